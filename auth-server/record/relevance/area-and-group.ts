import type { Area } from '../../contract.ts'
import type { ReadItem } from '../item.ts'
import { medicineOf } from './place-medicine.ts'
import type { Said, Spoken } from './said.ts'

const SETTLES: ReadonlySet<Area> = new Set(['other', 'tests', 'consultations'])

/** The area that most of what it says belongs to, its own subject counting most. */
export function areaOf(item: ReadItem, topics: readonly Spoken[]): Area {
  if (item.type !== 'Observation' || !SETTLES.has(item.area) || item.isLaboratory) return item.area
  const weights = new Map<Area, number>()
  for (const { what, part } of topics) {
    if (what.area === null) continue
    weights.set(what.area, (weights.get(what.area) ?? 0) + (part === 'term' ? 4 : 1))
  }
  let best: Area = item.area
  for (const [area, weight] of weights) if (weight > (weights.get(best) ?? 0)) best = area
  return best
}

/** The heading under which an entry stands in its area; null where none fits. */
export function groupOf(
  item: ReadItem,
  area: Area,
  topics: readonly Spoken[],
  said: Said,
): string | null {
  if (item.type.startsWith('Medication')) return medicineOf(item)?.class.name ?? 'Other medicines'
  const [only] = topics
  const chosen =
    topics.length < 2
      ? only
      : (mostTelling(topics.filter(({ what }) => what.area === area)) ?? only)
  if (chosen) return chosen.what.heading
  if (item.type === 'ReferralRequest') return 'Other agencies'
  return bodyGroupOf(said)
}

export function bodyGroupOf({ term, text }: Said): string | null {
  for (const { body } of term) if (body !== null) return body.body
  for (const { body } of text) if (body !== null) return body.body
  return null
}

/** The heading that most of the words belong to, a named agency before the bare word "referral". */
function mostTelling(topics: readonly Spoken[]): Spoken | undefined {
  const [only] = topics
  if (topics.length < 2) return only
  const named = topics.filter(({ what }) => what.name !== 'referral')
  const counts = new Map<string, number>()
  for (const { what, part } of named) {
    counts.set(what.heading, (counts.get(what.heading) ?? 0) + (part === 'term' ? 4 : 1))
  }
  const most = Math.max(0, ...counts.values())
  return named.find(({ what }) => counts.get(what.heading) === most) ?? only
}
