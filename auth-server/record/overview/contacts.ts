import { type BriefLine, SAFETY_LINE } from '../../contract.ts'
import type { Item } from '../item.ts'
import type { PatientRecord } from '../record.ts'
import type { Deaths } from './deaths.ts'
import { forbids, saysWhoMayNotKnow } from './how-to-reach.ts'
import { firstWords } from './sentences.ts'
import type { Told } from './told.ts'

const MOST_CONTACTS = 3
const MOST_QUOTED = 24

/** Stands before names and numbers where who is safe to ring is not known. */
export const BEFORE_RINGING = 'Read the safety information before you ring anyone named here.'

const ASK_BEFORE_RINGING =
  'A safeguarding concern is recorded: find out who is safe to ring before you ring anyone named here.'

interface ContactsOptions {
  /** Lines that stand before making contact. */
  above: readonly BriefLine[]
  /** The newest entry of each state of a life. */
  states: readonly Item[]
  deaths: Deaths
  /** Sentences of the referral, then of the notes, newest first. */
  told: readonly Told[]
}

/**
 * People named on the practice's registration sheet, each with what the record or the referral says against it: a
 * marriage that has ended since, or a sentence that says not to ring or tell this person.
 */
export function contacts(
  { patient }: PatientRecord,
  { above, states, deaths, told }: ContactsOptions,
): readonly BriefLine[] {
  const newestFirst = told.toSorted((a, b) => dateOf(b).localeCompare(dateOf(a)))
  const lines = patient.contacts
    .filter(({ name }) => name !== '')
    .slice(0, MOST_CONTACTS)
    .map((person): BriefLine => {
      const { name, relationships } = person
      const text = `Contact: ${name}${relationships.length > 0 ? ` (${relationships.join(', ')})` : ''}`
      const died = deathOf(relationships, deaths)
      if (died !== null) {
        const { date, reference } = died
        return { text: `${text}, but a death is recorded`, date, sources: [reference] }
      }
      const ended = relationships.some((each) => SPOUSE.test(each)) ? endOfMarriage(states) : null
      const decisive = newestFirst.find(
        ({ sentence }) => isAgainst(sentence, person) || allows(sentence, person),
      )
      const against = decisive && isAgainst(decisive.sentence, person) ? decisive : undefined
      if (against !== undefined) {
        const quoted = `“${firstWords(against.sentence, MOST_QUOTED)}”`
        return against.line(`${text}. Before you ring: ${quoted}`)
      }
      if (ended === null) return { text, date: null, sources: [] }
      const { term, date, reference } = ended
      return { text: `${text}, but recorded: ${term}`, date, sources: [reference] }
    })
  if (lines.length === 0) return []
  const warning = warningOf(above)
  return warning === null ? lines : [{ text: warning, date: null, sources: [] }, ...lines]
}

function warningOf(above: readonly BriefLine[]): string | null {
  const inRecord = above.filter(
    ({ sources }) => !sources.includes('letter') && !sources.includes('referral'),
  )
  if (inRecord.some(({ text }) => text === SAFETY_LINE)) return BEFORE_RINGING
  return inRecord.some(({ text }) => /safeguarding/i.test(text)) ? ASK_BEFORE_RINGING : null
}

/** A referral without a date is the latest word. */
const dateOf = ({ line }: Told): string => line('').date ?? '9999'

/** The entry that tells of the death of who is this to the person. */
function deathOf(relationships: readonly string[], deaths: Deaths) {
  for (const each of relationships) {
    const called = SPOUSE_OF_EITHER.test(each) ? ['husband', 'wife'] : [each.toLowerCase()]
    for (const who of called) {
      const died = deaths.get(who)
      if (died !== undefined) return died
    }
  }
  return null
}
const SPOUSE_OF_EITHER = /^(?:spouse|partner)$/i

const SPOUSE = /\b(?:husband|wife|spouse|partner)\b/i
const MARRIAGE = /^(?:married|cohabit\w*|civil partner\w*|engaged)\b/i
const ENDED = /^(?:divorced|separated|marital separation|widow(?:ed|er)?)\b/i

