import { type BriefLine, SAFETY_LINE } from '../../contract.ts'
import { formatDate } from '../dates.ts'
import type { Item } from '../item.ts'
import { firstOfEach } from './first-of-each.ts'
import { before, newest, type Open } from './open-items.ts'
import { saysNoToHarm, speaksOfHarm } from './says-no.ts'
import { sentencesOf } from './sentences.ts'
import { standingAlone, type Told } from './told.ts'

const RISKS = ['risk to others', 'adult safeguarding', 'vulnerability']
const MOST_RISKS = 3

interface RiskOptions {
  /** References of what this user opened in this session. */
  opened: ReadonlySet<string>
  /** `YYYY-MM-DD` */
  today: string
  /** Sentences of open notes, newest first. */
  inNotes: readonly Told[]
}

/** Risk and safeguarding as dated headlines with their end, then what was last said against harm. */
export function riskLines(
  open: Open,
  { opened, today, inNotes }: RiskOptions,
): readonly BriefLine[] {
  const headlines = open.closed
    .filter((item) => item.closing === 'headline' && item.headline !== null)
    .sort(newest)
  const risks = open.guarded
    .filter((item) => item.type !== 'Encounter' && isRisk(item) && !item.negated)
    .sort(newest)
  const coded = risks.filter(({ isNote }) => !isNote)
  const shown = risks.filter(
    (item) =>
      !item.isNote || !coded.some((each) => each.date === item.date && sharesTopic(each, item)),
  )
  const safety = open.closed.some(
    ({ closing, reference }) => closing === 'safety' && !opened.has(reference),
  )
  const label = ({ headline }: Item) => headline ?? ''
  const lastHeadline = headlines[0]?.date ?? ''
  const spoken = spokenOf(inNotes, lastHeadline, today)
  const lastTold = spoken.reduce(
    (last, { date }) => ((date ?? '') > last ? (date ?? '') : last),
    lastHeadline,
  )
  return [
    ...(safety ? [{ text: SAFETY_LINE, date: null, sources: [] }] : []),
    ...firstOfEach(headlines, label).map((item) => {
      const same = headlines.filter((each) => label(each) === label(item))
      const isClosed = same.some(({ reference }) => !opened.has(reference))
      const name = `${label(item)}${severalTimes(same)}${longAgo(item, today)}`
      const line = lineOf(item, name, isClosed)
      return { ...line, sources: same.slice(0, MOST_DATES).map(({ reference }) => reference) }
    }),
    ...firstOfEach(shown, riskName)
      .slice(0, MOST_RISKS)
      .map((item) => {
        const same = risks.filter((each) => riskName(each) === riskName(item))
        const told = [
          ...same,
          ...risks.filter((each) => each.date === item.date && sharesTopic(each, item)),
        ]
        const unread = told.filter((each) => hasParts(each) && !opened.has(each.reference))
        const closed = unread.find(isWritten) ?? unread[0]
        const line = lineOf(item, `${riskName(item)}${ended(same)}`, closed !== undefined)
        return closed === undefined ? line : { ...line, sources: [closed.reference] }
      }),
    ...outcomeOf(shown, open),
    ...spoken,
    ...saidNo(inNotes, lastTold, today),
  ]
}

const SAFEGUARDING = 'adult safeguarding'
const OUTCOME =
  /\b(?:outcome|no further action|NFA|enquiry (?:closed|complete\w*|ended)|case closed|closed to safeguarding|not substantiated|unsubstantiated|inconclusive|protection plan|did not meet (?:the )?(?:threshold|criteria))\b/i

/** What an open entry says became of a safeguarding concern since. */
function outcomeOf(shown: readonly Item[], { newestFirst }: Open): readonly BriefLine[] {
  const concern = shown.find(({ topics }) => topics.includes(SAFEGUARDING))
  if (concern === undefined) return []
  for (const item of newestFirst) {
    if ((item.date ?? '') < (concern.date ?? '')) return []
    if (item.wordsClosed || item.otherPerson) continue
    const said = [item.isNote ? '' : item.term, ...sentencesOf(item.text ?? item.term)].find(
      (words) => /safeguarding/i.test(words) && OUTCOME.test(words),
    )
    if (said === undefined) continue
    return [{ text: `Safeguarding, later: ${said}`, date: item.date, sources: [item.reference] }]
  }
  return []
}

const isRisk = ({ topics }: Item) => topics.some((topic) => RISKS.includes(topic))
const sharesTopic = (a: Item, b: Item) =>
  a.topics.some((topic) => RISKS.includes(topic) && b.topics.includes(topic))

