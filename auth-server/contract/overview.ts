import type { NamedEntry, RowView } from './items.ts'
import type { Area } from './words.ts'

/** A line of the brief with where it comes from. */
export interface BriefLine {
  text: string
  date: string | null
  /** Items or `letter`, `referral` that the line rests on. */
  sources: readonly string[]
}

export interface BriefPart {
  key: 'why' | 'bears' | 'conditions' | 'home' | 'involved' | 'changed' | 'check'
  title: string
  lines: readonly BriefLine[]
}

/** What the open entries say about a life, under one of the questions that a link worker asks. */
export interface AnswerPart {
  key: 'medicines' | 'home' | 'money' | 'events' | 'involved' | 'habits'
  title: string
  lines: readonly BriefLine[]
}

/** A phrase of the referral with what in the record it matches. */
export interface ReferralPhrase {
  phrase: string
  /** What to search for; left out on the way to the panel where it is the phrase itself. */
  search?: string
  matches: readonly PhraseMatch[]
  /** Entries that say otherwise; which of them is right is not decided. */
  against: readonly PhraseMatch[]
}

export interface PhraseMatch {
  reference: string
  term: string
  area: Area
  date: string | null
}

export interface OverviewView {
  /** Of the brief what no other part says. */
  brief: readonly BriefPart[]
  /** No line stands twice in them. */
  answers: readonly AnswerPart[]
  phrases: readonly ReferralPhrase[]
  /** Where the referral and the record say different things of the same fact, both dated. */
  differences: readonly BriefLine[]
  conditions: readonly NamedEntry[]
  lifeEvents: readonly NamedEntry[]
  ask: readonly BriefLine[]
  beforeContact: readonly BriefLine[]
  contactPattern: readonly BriefLine[]
  activityFlags: readonly BriefLine[]
  /** Null the first time that a user opens a patient. */
  newSince: NewSinceView | null
  sensitive: SensitiveView
}

/** Open entries written since the user's last look: those that stand first, and the number of the rest. */
export interface NewSinceView {
  /** ISO instant. */
  since: string
  entries: readonly NamedEntry[]
  more: number
}

/** What is closed, as far as it may be told before it is opened. */
export interface SensitiveView {
  /** Locked and closed items together. */
  count: number
  headlines: readonly RowView[]
  /** True when there is safety information. */
  safety: boolean
}
