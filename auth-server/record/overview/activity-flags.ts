import type { BriefLine } from '../../contract.ts'
import type { Item } from '../item.ts'
import { newest, type Open } from './open-items.ts'
import { saysOf, tells } from './subjects.ts'

const FLAGS: readonly { name: string; topics: readonly string[] }[] = [
  { name: 'Mobility', topics: ['mobility and daily living'] },
  { name: 'Falls', topics: ['frailty and falls'] },
  { name: 'Sight, hearing and speech', topics: ['sight, hearing and speech'] },
  { name: 'Memory', topics: ['dementia and memory'] },
  { name: 'Continence', topics: ['continence'] },
  { name: 'Getting about', topics: ['transport'] },
]
/** Allergies that matter for a lunch club, a garden or a farm. */
const FOOD_ANIMAL_POLLEN =
  /nut|peanut|egg|milk|dairy|lactose|gluten|wheat|coeliac|fish|shellfish|prawn|crustacea|seafood|soya?|sesame|fruit|strawberr|kiwi|tomato|mustard|celery|food|banana|tuna|cat\b|cats|dog|horse|animal|fur|feather|bird|hay ?fever|pollen|grass|tree|plant|bee|wasp|sting|insect|mould|dust|latex|rabbit/i

/** What to know before choosing an activity, each sourced and dated. */
export function activityFlags(open: Open): readonly BriefLine[] {
  const flags = FLAGS.flatMap(({ name, topics }): BriefLine[] => {
    const item = tells(open, topics, ({ negated }) => !negated)
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
