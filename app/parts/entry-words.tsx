import type { ItemView } from '../../auth-server/contract.ts'
import { Words } from './words.tsx'

/** The value and the words of an entry in a list of links, said once. */
export function EntryWords({ item }: { item: ItemView }) {
  return (
    <>
      {item.value === null ? null : (
        <p class="entry__value">
          <Words text={item.value} />
        </p>
      )}
      {item.text === null || item.text === item.term ? null : (
        <p class="words">
          <Words text={item.text} />
        </p>
      )}
    </>
  )
}
