import type { BriefLine } from '../../contract.ts'
import type { Item } from '../item.ts'
import { firstOfEach } from './first-of-each.ts'
import { about, newest, type Open } from './open-items.ts'
import { sentencesOf } from './sentences.ts'
import { isOwnSubject, saysOf, tells } from './subjects.ts'

const GETTING_ABOUT = 'Getting about'

/**
 * `own`: only where it is the entry's own subject, since notes tell as often of somebody cared for; else a note's
 * sentence counts where it `says` so.
 */
const FLAGS: readonly {
  name: string
  topics: readonly string[]
  own?: true
  says?: RegExp
}[] = [
  {
    name: 'Mobility',
    topics: ['mobility and daily living'],
    says: /\b(?:uses?|walks?|stick|frame|zimmer|rollator|crutch\w*|housebound|stairs|mobility|breathless|yards|metres|rails?)\b/i,
  },
  { name: 'Falls', topics: ['frailty and falls'], own: true },
  { name: 'Sight, hearing and speech', topics: ['sight, hearing and speech'], own: true },
  { name: 'Memory', topics: ['dementia and memory'], own: true },
  { name: 'Continence', topics: ['continence'], own: true },
  {
    name: GETTING_ABOUT,
    topics: ['transport'],
    says: /\b(?:bus|buses|lifts?|driv\w*|car|taxis?|train|trains|transport|scooter|bicycle|bike)\b/i,
  },
]
/** Of somebody else's memory, or what a practice plans and asks. */
const NOT_OWN =
  /\b(?:carer|caring|cares) (?:of|for)\b|\bcare plan\b|\breview\b|\bscreen\w*\b|\bfamily history\b/i
/** Allergies that matter for a lunch club, a garden or a farm. */
const FOOD_ANIMAL_POLLEN =
  /nut|peanut|egg|milk|dairy|lactose|gluten|wheat|coeliac|fish|shellfish|prawn|crustacea|seafood|soya?|sesame|fruit|strawberr|kiwi|tomato|mustard|celery|food|banana|tuna|cat\b|cats|dog|horse|animal|fur|feather|bird|hay ?fever|pollen|grass|tree|plant|bee|wasp|sting|insect|mould|dust|latex|rabbit/i

/** What to know before choosing an activity, each sourced and dated. */
export function activityFlags(open: Open): readonly BriefLine[] {
  const flags = FLAGS.flatMap(({ name, topics, own, says }): BriefLine[] => {
    const item = tells(
      open,
      topics,
      (each) =>
        !each.negated &&
        !(each.type === 'Condition' && each.active === false) &&
        each.area !== 'referrals' &&
        each.area !== 'planned' &&
        !NOT_OWN.test(each.isNote ? '' : each.term) &&
        (isOwnSubject(each, topics) || (own === undefined && isSaid(saysOf(each, topics), says))),
    )
    const stopped = name === GETTING_ABOUT ? stoppedDriving(open, topics, item) : null
    if (stopped !== null) return [stopped]
    if (item === undefined) return []
    const text = `${name}: ${saysOf(item, topics)}`
    return [{ text, date: item.date, sources: [item.reference] }]
  })
  return [...flags, ...allergies(open)]
}

const DRIVES = /\bdriv(?:es|er|ing)\b/i
const NOT_DRIVING =
  /\b(?:(?:no|not|cannot|can['’]?t|unable to|must not|unfit to|not fit to|stopped|gave up|given up|no longer|not to) (?:\w+ )?driv\w*|fit to drive: no|licen[cs]e (?:revoked|surrendered|handed|taken|gone)|car (?:sold|gone|scrapped))\b/i

/** "Drives own car" no longer tells how somebody gets about where a newer entry says that they do not drive. */
function stoppedDriving(
  open: Open,
  topics: readonly string[],
  item: Item | undefined,
): BriefLine | null {
  if (item === undefined || !DRIVES.test(saysOf(item, topics))) return null
  for (const each of about(open, topics)) {
    if ((each.date ?? '') <= (item.date ?? '')) return null
    const said = [each.isNote ? '' : each.term, ...sentencesOf(each.text ?? each.term)]
    const sentence = said.find((words) => NOT_DRIVING.test(words))
    if (sentence === undefined) continue
    return {
      text: `${GETTING_ABOUT}: ${sentence}`,
      date: each.date,
      sources: [each.reference],
    }
  }
  return null
}

const isSaid = (sentence: string, says: RegExp | undefined) =>
  (says === undefined || says.test(sentence)) &&
  !OF_HARM.test(sentence) &&
  !/£|\b(?:pension|money|job|drives? (?:a )?(?:taxi|lorry|van|bus|coach))\b/i.test(sentence)

/** "Thought of driving off, no plan" tells of something else than how somebody gets about. */
const OF_HARM = /\b(?:thoughts?|urges?)\b|\b(?:thinking|plans?) (?:of|to|about)\b|\bno plans?\b/i

function allergies({ lasting }: Open): readonly BriefLine[] {
  const telling = lasting.filter(
    (item) =>
      item.active !== false &&
      (item.type === 'AllergyIntolerance' ||
        (item.type === 'Condition' && /allerg|hay ?fever/i.test(item.term))) &&
      FOOD_ANIMAL_POLLEN.test(item.term) &&
      !/^no (?:known )?allerg/i.test(item.term),
  )
  return firstOfEach(telling.sort(newest))
    .slice(0, 4)
    .map((item) => ({
      text: `Allergy: ${item.term}`,
      date: item.date,
      sources: [item.reference],
    }))
}
