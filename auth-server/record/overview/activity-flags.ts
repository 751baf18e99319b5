import type { BriefLine } from '../../contract.ts'
import type { Item } from '../item.ts'
import { newest, type Open } from './open-items.ts'
import { isOwnSubject, saysOf, tells } from './subjects.ts'

/** `own`: only where it is the entry's own subject, since notes tell as often of somebody cared for. */
const FLAGS: readonly { name: string; topics: readonly string[]; own?: true }[] = [
  { name: 'Mobility', topics: ['mobility and daily living'] },
  { name: 'Falls', topics: ['frailty and falls'], own: true },
  { name: 'Sight, hearing and speech', topics: ['sight, hearing and speech'] },
  { name: 'Memory', topics: ['dementia and memory'], own: true },
  { name: 'Continence', topics: ['continence'], own: true },
  { name: 'Getting about', topics: ['transport'] },
]
/** Allergies that matter for a lunch club, a garden or a farm. */
const FOOD_ANIMAL_POLLEN =
  /nut|peanut|egg|milk|dairy|lactose|gluten|wheat|coeliac|fish|shellfish|prawn|crustacea|seafood|soya?|sesame|fruit|strawberr|kiwi|tomato|mustard|celery|food|banana|tuna|cat\b|cats|dog|horse|animal|fur|feather|bird|hay ?fever|pollen|grass|tree|plant|bee|wasp|sting|insect|mould|dust|latex|rabbit/i

/** What to know before choosing an activity, each sourced and dated. */
export function activityFlags(open: Open): readonly BriefLine[] {
  const flags = FLAGS.flatMap(({ name, topics, own }): BriefLine[] => {
    const item = tells(
      open,
      topics,
      (each) =>
        !each.negated &&
        each.area !== 'referrals' &&
        (own === undefined || isOwnSubject(each, topics)),
    )
    if (item === undefined) return []
    const text = `${name}: ${saysOf(item, topics)}`
    return [{ text, date: item.date, sources: [item.reference] }]
  })
  return [...flags, ...allergies(open.items)]
}

function allergies(open: readonly Item[]): readonly BriefLine[] {
  const seen = new Set<string>()
  return open
    .filter(
      (item) =>
        item.active !== false &&
        (item.type === 'AllergyIntolerance' ||
          (item.type === 'Condition' && /allerg|hay ?fever/i.test(item.term))) &&
        FOOD_ANIMAL_POLLEN.test(item.term) &&
        !/^no (?:known )?allerg/i.test(item.term),
    )
    .sort(newest)
    .filter(({ term }) => !seen.has(term.toLowerCase()) && seen.add(term.toLowerCase()))
    .slice(0, 4)
    .map((item) => ({
      text: `Allergy: ${item.term}`,
      date: item.date,
      sources: [item.reference],
    }))
}
