import { DAYS, type Day } from '../contract.ts'
import type { ServiceTime } from './service.ts'
import { clock, day, distinct, firstLine, line, number, objects, type Raw } from './values.ts'

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
  const found = new Set<Day>()
  for (const part of spoken.split(/[,;/]|\band\b|&|\s{1,3}(?=\p{Lu}[a-z]{2})/u)) {
    const range = /([a-z]{2,9})\s*(?:-|–|\bto\b)\s*([a-z]{2,9})/i.exec(part)
    const first = range ? dayOf(range[1]) : dayOf(/[a-z]{2,9}/i.exec(part)?.[0])
    const last = range ? dayOf(range[2]) : first
    if (first === null || last === null) continue
    for (let at = DAYS.indexOf(first); ; at = (at + 1) % DAYS.length) {
      const each = DAYS[at]
      if (each === undefined) break
      found.add(each)
      if (each === last) break
    }
  }
  return DAYS.filter((each) => found.has(each))
}

function dayOf(word: string | undefined): Day | null {
  if (word === undefined) return null
  const code = CODES[word.toUpperCase()]
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
  const frequency = String(raw.freq ?? '').toUpperCase()
  const monthDays = line(raw.bymonthday)
  if (frequency === 'MONTHLY' && days.length === 0 && monthDays !== null) {
    return `On day ${monthDays} of the month`
  }
  if (frequency === 'MONTHLY') return interval > 1 ? `Every ${interval} months` : 'Monthly'
  return interval > 1 ? `Every ${interval} weeks` : null
}
