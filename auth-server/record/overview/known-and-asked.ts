import type { BriefLine, ReferralView } from '../../contract.ts'
import type { PatientRecord } from '../record.ts'
import { isSuperseded, statesIn } from './kinds.ts'
import { about, before, type Open } from './open-items.ts'
import {
  ASKED,
  HOME,
  KNOWN,
  MONEY,
  PEOPLE,
  type Subject,
  saysOf,
  speaksOf,
  tells,
  WORK,
} from './subjects.ts'
import { toldInReferral } from './told.ts'

/** Facts that the person need not tell again: newest first of each subject, with date and source. */
export function alreadyKnown(
  record: PatientRecord,
  open: Open,
  today: string,
): readonly BriefLine[] {
  const states = statesIn(open.items)
  const lines = KNOWN.flatMap(({ name, topics, staleAfter }): BriefLine[] => {
    const limit = before(today, { years: staleAfter })
    const item = tells(
      open,
      topics,
      (each) => (each.date === null || each.date >= limit) && !isSuperseded(each, states),
    )
    if (item === undefined) return []
    const text = `${capital(name)}: ${saysOf(item, topics)}`
    return [{ text, date: item.date, sources: [item.reference] }]
  })
  const contacts = record.patient.contacts.slice(0, 2).flatMap(({ name, relationships }) =>
    name === ''
      ? []
      : [
          {
            text: `Contact: ${name}${relationships.length > 0 ? ` (${relationships.join(', ')})` : ''}, in the practice's registration details`,
            date: null,
            sources: [],
          },
        ],
  )
  return [...lines, ...contacts]
}

/** Gaps and stale facts, as things to ask. A gap is named only when no open entry at all speaks of the subject. */
export function askDontAssume(
  record: PatientRecord,
  open: Open,
  { today, referral }: { today: string; referral?: ReferralView },
): readonly BriefLine[] {
  const told =
    referral === undefined
      ? []
      : toldInReferral(referral).flatMap(({ sentence }) =>
          NOT_KNOWN.test(sentence) ? [] : [sentence],
        )
  const spoken = new Set<string>()
  for (const { topics, mentioned } of open.items) {
    for (const topic of topics) spoken.add(topic)
    if (mentioned !== undefined) for (const topic of mentioned) spoken.add(topic)
  }
  const lines: BriefLine[] = []
  if (record.warnings.some(({ code }) => code === 'confidential-items')) {
    const text = 'Some of this record is withheld: a gap here may not be a gap in the record.'
    lines.push({ text, date: null, sources: [] })
  }
  for (const subject of ASKED) {
    if (!subject.topics.some((topic) => spoken.has(topic))) {
      if (isNamedSince(subject, open, '')) continue
      const letter = told.find((sentence) => speaksOf(sentence, subject.topics))
      lines.push({ text: gap(subject, record, letter), date: null, sources: [] })
      continue
    }
    if (told.some((sentence) => speaksOf(sentence, subject.topics))) continue
    const stale = staleFact(subject, open, today)
    if (stale) lines.push(stale)
  }
  return lines
}

/** Nothing closed was looked at for this, and the sentence says so wherever something is closed. */
function gap({ name }: Subject, record: PatientRecord, inReferral: string | undefined): string {
  const closed = record.items.some((item) => item.closing !== null || item.wordsClosed)
  const more = inReferral === undefined ? '' : ` The referral says: “${inReferral}”`
  return `Nothing recorded about ${name} in what was fetched${closed ? ' and is open' : ''}.${more}`
}

function staleFact(subject: Subject, open: Open, today: string): BriefLine | null {
  const [latest] = about(open, subject.topics)
  if (latest?.date == null) return null
  const since = before(today, { years: subject.staleAfter })
  if (latest.date >= since || isNamedSince(subject, open, since)) return null
  return {
    text: `${capital(subject.name)} was last recorded more than ${subject.staleAfter} years ago: ${saysOf(latest, subject.topics)}`,
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
    /\b(?:lives? (?:in|at|with|alone)|(?:at|from) home|house|flat|bungalow|bedsit|hostel|landlord|tenan\w+|supported (?:living|housing)|staff at|moved (?:in|to|out))\b/i,
  ],
  [
    PEOPLE,
    /\b(?:sister|brother|mum|mother|dad|father|son|daughter|husband|wife|partner|friends?|neighbour|cousin|niece|nephew|gran|nan)\b/i,
  ],
  [
    MONEY,
    /£\d|\b(?:universal credit|UC|PIP|ESA|pension credit|attendance allowance|arrears|debts?)\b/,
  ],
  [WORK, /\b(?:unemployed|retired|off work|at work|(?:new|lost|left) (?:\w+ )?job)\b/i],
])

/** True when an open entry of that day or later names the subject, by topic or in plain words. */
function isNamedSince(subject: Subject, open: Open, since: string): boolean {
  const words = BEARING.get(subject)
  return open.items.some(
    (item) =>
      (item.date ?? '') >= since &&
      !item.wordsClosed &&
      (item.mentioned?.some((topic) => subject.topics.includes(topic)) === true ||
        words?.test(`${item.term} ${item.text ?? ''}`) === true),
  )
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
