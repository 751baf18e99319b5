import { DAYS, type Day } from '../contract.ts'
import type { ServiceTime } from './service.ts'
import {
  clock,
  day,
  distinct,
  firstLine,
  line,
  number,
  objects,
  plain,
  type Raw,
} from './values.ts'

const CODES: { readonly [code: string]: Day } = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
}

const ORDINALS: { readonly [number: string]: string } = {
  '1': 'first',
  '2': 'second',
  '3': 'third',
  '4': 'fourth',
  '5': 'fifth',
  '-1': 'last',
}

/**
 * When a service meets: `schedules` (3.0), `regular_schedules` or `regular_schedule` (1.0), with days as RFC 5545
 * BYDAY parts or as day names. A schedule that has ended is left out.
 */
export function readTimes(raw: Raw, today: string): readonly ServiceTime[] {
  return ['schedules', 'regular_schedules', 'regular_schedule']
    .flatMap((key) => objects(raw[key], 60))
    .map(readTime)
    .filter((time): time is ServiceTime => time !== null && (time.until ?? today) >= today)
}

function readTime(raw: Raw): ServiceTime | null {
  const spoken = firstLine(raw, 'byday', 'weekday') ?? ''
  const days = daysOf(spoken)
  const opens = clock(raw.opens_at)
  const closes = clock(raw.closes_at)
  const words = distinct([
    rhythm(raw, spoken, days),
    firstLine(raw, 'description'),
    line(raw.notes),
  ]).join('. ')
  if (days.length === 0 && opens === null && words === '') return null
  return { days, opens, closes, words: words || null, until: day(raw.valid_to) ?? day(raw.until) }
}

/** Days named in RFC 5545 codes ("MO,2TU"), in English ("Mondays and Tue"), or as a range ("Mon-Fri"). */
export function daysOf(spoken: string): readonly Day[] {
  const text = ONLY_CODES.test(spoken) ? spoken.toUpperCase() : spoken
  const found = new Set<Day>()
  for (const [, one, other] of text.matchAll(DAY_OR_RANGE)) {
    const first = dayOf(one)
    const last = dayOf(other)
    if (first === null || last === null) {
      for (const each of [first, last]) if (each !== null) found.add(each)
      continue
    }
    for (let at = DAYS.indexOf(first); ; at = (at + 1) % DAYS.length) {
      const each = DAYS[at]
      if (each === undefined) break
      found.add(each)
      if (each === last) break
    }
  }
  return DAYS.filter((each) => found.has(each))
}

const DAY_OR_RANGE = /(\p{L}{2,10})(?:\s*(?:-|–|\bto\b)\s*(\p{L}{2,10}))?/gu
/** In other letters "we" and "so" are words. */
const ONLY_CODES = /^\s*-?\d?(?:mo|tu|we|th|fr|sa|su)(?:[\s,;]+-?\d?(?:mo|tu|we|th|fr|sa|su))*\s*$/i

function dayOf(word: string | undefined): Day | null {
  if (word === undefined) return null
  const code = CODES[word]
  if (code !== undefined) return code
  const start = word.toLowerCase().replace(/s$/, '')
  if (start.length < 3) return null
  return DAYS.find((each) => each.toLowerCase().startsWith(start)) ?? null
}

/** "First Tuesday of the month", "every 2 weeks": what a list of days alone does not say. */
function rhythm(raw: Raw, spoken: string, days: readonly Day[]): string | null {
  const interval = number(raw.interval) ?? 1
  const ordinals = [...spoken.matchAll(/(-?\d)\s*([A-Z]{2})\b/g)].flatMap(([, at, code]) => {
    const name = CODES[code ?? '']
    const place = ORDINALS[at ?? '']
    return name === undefined || place === undefined ? [] : [`${place} ${name}`]
  })
  if (ordinals.length > 0) return `The ${ordinals.join(' and ')} of the month`
  const frequency = plain(raw.freq).toUpperCase()
  const monthDays = line(raw.bymonthday)
  if (frequency === 'MONTHLY' && days.length === 0 && monthDays !== null) {
    return `On day ${monthDays} of the month`
  }
  if (frequency === 'MONTHLY') return interval > 1 ? `Every ${interval} months` : 'Monthly'
  return interval > 1 ? `Every ${interval} weeks` : null
}
