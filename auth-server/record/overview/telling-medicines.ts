import type { AnswerPart, BriefLine } from '../../contract.ts'
import { firstOfEach } from './first-of-each.ts'
import { newest, type Open } from './open-items.ts'
import { lineOf } from './said-already.ts'

const MOST = 6

/**
 * Current medicines that stand first in their list, newest first, one line for each name, and how many others there
 * are; null when there is none at all, so that an empty heading never reads as "takes nothing".
 */
export function tellingMedicines({ medicines }: Open): AnswerPart | null {
  const current = medicines
    .filter(({ area, active }) => area === 'medicines' && active === true)
    .sort(newest)
  const telling = firstOfEach(current.filter(({ place }) => place === 'relevant'))
  if (current.length === 0) return null
  const shown = telling.slice(0, MOST)
  const others = current.filter((item) => !shown.some(({ term }) => term === item.term)).length
  const rest: readonly BriefLine[] =
    others === 0 ? [] : [{ text: moreOf(others, shown.length), date: null, sources: [] }]
  return {
    key: 'medicines',
    title: 'Current medicines',
    lines: [...shown.map((item) => lineOf(item, item.term)), ...rest],
  }
}

const moreOf = (others: number, shown: number): string =>
  shown > 0 ? `${others} more in the list` : `${others} in the list of medicines`
