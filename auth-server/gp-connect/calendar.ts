const DAY = 86_400_000

/** True for a real day written `YYYY-MM-DD`. */
export function isWholeDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** The day `days` after (or before) a whole date. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/** The same day of the month some months earlier, or the month's last day where it is shorter. */
export function monthsBefore(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 - months, Math.min(day, last)))
    .toISOString()
    .slice(0, 10)
}

/** First and last day of a date as recorded: `2019` is the whole year, `2019-06` the whole month. Null when it is none. */
export function daysOf(date: string): { first: string; last: string } | null {
  if (/^\d{4}$/.test(date)) return { first: `${date}-01-01`, last: `${date}-12-31` }
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(date)) {
    const [year = 0, month = 1] = date.split('-').map(Number)
    const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
    return { first: `${date}-01`, last: `${date}-${String(last).padStart(2, '0')}` }
  }
  return isWholeDate(date) ? { first: date, last: date } : null
}
