import type { ItemView } from '../../auth-server/contract.ts'
import { screenFor } from '../models/trail-model.ts'
import { ScreenLink } from './controls.tsx'
import { SourceLine } from './entry.tsx'
import { ItemTags } from './tags.tsx'

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
  if (items.length === 0) return null
  return (
    <>
      {title === undefined ? null : <h4 class="links__title">{title}</h4>}
      <ul class="rows">
        {items.map((item) => (
          <li class="row" key={item.reference}>
            <ScreenLink
              to={item.place === 'closed' ? { name: 'sensitive' } : screenFor(item)}
              trail={`${at}:${item.reference}`}
              look="row"
            >
              {item.term}
            </ScreenLink>
            <ItemTags item={item} />
            {item.value === null ? null : <p class="entry__value">{item.value}</p>}
            {item.text === null || item.text === item.term ? null : (
              <p class="words">{item.text}</p>
            )}
            <SourceLine item={item} />
          </li>
        ))}
      </ul>
    </>
  )
}
