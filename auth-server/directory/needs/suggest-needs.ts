import type { SuggestedNeed } from '../../contract.ts'
import { needsAsked } from './match-needs.ts'

/** Needs that one picked entry may suggest. */
const FROM_EACH = 3
const MOST = 12
/** A need that speaks less than half as strongly as the strongest of an entry is not suggested. */
const LEAST_SHARE = 0.5
/** From this share of the strongest on a need is looked for at once. */
const STRONG_SHARE = 0.7

/**
 * What the words of picked entries speak of, strongest first, each with the words that say so. It suggests; what is
 * searched is what the worker leaves standing.
 */
export function suggestNeeds(picked: readonly string[]): readonly SuggestedNeed[] {
  const found = new Map<string, SuggestedNeed & { strength: number }>()
  for (const words of picked) {
    const asked = [...needsAsked(words)].sort(([, a], [, b]) => b - a)
    const best = asked[0]?.[1] ?? 0
    for (const [need, strength] of asked.slice(0, FROM_EACH)) {
      if (strength < best * LEAST_SHARE) continue
      const known = found.get(need.key)
      if (known === undefined || known.strength < strength) {
        const strong = strength >= best * STRONG_SHARE
        found.set(need.key, { key: need.key, title: need.title, because: words, strong, strength })
      }
    }
  }
  return [...found.values()]
    .sort((a, b) => b.strength - a.strength)
    .slice(0, MOST)
    .map(({ key, title, because, strong }) => ({ key, title, because, strong }))
}
