import { formatNumber } from './counts.ts'

/** "skin 3, eyes 2, other 6". */
export function listCounts(groups: readonly (readonly [title: string, count: number])[]): string {
  return groups.map(([title, count]) => `${title} ${formatNumber(count)}`).join(', ')
}

export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