/** The end of a marriage that no newer one follows. */
function endOfMarriage(states: readonly Item[]): Item | null {
  const newestOf = (pattern: RegExp) =>
    states
      .filter(({ term }) => pattern.test(term))
      .reduce<Item | null>(
        (last, each) => (last === null || (each.date ?? '') > (last.date ?? '') ? each : last),
        null,
      )
  const ended = newestOf(ENDED)
  if (ended === null) return null
  return (newestOf(MARRIAGE)?.date ?? '') > (ended.date ?? '') ? null : ended
}

/** What says that a name is to be taken off, or is not to be rung or told. */
const TO_BE_LEFT_OUT =
  /\b(?:remov(?:e|ed|ing)|take(?:n)? (?:him|her|them)? ?off|wants? (?:him|her|them)? ?off|not to be (?:rung|contacted|told|involved)|no (?:info|information|contact|consent)\b|(?:do(?:es)? not|don['’]?t|doesn['’]?t|not) want\b[^.;]{0,60}\b(?:contact\w*|involved|rung|told|know)|can(?:not|['’]?t) be rung|(?:should|is) not (?:to )?be (?:contacted|rung|told|involved)|non[- ]?mol\w*|injunction|restraining|must not|always in the room|(?:answers?|speaks?) for (?:him|her|them))\b/i

/** What one part of a sentence forbids, another may allow: "not her parents; you may speak to Bea". */
const ALLOWS =
  /\b(?:happy for (?:you|us) to|ok(?:ay)? (?:by|with|to)|may (?:be|speak|ring)|can be (?:rung|told|contacted)|please (?:ring|speak|contact|text))\b/i

const allows = (sentence: string, person: Contact): boolean =>
  sentence.split(/;|, (?:but|and) /).some((part) => ALLOWS.test(part) && names(part, person))

const isAgainst = (sentence: string, person: Contact): boolean =>
  (TO_BE_LEFT_OUT.test(sentence) ||
    NOT_TO_NAME.test(sentence) ||
    DIED.test(sentence) ||
    saysWhoMayNotKnow(sentence) ||
    forbids(sentence)) &&
  names(sentence, person) &&
  !allows(sentence, person)

/** "NOT to Derek (son)" */
const NOT_TO_NAME = /\b(?:(?:[Nn]ot|NOT) (?:to|with|via|through)|without) \p{Lu}\p{Ll}+/u
const DIED =
  /^\p{Lu}\p{L}+(?: \(\p{L}+\))? (?:has )?(?:d\.|died|passed away)|\b(?:[Ww]ife|[Hh]usband|[Mm]other|[Mm]um|[Ff]ather|[Dd]ad) \p{Lu}\p{L}+ (?:d\.|died|passed away)/u

/** True when words name somebody by the given name, or by what they are to the person. */
function names(words: string, { name, relationships }: Contact): boolean {
  const given = /^(?:(?:mr|mrs|miss|ms|dr)\.? )?(\p{L}[\p{L}'’-]+)/iu.exec(name)?.[1]
  const called = relationships.flatMap((each) => CALLED[each.toLowerCase()] ?? [])
  return words
    .split(/[^\p{L}'’-]+/u)
    .map((word) => word.replace(/['’]s$/, ''))
    .some((word) => word === given || called.includes(word.toLowerCase()))
}

type Contact = PatientRecord['patient']['contacts'][number]

/** What letters and notes call a relative. */
const CALLED: { readonly [relationship: string]: readonly string[] } = {
  mother: ['mother', 'mum', 'mam', 'parents'],
  father: ['father', 'dad', 'parents'],
  parent: ['mother', 'mum', 'father', 'dad', 'parents'],
  son: ['son'],
  daughter: ['daughter'],
  brother: ['brother'],
  sister: ['sister'],
  husband: ['husband'],
  wife: ['wife'],
  partner: ['partner'],
  grandmother: ['grandmother', 'nan', 'gran'],
  grandfather: ['grandfather', 'grandad'],
}
