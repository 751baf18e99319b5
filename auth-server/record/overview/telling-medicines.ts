import type { AnswerPart, BriefLine } from '../../contract.ts'
import type { Item } from '../item.ts'
import type { Open } from './open-items.ts'
import { lineOf } from './said-already.ts'

const MOST = 6

/**
 * Current medicines that stand first in their list, newest first, one line for each name, and how many others there
 * are; null when there is none, so that an empty heading never reads as "takes nothing".
 */
export function tellingMedicines({ newestFirst }: Open): AnswerPart | null {
  const current = newestFirst.filter(
    ({ area, active, type }) =>
      area === 'medicines' && active === true && type.startsWith('Medication'),
  )
  const telling = firstOfEachName(current.filter(({ place }) => place === 'relevant'))
  if (telling.length === 0) return null
  const shown = telling.slice(0, MOST)
  const others = current.filter((item) => !shown.some(({ term }) => term === item.term)).length
  const rest: readonly BriefLine[] =
    others === 0 ? [] : [{ text: `${others} more in the list`, date: null, sources: [] }]
  return {
    key: 'medicines',
    title: 'Current medicines',
    lines: [...shown.map((item) => lineOf(item, item.term)), ...rest],
  }
}

function firstOfEachName(items: readonly Item[]): readonly Item[] {
  const seen = new Set<string>()
  return items.filter(({ term }) => !seen.has(term.toLowerCase()) && seen.add(term.toLowerCase()))
}
