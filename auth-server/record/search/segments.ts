import type { Item } from '../item.ts'

/** Whether an item's own words may be searched: nothing closes it, or it was opened. */
const isSearchable = (item: Item, opened: ReadonlySet<string>): boolean =>
  item.closing === null || (item.closing !== 'locked' && opened.has(item.reference))

/** Whether the words behind an item's code and date may be searched too. */
const wordsSearchable = (item: Item, opened: ReadonlySet<string>): boolean =>
  isSearchable(item, opened) && (!item.wordsClosed || opened.has(item.reference))

/**
 * Every text of an item that a search must find, its term first; empty while the item is closed. These are the
 * original terms and displays, comments, values, components, titles of a consultation's lists, dosages and notes.
 */
export function segmentsOf(item: Item, opened: ReadonlySet<string>): readonly string[] {
  if (!isSearchable(item, opened)) return []
  const open = wordsSearchable(item, opened)
  if (!open && item.isNote) return []
  const segments = [item.term, ...item.otherTerms]
  if (open) {
    segments.push(
      item.text ?? '',
      item.value ?? '',
      ...item.searchable,
      ...item.facts.map(({ value }) => value),
    )
  }
  if (item.type === 'Encounter') segments.push(...item.headings)
  segments.push(item.status ?? '', item.where ?? '', item.who ?? '')
  const seen = new Set<string>()
  return segments.filter((text) => text !== '' && !seen.has(text) && seen.add(text))
}
