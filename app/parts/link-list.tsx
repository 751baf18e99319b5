import type { ItemView } from '../../auth-server/contract.ts'
import { Button } from './controls.tsx'
import { EntryTerm } from './entry-term.tsx'
import { EntryWords } from './entry-words.tsx'
import { useMemory } from './panel-context.tsx'
import { SourceLine } from './source-line.tsx'
import { ItemTags } from './tags.tsx'

/** Linked entries drawn at first. */
const FIRST = 6

/** Linked entries, each with its date, who wrote it, and the words behind it. */
export function LinkList({
  title,
  items,
  at,
}: {
  title?: string
  items: readonly ItemView[]
  at: string
}) {
  const whole = useMemory(`whole:${at}`, false)
  if (items.length === 0) return null
  const shown = whole.value || items.length <= FIRST + 1 ? items : items.slice(0, FIRST)
  return (
    <>
      {title === undefined ? null : <h4 class="links__title">{title}</h4>}
      <ul class="rows">
        {shown.map((item) => (
          <li class="row" key={item.reference}>
            <div class="entry__head">
              <EntryTerm item={item} at={at} />
              <ItemTags item={item} />
            </div>
            <EntryWords item={item} />
            <SourceLine item={item} />
          </li>
        ))}
      </ul>
      {shown.length < items.length ? (
        <Button
          onClick={() => {
            whole.value = true
          }}
        >
          Show {items.length - shown.length} more{title === undefined ? '' : `: ${title}`}
        </Button>
      ) : null}
    </>
  )
}
