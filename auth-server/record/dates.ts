/** A date as recorded (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`) and, where it has one, its clock time `HH:mm`. */
export interface When {
  date: string | null
  time: string | null
  /** What was sent instead of a date, when it cannot be read as one. */
  unreadable: string | null
}

const NEVER: When = { date: null, time: null, unreadable: null }
const FHIR_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T(\d{2}):(\d{2}).*)?$/
const MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const
const LONG_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/**
 * Reads a FHIR date or dateTime as the calendar date that was written, never shifted to another time zone and never
 * padded. Midnight is how suppliers write "no time", so it is not a time.
 */
export function readWhen(value: unknown): When {
  if (value === undefined || value === null) return NEVER
  if (typeof value !== 'string') return { ...NEVER, unreadable: String(typeof value) }
  const trimmed = value.trim()
  if (trimmed === '') return NEVER
  const parts = trimmed.length <= 40 ? FHIR_DATE.exec(trimmed) : null
  if (!parts || !isDay(parts[1], parts[2], parts[3])) {
    return { ...NEVER, unreadable: trimmed.slice(0, 80) }
  }
  const [, year, month, day, hour, minute] = parts
  const date = [year, month, day].filter((part) => part !== undefined).join('-')
  const time = hour && minute && `${hour}:${minute}` !== '00:00' && Number(hour) < 24
  return { date, time: time ? `${hour}:${minute}` : null, unreadable: null }
}

function isDay(year?: string, month?: string, day?: string): boolean {
  if (Number(year) < 1000) return false
  if (month === undefined) return true
  const at = Number(month)
  if (at < 1 || at > 12) return false
  if (day === undefined) return true
  return Number(day) >= 1 && Number(day) <= new Date(Date.UTC(Number(year), at, 0)).getUTCDate()
}

/** The first of several values that is a date; else the first that could not be read. */
export function firstWhen(...values: readonly unknown[]): When {
  let unreadable: When | null = null
  for (const value of values) {
    const when = readWhen(value)
    if (when.date !== null) return when
    if (when.unreadable !== null) unreadable ??= when
  }
  return unreadable ?? NEVER
}

/** `DD-Mmm-YYYY` (ISB 1503), with partial dates left partial; "Date not recorded" when there is none. */
export function formatDate(date: string | null): string {
  if (date === null) return 'Date not recorded'
  const [year, month, day] = date.split('-')
  const name = MONTHS[Number(month) - 1]
  return [day, name, year].filter((part) => part !== undefined).join('-')
}

/** `4 March 2024`, for what a patient reads. */
export function formatLongDate(date: string | null): string {
  if (date === null) return 'Date not recorded'
  const [year, month, day] = date.split('-')
  const name = LONG_MONTHS[Number(month) - 1]
  return [day === undefined ? undefined : String(Number(day)), name, year]
    .filter((part) => part !== undefined)
    .join(' ')
}

/** A key that sorts as text: a partial date comes before every day of its period. */
function sortKey(date: string): string {
  return date.length === 4 ? `${date}-00-00` : date.length === 7 ? `${date}-00` : date
}

interface Dated {
  date: string | null
  time: string | null
}

/** Newest first; a partial date after the full dates of its period, and undated things last. */
export function newestFirst(a: Dated, b: Dated): number {
  if (a.date === null || b.date === null) {
    return a.date === b.date ? 0 : a.date === null ? 1 : -1
  }
  const keyA = `${sortKey(a.date)} ${a.time ?? ''}`
  const keyB = `${sortKey(b.date)} ${b.time ?? ''}`
  return keyA === keyB ? 0 : keyA < keyB ? 1 : -1
}

/** True when the whole interval of a partial date lies before a day. */
export function endsBefore(date: string, day: string): boolean {
  return date < day.slice(0, date.length)
}
