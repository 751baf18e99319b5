import type { Signal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import {
  AREA_TITLES,
  type Area,
  type SectionView,
  type SessionView,
  type ViewRequest,
} from '../../auth-server/contract.ts'
import type { RecordContent } from '../models/record-model.ts'
import { Answer } from '../parts/answer.tsx'
import { AskAgain } from '../parts/ask-again.tsx'
import { Button, ScreenLink } from '../parts/controls.tsx'
import { formatCount, plural } from '../parts/counts.ts'
import { EntryGroups, STEP, useDrawn } from '../parts/entry-list.tsx'
import { FetchedLine } from '../parts/fetched-line.tsx'
import { capital, listCounts } from '../parts/list-words.ts'
import { useMemory, usePanel } from '../parts/panel-context.tsx'
import { PeriodChoice } from '../parts/period-choice.tsx'
import { ScreenHeading } from '../parts/screen-heading.tsx'
import { STATE_WORDS } from '../parts/section-states.ts'
import { ShowAll } from '../parts/show-all.tsx'
import { STATE_LOOKS, Tag } from '../parts/tags.tsx'
import { Warnings } from '../parts/warnings.tsx'
import { VendorCarePlans } from './vendor-care-plans.tsx'

interface SectionProps {
  area: Area
  /** Whether the reader came for what does not stand first. */
  lower: boolean
  content: RecordContent
  session: SessionView
}

/** One area of the record: relevant entries first, the rest folded, counted and one click away. */
export function Section({ area, lower, content, session }: SectionProps) {
  const section = content.sections.get(area)
  if (!section) {
    return (
      <>
        <ScreenHeading>{'Not loaded yet'}</ScreenHeading>
        <p>This part has not come yet. Nothing can be said about it.</p>
      </>
    )
  }
  return (
    <>
      <ScreenHeading>{AREA_TITLES[area]}</ScreenHeading>
      <FetchedLine content={content} range={section.range} />
      <Warnings
        warnings={(content.retrieval?.warnings ?? []).filter(({ areas }) => areas.includes(area))}
      />
      <SectionStateNote section={section} />
      {session.mayAskForTests === true ? <AskForTests area={area} content={content} /> : null}
      {area === 'carePlans' && session.hasCarePlans === true ? (
        <VendorCarePlans vendor={session.vendor.name} />
      ) : null}
      <SectionLists section={section} rules={content.retrieval?.rules ?? null} isForLower={lower} />
      {section.range === null ? null : <FetchedLine content={content} range={section.range} />}
      {area === 'consultations' ? <PeriodChoice session={session} content={content} /> : null}
    </>
  )
}

function SectionStateNote({ section: { state, note } }: { section: SectionView }) {
  const { record } = usePanel()
  if (state === 'ready') return note === null ? null : <p class="standing-line">{note}</p>
  return (
    <div class={`state state--${state}`}>
      <Tag word={STATE_WORDS[state]} look={STATE_LOOKS[state]} />
      <p>{note}</p>
      {state === 'not-loaded' ? (
        <Button onClick={() => void record.refresh({})}>Try again</Button>
      ) : null}
    </div>
  )
}

const ON_REQUEST: ReadonlySet<Area> = new Set<Area>(['tests', 'immunisations'])

/** Tests and immunisations come at a click, and only where the service has agreed to see them. */
function AskForTests({ area, content }: { area: Area; content: RecordContent }) {
  const { record } = usePanel()
  const areas = content.retrieval?.asked.areas ?? []
  if (!ON_REQUEST.has(area) || areas.includes(area)) return null
  return (
    <AskAgain
      button={
        <Button onClick={() => void record.refresh({ tests: true })}>
          Ask for tests and immunisations
        </Button>
      }
    >
      Your service may ask for them; tests and immunisations come together.
    </AskAgain>
  )
}

/**
 * The entries that stand first. The record came with the first of them; the others are asked for when the list is
 * opened, and all of a very long one when more than a step of it is wanted. `request` is what must come yet.
 */
function useGroups({ area, groups }: SectionView) {
  const { answers } = usePanel()
  const drawn = useDrawn('first')
  if (groups.every(({ count, items }) => count === items.length)) return { groups, request: null }
  const step = { show: 'section', area, rows: STEP } as const
  const request: ViewRequest & { show: 'section' } =
    drawn.value > STEP ? { show: 'section', area } : step
  const [latest] = [request, step].flatMap((each) => {
    const answer = answers.ask(each).value
    return answer.at === 'ready' ? [answer.value.groups] : []
  })
  return { groups: latest ?? groups, request }
}

interface ListsProps {
  section: SectionView
  rules: string | null
  isForLower: boolean
}

function SectionLists({ section, rules, isForLower }: ListsProps) {
  const { counts } = section
  const { groups, request } = useGroups(section)
  const showAll = useMemory('all', isForLower)
  const below = (
    <>
      {counts.relevant === 0 && counts.lower > 0 ? (
        <p>
          Nothing here stands out for social prescribing. Everything that came is{' '}
          {showAll.value ? '' : 'folded '}below.
        </p>
      ) : null}
      {counts.closed > 0 ? (
        <p class="closed-line">
          {plural(counts.closed, 'sensitive entry', 'sensitive entries')} here, closed.{' '}
          <ScreenLink to={{ name: 'sensitive' }} trail="sensitive">
            Sensitive entries
          </ScreenLink>
        </p>
      ) : null}
      {counts.lower === 0 ? null : <Lower {...{ section, rules, isForLower, showAll }} />}
    </>
  )
  return (
    <>
      <EntryGroups groups={groups} name="first" rules={rules} />
      {request === null ? below : <Answer request={request}>{() => below}</Answer>}
    </>
  )
}

/** What does not stand first: folded, counted, one click away. */
function Lower({ section, rules, isForLower, showAll }: ListsProps & { showAll: Signal<boolean> }) {
  const { counts, lowerGroups, area } = section
  const { answers, revealReason, trail } = usePanel()
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    if (!isForLower || trail.arrival.peek() !== 'opened') return
    answers.reveal({ area, reason: revealReason.peek() })
    heading.current?.focus()
  }, [])
  const arrive = () => {
    if (isForLower && document.activeElement === heading.current) heading.current?.scrollIntoView()
  }
  return (
    <section class="lower">
      <h3 class="lower__title" ref={heading} tabIndex={-1}>
        {capital(formatCount(counts.lower, counts.atLeast))} more, lower in this list
      </h3>
      {lowerGroups.length === 0 || showAll.value ? null : (
        <p>{capital(listCounts(lowerGroups))}.</p>
      )}
      {showAll.value ? (
        <Answer request={{ show: 'section', area, all: true }}>
          {(whole) => (
            <div ref={arrive}>
              <EntryGroups groups={whole.lower ?? []} name="lower" rules={rules} />
            </div>
          )}
        </Answer>
      ) : (
        <ShowAll
          area={area}
          count={counts.relevant + counts.lower}
          atLeast={counts.atLeast}
          onShow={() => {
            showAll.value = true
          }}
        />
      )}
    </section>
  )
}
