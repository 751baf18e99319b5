import type { Area, Closing, Mark, Place } from './words.ts'

export interface Reason {
  /** Words after "Shown first because" or "Lower because". */
  text: string
  /** Name of the rule that spoke. */
  rule: string
}

export interface Fact {
  label: string
  value: string
}

/** An entry where it is only named. */
export interface NamedEntry {
  /** `Type/id`, or `List/id#contained`. */
  reference: string
  /** The original term; "Sensitive" while closed. */
  term: string
  /** As recorded: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`. */
  date: string | null
}

/** One thing recorded about the patient, as a list draws it. */
export interface RowView extends NamedEntry {
  place: Place
  /** A measured or chosen value in words, e.g. "26 units/week". */
  value: string | null
  /** Comment or note, exactly as written, line breaks kept. */
  text: string | null
  /** Clock time `HH:mm` when the record has one. */
  time: string | null
  end: string | null
  who: string | null
  where: string | null
  /** State in words: "Active", "Ended", "Planned", "Repeat" … */
  status: string | null
  marks: readonly Mark[]
  /** Of each the rule is left out where its words begin with it. */
  reasons: readonly (Pick<Reason, 'text'> & Partial<Reason>)[]
  /** Labelled parts: the four of a referral or care plan, the lines of a medicine. */
  facts: readonly Fact[]
  /** Name of the practice's system that sent it, where it matters. */
  source: string | null
  /** True while code and date are shown and the words behind them open with a reason (`open` with its reference). */
  wordsClosed?: boolean
}

/** The same with all that it is linked to, as a screen of its own shows it. */
export interface ItemView extends RowView {
  type: string
  area: Area
  closing: Closing | null
  reasons: readonly Reason[]
  /** Group heading within the area: "Home", "Work", "Talking therapies (IAPT)" … */
  group: string | null
  /** References of the problems it is linked to, and of the consultation it was recorded in. */
  problems: readonly string[]
  consultation: string | null
}
