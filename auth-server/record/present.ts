import {
  type Fact,
  type ItemView,
  type Mark,
  type OpenRequest,
  type Reason,
  type RowView,
  SAFETY_LINE,
  SENSITIVE,
} from '../contract.ts'
import { formatDate } from './dates.ts'
import type { Item } from './item.ts'
import type { PatientRecord } from './record.ts'

/**
 * What this user opened in this session: references of closed items (and of items whose words are closed), and
 * `sensitive` or `safety` for all that these name.
 */
export type Opened = ReadonlySet<string>

/** True when an item may be shown whole: nothing closes it, or it was opened. What is locked is never opened here. */
export function isOpen(item: Item, opened: Opened): boolean {
  if (item.closing === null) return true
  if (item.closing === 'locked') return false
  if (opened.has(item.reference)) return true
  return item.closing === 'closed'
    ? opened.has('sensitive')
    : item.closing === 'safety' && opened.has('safety')
}

/** True when the words behind an item's code and date may be shown. */
export function wordsOpen(item: Item, opened: Opened): boolean {
  return isOpen(item, opened) && (!item.wordsClosed || opened.has(item.reference))
}

/** The term under which an item may be named anywhere: in a list, a link, a title. */
export function shownTerm(item: Item, opened: Opened): string {
  if (isOpen(item, opened)) {
    return item.isNote && !wordsOpen(item, opened) ? 'Comment note' : item.term
  }
  if (item.closing === 'safety') return SAFETY_LINE
  return item.closing === 'headline' && item.headline !== null ? item.headline : SENSITIVE
}

/**
 * What may be shown of an item now. This is the one place where the closings take effect: while an item is closed,
 * nothing of it is passed on but "Sensitive"; of a headline its fixed label, date and recorder.
 */
export function presentItem(item: Item, opened: Opened): ItemView {
  if (!isOpen(item, opened)) return closedView(item, opened)
  const withWords = wordsOpen(item, opened)
  return {
    reference: item.reference,
    type: item.type,
    area: item.area,
    place: item.place,
    closing: item.closing,
    term: shownTerm(item, opened),
    value: withWords ? item.value : null,
    text: withWords ? item.text : null,
    date: item.date,
    time: item.time,
    end: item.end,
    who: item.who,
    where: item.where,
    status: item.status,
    marks: marksOf(item),
    reasons: item.reasons,
    group: item.group,
    facts: withWords ? item.facts : [],
    problems: item.problems,
    consultation: item.encounter,
    source: null,
    ...(!withWords && hasWords(item) ? { wordsClosed: true } : {}),
  }
}

/** Labelled parts that the line of a problem, or of a consultation, says in its own way. */
const SAID_BY_LINE: { readonly [type: string]: ReadonlySet<string> } = {
  Condition: new Set(['Significance', 'Started', 'Ended', 'Recorded']),
  Encounter: new Set(['Setting', 'Clinician']),
}

/** Labelled parts that may repeat the entry's own name, date or author. */
const REPEATS = new Set(['What', 'When', 'By whom'])

/** The same as a list draws it: what its line does not say is on the item's own screen. */
export const presentRow = (item: Item, opened: Opened): RowView => rowOf(presentItem(item, opened))

/** A row of a list from what may be shown of an item. */
export function rowOf(item: ItemView): RowView {
  const { type, area, closing, group, problems, consultation, facts, reasons, ...row } = item
  const own = new Set([row.term, row.who, formatDate(row.date)])
  return {
    ...row,
    reasons: reasons.map(withoutRule),
    facts: facts.filter(({ label, value }: Fact) => {
      if (SAID_BY_LINE[type]?.has(label)) return false
      return !REPEATS.has(label) || !own.has(value)
    }),
  }
}

const withoutRule = ({ text, rule }: Reason) =>
  text.startsWith(`${rule}: `) ? { text } : { text, rule }

/** Something is written behind the code and date: opening with a reason will show it. */
const hasWords = (item: Item): boolean =>
  item.isNote || item.value !== null || item.text !== null || item.facts.length > 0

function closedView(item: Item, opened: Opened): ItemView {
  const headline = item.closing === 'headline'
  return {
    reference: item.reference,
    type: item.type,
    area: item.area,
    place: 'closed',
    closing: item.closing,
    term: shownTerm(item, opened),
    value: null,
    text: null,
    date: headline ? item.date : null,
    time: null,
    end: null,
    who: headline ? item.who : null,
    where: null,
    status: null,
    marks: [],
    reasons: [],
    group: null,
    facts: [],
    problems: [],
    consultation: null,
    source: null,
  }
}

function marksOf(item: Item): readonly Mark[] {
  const marks = new Set<Mark>(item.marks)
  if (item.negated) marks.add('negated')
  if (item.otherPerson) marks.add('otherPerson')
  return [...marks]
}

/**
 * The references that a request to open would open: all that is closed, the safety information, or one item; of a
 * problem also what is closed in the same way and linked to it, since a problem's story is written there, and the notes
 * and letters that nothing closes and that belong to it alone, so that it does not look empty.
 * Empty when there is nothing to open, or when what is named is locked.
 */
export function openable(record: PatientRecord, what: OpenRequest['what']): readonly string[] {
  if (typeof what === 'object') {
    const item = record.byReference.get(what.reference)
    if (!item || item.closing === 'locked') return []
    if (item.closing === null && !item.wordsClosed) return []
    const told = record.items.filter(
      (each) =>
        each.problems.includes(item.reference) && (closedAlike(each, item) || isStoryOf(each)),
    )
    return [item.reference, ...told.map(({ reference }) => reference)]
  }
  const closing = what === 'safety' ? 'safety' : 'closed'
  return record.items.flatMap((item) => (item.closing === closing ? [item.reference] : []))
}

/** Words that are open, of one problem only. */
const isStoryOf = ({ closing, wordsClosed, problems, isNote, type }: Item): boolean =>
  closing === null &&
  !wordsClosed &&
  problems.length === 1 &&
  (isNote || type === 'DocumentReference')

const closedAlike = (one: Item, other: Item): boolean =>
  one.closing === other.closing && one.wordsClosed === other.wordsClosed
