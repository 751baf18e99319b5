import type { Item } from '../item.ts'
import type { PatientRecord } from '../record.ts'

/** A record made searchable: one entry per item, in the record's order. */
export interface SearchIndex {
  record: PatientRecord
  /** Lower-case words of each item, same order as the record's items. */
  texts: readonly string[]
}

/** Every text of an item that a search must find. */
export function searchableTexts(item: Item): readonly string[] {
  const texts = [item.term, ...item.otherTerms, item.value, item.text, item.status, item.who]
  return [
    ...texts,
    ...item.headings,
    ...item.facts.map((fact) => fact.value),
    ...item.searchable,
  ].filter((text): text is string => Boolean(text))
}

/** Builds the index of a record. Linear in its text. */
export function buildIndex(record: PatientRecord): SearchIndex {
  return {
    record,
    texts: record.items.map((item) => searchableTexts(item).join('\n').toLowerCase()),
  }
}
