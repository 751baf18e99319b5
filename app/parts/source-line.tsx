import type { ItemView } from '../../auth-server/contract.ts'
import { RecordedDate } from './recorded-date.tsx'

/** Labelled parts that hold the date of the entry: it is not said twice. */
const DATES = new Set(['Date', 'Started', 'Planned for'])

/** Where a recorded thing comes from: date, who, where. `dated` when a labelled part beside it says the date. */
export function SourceLine({ item, dated = false }: { item: ItemView; dated?: boolean }) {
  const parts = [item.who, item.where].filter(Boolean)
  if (dated || item.type === 'Patient') {
    return parts.length === 0 ? null : <p class="source">{parts.join(' · ')}</p>
  }
  const hasEnd = item.end !== null && item.end !== item.date
  return (
    <p class="source">
      {item.type === 'Condition' && item.date !== null && !hasEnd ? 'Since ' : null}
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

/** True when one of the labelled parts, shown beside it, holds the date. */
export const isDatedByFacts = (item: ItemView) =>
  item.type !== 'Condition' && item.facts.some(({ label }) => DATES.has(label))
