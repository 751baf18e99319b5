import type { BriefLine, ReferralView } from '../../contract.ts'
import type { Item } from '../item.ts'
import type { PatientRecord } from '../record.ts'
import { clauseThat } from './clauses.ts'
import { isSuperseded, statesIn } from './kinds.ts'
import { about, before, type Open } from './open-items.ts'
import { countWords } from './sentences.ts'
import {
  ALCOHOL,
  ASKED,
  CARING,
  HOME,
  MONEY,
  ONLINE,
  PEOPLE,
  SMOKING,
  type Subject,
  saysOf,
  speaksOf,
  TRANSPORT,
  WORK,
} from './subjects.ts'
import { type Told, toldInReferral } from './told.ts'

/** Gaps and stale facts, as things to ask. A gap is named only when no open entry at all speaks of the subject. */
export function askDontAssume(
  record: PatientRecord,
  open: Open,
  { today, referral }: { today: string; referral?: ReferralView },
): readonly BriefLine[] {
  const told =
    referral === undefined
      ? []
      : toldInReferral(referral).filter(({ sentence }) => !NOT_KNOWN.test(sentence))
  const spoken = topicsNamed(open.items)
  const lines: BriefLine[] = []
  if (record.warnings.some(({ code }) => code === 'confidential-items')) {
    const text = 'Some of this record is withheld: a gap here may not be a gap in the record.'
    lines.push({ text, date: null, sources: [] })
  }
  for (const subject of ASKED) {
    if (!subject.topics.some((topic) => spoken.has(topic))) {
      const gap = gapOf(subject, told, open)
      if (gap !== null) lines.push(gap(record))
      continue
    }
    if (told.some(({ sentence }) => speaksOf(sentence, subject.topics))) continue
    const stale = staleFact(subject, open, today)
    if (stale) lines.push(stale)
  }
  return lines
}

/** Every topic that an entry tells of or names in passing. */
function topicsNamed(items: readonly Item[]): ReadonlySet<string> {
  const named = new Set<string>()
  const addAll = (topics: readonly string[]) => {
    for (let at = 0; at < topics.length; at++) named.add(topics[at] as string)
  }
  for (let at = 0; at < items.length; at++) {
    const { topics, mentioned } = items[at] as Item
    addAll(topics)
    if (mentioned !== undefined) addAll(mentioned)
  }
  return named
}

/**
 * What to say of a subject that no entry is about: who else tells of it, or that nothing is recorded. Null where an
 * entry or the referral speaks of it in passing: then an absence would be false, and there is nothing to quote.
 */
function gapOf(
  subject: Subject,
  told: readonly Told[],
  open: Open,
): ((record: PatientRecord) => BriefLine) | null {
  const speaking = told.find(
    ({ sentence }) =>
      speaksOf(sentence, subject.topics) &&
      !isOfAnEmployer(subject, sentence) &&
      !(subject === HOME && IS_HOME_OF_ANOTHER.test(sentence)),
  )
  if (isNamedSince(subject, open, '')) return null
  if (speaking !== undefined) {
    const { sentence, line } = speaking
    const part = clauseThat(sentence, (text) => speaksOf(text, subject.topics)) ?? sentence
    const isShort = countWords(part) <= MOST_QUOTED && !ANSWERED.includes(subject)
    const quoted = isShort ? `: “${part}”` : ''
    const text = `${capital(subject === HOME ? subject.name : nameOf(subject))}: only the referral tells of it${quoted}`
    return () => line(text)
  }
  const words = BEARING.get(subject)
  if (told.some(({ sentence }) => words?.test(sentence))) return null
  return (record) => ({ text: nothingAbout(subject, record), date: null, sources: [] })
}
const MOST_QUOTED = 25
/** Their words stand under a question of their own. */
const ANSWERED: readonly Subject[] = [HOME, MONEY, PEOPLE, WORK]

/** Nothing closed was looked at for this, and the sentence says so wherever something is closed. */
function nothingAbout(subject: Subject, record: PatientRecord): string {
  const closed = record.items.some((item) => item.closing !== null || item.wordsClosed)
  return `Nothing recorded about ${nameOf(subject)} in what was fetched${closed ? ' and is open' : ''}.`
}

const NAMES = new Map([
  [HOME, 'where and with whom they live'],
  [TRANSPORT, 'transport'],
  [ONLINE, 'using the internet'],
])

/** A name that reads behind "about". */
const nameOf = (subject: Subject): string => NAMES.get(subject) ?? subject.name

/** "Her care agency cut her hours" tells of her work, not of care. */
const isOfAnEmployer = (subject: Subject, sentence: string): boolean =>
  subject === CARING &&
  /\b(?:care (?:agency|home|compan\w+|work\w*)|carers?)\b/i.test(sentence) &&
  /\b(?:cut|hours|shifts?|job|wages|sacked|employ\w*|contract|works? (?:as|for|in|at))\b/i.test(
    sentence,
  )

