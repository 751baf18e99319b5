import type { Item } from '../item.ts'

const nameIn = ({ term }: Item): string => term.toLowerCase()

/** The first entry of each name, or of what else its lines go by. */
export function firstOfEach(
  items: readonly Item[],
  nameOf: (item: Item) => string = nameIn,
): readonly Item[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const name = nameOf(item)
    return !seen.has(name) && seen.add(name)
  })
}
