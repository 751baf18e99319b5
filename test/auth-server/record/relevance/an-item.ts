import type { ReadItem } from '../../../../auth-server/record/item.ts'
import {
  type PlaceOptions,
  placeItems,
} from '../../../../auth-server/record/relevance/place-items.ts'
import { writtenItems } from '../../../../auth-server/record/relevance/score.ts'

export const TODAY = '2026-11-22'

let count = 0

/** An entry of which only the named fields are said. */
export function anItem(fields: Partial<ReadItem> = {}): ReadItem {
  count += 1
  return writtenItems(String(count), { type: 'Observation', ...fields })[0]
}

export const aNote = (text: string, fields: Partial<ReadItem> = {}): ReadItem =>
  anItem({ term: text, isNote: true, ...fields })
export const aProblem = (term: string, fields: Partial<ReadItem> = {}): ReadItem =>
  anItem({ type: 'Condition', term, active: true, significance: 'minor', ...fields })
export const aMedicine = (term: string, fields: Partial<ReadItem> = {}): ReadItem =>
  anItem({ type: 'MedicationStatement', term, active: true, ...fields })

/** The placement of one entry by itself. */
export function placed(item: ReadItem, options: Partial<PlaceOptions> = {}) {
  const [placement] = placeItems([item], { today: TODAY, ...options })
  if (placement === undefined) throw new Error('no placement')
  return placement
}
export const placeOf = (item: ReadItem) => placed(item).place
