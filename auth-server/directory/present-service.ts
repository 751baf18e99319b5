import { DAYS, type ServiceView } from '../contract.ts'
import { agesInWords } from './choices.ts'
import type { Attend, Service, ServicePlace, ServiceTime, Setting } from './service.ts'

const ATTEND: { readonly [attend in Attend]: string } = {
  'drop-in': 'Drop in',
  appointment: 'Book or make an appointment',
  membership: 'For members: ask about joining',
  referral: 'Needs a referral',
}
const SETTINGS: { readonly [setting in Setting]: string } = {
  venue: 'At a place',
  phone: 'By phone',
  online: 'Online',
  home: 'At home',
}

/** The part of a view that does not depend on what was asked. */
export function presentService(
  service: Service,
): Omit<ServiceView, 'fits' | 'checks' | 'distance' | 'source' | 'takenAt'> {
  return {
    id: service.id,
    name: service.name,
    organisation: service.organisation,
    description: service.description,
    where: [
      ...service.places.map(placeInWords).filter((words) => words !== ''),
      ...(service.areas.length === 0 ? [] : [`Serves ${service.areas.slice(0, 6).join(', ')}`]),
    ],
    when: service.times.map(timeInWords).filter((words) => words !== ''),
    cost: service.cost.words,
    ages: service.ages.from === null && service.ages.to === null ? null : agesInWords(service.ages),
    attend: [
      ...service.attend.map((attend) => ATTEND[attend]),
      ...service.from.filter((setting) => setting !== 'venue').map((setting) => SETTINGS[setting]),
    ],
    accessibility: [...new Set(service.places.flatMap(({ accessibility }) => accessibility))],
    languages: service.languages,
    telephones: service.telephones,
    email: service.email,
    url: service.url,
    alert: service.alert,
    lastChecked: service.assured,
  }
}

/** Name and address, the name once: many are called by their street. */
function placeInWords({ name, address }: ServicePlace): string {
  const isSaid = name !== null && address?.toLowerCase().startsWith(name.toLowerCase()) === true
  return [isSaid ? null : name, address].filter((part) => part !== null).join(', ')
}

/** "Tuesdays and Thursdays 10:00 to 12:00. Term time only". */
function timeInWords({ days, opens, closes, words }: ServiceTime): string {
  const clock = opens === null ? null : closes === null ? `from ${opens}` : `${opens} to ${closes}`
  const when = [daysInWords(days), clock].filter((part) => part !== null && part !== '').join(' ')
  return [when, words].filter((part) => part !== null && part !== '').join('. ')
}

function daysInWords(days: ServiceTime['days']): string {
  if (days.length === DAYS.length) return 'Every day'
  const [first, last] = [days[0], days.at(-1)]
  const isRun =
    days.length > 2 &&
    first !== undefined &&
    last !== undefined &&
    DAYS.indexOf(last) - DAYS.indexOf(first) === days.length - 1
  if (isRun) return `${first} to ${last}`
  const names = days.map((day) => `${day}s`)
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
