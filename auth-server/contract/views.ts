import type { ItemView } from './items.ts'

/** Links of three strengths, never merged. */
export interface ProblemView {
  problem: ItemView
  significance: 'major' | 'minor' | null
  parents: readonly ItemView[]
  children: readonly ItemView[]
  siblings: readonly ItemView[]
  /** The entry that is the problem. */
  actual: ItemView | null
  consultations: readonly ItemView[]
  evidence: readonly ItemView[]
  sameDay: readonly ItemView[]
  mentions: readonly ItemView[]
  /** How many linked entries are not in this retrieval, and display-only texts the practice sent instead. */
  missing: number
  displayOnly: readonly string[]
}

export interface ConsultationEntry {
  item: ItemView | null
  /** Text of an entry that came without its item. */
  display: string | null
}

export interface ConsultationHeading {
  title: string | null
  /** "Examination" starts folded, "Social" opens first. */
  folded: boolean
  entries: readonly ConsultationEntry[]
}

export interface ConsultationTopic {
  title: string | null
  problems: readonly { reference: string; term: string }[]
  headings: readonly ConsultationHeading[]
}

export interface ConsultationView {
  consultation: ItemView
  setting: string | null
  about: string
  clinician: string | null
  place: string | null
  topics: readonly ConsultationTopic[]
  problems: readonly ItemView[]
  /** True when only the header came: its content was outside the range asked for. */
  headerOnly: boolean
}

export interface TimelineView {
  range: string
  years: readonly {
    year: string | null
    entries: readonly { item: ItemView; problems: readonly { reference: string; term: string }[] }[]
  }[]
  planned: readonly ItemView[]
  lower: number
  problems: readonly { reference: string; term: string; count: number }[]
}
