import type { NamedEntry, RowView } from '../../auth-server/contract.ts'
import { ScreenLink } from './controls.tsx'
import { formatDate } from './dates.ts'
import { LONG_TERM, screenFor, typeOf } from './screen-titles.ts'
import { Words } from './words.tsx'

/** What an entry is named by, wherever it is named. */
type Named = NamedEntry & Partial<Pick<RowView, 'place'>>

/** True of a consultation whose name begins with its date, since several may be about the same thing. */
export const isCalledByDate = (item: Named): boolean => {
  const { date, place, term } = item
  return (
    typeOf(item) === 'Encounter' && date !== null && place !== 'closed' && term.length <= LONG_TERM
  )
}

/**
 * The term of an entry as a link to all that is linked to it. A consultation is named by its date too; the words of a
 * long note are read as text, with the link beside them.
 */
export function EntryTerm({
  item,
  at,
  dated = false,
}: {
  item: Named
  at: string
  /** Its date stands above it already; a consultation is called so, beside a problem of the same name. */
  dated?: boolean
}) {
  const trail = `${at}:${item.reference}`
  // A person or an address is part of the record's cover sheet: there is nothing further to open.
  if (typeOf(item) === 'Patient') return <span class="plain-term">{item.term}</span>
  if (item.place === 'closed') {
    return (
      <ScreenLink to={{ name: 'sensitive' }} trail={trail} look="row">
        {item.term}
      </ScreenLink>
    )
  }
  if (item.term.length > LONG_TERM) {
    return (
      <span class="note">
        <span class="words">
          <Words text={item.term} />
        </span>{' '}
        <ScreenLink
          to={screenFor(item)}
          trail={trail}
          label={`Open the entry of ${formatDate(item.date)}`}
        >
          Open
        </ScreenLink>
      </span>
    )
  }
  return (
    <ScreenLink to={screenFor(item)} trail={trail} look="row">
      {isCalledByDate(item) ? `${dated ? 'Consultation' : formatDate(item.date)}: ` : null}
      <Words text={item.term} />
    </ScreenLink>
  )
}
