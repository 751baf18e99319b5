import { agesInWords, comesHome } from './choices.ts'
import type { PersonInWords } from './needs/person-in-words.ts'
import type { ServiceTime } from './service.ts'
import type { Indexed } from './service-index.ts'

const OTHER_AGE = 0.35
const OWN_AGE = 1.15
const BETTER = 1.15
const WORSE = 0.8

/** What somebody's own words count for or against a service, and what may be said of it. */
export interface Suits {
  /** Factor of the rank; 1 where the words or the directory say nothing. */
  by: number
  /** What suits: "11 to 18", "on Saturday", "free". */
  says: readonly string[]
}

/** Age, times, cost and place, as far as the words say them; what a directory leaves out counts neither way. */
export function suits({ service }: Indexed, person: PersonInWords): Suits {
  const { age, days, evening, free, stayingIn } = person
  const says: string[] = []
  let by = 1
  const judge = (isSo: boolean, words: string) => {
    by *= isSo ? BETTER : WORSE
    if (isSo) says.push(words)
  }
  if (age !== null) {
    const { from, to } = service.ages
    if ((from !== null && age.to < from) || (to !== null && age.from > to)) by *= OTHER_AGE
    else if (to !== null || (from !== null && from >= 50)) {
      by *= OWN_AGE
      says.push(`for ages ${agesInWords(service.ages)}`)
    }
  }
  const times = service.times.filter((time) => time.days.length > 0)
  const isToHome = comesHome(service) && service.places.length === 0
  if (times.length > 0 && !isToHome) {
    if (evening) judge(times.some(isEvening), 'in the evening')
    if (days.length > 0) {
      const open = days.filter((day) => times.some((time) => time.days.includes(day)))
      judge(open.length > 0, `on ${open.join(' and ')}`)
    }
  }
  if (free && service.cost.free !== null) judge(service.cost.free, 'free')
  if (stayingIn) judge(comesHome(service), 'by phone, online or at home')
  return { by, says }
}

const isEvening = ({ opens, closes }: ServiceTime) =>
  (opens ?? '') >= '17:00' || (closes ?? '') >= '19:30'
