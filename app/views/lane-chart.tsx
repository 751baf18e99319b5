import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { NamedEntry, TimelineView } from '../../auth-server/contract.ts'
import { type Lane, type LaneMark, type Lanes, lanesOf } from '../models/lanes.ts'
import { Button } from '../parts/controls.tsx'
import { plural } from '../parts/counts.ts'
import { formatDate, longDate } from '../parts/dates.ts'

const percent = (part: number) => `${(part * 100).toFixed(2)}%`

/** What stands in a mark: the letter of its lane, and of how many entries it is made. */
const shown = ({ letter }: Lane, { items }: LaneMark) =>
  items.length > 1 ? `${letter}${items.length}` : letter

/** What a mark says to somebody who does not see it. */
function words({ name, letter }: Lane, { items, to }: LaneMark): string {
  const [item] = items
  if (!item) return name
  if (to !== null) {
    return `${name}, from ${longDate(item.date)}${item.end ? ` to ${longDate(item.end)}` : ' until now'}`
  }
  const oldest = items.at(-1)
  const rest =
    items.length > 1 && oldest
      ? `, and ${plural(items.length - 1, 'more', 'more')} back to ${longDate(oldest.date)}`
      : ''
  return `${letter === 'c' ? 'Consultation' : name}: ${item.term}, ${longDate(item.date)}${rest}`
}

/**
 * The same entries as the list below, in lanes. One tab stop: arrows move within and between lanes, Home and End to
 * the ends, Enter to the entry in the list.
 */
export function LaneChart({
  view,
  lifeEvents,
  today,
  onOpen,
}: {
  view: TimelineView
  lifeEvents: readonly NamedEntry[]
  today: string
  onOpen: (reference: string) => void
}) {
  const lanes = lanesOf(view, lifeEvents, today)
  return lanes === null ? null : <Chart view={lanes} onOpen={onOpen} />
}

function Chart({ view, onOpen }: { view: Lanes; onOpen: (reference: string) => void }) {
  const here = useSignal({ lane: 0, mark: 0 })
  const chart = useRef<HTMLDivElement>(null)
  const { axis, lanes } = view

  const go = (lane: number, mark: number) => {
    here.value = { lane, mark }
    chart.current?.querySelector<HTMLElement>(`[data-lane="${lane}"][data-mark="${mark}"]`)?.focus()
  }
  const nearest = (lane: number, at: number) => {
    const marks = lanes[lane]?.marks ?? []
    let best = 0
    for (const [index, mark] of marks.entries()) {
      if (Math.abs(mark.at - at) < Math.abs((marks[best]?.at ?? 0) - at)) best = index
    }
    return best
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { lane, mark } = here.value
    const marks = lanes[lane]?.marks ?? []
    const at = marks[mark]?.at ?? 0
    const moves: { readonly [key: string]: (() => void) | undefined } = {
      ArrowRight: () => go(lane, Math.min(marks.length - 1, mark + 1)),
      ArrowLeft: () => go(lane, Math.max(0, mark - 1)),
      ArrowDown: () => {
        const next = Math.min(lanes.length - 1, lane + 1)
        go(next, nearest(next, at))
      },
      ArrowUp: () => {
        const next = Math.max(0, lane - 1)
        go(next, nearest(next, at))
      },
      Home: () => go(lane, 0),
      End: () => go(lane, marks.length - 1),
    }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    move()
  }

  return (
    <section class="chart" aria-label="Chart of the timeline">
      <p class="chart__bar">
        <Button
          look="link"
          onClick={() => document.querySelector<HTMLElement>('.timeline__list')?.focus()}
        >
          Skip the chart
        </Button>
        <span class="small">
          Nearness in time is not a cause. Everything here is in the list below.
        </span>
      </p>
      <div class="chart__lanes" role="toolbar" aria-label="Lanes" ref={chart} onKeyDown={onKeyDown}>
        <div class="lane lane--axis" aria-hidden="true">
          <span class="lane__name" />
          <div class="lane__track">
            {axis.map(({ title, label, from, width }) => (
              <span class="tick" key={title} style={{ left: percent(from), width: percent(width) }}>
                {label}
              </span>
            ))}
          </div>
        </div>
        {lanes.map((lane, row) => (
          <div class="lane" key={lane.name}>
            <span class="lane__name">{lane.name}</span>
            <div class="lane__track">
              {axis.map(({ title, from, width, isGap }) => (
                <span
                  class={isGap ? 'lane__cell lane__cell--gap' : 'lane__cell'}
                  key={title}
                  style={{ left: percent(from), width: percent(width) }}
                />
              ))}
              {lane.marks.map((mark, index) => (
                <button
                  type="button"
                  class={mark.to === null ? 'lane__mark' : 'lane__mark lane__mark--bar'}
                  key={mark.reference}
                  data-lane={row}
                  data-mark={index}
                  tabIndex={here.value.lane === row && here.value.mark === index ? 0 : -1}
                  aria-label={[shown(lane, mark), words(lane, mark)].filter(Boolean).join(', ')}
                  title={mark.items
                    .map(({ term, date }) => `${formatDate(date)} ${term}`)
                    .join('\n')}
                  style={
                    mark.to === null
                      ? { left: percent(mark.at) }
                      : { left: percent(mark.at), width: percent(Math.max(0, mark.to - mark.at)) }
                  }
                  onFocus={() => {
                    here.value = { lane: row, mark: index }
                  }}
                  onClick={() => onOpen(mark.reference)}
                >
                  {shown(lane, mark)}
                </button>
              ))}
            </div>
          </div>
        ))}
      </div>
    </section>
  )
}
