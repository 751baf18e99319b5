import { formatDate, formatInstant, isPartial, longDate } from './dates.ts'

/** A date as recorded; what assistive technology says is the long form. */
export function RecordedDate({ date, time }: { date: string | null; time?: string | null }) {
  if (date === null) return <span class="nowrap">Date not recorded</span>
  return (
    <>
      <time class="nowrap" dateTime={date}>
        <span aria-hidden="true">{formatDate(date)}</span>
        <span class="nhsuk-u-visually-hidden">
          {` ${longDate(date)}`}
          {isPartial(date) ? ' (exact day not recorded)' : ''}
        </span>
      </time>
      {time ? ` ${time}` : null}
    </>
  )
}

export function Instant({ at }: { at: string }) {
  return (
    <time class="nowrap" dateTime={at}>
      {formatInstant(at)}
    </time>
  )
}
