import type { Reason } from '../../contract.ts'
import type { Placement, ReadItem } from '../item.ts'
import { listedKey } from './codes.ts'
import { judgeAlike } from './judge-alike.ts'
import { inNotation } from './phrases.ts'
import type { Judged, Setting } from './place-item.ts'
import { defaultPolicy, type OwnRule, type RecordPolicy } from './policy.ts'
import { type TextReader, textReader, textReaders } from './read-text.ts'
import type { Topic } from './topic.ts'

/** Name and version of the rules; named in every answer that shows a place. */
export const RULES = 'Backstory rules 2, 23-Nov-2026'

export interface PlaceOptions {
  /** `YYYY-MM-DD`; the caller's clock. */
  today: string
  policy?: RecordPolicy
}

/**
 * Decides the place of every item, in the order given. A consultation is settled from what is inside it: the items
 * whose `encounter` it is, and the problems it is linked to; closed items inside do not change its place.
 */
export function placeItems(
  items: readonly ReadItem[],
  options: PlaceOptions,
): readonly Placement[] {
  const policy = options.policy ?? defaultPolicy
  const problemAt = placesOf(items, ({ type }) => type === 'Condition')
  const reader = readerFor(policy)
  const setting: Setting = {
    today: options.today,
    policy,
    read: reader.mentions,
    life: reader.life,
    ownCodes: ownCodes(policy),
    problem: (reference) => items[problemAt.get(reference) ?? -1],
  }
  const judged = withoutSingles(items.map(judgeAlike(setting)))
  const inside = membersByEncounter(items)
  let answerAt: ReadonlyMap<string, number> | undefined
  return items.map((item, index) => {
    const own = judged[index]
    if (own === undefined) throw new RangeError('an item without a judgement')
    if (item.answers !== undefined) {
      answerAt ??= placesOf(items, () => true)
      return settleForm(item.answers, own, judged, answerAt)
    }
    if (item.type !== 'Encounter') return own.placement
    const members = inside.get(item.reference) ?? []
    const settled = settleConsultation(item, own, members, judged, problemAt)
    return settled.place === 'relevant' && policy.areasOff.includes('consultations')
      ? {
          ...settled,
          place: 'lower',
          reasons: [{ text: 'consultations are switched off', rule: 'lower' }],
        }
      : settled
  })
}

/** Where items stand, by their references. */
function placesOf(
  items: readonly ReadItem[],
  isWanted: (item: ReadItem) => boolean,
): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as ReadItem
    if (isWanted(item)) places.set(item.reference, at)
  }
  return places
}

/** Missed appointments stand first as a pattern: from the second on. */
function withoutSingles(judged: readonly Judged[]): readonly Judged[] {
  if (judged.filter(({ onlyMissed }) => onlyMissed).length !== 1) return judged
  return judged.map((each) =>
    each.onlyMissed
      ? {
          ...each,
          placement: {
            ...each.placement,
            place: 'lower',
            reasons: [{ rule: 'lower', text: 'one missed appointment is no pattern' }],
          },
        }
      : each,
  )
}

function membersByEncounter(items: readonly ReadItem[]): ReadonlyMap<string, readonly number[]> {
  const members = new Map<string, number[]>()
  let last: string | null = null
  let own: number[] = []
  for (let index = 0; index < items.length; index++) {
    const { encounter, type } = items[index] as ReadItem
    if (encounter === null || type === 'Encounter') continue
    // Neighbours were recorded in the same consultation as a rule.
    if (encounter !== last) {
      last = encounter
      const known = members.get(encounter)
      own = known ?? []
      if (known === undefined) members.set(encounter, own)
    }
    own.push(index)
  }
  return members
}

/** A form stands first when an answer does. */
function settleForm(
  answers: readonly string[],
  { placement }: Judged,
  judged: readonly Judged[],
  at: ReadonlyMap<string, number>,
): Placement {
  if (placement.place !== 'lower') return placement
  const first = answers
    .flatMap((reference) => judged[at.get(reference) ?? -1] ?? [])
    .filter((answer) => answer.placement.place === 'relevant')
  return first.length === 0
    ? placement
    : {
        ...placement,
        place: 'relevant',
        reasons: reasonsOf(first),
        topics: topicsOf(first),
      }
}

const MOST_REASONS = 3

/** The first reason of each, while they differ. */
function reasonsOf(judged: readonly Judged[]): readonly Reason[] {
  const reasons: Reason[] = []
  for (const { placement } of judged) {
    const reason = placement.reasons[0]
    if (reason === undefined || reasons.length === MOST_REASONS) continue
    if (!reasons.some(({ text }) => text === reason.text)) reasons.push(reason)
  }
  return reasons
}

function topicsOf(judged: readonly Judged[]): readonly string[] {
  const topics: string[] = []
  for (const { placement } of judged) {
    for (const topic of placement.topics) if (!topics.includes(topic)) topics.push(topic)
  }
  return topics
}

function settleConsultation(
  item: ReadItem,
  own: Judged,
  members: readonly number[],
  judged: readonly Judged[],
  at: ReadonlyMap<string, number>,
): Placement {
  let holdsClosed = false
  const first: Judged[] = []
  for (const index of members) {
    const { placement } = judged[index] as Judged
    if (placement.place === 'closed') holdsClosed = true
    else if (placement.place === 'relevant') first.push(judged[index] as Judged)
  }
  for (const reference of item.problems) {
    const problem = judged[at.get(reference) ?? -1]
    if (problem === undefined) continue
    if (problem.placement.place === 'closed') holdsClosed = true
    else if (problem.placement.place === 'relevant' && !problem.onlyMajor) first.push(problem)
  }
  // Its own words may repeat those of something closed inside: then they do not speak.
  const ownSpeaks = own.placement.place === 'relevant' && !holdsClosed
  if (own.placement.place === 'closed' && !holdsClosed) return own.placement
  if (first.length === 0 && ownSpeaks) return own.placement
  const neutral: Placement = {
    ...own.placement,
    place: 'lower',
    closing: null,
    headline: null,
    topics: [],
    group: null,
    reasons: [{ text: 'nothing inside it is shown first', rule: 'consultation' }],
    negated: false,
    otherPerson: false,
    wordsClosed: false,
  }
  if (first.length === 0) return neutral
  return {
    ...neutral,
    place: 'relevant',
    reasons: reasonsOf(first),
    topics: topicsOf(first),
    group: first.find(({ placement }) => placement.group)?.placement.group ?? null,
  }
}

/** Own rules make a book of their own, which costs more than reading a record: the last one is kept. */
let lastOwn: { key: string; reader: () => TextReader } | undefined

function readerFor({ rules = [] }: RecordPolicy): TextReader {
  if (rules.length === 0) return textReader()
  const key = JSON.stringify(rules)
  if (lastOwn?.key !== key) lastOwn = { key, reader: textReaders(rules.map(ownTopic)) }
  return lastOwn.reader()
}

const ownTopic = ({ name, phrases }: OwnRule): Topic => ({
  name,
  kind: 'social history',
  area: null,
  heading: name,
  whose: 'anyone',
  where: 'anywhere',
  phrases: phrases.map(inNotation),
})

function ownCodes(policy: RecordPolicy): Setting['ownCodes'] {
  return new Map(
    (policy.codeLists ?? []).flatMap(({ name, place, codes }) =>
      codes.map((code) => [listedKey(code), { name, place }] as const),
    ),
  )
}
