import type { Area, Reason } from '../../contract.ts'
import type { Placement, ReadItem } from '../item.ts'
import { defaultPolicy, type RecordPolicy } from './policy.ts'

/** Name and version of the rules; named in every answer that shows a place. */
export const RULES = 'Backstory rules 1, 22-Nov-2026'

export interface PlaceOptions {
  /** `YYYY-MM-DD`; the caller's clock. */
  today: string
  policy?: RecordPolicy
}

const TOPICS: readonly { topic: string; area: Area; group: string; words: RegExp }[] = [
  {
    topic: 'home',
    area: 'socialHistory',
    group: 'Home',
    words: /\blives?\b|\bliving\b|housing|homeless|tenan/i,
  },
  {
    topic: 'work',
    area: 'socialHistory',
    group: 'Work',
    words: /employ|retired|\bworks?\b|job\b/i,
  },
  {
    topic: 'money',
    area: 'socialHistory',
    group: 'Money',
    words: /debt|benefit|financ|universal credit/i,
  },
  {
    topic: 'loneliness',
    area: 'socialHistory',
    group: 'Loneliness',
    words: /lonel|isolat|bereave|widow/i,
  },
  { topic: 'carer', area: 'socialHistory', group: 'Caring', words: /\bcarer|caring for/i },
  { topic: 'alcohol', area: 'lifestyle', group: 'Alcohol', words: /alcohol|units\/week/i },
  { topic: 'smoking', area: 'lifestyle', group: 'Smoking', words: /smok|tobacco|cigar/i },
  {
    topic: 'mental health',
    area: 'other',
    group: 'Mental health',
    words: /depress|anxi|mood|suicid|psych/i,
  },
]

/** Decides the place of every item, in the order given. Consultations are settled from what is inside them. */
export function placeItems(
  items: readonly ReadItem[],
  options: PlaceOptions,
): readonly Placement[] {
  const policy = options.policy ?? defaultPolicy
  const first = items.map((item) => place(item, policy))
  const inside = new Set(
    items.flatMap((item, at) => {
      return first[at]?.place === 'relevant' && item.encounter ? [item.encounter] : []
    }),
  )
  return first.map((placement, at) => {
    const item = items[at]
    if (item?.type !== 'Encounter' || !inside.has(item.reference)) return placement
    const reasons: Reason[] = [{ text: 'something inside it is shown first', rule: 'consultation' }]
    return { ...placement, place: 'relevant', reasons }
  })
}

function place(item: ReadItem, policy: RecordPolicy): Placement {
  const words = [item.term, ...item.otherTerms, item.value ?? '', item.text ?? ''].join('\n')
  const topic = TOPICS.find((each) => each.words.test(words))
  const major = item.type === 'Condition' && item.active === true && item.significance === 'major'
  const relevant = (topic !== undefined || major) && !policy.areasOff.includes(item.area)
  const reasons: Reason[] = topic
    ? [{ text: `it speaks of ${topic.topic}`, rule: topic.topic }]
    : major
      ? [{ text: 'it is an active problem marked major', rule: 'major problem' }]
      : [{ text: 'no rule matched', rule: 'nothing matched' }]
  const settled = item.type === 'Observation' && item.area === 'other' && topic !== undefined
  return {
    area: settled ? topic.area : item.area,
    place: relevant ? 'relevant' : 'lower',
    closing: null,
    headline: null,
    wordsClosed: false,
    reasons,
    topics: topic ? [topic.topic] : [],
    group: topic?.group ?? null,
    negated: false,
    otherPerson: false,
  }
}
