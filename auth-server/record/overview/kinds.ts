import type { AnswerPart } from '../../contract.ts'
import type { Item } from '../item.ts'
import type { Open } from './open-items.ts'

/** Words of money and work; "cannot work the remote" is none. */
const MONEY =
  /£|\b(?:money|cash|rent|arrears|debts?|owe[sd]?|owing|loans?|lender|borrow\w*|afford|benefits?|universal credit|UC|PIP|ESA|DLA|JSA|(?:attendance|carer['’]?s?|personal|housing|jobseeker['’]?s?) \w*\s?(?:allowance|payment|benefit)|allowance|pension\w*|income|wages?|paid|sick pay|savings|bills?|bank|catalogues?|bailiffs?|food ?bank|vouchers?|budget\w*|prepay\w*|appointee|jobs?(?! to do)|teacher|taught|trained as|own business|factory|warehouse|unemploy\w*|redundan\w*|retire[ds]?|retirement|employ\w*|zero hours|(?:hours|wages) (?:cut|reduced|lost|halved)|(?:lost|losing|fewer) (?:\w+ )?(?:hours|shifts)|fined|(?:with a?|w|school|attendance|court) fine|shifts?|fit note|e?med3|off sick|sick note|career|by trade|volunteer\w*|apprentic\w*|cheques?|paperwork|(?:used|uses) to work)\b|\bwork(?:s|ed|ing)?\b(?! (?:the|it|out|well|up|around|through|hard at)\b)/i
/** Words of a loss or of a turn in a life. */
const EVENT =
  /\b(?:died|dies|death|d\.|dead|passed away|funeral|anniversary|lost|loss|widow\w*|bereave\w*|griev\w*|grief|grave|separat\w*|divorc\w*|left|split|evict\w*|redundan\w*|sacked|dismissed|mov(?:ed|ing)|born|b\.|pregnan\w*|miscarr\w*|stillb\w*|emigrat\w*|fled|asylum|refugee|detained|imprisoned|war|accident|fire|flood\w*|burgl\w*|robbed|court|possession|homeless|sold|retired|stopped driving|closed|bull(?:y|ied|ying)|adopted|reunion|reunited|new (?:baby|job|partner|home)|ended|engaged|married)\b/i

/** Living with an illness is no home, who was in during a call or visit no household, and a form or a consent is nobody at home. */
const NOT_HOME =
  /\b(?:liv(?:es?|ed|ing) with (?:\w+ )?(?:schizo\w*|depress\w*|anxiety|pain|cancer|diabetes|epilepsy|dementia|\w+(?:itis|osis|emia))|(?:letter|form) (?:done|written|signed|sent))\b|^consent\b|^(?:no ?(?:one|body)|nobody) (?:else )?(?:(?:is|was) )?(?:at home|in|there|present|about)\b/i

const KIN =
  '(?:mums?|mothers?|dads?|fathers?|parents?|sons?|daughters?|child(?:ren)?|bab(?:y|ies)|twins?|brothers?|sisters?|siblings?|husbands?|wife|partners?|spouse|nans?|grans?|grann(?:y|ies)|grand?dad|grand(?:ma|pa|mother|father|parents?)|uncles?|aunts?|cousins?|niece|nephew|best (?:friend|mate)|friends?|family)'
const DEATH = new RegExp(
  `\\b${KIN}\\b[^.;,]{0,25}\\b(?:dead|died|d\\.|deceased|passed(?: away)?|killed|murdered|drowned|shot (?:him|her)self|hanged (?:him|her)self|took (?:his|her) own life)|\\b(?:death of|lost|late) (?:both |his |her |their |a |the |my )*${KIN}\\b|\\b(?:orphan|stillb|miscarr)`,
  'i',
)

/** True when a sentence tells that somebody of the person's own died. */
export const tellsOfDeath = (sentence: string): boolean => DEATH.test(sentence)

const LOSS =
  /\b(?:died|dies|death|dead|deceased|passed away|killed|funeral|los(?:t|ing|s|ses)|widow\w*|bereave\w*|griev\w*|grief|separated|separation|divorc\w*|left (?:him|her|them)|split up|evict\w*|possession|homeless\w*|repossess\w*|redundan\w*|sacked|dismissed|miscarr\w*|stillb\w*|fled|burgl\w*|robbed|house fire|flooded|imprisoned)\b/i