/** "His daughter lives in Spain" does not tell where he lives. */
const IS_HOME_OF_ANOTHER =
  /^(?:(?:his|her|their|a|one|two|the) )?(?:\w+ )?(?:daughter|son|sister|brother|mother|father|mum|dad|parent|cousin|niece|nephew|friend|grandchild|neighbour|child)(?:s|ren)?\b(?! and (?:he|she|they))[^.;,]{0,30}\b(?:lives?|living|moved|stays?)\b(?! with (?:him|her|them))/i

function staleFact(subject: Subject, open: Open, today: string): BriefLine | null {
  const states = statesIn(open)
  const latest = about(open, subject.topics).find((item) => !isSuperseded(item, states))
  if (latest === undefined || latest.date === null) return null
  const since = before(today, { years: subject.staleAfter })
  if (latest.date >= since || isNamedSince(subject, open, since)) return null
  return {
    text: `${capital(subject === HOME ? subject.name : nameOf(subject))} was last recorded more than ${subject.staleAfter} years ago: ${saysOf(latest, subject.topics)}`,
    date: latest.date,
    sources: [latest.reference],
  }
}

/** A referrer who says so tells nothing of the subject. */
const NOT_KNOWN = /\b(?:not asked|(?:do not|don['’]?t|does not) know|unknown|not known)\b/i
/** Plain words that bear on a subject, also where no rule takes the entry for one about it. */
const BEARING: ReadonlyMap<Subject, RegExp> = new Map([
  [
    HOME,
    /\b(?:lives? (?:in|at|with|alone)|(?:at|from) home|house|flat|bungalow|bedsit|hostel|landlord|tenan\w+|supported (?:living|housing)|staff at|foster\w*|moved (?:in|to|out))\b/i,
  ],
  [
    PEOPLE,
    /\b(?:sister|brother|mum|mother|dad|father|son|daughter|husband|wife|partner|friends?|neighbour|cousin|niece|nephew|gran|nan)\b/i,
  ],
  [
    MONEY,
    /£\d|\b(?:universal credit|UC|PIP|ESA|pension credit|attendance allowance|arrears|debts?)\b/,
  ],
  [
    CARING,
    /(?<!\b(?:primary|social|health|intensive|take|after|day) )\b(?:car(?:e|es|er|ers|ing)\b(?! (?:plan|co-?ord\w*|record|review|needs))|looks? after\b|looking after\b|\b(?:lone|single) (?:parent|father|mother|mum|dad)\b|\b(?:his|her|their|two|three|\d) (?:\w+ )?(?:children|kids|twins)\b)/i,
  ],
  [
    ALCOHOL,
    /\b(?:alcohol\w*|drink(?:s|ing|er)?|drank|drunk|sober|pubs?|beers?|wine|vodka|sherry|whisky|cider|lager)\b/i,
  ],
  [SMOKING, /\b(?:smok\w*|vap(?:e|es|ing)|tobacco|cigarettes?|rollies)\b/i],
  [
    TRANSPORT,
    /\b(?:bus|buses|driv(?:e|es|er|ing)|drove|taxis?|trains?|bicycle|bike|scooter|transport|no car|a car|lifts? to|a lift)\b/i,
  ],
  [
    ONLINE,
    /\b(?:online|internet|computer|laptop|smart ?phone|wi-?fi|e-?mails?|facebook|whatsapp|facetime|zoom|skype|apps?|videos?)\b/i,
  ],
  [
    WORK,
    /\b(?:works?|working|shifts?|job|hours (?:were )?cut|cut (?:\w+ ){1,3}hours|unemployed|retired|off work|at work|(?:new|lost|left) (?:\w+ )?job)\b/i,
  ],
])

/** True when an open entry of that day or later names the subject, by topic or in plain words. */
function isNamedSince(subject: Subject, open: Open, since: string): boolean {
  const words = BEARING.get(subject)
  const all = wordingsOf(open)
  for (let at = 0; at < all.length; at++) {
    const { newest, mentioned, said } = all[at] as Wording
    if (newest < since) return false
    if (mentioned?.some((topic) => subject.topics.includes(topic))) return true
    if (words?.test(said)) return true
  }
  return false
}

/** What entries say: the same words are gone through once, however many entries say them. */
interface Wording {
  said: string
  mentioned: Item['mentioned']
  /** Date of the newest entry that says so. */
  newest: string
}

const wordings = new WeakMap<Open, readonly Wording[]>()

/** The wordings of the open entries, newest first. */
function wordingsOf(open: Open): readonly Wording[] {
  const known = wordings.get(open)
  if (known !== undefined) return known
  const all: Wording[] = []
  const byTerm = new Map<string, Item['mentioned'][]>()
  for (let at = 0; at < open.newestFirst.length; at++) {
    const { term, text, mentioned, date, wordsClosed, isNote } = open.newestFirst[at] as Item
    if (wordsClosed) continue
    if (text === null && !isNote) {
      const before = byTerm.get(term)
      if (before?.includes(mentioned)) continue
      if (before === undefined) byTerm.set(term, [mentioned])
      else if (before.length < MOST_READINGS) before.push(mentioned)
    }
    all.push({ said: text === null ? term : `${term} ${text}`, mentioned, newest: date ?? '' })
  }
  wordings.set(open, all)
  return all
}

/** Of one term; codes and headings make readings of it that differ. */
const MOST_READINGS = 10

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
