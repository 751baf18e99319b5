import type { ServiceAccess, ServiceSearchRequest } from '../contract.ts'
import type { Service } from './service.ts'
import type { Indexed } from './service-index.ts'

/** What a choice of the worker comes to for one service. */
export type Verdict =
  | { fits: string }
  | { ask: string }
  /** Left out: the words complete "3 …". */
  | { out: string }

/** Every choice that was made, judged. What a directory does not say is kept and asked about, never left out. */
export function judge(entry: Indexed, request: ServiceSearchRequest): readonly Verdict[] {
  const { service } = entry
  const verdicts: Verdict[] = []
  if (request.age !== undefined) verdicts.push(...judgeAge(entry, request.age))
  if (request.day !== undefined) verdicts.push(judgeDay(service, request.day))
  if (request.cost === 'free') verdicts.push(judgeCost(service))
  for (const access of request.access ?? []) verdicts.push(judgeAccess(service, access))
  if (request.language !== undefined) verdicts.push(judgeLanguage(service, request.language))
  return verdicts
}

function judgeAge(entry: Indexed, years: number): readonly Verdict[] {
  const { ages } = entry.service
  if (ages.from === null && ages.to === null) return []
  return [
    fitsAge(entry, years)
      ? { fits: `age ${years}: ${agesInWords(ages)}` }
      : { out: 'for another age' },
  ]
}

function fitsAge({ service: { ages } }: Indexed, years: number): boolean {
  return (ages.from === null || years >= ages.from) && (ages.to === null || years <= ages.to)
}

/** "60 and over", "11 to 18", "up to 25". */
export function agesInWords({ from, to }: Service['ages']): string {
  if (from !== null && to !== null) return from === to ? `age ${from}` : `${from} to ${to}`
  return from === null ? `up to ${to}` : `${from} and over`
}

function judgeDay(service: Service, day: string): Verdict {
  const days = service.times.flatMap(({ days: own }) => own)
  if (days.length === 0) return { ask: `Days not given: ask about ${day}` }
  return days.some((own) => own === day) ? { fits: `on ${day}` } : { out: `not on ${day}` }
}

function judgeCost({ cost }: Service): Verdict {
  if (cost.free === null) return { ask: 'Cost not given: ask whether it is free' }
  return cost.free ? { fits: 'free' } : { out: 'not free' }
}

const STEP_FREE =
  /step[- ]?free|level (?:access|entrance)|wheelchair|ramp|lift\b|accessible|ground floor|flat access/i
const NOT_STEP_FREE =
  /(?:not|no|isn.t|un|in)[- ]?(?:fully )?(?:wheelchair )?(?:step[- ]?free|accessible|level access|lift)|no wheelchair|\bsteps? (?:to|up|at)|upstairs|first floor,? no lift|uneven/i

/** What the directory says about steps; null when it says nothing. */
export function stepFree({ places }: Service): boolean | null {
  const said = places.flatMap(({ accessibility }) => accessibility)
  if (said.some((text) => NOT_STEP_FREE.test(text))) return false
  return said.some((text) => STEP_FREE.test(text)) ? true : null
}

function judgeAccess(service: Service, access: ServiceAccess): Verdict {
  if (access === 'step-free') {
    const says = stepFree(service)
    if (says !== null) return says ? { fits: 'step-free' } : { out: 'with steps' }
    return service.places.length === 0
      ? { ask: 'No place given: ask where it is and about steps' }
      : { ask: 'Steps not mentioned: ask about getting in' }
  }
  if (access === 'no-referral') {
    if (service.attend.includes('referral')) return { out: 'that need a referral' }
    return service.attend.length > 0
      ? { fits: 'no referral needed' }
      : { ask: 'Referral not mentioned: ask whether one is needed' }
  }
  if (comesHome(service)) return { fits: 'by phone, online or at home' }
  return service.from.includes('venue') || service.places.length > 0
    ? { out: 'only at a place' }
    : { ask: 'Ask whether it works by phone, online or at home' }
}

export const comesHome = ({ from }: Service) => from.some((setting) => setting !== 'venue')

function judgeLanguage({ languages }: Service, language: string): Verdict {
  if (languages.length === 0) return { ask: `Languages not given: ask about ${language}` }
  return languages.some((own) => own.toLowerCase() === language.toLowerCase())
    ? { fits: `in ${language}` }
    : { out: `not in ${language}` }
}
