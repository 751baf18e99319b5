const MONTHS = [
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

interface Parts {
  year: number
  month: number | null
  day: number | null
}

/** Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; anything else is no date. */
function partsOf(date: string | null): Parts | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(date ?? '')
  if (!match?.[1]) return null
  const month = match[2] ? Number(match[2]) : null
  if (month !== null && (month < 1 || month > 12)) return null
  return { year: Number(match[1]), month, day: match[3] ? Number(match[3]) : null }
}

const twoDigits = (number: number) => String(number).padStart(2, '0')
const monthName = (month: number) => MONTHS[month - 1] ?? ''

/** `DD-Mmm-YYYY` (ISB 1503); a partial date keeps only what was recorded: `Mar-2019`, `2019`. */
export function formatDate(date: string | null): string {
  const parts = partsOf(date)
  if (!parts) return 'Date not recorded'
  const { year, month, day } = parts
  if (month === null) return String(year)
  const short = `${monthName(month).slice(0, 3)}-${year}`
  return day === null ? short : `${twoDigits(day)}-${short}`
}

/** The long form for screen readers and for paper given to a patient: `4 March 2024`. */
export function longDate(date: string | null): string {
  const parts = partsOf(date)
  if (!parts) return 'Date not recorded'
  const { year, month, day } = parts
  if (month === null) return String(year)
  return day === null ? `${monthName(month)} ${year}` : `${day} ${monthName(month)} ${year}`
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** The practice's own wall clock, whatever the computer is set to. */
function londonParts(instant: string): { date: string; time: string } | null {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return null
  const part = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]))
  return {
    date: `${part.year}-${part.month}-${part.day}`,
    time: `${part.hour}:${part.minute}`,
  }
}

/** `22-Nov-2026 15:47`; say once beside it that the clock is the 24-hour one. */
export function formatInstant(instant: string): string {
  const parts = londonParts(instant)
  return parts ? `${formatDate(parts.date)} ${parts.time}` : 'Time not recorded'
}

/** The date of an instant, `YYYY-MM-DD`, on the practice's wall clock. */
export function dayOf(instant: string): string {
  return londonParts(instant)?.date ?? instant.slice(0, 10)
}

const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000)

function wholeMonths(from: Parts, to: Parts): number {
  const months = (to.year - from.year) * 12 + ((to.month ?? 1) - (from.month ?? 1))
  return (to.day ?? 1) < (from.day ?? 1) ? months - 1 : months
}

const units = (pairs: readonly [number, string][]) =>
  pairs
    .filter(([number]) => number > 0)
    .map(([number, unit]) => `${number}${unit}`)
    .join(' ')

/** The last day, counted in `from`'s months, on which the months were whole. */
function daysOver(born: Parts, today: Parts, months: number): number {
  const anniversary = new Date(Date.UTC(born.year, (born.month ?? 1) - 1 + months, born.day ?? 1))
  const now = Date.UTC(today.year, (today.month ?? 1) - 1, today.day ?? 1)
  return Math.max(0, Math.round((now - anniversary.getTime()) / 86_400_000))
}

/**
 * Age by the table of ISB 1505: days under 4 weeks, weeks and days under 1 year, months and days under 2, years and
 * months under 18, then years. Both are `YYYY-MM-DD`; null when the birth date is missing, partial or in the future.
 */
export function formatAge(birthDate: string | null, today: string): string | null {
  const born = partsOf(birthDate)
  const now = partsOf(today)
  if (!born || !now || born.day === null || !birthDate) return null
  const days = daysBetween(birthDate.slice(0, 10), today)
  if (days < 0) return null
  if (days < 28) return `${days}d`
  const months = wholeMonths(born, now)
  if (months < 12) {
    return units([
      [Math.floor(days / 7), 'w'],
      [days % 7, 'd'],
    ])
  }
  if (months < 24) {
    return units([
      [months, 'm'],
      [daysOver(born, now, months), 'd'],
    ])
  }
  const years = Math.floor(months / 12)
  if (years >= 18) return `${years}y`
  return units([
    [years, 'y'],
    [months % 12, 'm'],
  ])
}

/**
 * How long from one date to another, `5y 9m`: no decimals, no zero units; days under a month, and `Approx` where a date
 * is partial. Null when the start is missing or later than the end.
 */
export function formatDuration(from: string | null, to: string): string | null {
  const start = partsOf(from)
  const end = partsOf(to)
  if (!start || !end || !from) return null
  if (start.month === null || end.month === null) {
    const years = end.year - start.year
    return years > 0 ? `Approx ${years}y` : null
  }
  const exact = start.day !== null && end.day !== null
  const months = wholeMonths(start, exact ? end : { ...end, day: 1 })
  if (months < 0) return null
  const words = units([
    [Math.floor(months / 12), 'y'],
    [months % 12, 'm'],
  ])
  if (words) return exact ? words : `Approx ${words}`
  if (!exact) return null
  const days = daysBetween(from.slice(0, 10), to.slice(0, 10))
  return days > 0 ? `${days}d` : null
}

/** True when only the year, or the year and month, were recorded. */
export function isPartial(date: string | null): boolean {
  const parts = partsOf(date)
  return parts !== null && parts.day === null
}
