import type { BriefLine } from '../../contract.ts'
import type { Item } from '../item.ts'
import { firstOfEach } from './first-of-each.ts'
import { saysWhoMayNotKnow } from './how-to-reach.ts'
import { isAnsweredNo } from './letter.ts'
import { saysCannotRead } from './literacy.ts'
import { before, type Open } from './open-items.ts'
import { saysNoToHarm } from './says-no.ts'
import { sentencesOf } from './sentences.ts'
import { standingAlone, type Told, whoIsMe } from './told.ts'

/** Something that a caller must know to talk with a person or to keep them safe. */
interface Need {
  name: string
  /** An entry whose own term says so. */
  term?: RegExp
  /** A sentence that says so. */
  says?: Pick<RegExp, 'test'>
  but?: RegExp
  /** Entries of its own count only within so many years. */
  years?: number
  /** Looked for in the referral alone. */
  inReferral?: true
  most: number
}

const RISK = 'Risk, in the words of the referral'
const NO_RISK = 'Said no to thoughts of harm, in the words of the referral'
/** Begins the line of somebody for whom letters are hard to read. */
export const READING = 'Reading and writing'

const NEEDS: readonly Need[] = [
  {
    name: READING,
    term: /\b(?:illitera|unable to (?:read|write)|cannot (?:read|write)|literacy|dyslexi)/i,
    says: { test: saysCannotRead },
    most: 2,
  },
  {
    name: 'Writing to them',
    says: /\blarge(?: \w+){0,2} (?:print|words|letters|font)\b|\beasy read\b|\bwrite (?:things|it|them|everything) down\b/i,
    most: 1,
  },
  {
    name: 'Hearing',
    term: /\b(?:hearing (?:loss|impair|difficult|aid|problem)|hard of hearing|deaf|presbyc|cochlear implant)/i,
    says: /\b(?:hearing(?: is| loss| aids?|['’]s)|hard of hearing|deaf\w*|lip ?reads?|cannot hear|can['’]?t hear|face (?:him|her|them) when)\b/i,
    but: /\b(?:hearing (?:is|was) (?:on|at|in|set|listed)|voices|normal)\b/i,
    most: 2,
  },
  {
    name: 'Sight',
    term: /\b(?:blind|partially sighted|sight (?:loss|impair)|visual (?:impair|loss)|macular|glaucoma|low vision|hemianopia|retinitis)/i,
    says: /\b(?:(?:is |registered )blind|partially sighted|sight (?:loss|impaired)|(?:eyesight|sight|vision|eyes?) (?:(?:is|are|has got|have got|getting) )?(?:very )?(?:poor|bad|failing|going|worse)|(?:poor|failing|losing (?:his|her|their)) (?:sight|eyesight|vision)|because of (?:his|her|their) (?:eye)?sight|macular|glaucoma|cannot see|can['’]?t see to|white cane|guide dog)\b/i,
    but: /\b(?:father|mother|dad|mum|husband|wife|son|daughter|brother|sister|partner)\b[^.;,]{0,20}\b(?:is|has|was|who|with|losing)\b/i,
    most: 1,
  },
  {
    name: 'Speech',
    term: /\b(?:dysphasi|aphasi|dysarthri|stammer|stutter|speech (?:difficult|problem|impair|disorder)|selective mutism|laryngectomy)/i,
    says: /\b(?:(?:his|her|their) (?:words|speech)(?: \w+)? (?:slow|slurred|unclear|hard)|speech (?:is )?(?:slow|slurred|unclear|poor)|words? (?:are |is )?slow|slow(?:ed)? speech|word[- ]finding|non-?verbal|stammers?|stutters?)\b/i,
    most: 2,
  },
  {
    name: 'Language',
    term: /\b(?:main (?:spoken )?language(?! english)|interpreter (?:needed|required)|speaks english (?:poorly|badly)|does not speak english|non-?english speaking|british sign language|makaton)/i,
    says: /\b(?:interpret(?:er|ers|ing)|interp|(?:speaks|understands) (?:little|no|some|poor|only)|(?:his|her|their) english\b|first language|sign language|\bbsl\b)/i,
    but: /\binterpretation of\b/i,
    most: 3,
  },
  {
    name: 'Learning disability or autism',
    term: /\b(?:learning (?:disabilit|difficult)|on learning disability register|down['’]?s syndrome|autis(?:m|tic)|asperger)/i,
    says: /\b(?:learning (?:disabilit\w*|difficult\w*)|autis(?:m|tic)|asperger\w*)\b/i,
    but: /\b(?:son|daughter|brother|sister|child|nephew|niece|grandson|granddaughter|husband|wife|partner)\b/i,
    most: 1,
  },
  {
    name: 'Memory',
    says: /\b(?:(?:has|have|with|early|mild|moderate|young[- ]onset|diagnosed with) (?:\w+ ){0,2}(?:dementia|alzheimer['’]?s)|memory (?:(?:is|has been|has got|getting) )?(?:poor|failing|problems?|loss|going|worse)|(?:is|getting|very|more) forgetful|forgets (?:appointments?|things|names|what|who|to))\b/i,
    term: /\b(?:dementia|alzheimer|cognitive (?:impair|decline|disorder)|memory (?:loss|impair|problem|disturb)|korsakoff)/i,
    but: /\b(?:carer|care plan|family|fh\b|review|screen\w*|referr\w*|caring|cares|husband|wife|spouse|partner|mother|father|mum|dad|no evidence|at risk)\b/i,
    most: 1,
  },
  {
    name: 'Falls',
    term: /\b(?:fall in home|recurrent falls?|falls? (?:at|in|on|down|from|outdoors)|frequent fall|had a fall|unexplained falls?|long lie|^falls?$)/i,
    says: /\b(?:(?:had|has had) (?:\w+ ){1,2}falls?|(?:fell|fallen|falls?|tripped|slipped)\b[^;.]{0,40}\b(?:on|in|at|down|over|off|outside|from)\b)/i,
    but: /\b(?:review|risk|assess\w*|screen\w*|clinic|prevent\w*|referr\w*|team|no (?:history of )?falls?|fear of|asleep|behind|for it|ill|pregnant|through|short)\b|\bf[ae]ll(?:s|en|ing)? out\b/i,
    years: 3,
    most: 2,
  },
  {
    name: 'Seizures',
    term: /\b(?:seizure|epilep|convulsion|fitting\b|\bfit\b)/i,
    but: /\b(?:febrile|kit|fit note|keep fit|may be fit|not fit|fit for|screen\w*|review|family)\b/i,
    years: 10,
    most: 1,
  },
  {
    name: 'Stopping drinking',
    says: /\b(?:(?:not|never|don['’]?t|danger\w*|unsafe|risk\w*) (?:\w+ ){0,3}(?:stop|stopping|cut|cutting)(?: \w+){0,2} (?:suddenly|abruptly|dead|cold turkey)|sudden(?:ly)? stop\w* (?:drinking|alcohol)|withdrawal (?:fits?|seizures?))\b/i,
    most: 2,
  },
  {
    name: RISK,
    says: /\b(?:guns?|firearms?|shotguns?|(?:is|been|was|gets?) violent|violen(?:t|ce) (?:to|towards|against)|threaten(?:s|ed) (?:him|her|them|staff|to)|suicid\w*|hopelessness|no point (?:in (?:living|going on|anything)|going on|any ?more)|harm\w* (?:him|her|them)sel\w*|self[- ]harm\w*|take (?:his|her|their) own life|at risk (?:of|from)|safeguarding concerns?)\b|["“'‘](?:(?:there['’]s|what['’]s) )?(?:the |no )point\b/i,
    but: /\bno (?:\w+ )?safeguarding\b/i,
    inReferral: true,
    most: 2,
  },
  {
    name: 'If things get worse',
    says: /\b(?:early|warning|relapse) signs?\b|\bcrisis (?:plan|card|line)\b|\bstaying well plan\b/i,
    most: 2,
  },
  {
    name: 'Decisions made in advance',
    term: /\b(?:not for (?:cardiopulmonary|attempted cardiopulmonary) resusc|dnacpr|not for resusc|advance (?:decision|directive)|respect (?:form|plan)|power of attorney|court of protection|deputy)/i,
    but: /\b(?:review|discuss(?:ed|ion)? (?:about|re)\b|for resuscitation$)/i,
    most: 2,
  },
]

const YEARS_OF_SENTENCES = 3

/** What to know of a person's hearing, reading, language, memory and safety, each from its newest entry and words. */
export function needsOf(open: Open, told: readonly Told[], today: string): readonly BriefLine[] {
  const candidates = open.coded.filter(canTell(today))
  const terms = [...new Set(candidates.map(({ term }) => term))]
  const sinceSaid = before(today, { years: YEARS_OF_SENTENCES })
  const used = new Set<string>()
  return NEEDS.flatMap(({ name, term, says, but, years, inReferral, most }): BriefLine[] => {
    const since = years === undefined ? '' : before(today, { years })
    const telling = new Set(terms.filter((words) => term?.test(words) && but?.test(words) !== true))
    const isOwn = ({ term, reference, date }: Item) =>
      telling.has(term) && !used.has(reference) && (date ?? since) >= since
    const own =
      telling.size === 0
        ? []
        : firstOfEach(candidates.filter(isOwn)).slice(0, says === undefined ? most : 1)
    const lines: BriefLine[] = []
    for (const item of own) {
      used.add(item.reference)
      lines.push(ownLine(name, item))
    }
    for (const each of told) {
      if (lines.length >= most || says === undefined) break
      if (inReferral && each.item !== null) break
      if (each.item?.type === 'ReferralRequest') continue
      if (own.length > 0 && !inReferral && isReason(each)) continue
      const isOld = each.item !== null && (each.item.date ?? '') < sinceSaid
      if (isOld || !says.test(each.sentence) || but?.test(each.sentence) === true) continue
      if (isAnsweredNo(each.sentence)) continue
      const text = each.item === null ? each.sentence : standingAlone(each.item, each.sentence)
      if (used.has(text) || own.some(({ reference }) => reference === each.item?.reference))
        continue
      used.add(text)
      const shown = name === RISK && saysNoToHarm(text) ? NO_RISK : name
      lines.push(
        each.line(`${shown}: ${text}${notToBeTold(each, text, used)}${whoIsMe(each, text)}`),
      )
    }
    return lines
  })
}

/** The reason for the referral stands first on the page: it is not said again beside an entry. */
const isReason = ({ item, line }: Told) => item === null && line('').sources[0] === 'referral'

/** What is not to be told stands with what it is about, of the same note. */
function notToBeTold({ item }: Told, text: string, used: Set<string>): string {
  if (item === null || !item.isNote) return ''
  const said = sentencesOf(item.text ?? item.term).filter(
    (sentence) => saysWhoMayNotKnow(sentence) && !text.includes(sentence) && !used.has(sentence),
  )
  const [only] = said
  if (only === undefined || said.length > 1) return ''
  used.add(only)
  return ` ${only}`
}

function ownLine(name: string, item: Item): BriefLine {
  const more =
    item.text !== null && item.text.length < 140 ? `: ${item.text.replace(/\s+/g, ' ')}` : ''
  return { text: `${name}: ${item.term}${more}`, date: item.date, sources: [item.reference] }
}

/** "Not for resuscitation" is a decision and denies nothing. */
const DECIDED_AGAINST = /^not for |dnacpr/i

/** Entries of the person's own, not planned and not over. */
const canTell = (today: string) => (item: Item) =>
  !item.isLaboratory &&
  (!item.negated || DECIDED_AGAINST.test(item.term)) &&
  !item.wordsClosed &&
  item.area !== 'planned' &&
  !(item.type === 'Condition' && item.active === false) &&
  (item.date ?? '') <= today
