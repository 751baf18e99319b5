import type { ItemView } from '../contract.ts'
import type { Item } from './item.ts'
import { isOpen, type Opened, presentItem } from './present.ts'
import type { PatientRecord } from './record.ts'

/** Items of one calendar day, in wire order. A partial date is not a day, and what is closed is on no day. */
export function itemsOfDay(
  record: PatientRecord,
  date: string | null,
  opened: Opened,
): readonly Item[] {
  if (date === null || date.length !== 10) return []
  return record.items.filter((item) => item.date === date && isOpen(item, opened))
}

/** What else was recorded on a day. */
export function sameDay(record: PatientRecord, date: string, opened: Opened): readonly ItemView[] {
  return itemsOfDay(record, date, opened).map((item) => presentItem(item, opened))
}
