import type { ItemGroup } from '../../auth-server/contract.ts'
import { Button } from './controls.tsx'
import { formatNumber } from './counts.ts'
import { Entry } from './entry.tsx'
import { useMemory, usePanel } from './panel-context.tsx'
import { useRoomToDraw } from './use-room-to-draw.ts'

/** Entries drawn at once; more come at a click, so that a list of thousands opens at once. */
export const STEP = 40

/** How many entries of a list are drawn; part of what the screen remembers. */
export const useDrawn = (name: string) => useMemory(`drawn:${name}`, STEP)

/** Groups of entries under their headings, the first of those that came drawn, the number of the rest said. */
export function EntryGroups({
  groups,
  name,
  rules,
}: {
  groups: readonly ItemGroup[]
  name: string
  rules: string | null
}) {
  const drawn = useDrawn(name)
  const total = groups.reduce((sum, { count }) => sum + count, 0)
  const came = groups.reduce((sum, { items }) => sum + items.length, 0)
  // On the way back all is drawn at once: the reader's place may be far below.
  const isBack = usePanel().trail.arrival.peek() === 'back'
  let room = Math.min(drawn.value, useRoomToDraw(name, isBack))
  return (
    <>
      {groups.map(({ title, count, items }) => {
        const shown = items.slice(0, room)
        room -= shown.length
        if (shown.length === 0) return null
        return (
          <section class="group" key={title}>
            <h3 class="group__title">
              {title} <span class="group__count">{formatNumber(count)}</span>
            </h3>
            <ul class="entries">
              {shown.map((item) => (
                <Entry key={item.reference} item={item} at={name} rules={rules} />
              ))}
            </ul>
          </section>
        )
      })}
      {total > drawn.value && came >= STEP ? (
        <p class="more">
          Showing {formatNumber(Math.min(drawn.value, came))} of {formatNumber(total)}.{' '}
          <Button
            onClick={() => {
              drawn.value += STEP
            }}
          >
            Show {formatNumber(Math.min(STEP, total - drawn.value))} more
          </Button>
        </p>
      ) : null}
    </>
  )
}
