import { trimmed } from './wire.ts'

/** A date as recorded (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`) and, where it has one, its clock time `HH:mm`. */
export interface When {
  date: string | null
  time: string | null
  /** What was sent instead of a date, when it cannot be read as one. */
  unreadable: string | null
}

const NEVER: When = { date: null, time: null, unreadable: null }
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
/** The longest text that is looked at as a date. */
const LONGEST = 40

/**
 * Reads a FHIR date or dateTime as the calendar date that was written, never shifted to another time zone and never
 * padded. Midnight is how suppliers write "no time", so it is not a time.
 */
export function readWhen(value: unknown): When {
  if (value === undefined || value === null) return NEVER
  if (typeof value !== 'string') return { ...NEVER, unreadable: String(typeof value) }
  const text = trimmed(value)
  if (text === '') return NEVER
  const length = text.length <= LONGEST ? dateLength(text) : 0
  if (length === 0) return { ...NEVER, unreadable: text.slice(0, 80) }
  const date = length === text.length ? text : text.slice(0, length)
  return { date, time: clockIn(text), unreadable: null }
}

/** The clock time in a text that begins with a whole date, null where it has none or midnight. */
function clockIn(text: string): string | null {
  if (text[10] !== 'T' && text[10] !== ' ') return null
  const time = text.slice(11, 16)
  return time === '00:00' ? null : time
}

/** The date of a FHIR date or dateTime, as `readWhen` reads it; null when it is none. */
export function dateOf(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const text = trimmed(value)
  const length = text.length <= LONGEST ? dateLength(text) : 0
  return length === 0 ? null : length === text.length ? text : text.slice(0, length)
}

/** The clock time of a FHIR dateTime that `dateOf` could read. */
export function timeOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.length <= 10) return null
  return clockIn(trimmed(value))
}

/** A whole date with a time zone and no time, as XML writes dates. */
const ZONE = /^.{10}(?:Z|[+-]\d\d:\d\d)$/

/** How many characters of a text are its date: 4, 7 or 10, with a time or a zone after ten; 0 when it is none. */
function dateLength(text: string): number {
  const year = digits(text, 0, 4)
  if (year < 1000) return 0
  if (text.length === 4) return 4
  const month = digits(text, 5, 2)
  if (text[4] !== '-' || month < 1 || month > 12) return 0
  if (text.length === 7) return 7
  const day = digits(text, 8, 2)
  if (text[7] !== '-' || day < 1 || day > daysOf(year, month)) return 0
  if (text.length === 10) return 10
  if (ZONE.test(text)) return 10
  const isTime = (text[10] === 'T' || text[10] === ' ') && text[13] === ':'
  const hour = digits(text, 11, 2)
  const minute = digits(text, 14, 2)
  return isTime && hour >= 0 && hour < 24 && minute >= 0 && minute < 60 ? 10 : 0
}

/** The number that stands at a place of a text; -1 when it is none. */
function digits(text: string, from: number, count: number): number {
  if (text.length < from + count) return -1
  let number = 0
  for (let at = from; at < from + count; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return -1
    number = number * 10 + digit
  }
  return number
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
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
  const year = date.slice(0, 4)
  const name = MONTHS[Number(date.slice(5, 7)) - 1]
  if (name === undefined) return year
  return date.length > 7 ? `${date.slice(8)}-${name}-${year}` : `${name}-${year}`
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
