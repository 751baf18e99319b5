import type { Person } from '../../sandbox/world.ts'
import { PAYLOADS } from './xss-corpus.ts'

/** Members of FHIR that are words for people; codes, ids and dates stay, or the record would not be read. */
const WORDS = new Set([
  'text',
  'display',
  'title',
  'comment',
  'description',
  'valueString',
  'note',
  'div',
  'prefix',
  'suffix',
  'line',
  'city',
  'district',
  'patientInstruction',
  'additionalInstruction',
  'specialty',
  'reasonDisplay',
])

/** How many fields got a payload, by name. */
export type Filled = Map<string, number>

/** Puts one payload after the words of every field that is for people, each in turn. */
function hostile(value: unknown, filled: Filled): unknown {
  let turn = 0
  const words = (text: string, key: string) => {
    filled.set(key, (filled.get(key) ?? 0) + 1)
    return `${text} ${PAYLOADS[turn++ % PAYLOADS.length]}`
  }
  const walk = (each: unknown, key: string, type: string): unknown => {
    if (typeof each === 'string') return WORDS.has(key) ? words(each, key) : each
    if (Array.isArray(each)) return each.map((one) => walk(one, key, type))
    if (typeof each !== 'object' || each === null) return each
    const own = String(Reflect.get(each, 'resourceType') ?? type)
    return Object.fromEntries(
      Object.entries(each).map(([name, held]) => [
        name,
        name === 'name' && typeof held === 'string' ? words(held, name) : walk(held, name, own),
      ]),
    )
  }
  return walk(value, '', '')
}

/** A person whose record, letter, referral and name are hostile wherever words stand. */
export function hostilePerson(
  person: Person,
  filled: Filled,
  changes: Partial<Person> = {},
): Person {
  const all = PAYLOADS.map((payload, at) => `Line ${at}: ${payload}`).join('\n')
  return {
    ...person,
    headline: 'Hostile',
    referral: { reason: all.slice(0, 1900), referrer: PAYLOADS[5] ?? '', date: '2026-11-01' },
    letter: { title: PAYLOADS[0] ?? '', author: PAYLOADS[6] ?? '', date: '2026-11-01', text: all },
    consent: true,
    bundle: () => hostile(person.bundle(), filled),
    ...changes,
  }
}
