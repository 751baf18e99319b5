import { NEEDS, type Need } from './need-table.ts'
import { asksIn, weightyWords } from './phrases-in.ts'

const titled = (text: string) =>
  NEEDS.find(({ title }) => title.toLowerCase() === text.trim().toLowerCase())

/** True for a need as the panel offers it, false for somebody's own words. */
export const isNeedTitle = (text: string): boolean => titled(text) !== undefined

/** How strongly each need speaks from words that somebody wrote about a person, 0 to 1. */
export function needsAsked(text: string): ReadonlyMap<Need, number> {
  const exact = titled(text)
  if (exact !== undefined) return new Map([[exact, 1]])
  const strengths = new Map<Need, number>()
  const counted = new Set<string>()
  for (const { need, phrase } of asksIn(text)) {
    const key = `${need.key} ${phrase.stems.join(' ')}`
    if (counted.has(key)) continue
    counted.add(key)
    const weight = phrase.weight * Math.min(2.2, 1 + 0.6 * (weightyWords(phrase) - 1))
    strengths.set(need, (strengths.get(need) ?? 0) + weight)
  }
  return new Map([...strengths].map(([need, sum]) => [need, 1 - Math.exp(-sum / 1.2)]))
}

/** The stems of what was written that the needs account for. */
export function stemsOfNeeds(text: string): ReadonlySet<string> {
  return new Set(asksIn(text).flatMap(({ phrase }) => phrase.stems))
}
