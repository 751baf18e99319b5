import type { RowView } from './items.ts'
import type { Area } from './words.ts'

/** Why an area looks as it does. These must never be mistaken for one another. */
export type SectionState =
  | 'ready'
  | 'nothing-recorded'
  | 'not-asked'
  | 'not-available'
  | 'not-loaded'
  | 'withheld' // empty, and something was withheld

/** A warning that came with the record, in human words. */
export interface RecordWarning {
  area: Area | null
  /** The wire's own code: `confidential-items`, `data-in-transit`, `data-awaiting-filing`, `NOT_IMPLEMENTED` … */
  code: string
  title: string
  text: string
}

/** A warning as the panel is sent it: once, with the areas that it is about; none where it is about no single one. */
export interface WarningView extends Omit<RecordWarning, 'area'> {
  areas: readonly Area[]
}

export interface ItemGroup {
  title: string
  /** How many entries it has; those that came are the newest of them. */
  count: number
  items: readonly RowView[]
}

export interface SectionView {
  area: Area
  state: SectionState
  /** A sentence for a state other than `ready`, or a standing line ("GP Connect sends no care plans …"). */
  note: string | null
  /** What was asked for, in words: "Consultations from 22-Nov-2023 to 22-Nov-2026". */
  range: string | null
  counts: { relevant: number; lower: number; closed: number; atLeast: boolean }
  /** Relevant items, grouped: all of them, or the first. */
  groups: readonly ItemGroup[]
  /** The rest, by group and number: what "11 more: skin 3, eyes 2" is made of. */
  lowerGroups: readonly (readonly [title: string, count: number])[]
  /** The rest itself, when asked for with `all`. */
  lower: readonly ItemGroup[] | null
}
