import type { ReadItem } from '../item.ts'
import type { Said, Spoken } from './said.ts'

/** How a reason ends, by where the words stood. */
export const PART_WORDS: { readonly [part in Spoken['part']]: string } = {
  term: '',
  text: ' (in the words)',
}

/** Said of a condition's check, risk or relative rather than of the condition. */
const NOT_THE_CONDITION =
  /\b(?:review|reviewed|check(?:ed|s|up)?|monitor\w*|annual|screen\w*|risk|never|causing|limits|restricts|score|control (?:test|steps?|score|plan|questionnaire)|educat\w*|invit\w*|declin\w*|clinic|questionnaire|test|tests|level|excepted|exception|exempt|suspected|query|possible|fear|worried|seen (?:in|by)|admin\w*|status|antibod\w*|antigen|marker|technique|inhaler|care plan|prophylaxis|vaccin\w*|indicator|protocol|referr\w*|under care|attend\w*|o\/e|on examination|follow[- ]?up|dissent|severity|trigger\w*|exacerbation|leaflet|advice|distance)\b|\?/i
const ENDED =
  /\b(?:resolved|in remission|cured|ended|no longer|past history|cleared|excluded|ruled out|gone)\b/i
/** An antenatal risk of Down's syndrome is not the patient's own. */
const LEARNING = 'learning disability, autism, ADHD'
const REVIEW = 'long-term condition review'
/** Kinds of topic whose plain absence or unknown state says nothing. */
const STATE_MATTERS = new Set(['alcohol use', 'smoking', 'drug use'])
/** What is still to be done, of a review that may also be written down when it was. */
const OUTSTANDING =
  /\b(?:over)?due\b|\boutstanding\b|\bnot (?:yet )?(?:done|had|been)\b|\bneeds?\b|\bawait/i
const wordsOf = ({ term, text }: ReadItem) => `${term} ${text ?? ''}`
/** A pharmacy's message that it sent the person on. */
const SENT_ON = /\[signpost details\]/i
/** Missed, and made up for at once. */
const PUT_RIGHT =
  /\brebooked\b.*\b(?:came|attended|seen)\b|\bcame (?:same|later|next) (?:day|pm|am)\b/i
const VACCINE = /vaccin|immunis|rotavirus|booster|\bdose\b/i

const HOW_LONG = 1000

/** Whether words of an item hold a pattern. Of a long one each answer is kept: thousands of words in it may ask. */
function holds(pattern: RegExp, words: string, said: Said): boolean {
  if (words.length < HOW_LONG) return pattern.test(words)
  said.looked ??= new Map()
  const known = said.looked.get(pattern)
  if (known !== undefined) return known
  const found = pattern.test(words)
  said.looked.set(pattern, found)
  return found
}

/** Whether what an item says brings it forward, by the kind of topic. */
export function countsAs(item: ReadItem, said: Said, spoken: Spoken): boolean {
  const { what } = spoken
  if (what.name === REVIEW) {
    return (
      !spoken.negated &&
      (item.type === 'ProcedureRequest' || holds(OUTSTANDING, wordsOf(item), said))
    )
  }
  if (what.kind === 'long-term conditions') return isCondition(item, said, spoken)
  if (what.where === 'term' && spoken.part === 'text') return false
  if (what.kind === 'frailty & function' && isOver(item, what.name, said)) return false
  if (what.name === 'mental health' && BODILY_STRESS.test(item.term) && spoken.part === 'term')
    return false
  if (what.name === 'occupation' && !isWhole(item, spoken, said)) return false
  if (what.name === LEARNING && /risk|screen/i.test(item.term.slice(0, 60))) return false
  if (said.unknown && !STATE_MATTERS.has(what.kind)) return false
  if (what.name === 'referral' && holds(SENT_ON, item.term, said)) return false
  if (
    what.name === 'missed appointments' &&
    (holds(VACCINE, item.term, said) || holds(PUT_RIGHT, wordsOf(item), said))
  )
    return false
  if (said.familyHistory) {
    if (spoken.part === 'term') return false
    return AT_HOME.has(what.name) || (spoken.atHome && what.whose === 'patient')
  }
  if (what.whose === 'patient' && spoken.otherPerson) return spoken.atHome
  return true
}

/** Stress of another kind than the mind's. */
const BODILY_STRESS = /^stress (?:incontinence|fracture|test|echo)/i

/** "Hearing test normal"; a weakness that an ended problem says is resolved. */
const isOver = (item: ReadItem, topic: string, said: Said) =>
  (topic === 'sight, hearing and speech' && holds(SOUND, item.term, said)) ||
  (item.type === 'Condition' && item.active === false && holds(ENDED, wordsOf(item), said))
const SOUND = /^(?:o\/e - )?(?:hearing|vision|eye|visual|speech)\b.*\b(?:normal|satisfactory)$/i

/** Circumstances at home, which a family history may tell of beside the illness. */
const AT_HOME = new Set([
  'lives alone',
  'living situation',
  'housing',
  'homelessness',
  'supported housing',
  'carer for someone',
])

const CALLING = /occupation|employ/i

/** A calling counts when it is the entry itself, not a word in it. */
const isWhole = (item: ReadItem, spoken: Spoken, said: Said) =>
  spoken.quote.length >= item.term.length * 0.6 || holds(CALLING, item.term, said)

/** Conditions that shape a life wherever they are named; commoner ones count in a note only when told as history. */
const SHAPES_A_LIFE =
  /^(?:t[12]dm|type [12] diab|parkinson|ms$|multiple scl|motor neur|mnd|huntington|epilep|copd|coad|emphys|bronchiect|heart fail|cardiac fail|ccf|stroke|cva|rheumatoid|lupus|sle$|ankylos|crohn|ulcerative|uc$|ibd|dialysis|haemodial|ckd|cirrhosis|cancer|lymphoma|leuk|myeloma|metast|transplant|cerebral palsy|sickle|cystic f|dystonia|ehlers|fibromyal|cfs|polio|spina bif|paraple|tetraple|hemiple)/i
const HOW_LONG_A_NOTE = 200

const isNamedAsPresent = (item: ReadItem, { quote }: Spoken) =>
  item.term.length <= HOW_LONG_A_NOTE &&
  SHAPES_A_LIFE.test(quote) &&
  !NOT_THE_CONDITION.test(item.term) &&
  !ENDED.test(item.term)

const OF_A_SCREENING = /screen|vaccin|risk/i

function isCondition(item: ReadItem, said: Said, spoken: Spoken): boolean {
  if (spoken.negated || spoken.otherPerson || said.familyHistory) return false
  if (spoken.part === 'text') {
    if (item.type !== 'Observation' && item.type !== 'DocumentReference') return false
    return item.isNote && (spoken.asHistory || isNamedAsPresent(item, spoken))
  }
  if (item.type === 'Condition') return item.active !== false
  // An outstanding diary entry that only names the condition is its review.
  if (item.type === 'ProcedureRequest') return !holds(OF_A_SCREENING, item.term, said)
  if (item.type !== 'Observation') return false
  if (holds(NOT_THE_CONDITION, item.term, said)) return false
  return !holds(ENDED, wordsOf(item), said)
}
