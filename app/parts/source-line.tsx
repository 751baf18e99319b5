import type { Fact, RowView } from '../../auth-server/contract.ts'
import { formatDate } from './dates.ts'
import { isCalledByDate } from './entry-term.tsx'
import { RecordedDate } from './recorded-date.tsx'
import { typeOf } from './screen-titles.ts'

/** Labelled parts that hold the date of the entry. */
const DATES = new Set(['Date', 'Started', 'Planned for'])
/** Labelled parts that the line of a problem, or of a consultation, says in its own way. */
const SAID: { readonly [type: string]: ReadonlySet<string> } = {
  Condition: new Set(['Significance', 'Started', 'Ended', 'Recorded']),
  Encounter: new Set(['Setting', 'Clinician']),
}
/** Labelled parts that may repeat the entry's own name, date or author. */
const REPEATS = new Set(['What', 'When', 'By whom'])

/** The labelled parts of an entry that nothing else beside them says. */
export function factsToShow(item: RowView): readonly Fact[] {
  const own = new Set([item.term, item.who, formatDate(item.date)])
  return item.facts.filter(({ label, value }) => {
    if (SAID[typeOf(item)]?.has(label)) return false
    if (REPEATS.has(label) && own.has(value)) return false
    return label !== 'Purpose' || !item.text?.startsWith(value)
  })
}

interface SourceLineProps {
  item: RowView
  /** Its labelled parts stand beside it: what they say is not said again. */
  withFacts?: boolean
  /** Whether its name, beside it, holds the date of a consultation. */
  called?: boolean
}

/** Of what is closed not even the date is told: it is not missing. */
const isWithheld = ({ place, date, reasons }: RowView) =>
  place === 'closed' && date === null && reasons.length === 0

/** Where a recorded thing comes from: date, who, where. */
export function SourceLine({ item, withFacts = false, called = true }: SourceLineProps) {
  const facts = withFacts ? factsToShow(item) : []
  const isSaid = (words: string | null) => facts.some(({ value }) => value === words)
  const parts = [item.who, item.where === 'Other' ? null : item.where].filter(
    (part) => part && !isSaid(part),
  )
  const dated = typeOf(item) !== 'Condition' && facts.some(({ label }) => DATES.has(label))
  if (dated || typeOf(item) === 'Patient' || isWithheld(item)) {
    return parts.length === 0 ? null : <p class="source">{parts.join(' · ')}</p>
  }
  const hasEnd = item.end !== null && item.end !== item.date
  if (called && isCalledByDate(item)) {
    const line = [item.time, ...parts].filter(Boolean)
    return line.length === 0 ? null : <p class="source">{line.join(' · ')}</p>
  }
  return (
    <p class="source">
      {typeOf(item) === 'Condition' && item.date !== null && !hasEnd ? 'Since ' : null}
      <RecordedDate date={item.date} time={item.time} />
      {hasEnd ? (
        <>
          {' to '}
          <RecordedDate date={item.end} />
        </>
      ) : null}
      {parts.map((part) => ` · ${part}`)}
      {item.source ? ` · from ${item.source}` : null}
    </p>
  )
}
