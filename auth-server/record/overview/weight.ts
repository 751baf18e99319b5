import type { BriefLine } from '../../contract.ts'
import { formatDate } from '../dates.ts'
import { before, type Open } from './open-items.ts'

const WEIGHT = /^(?:o\/e - )?(?:body )?weight(?: measured| recorded)?$/i
const KILOGRAMS = /^(\d+(?:\.\d+)?)\s*kgs?\b/i
/** A fall of a twentieth is looked into at any age; the figure before it may be up to two years older. */
const FALLEN_TO = 0.95
const COMPARED_YEARS = 2
const COUNTS_YEARS = 1

/** That somebody has lost weight lately, by the figures as recorded; why, they do not tell. */
export function fallingWeight({ coded }: Open, today: string): readonly BriefLine[] {
  const weights = coded.flatMap(({ term, value, date, reference }) => {
    const kilograms = WEIGHT.test(term) ? KILOGRAMS.exec(value ?? '')?.[1] : undefined
    return kilograms === undefined || date === null
      ? []
      : [{ kilograms: Number(kilograms), date, reference }]
  })
  const [latest] = weights
  if (latest === undefined || latest.date < before(today, { years: COUNTS_YEARS })) return []
  const from = before(latest.date, { years: COMPARED_YEARS })
  const most = weights
    .filter(({ date }) => date >= from && date < latest.date)
    .reduce((heaviest, each) => (each.kilograms > heaviest.kilograms ? each : heaviest), latest)
  if (latest.kilograms > most.kilograms * FALLEN_TO) return []
  const text = `Weight: falling, ${latest.kilograms} kg; ${most.kilograms} kg on ${formatDate(most.date)}`
  return [{ text, date: latest.date, sources: [latest.reference, most.reference] }]
}