/** True when a sentence tells of something or somebody lost, or about to be. */
export const tellsOfLoss = (sentence: string): boolean =>
  LOSS.test(sentence) || tellsOfDeath(sentence)

const STATE_OF_WORK =
  /\b(?:off (?:work|sick)|signed off|e?med3|fit note|sick note|(?:not )?fit for work|(?:back|return(?:ed|s)?|returning) (?:at|to) work|at work|works? (?:mornings|afternoons|evenings|nights|days|full|part)|(?:stop(?:ped)?|left|had to (?:stop|leave)|gave up|given up) (?:\w+ )?(?:work|job)\w*|(?:new|started (?:a )?(?:\w+ )?) ?job|unemployed|sick pay|half pay)\b/i

/** True when words say whether the person is at work, off work or without work: the newest of them holds. */
export const saysStateOfWork = (words: string): boolean => STATE_OF_WORK.test(words)

const MARRIED = /^(?:married|single|cohabit\w*|civil partner\w*|engaged)\b/i
const MARRIAGE_ENDED =
  /^(?:widow(?:ed|er)?|divorced|separated|marital separation|parents (?:separated|divorced))\b/i

/**
 * True when an entry's own words answer a question: the end of a marriage is a loss rather than a household, the
 * marriage a household rather than an event, and work is an event where it begins or ends.
 */
export function isOwnOfKind(key: AnswerPart['key'], term: string, isOfWork: boolean): boolean {
  if (key === 'home') return !(MARRIAGE_ENDED.test(term) || tellsOfDeath(term))
  return key !== 'events' || !(MARRIED.test(term) || (isOfWork && !EVENT.test(term)))
}

/** True when a sentence that only mentions a topic is of the kind that a question asks for. */
export function isOfKind(key: AnswerPart['key'], sentence: string): boolean {
  if (key === 'money') return MONEY.test(sentence)
  if (key === 'home') return !NOT_HOME.test(sentence)
  return key !== 'events' || EVENT.test(sentence)
}