/** A coded entry by its term; a note, whose words open with a reason, by what it is about. */
const riskName = (item: Item): string =>
  item.isNote
    ? `Recorded in a note: ${item.topics.find((topic) => RISKS.includes(topic))}`
    : item.term

const isWritten = ({ isNote, text, value }: Item) => isNote || text !== null || value !== null
const hasParts = (item: Item) => isWritten(item) || item.facts.length > 0

const lineOf = (item: Item, name: string, isClosed: boolean): BriefLine => ({
  text: isClosed ? `${name}; what was written opens with a reason` : name,
  date: item.date,
  sources: [item.reference],
})

const MOST_DATES = 4

/** One headline stands for all of its label, with their number and dates. */
function severalTimes(same: readonly Item[]): string {
  if (same.length < 2) return ''
  const dated = same.flatMap(({ date }) => (date === null ? [] : [date]))
  const dates = [...new Set(dated)]
  const entries = ` in ${same.length} entries`
  if (dates.length === 0) return entries
  const on = dates.length < dated.length ? onDays(dates) : ''
  const shown = dates.slice(0, MOST_DATES).map(formatDate).join(', ')
  const more = dates.length > MOST_DATES ? ' and earlier' : ''
  const undated = same.length - dated.length
  const rest = undated === 0 ? '' : `, ${undated} without a date`
  return `${entries}${on} (${shown}${more}${rest})`
}

const FULL_DATE = /^\d{4}-\d{2}-\d{2}/

/** Of how many days several entries are; of a month or a year the days are not known. */
function onDays(dates: readonly string[]): string {
  const count = dates.length === 1 ? 'one' : `${dates.length}`
  const plural = dates.length === 1 ? '' : 's'
  return dates.every((date) => FULL_DATE.test(date))
    ? ` on ${count} day${plural}`
    : ` of ${count} date${plural}`
}

const OLD_YEARS = 3

/** Of a headline nothing is told but its label and date, its end neither: an old one says how old it is. */
function longAgo({ date }: Item, today: string): string {
  const years = date === null ? 0 : Number(today.slice(0, 4)) - Number(date.slice(0, 4))
  return years > OLD_YEARS ? `, ${years} years ago` : ''
}

/** The end of a problem that nothing of the same name follows; nothing while one is active. */
function ended(items: readonly Item[]): string {
  const problems = items.filter(({ type }) => type === 'Condition')
  if (problems.length === 0 || problems.some(({ end }) => end === null)) return ''
  const end = problems.reduce(
    (last, each) => ((each.end ?? '') > last ? (each.end ?? '') : last),
    '',
  )
  const isOver = items.every(({ date }) => (date ?? '') <= end)
  return isOver ? ` (problem ended ${formatDate(end)})` : ''
}

const SPOKEN_COUNTS_YEARS = 3

/** A note that is open and speaks of harm in a sentence: that it does, and where, without its words. */
function spokenOf(inNotes: readonly Told[], lastHeadline: string, today: string): BriefLine[] {
  const since = before(today, { years: SPOKEN_COUNTS_YEARS })
  const spoken = inNotes.find(
    ({ item, sentence }) =>
      item !== null && !item.otherPerson && (item.date ?? '') >= since && speaksOfHarm(sentence),
  )
  if (spoken === undefined || (spoken.item?.date ?? '') <= lastHeadline) return []
  return [spoken.line(HARM_IN_A_NOTE)]
}

/** Says no more than that it is there: its words stand in the note. */
export const HARM_IN_A_NOTE = 'A note speaks of self-harm or of not wanting to live: read it first'

const NO_COUNTS_YEARS = 1
/** Older than this it is not told at all. */
const NO_TOLD_YEARS = 3

/** The newest sentence that says no to harm, unless harm was told of later: then it says nothing of now. */
function saidNo(inNotes: readonly Told[], lastTold: string, today: string): BriefLine[] {
  const since = before(today, { years: NO_TOLD_YEARS })
  const said = inNotes.find(
    ({ item, sentence }) =>
      item !== null && !item.otherPerson && (item.date ?? '') >= since && saysNoToHarm(sentence),
  )
  if (said === undefined || said.item === null) return []
  const date = said.item.date ?? ''
  if (date < lastTold) return []
  const isOld = date < before(today, { years: NO_COUNTS_YEARS })
  const words = isOld
    ? 'Said no to thoughts of harm, more than a year ago'
    : 'Said no to thoughts of harm'
  return [said.line(`${words}: ${standingAlone(said.item, said.sentence)}`)]
}
