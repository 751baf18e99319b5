import type { Closing } from '../../contract.ts'
import type { ReadItem } from '../item.ts'
import type { Mention } from './around.ts'
import { codedIn } from './codes.ts'
import type { Mentions } from './mentions.ts'
import { lockedGroupOf } from './place-medicine.ts'
import { closingOf, type RecordPolicy, type SensitiveGroup } from './policy.ts'
import type { Said } from './said.ts'
import { type SensitiveTopic, sensitiveTopics } from './topics/sensitive-groups.ts'

export interface Closed {
  group: SensitiveGroup
  closing: Closing
  headline: string | null
}

/** Of two closings the earlier one holds. */
const STRICTEST: readonly Closing[] = ['locked', 'safety', 'closed', 'headline']
/** Groups that say something of the person only; a relative's is bereavement, worry or family history. */
const OWN_ONLY: ReadonlySet<SensitiveGroup> = new Set(['self-harm', 'injecting', 'prognosis'])
const LOCKED: ReadonlySet<SensitiveGroup> = new Set([
  'hiv-sti',
  'termination',
  'fertility',
  'gender',
])
/** Longer notes are closed only when the group is their subject; where a slip could harm, later than elsewhere. */
const LONG_NOTE_WORDS = 14
const LONG_GUARDED_WORDS = 30
const GUARDED: ReadonlySet<SensitiveGroup> = new Set([...LOCKED, 'domestic-abuse', 'safe-contact'])

const headlines = new Map(sensitiveTopics.map((topic) => [topic.group, topic.headline]))

/** How an item is closed under a policy; null when it is not. */
export function closingFor(
  item: ReadItem,
  said: Said,
  policy: RecordPolicy,
  linked: () => readonly Linked[],
): Closed | null {
  const groups = groupsOf(item, said, linked)
  if (groups.size === 0) return null
  let strictest: Closed | null = null
  for (const group of groups) {
    const closing = closingOf(group, policy)
    if (closing === null) continue
    if (strictest && STRICTEST.indexOf(strictest.closing) <= STRICTEST.indexOf(closing)) continue
    const headline = closing === 'headline' ? (headlines.get(group) ?? 'Sensitive: recorded') : null
    strictest = { group, closing, headline }
  }
  return strictest
}

const NO_GROUPS: ReadonlySet<SensitiveGroup> = new Set()

function groupsOf(
  item: ReadItem,
  said: Said,
  linked: () => readonly Linked[],
): ReadonlySet<SensitiveGroup> {
  const takes = TAKES_FROM_PROBLEM.test(item.type)
  if (!takes && saysNothingSensitive(said)) return NO_GROUPS
  const groups = aboutGroups(item, said)
  if (takes) for (const each of linked()) for (const group of lockedIn(each)) groups.add(group)
  return groups
}

/** A problem that an item is linked to. */
export interface Linked {
  codes: ReadItem['codes']
  term: Mentions
}

/** What is given or arranged for a locked problem tells of it: a medicine, a referral. */
const TAKES_FROM_PROBLEM = /^(?:Medication|ReferralRequest)/

const lockedIn = ({ codes, term }: Linked): readonly SensitiveGroup[] =>
  [...codedIn(codes).groups, ...term.sensitive.map(({ what }) => what.group)].filter((group) =>
    LOCKED.has(group),
  )

const quiet = ({ sensitive }: Mentions) => sensitive.length === 0

const saysNothingSensitive = (said: Said) => said.coded.groups.length === 0 && isQuiet(said)

/** True when no words name a sensitive group. */
export const isQuiet = ({ term, text }: Said): boolean => term.every(quiet) && text.every(quiet)

/** The sensitive groups that an item is about, whatever the policy makes of them. */
export function aboutGroups(item: ReadItem, said: Said): Set<SensitiveGroup> {
  const about = new Set<SensitiveGroup>(said.coded.groups)
  for (const mentions of said.term) {
    for (const mention of mentions.sensitive) {
      if (counts(mention, said)) about.add(mention.what.group)
    }
  }
  for (const mentions of said.text) {
    for (const group of subjectsOf(mentions, said)) about.add(group)
  }
  const medicine = item.type.startsWith('Medication') ? lockedGroupOf(item) : null
  if (medicine) about.add(medicine)
  if (said.familyHistory) for (const group of OWN_ONLY) about.delete(group)
  return about
}

function counts(mention: Mention<SensitiveTopic>, said: Said): boolean {
  const { group } = mention.what
  if (LOCKED.has(group)) return true
  if (mention.negated) return false
  return !(OWN_ONLY.has(group) && (mention.otherPerson || said.familyHistory))
}

function subjectsOf(mentions: Mentions, said: Said): readonly SensitiveGroup[] {
  const sentences = new Map<SensitiveGroup, Set<number>>()
  for (const mention of mentions.sensitive) {
    if (!counts(mention, said)) continue
    const known = sentences.get(mention.what.group) ?? new Set()
    sentences.set(mention.what.group, known.add(mention.sentence))
  }
  return [...sentences].flatMap(([group, named]) => {
    const share = named.size / Math.max(1, mentions.sentences)
    const isSubject =
      mentions.words <= (GUARDED.has(group) ? LONG_GUARDED_WORDS : LONG_NOTE_WORDS) ||
      share >= 0.3 ||
      named.size >= 3
    return isSubject ? [group] : []
  })
}