/** Words of the person's own money, whoever they are told of. */
export const OWN_MONEY =
  /£|\b(?:rent|debt|benefits?|credit|PIP|UC|pension|appointee|carer['’]?s allowance|bills?|bank|pays?|paid|lends?|lent|gives?)\b/i

/** "Ann works full time", told of a contact, says nothing of the person's own work. */
export const isWorkOfAnother = (sentence: string, names: readonly string[]): boolean =>
  names.some((name) => name.length > 1 && sentence.startsWith(`${name} `)) &&
  !OWN_MONEY.test(sentence)

/** States of which the newest holds and an older one was. */
const STATES: readonly RegExp[] = [
  /^(?:married|single|divorced|separated|marital separation|widow(?:ed|er)?|cohabit\w*|civil partner\w*|engaged)\b/i,
  /^(?:(?:lives?|living) (?:alone|with|in)|homeless)\b/i,
  /^(?:unemployed|retired|employed|in (?:full|part)[- ]time|(?:full|part)[- ]time (?:employment|work|job)|student|self[- ]employed)\b/i,
  /^(?:asylum seeker|refugee)\b/i,
  /^(?:is|not|no longer) (?:a |an )?(?:carer|caregiver)\b/i,
]

/** True for an entry that says a state of those which replace each other. */
export const isState = (item: Item): boolean => stateOf(item) !== undefined

/** A state that goes on until something says otherwise; who cared for somebody years ago may not do so now. */
export const holdsOn = (item: Item): boolean =>
  isState(item) && !/\b(?:carer|caregiver)\b/i.test(item.term)

const stateOf = ({ term }: Item) => STATES.find((state) => state.test(term))

/** What was found for the entries of an overview, which asks several times. */
const states = new WeakMap<Open, readonly Item[]>()

/** The entries that say such a state, of each wording the newest. */
export function statesIn(open: Open): readonly Item[] {
  const known = states.get(open)
  if (known !== undefined) return known
  const found: Item[] = []
  const terms = new Set<string>()
  for (let at = 0; at < open.coded.length; at++) {
    const item = open.coded[at] as Item
    if (item.negated || terms.has(item.term)) continue
    terms.add(item.term)
    if (isState(item)) found.push(item)
  }
  states.set(open, found)
  return found
}

const firstWord = ({ term }: Item) => /^\p{L}+(?: \p{L}+)?/u.exec(term.toLowerCase())?.[0]

const CARES = /\b(?:carer?|caregiver|caring)\b/i
const SPOUSE = /\b(?:husband|wife|partner|spouse)\b/i
const WIDOWED = /^widow/i
const WITH_SPOUSE = /^(?:lives?|living) with (?:husband|wife|partner|spouse)/i
const ENDED_MARRIAGE = /^(?:widow|divorced|separated|marital separation)/i

/** True when a newer entry says another state of the same kind, or that the one cared for has died. */
export function isSuperseded(item: Item, states: readonly Item[]): boolean {
  const state = stateOf(item)
  const since = (other: Item) => (other.date ?? '') > (item.date ?? '')
  if (CARES.test(item.term) && SPOUSE.test(item.text ?? '')) {
    return item.date !== null && states.some((each) => WIDOWED.test(each.term) && since(each))
  }
  if (
    WITH_SPOUSE.test(item.term) &&
    states.some((each) => ENDED_MARRIAGE.test(each.term) && since(each))
  ) {
    return item.date !== null
  }
  return (
    state !== undefined &&
    item.date !== null &&
    states.some(
      (other) => state.test(other.term) && firstWord(other) !== firstWord(item) && since(other),
    )
  )
}

/** Somebody who helps, or the place where they do. */
export const SOMEBODY =
  /\b(?:team|services?|nurses?|DNs?|GPs?|physio\w*|OT|occupational therap\w*|therap(?:y|ies|ist)|counsell\w*|psycholog\w*|psychiatr\w*|CPN|CMHT|CAMHS|IAPT|worker|keyworker|SW|ASC|social (?:care|services)|society|charity|clinic|hospital|carers?|care agency|support|advis[eo]rs?|advocate|volunteers?|befriend\w*|club|group|caf[eé]|lunch|day centre|hospice|macmillan|age uk|citizens advice|CAB|council|housing|jobcentre|recovery|AA|samaritans|cruse|red cross|food ?bank|foodbank|school nurse|mentor|solicitor|matron|co-?ordinator|dieti[ct]ian|speech|SLT|optician|audiolog\w*|gamcare|home treatment|liaison|MHP|practitioner|assessment)\b/i
/** Somebody's help in a letter: who comes, who sees the person, who is to be asked. */
const HELPS =
  /\b(?:(?:key|support|social|recovery|youth|family) worker|care co-?ordinator|district nurs\w*|community nurs\w*|carers? (?:come|comes|visit|call)|agency carers|recovery service|on the (?:list|waiting list)|waiting (?:for|list)|under (?:the|our|their) (?:care|team)|CAMHS|CMHT|memory (?:clinic|service)|solicitor|counsell\w*|therap(?:y|ist)|advocate|day centre|food bank|case ?worker|probation|SSAFA|Op COURAGE|veterans['’]? \w+ (?:mental )?health|health visitor|hospice|wellbeing (?:team|service)?|well-being team|farming community network|carers['’]? (?:centre|trust)|mentor|midwi(?:fe|ves)|macmillan|recovery worker|outreach|talking therapies|physiotherap\w*|clinic with us|social (?:services|care)|council['’]s)\b/i
/** Help that a relative has. */
const HELPS_KIN =
  /^(?:(?:his|her|their) )?(?:mum|mother|dad|father|son|daughter|brother|sister|husband|wife|partner|nan|gran)\b.{0,30}\b(?:hospice|clinic|under|sees|has)\b/i

/** True when a sentence names help that the person has or was offered. */
export const tellsOfHelp = (sentence: string): boolean =>
  HELPS.test(sentence) && !HELPS_KIN.test(sentence)

/** What is filed with the agencies and is nobody: a vaccine, a decision, a person in law. */
export const NOBODY =
  /\b(?:named accountable|vaccin\w*|immunis\w*|resuscitation|dnacpr|power of attorney|advance (?:decision|directive)|consent (?:given|to)|care plan (?:review|due))\b/i
