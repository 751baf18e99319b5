import type { Reason } from '../../contract.ts'
import type { Placement, ReadItem } from '../item.ts'
import { isWithdrawn } from '../withdrawn.ts'
import { areaOf, bodyGroupOf, groupOf } from './area-and-group.ts'
import { closingFor, isQuiet } from './closings.ts'
import { listKey } from './codes.ts'
import { everydayIn, speaksOfLife } from './everyday-words.ts'
import type { LifeWords } from './life-words.ts'
import { ALLERGY, lowerReasons } from './lower-reasons.ts'
import type { Mentions } from './mentions.ts'
import { medicineOf, saysNotTaken } from './place-medicine.ts'
import type { RecordPolicy, SensitiveGroup } from './policy.ts'
import { type Said, type Spoken, saidBy, withoutShell } from './said.ts'
import { countsAs, PART_WORDS } from './speaks.ts'
import { topicNamed } from './topics/all-topics.ts'

export interface Setting {
  today: string
  policy: RecordPolicy
  read: (text: string) => Mentions
  life: (text: string) => LifeWords
  /** Codes of the organisation's own lists. */
  ownCodes: ReadonlyMap<string, { name: string; place: 'relevant' | 'lower' }>
  /** The problem of a reference. */
  problem: (reference: string) => ReadItem | undefined
}

/** What the rules say of one item by itself; a consultation is settled afterwards. */
export interface Judged {
  placement: Placement
  /** True when the only reason is that the practice marked an active problem major. */
  onlyMajor: boolean
  /** True when the only reason is one appointment that was missed, which is no pattern by itself. */
  onlyMissed: boolean
}

/** Where the words of a sensitive group belong when they do not close an item: denied, or named in passing. */
const ORDINARY: { readonly [group in SensitiveGroup]?: string } = {
  'self-harm': 'mental health',
  injecting: 'drugs',
  'domestic-abuse': 'adult safeguarding',
  'safe-contact': 'contact needs',
  'sexual-violence': 'mental health',
  'child-protection': 'family and relationships',
  prognosis: 'advance and end-of-life care',
}
const WORDS_CLOSED = new Set(['adult safeguarding', 'vulnerability', 'risk to others'])
const NEVER_FORWARD = new Set(['AllergyIntolerance', 'DiagnosticReport', 'Specimen'])
const SYMPTOM_THAT_LASTS =
  /\b(?:pains?|ache|backache|headaches?|tired(?:ness)?|fatigue|letharg\w*|exhaust\w*|malaise|\w*algia)\b/i
/** "6/12", "8 months", "2 yrs". */
const SAYS_LASTING =
  /\b(?:[4-9]|\d\d) ?(?:\/ ?12\b|m(?:on)?ths?\b)|\b\d+ ?(?:yrs?|years)\b|\byears\b/i
/** Days after which pain or tiredness that is still open counts as lasting. */
const LASTING_DAYS = 91

/** Decides the place of one item. */
export function judge(given: ReadItem, setting: Setting): Judged {
  const item = withoutShell(given)
  const said = saidBy(item, setting.read)
  const closed = closingFor(item, said, setting.policy, () => problemsOf(item, setting))
  if (closed)
    return { placement: closedPlacement(item, closed), onlyMajor: false, onlyMissed: false }
  if (isWithdrawn(item)) {
    const placement = { ...plainPlacement(item, said), reasons: TAKEN_BACK }
    return { placement, onlyMajor: false, onlyMissed: false }
  }

  const life =
    said.spoken.length === 0 && speaksOfLife(item) ? everydayIn(item, said, setting.life) : null
  if (life === null && saysNothing(item, said, setting))
    return { placement: plainPlacement(item, said), onlyMajor: false, onlyMissed: false }
  const spent = isSpentReferral(item, setting.today)
  const spoken = spokenFor(item, said)
  const { rulesOff } = setting.policy
  const all =
    rulesOff.length === 0 && !spent
      ? spoken
      : spoken.filter(
          ({ what, part }) =>
            !rulesOff.includes(what.name) && !(spent && part === 'term' && what.name === REFERRAL),
        )
  const wordsClosed = all.some(
    (spoken) =>
      WORDS_CLOSED.has(spoken.what.name) &&
      !spoken.negated &&
      (spoken.part === 'term' || item.isNote),
  )
  // Where the words open only with a reason, nothing that they say shows in reasons, topics or headings.
  const topics = wordsClosed
    ? all.filter(({ what, part }) => part === 'term' || WORDS_CLOSED.has(what.name))
    : all
  const reasons: Reason[] = []
  const add = (rule: string, text: string) => {
    if (setting.policy.rulesOff.includes(rule)) return
    if (!reasons.some((reason) => reason.rule === rule)) reasons.push({ rule, text })
  }
  const everyday = topics.length > 0 ? null : (life ?? lifeBehind(item, said, setting))
  if (everyday) add(EVERYDAY, `${EVERYDAY}: ${everyday} (in the words)`)
  for (const spoken of topics) {
    add(spoken.what.name, `${spoken.what.name}: ${quoteOf(spoken)}`)
  }
  if (item.type.startsWith('Medication')) medicineReasons(item, said, setting, add)
  if (said.social && !said.unknown && !said.misfiled && !isMeasured(item) && !onlyAnothers(said)) {
    add('social heading', 'recorded under the heading Social')
  }
  if (lastingSymptom(item, setting.today)) {
    add('lasting symptom', 'pain or tiredness that has been open for more than three months')
  }
  if (
    item.type === 'ReferralRequest' &&
    !said.unknown &&
    !isOnlyTest(item) &&
    !isSpentReferral(item, setting.today)
  ) {
    add('referral', 'a referral')
  }
  const own = setting.ownCodes.size === 0 ? undefined : ownList(item, setting)
  if (own?.place === 'relevant') add(own.name, `on the list ${own.name}`)
  const besidesMajor = reasons.length
  if (isMajor(item)) add('major problem', 'an active problem that the practice marked as major')

  const area = areaOf(item, topics)
  const areaOff = setting.policy.areasOff.includes(area)
  const forward = reasons.length > 0 && !areaOff && own?.place !== 'lower'
  return {
    onlyMajor: forward && besidesMajor === 0,
    onlyMissed: forward && isOneMissed(item, reasons),
    placement: {
      area,
      place: forward ? 'relevant' : 'lower',
      closing: null,
      headline: null,
      wordsClosed,
      reasons: forward ? reasons.slice(0, 3) : lowerReasons(item, said, own),
      topics: everyday ? [EVERYDAY] : namesOf(topics),
      mentioned: namesOf(wordsClosed ? topics : said.spoken),
      group: groupOf(item, area, topics, said),
      negated: topics.length > 0 && topics.every((spoken) => spoken.negated),
      otherPerson:
        said.familyHistory || (topics.length > 0 && topics.every((spoken) => spoken.otherPerson)),
    },
  }
}

const ownList = ({ codes }: ReadItem, { ownCodes }: Setting) =>
  codes.map((code) => ownCodes.get(listKey(code))).find(Boolean)

/** The topics spoken of, each once. */
function namesOf(spoken: readonly Spoken[]): readonly string[] {
  if (spoken.length === 0) return NONE
  const names: string[] = []
  for (const { what } of spoken) if (!names.includes(what.name)) names.push(what.name)
  return names
}

/** Most entries are results and measurements that say nothing to the rules: these are done at once. */
function saysNothing(item: ReadItem, said: Said, setting: Setting): boolean {
  if (said.spoken.length > 0 || said.social || setting.ownCodes.size > 0) return false
  if (item.type === 'Condition' || item.type === 'ReferralRequest') return false
  return !item.type.startsWith('Medication') && isQuiet(said)
}

/** Words of everyday life where what was found counts for nothing. */
const lifeBehind = (item: ReadItem, said: Said, { life }: Setting) =>
  said.spoken.length > 0 && speaksOfLife(item) ? everydayIn(item, said, life) : null

const plainPlacement = (item: ReadItem, said: Said): Placement => ({
  area: item.area,
  place: 'lower',
  closing: null,
  headline: null,
  wordsClosed: false,
  reasons: lowerReasons(item, said, undefined),
  topics: NONE,
  mentioned: NONE,
  group: bodyGroupOf(said),
  negated: false,
  otherPerson: said.familyHistory,
})

const NONE: readonly string[] = []
const TAKEN_BACK: readonly Reason[] = [
  { text: 'the practice’s system took it back', rule: 'lower' },
]

function closedPlacement(
  item: ReadItem,
  closed: NonNullable<ReturnType<typeof closingFor>>,
): Placement {
  return {
    area: item.area,
    place: 'closed',
    closing: closed.closing,
    headline: closed.headline,
    wordsClosed: false,
    reasons: [{ text: 'Sensitive', rule: 'sensitive' }],
    topics: [],
    group: null,
    negated: false,
    otherPerson: false,
  }
}

/** The mentions that bring an item forward, its own subject first. */
function spokenFor(item: ReadItem, said: Said): readonly Spoken[] {
  if (said.misfiled || NEVER_FORWARD.has(item.type) || item.isLaboratory) return NOTHING_SPOKEN
  if (onlyAnothers(said)) return NOTHING_SPOKEN
  if (item.type.startsWith('Medication')) {
    if (item.active === false) return NOTHING_SPOKEN
    return said.spoken.filter((spoken) => isOfALife(spoken) && countsAs(item, said, spoken))
  }
  // Of a vaccination only what was typed beside it can be a fact of somebody's life.
  const isVaccination = item.area === 'immunisations'
  const counted: Spoken[] = []
  for (const part of PARTS) {
    if (part === 'term' && isVaccination) continue
    for (const spoken of said.spoken) {
      if (spoken.part === part && countsAs(item, said, spoken)) counted.push(spoken)
    }
  }
  if (!said.familyHistory) {
    addInPassing(said.term, counted)
    addInPassing(said.text, counted)
  }
  return counted
}

/** Kinds of topic that a comment on a medicine may hold though no illness or treatment speaks of them. */
const OF_A_LIFE: ReadonlySet<string> = new Set([
  'social history',
  'carers & dependants',
  'smoking',
  'alcohol use',
])
const isOfALife = ({ part, what, negated }: Spoken) =>
  part === 'text' && !negated && OF_A_LIFE.has(what.kind)

const PARTS = ['term', 'text'] as const
const NOTHING_SPOKEN: readonly Spoken[] = []

/** Words of a sensitive group that do not close the item. */
function addInPassing(mentions: readonly Mentions[], to: Spoken[]): void {
  for (const { sensitive } of mentions) {
    for (const mention of sensitive) {
      const topic = topicNamed(ORDINARY[mention.what.group] ?? '')
      if (!topic || (mention.otherPerson && !mention.atHome)) continue
      to.push({ ...mention, what: topic, part: 'text' })
    }
  }
}

/** The problems that an item is linked to. */
const problemsOf = ({ problems }: ReadItem, { problem, read }: Setting) =>
  problems.flatMap((reference) => {
    const linked = problem(reference)
    return linked === undefined ? [] : [{ codes: linked.codes, term: read(linked.term) }]
  })

/** Name of the rule for free words about a life that no other rule names. */
export const EVERYDAY = 'everyday life'
/** Names of the rules that are no topics. */
export const OTHER_RULES = [
  'social heading',
  'lasting symptom',
  'major problem',
  'medicine',
] as const
const MISSED = 'missed appointments'
const ONE_MISSED =
  /^(?:patient )?(?:did not attend|dna|failed to attend|non[- ]attend\w*|not attend\w*)\b/i

const isOneMissed = (item: ReadItem, reasons: readonly Reason[]) =>
  !item.isNote &&
  item.text === null &&
  reasons.every(({ rule }) => rule === MISSED) &&
  ONE_MISSED.test(item.term)

/** "Father smokes": another person's habit, which counts only where it describes the home. */
const onlyAnothers = ({ spoken }: Said) =>
  spoken.some(({ what, otherPerson, atHome }) => isHabit(what.kind) && otherPerson && !atHome) &&
  spoken.every(({ what, otherPerson }) => otherPerson || what.name === 'relatives')
const isHabit = (kind: string) =>
  kind === 'smoking' || kind === 'alcohol use' || kind === 'drug use'

const quoteOf = (spoken: Spoken) => {
  const quote = WORDS_CLOSED.has(spoken.what.name) && spoken.part === 'text' ? null : spoken.quote
  if (quote === null) return 'recorded'
  const short = quote.length > 60 ? `${quote.slice(0, 57).trimEnd()}…` : quote
  return `${spoken.negated ? 'not: ' : ''}${short.toLowerCase()}${PART_WORDS[spoken.part]}`
}

const isMajor = (item: ReadItem) =>
  item.type === 'Condition' &&
  item.active === true &&
  item.significance === 'major' &&
  !ALLERGY.test(item.term)

function lastingSymptom(item: ReadItem, today: string): boolean {
  if (item.type !== 'Condition' || item.active !== true) return false
  if (!SYMPTOM_THAT_LASTS.test(item.term)) return false
  if (SAYS_LASTING.test(item.text ?? '')) return true
  if (item.date === null) return false
  const started = Date.parse(item.date.padEnd(10, '-12-28').slice(0, 10))
  return Number.isFinite(started) && Date.parse(today) - started > LASTING_DAYS * 86_400_000
}

const HELP = 'help with medicines'

function medicineReasons(
  item: ReadItem,
  said: Said,
  setting: Setting,
  add: (rule: string, text: string) => void,
): void {
  const current = item.active !== false && !saysNotTaken(item)
  const help = said.text
    .flatMap((mentions) => mentions.topics)
    .find((mention) => mention.what.name === HELP && !mention.negated)
  if (help && current) add(HELP, `${HELP}: ${help.quote.toLowerCase()} (in the words)`)
  const medicine = medicineOf(item)
  if (medicine === null) return
  const { use, uses, name } = { ...medicine.class, name: medicine.name }
  if (!current && use !== 'even ended') return
  if (use !== 'when told') {
    const open = item.active === true ? 'a current medicine' : 'a medicine not recorded as ended'
    const state = current ? open : 'a medicine that ended, shown all the same'
    add('medicine', `${medicine.class.name.toLowerCase()}: ${name}, ${state}`)
    return
  }
  const words = [...said.text, ...problemsOf(item, setting).map(({ term }) => term)]
  const told = words
    .flatMap((mentions) => mentions.topics)
    .find((mention) => uses.includes(mention.what.name) && !mention.negated && !mention.otherPerson)
  if (told) add('medicine', `${name}, here for ${told.what.name}: ${told.quote.toLowerCase()}`)
}

const TEST =
  /x-?ray|ultrasound|\bscan\b|\bmri\b|\bct\b|\becg\b|blood test|\bbloods?\b|phlebotom|endoscop|echocardio|spirometr|radiolog|\bpharmac|\b111\b|practice nurse|treatment room|in-?house|minor surgery|minor ailment|vaccin|immunis|smear|cytolog|travel (?:clinic|health)|dressing|ear syring|audiogram|\bdexa\b|mammogra|patholog|laborator/i

/** A request that is only a test, or for something done at the practice or a pharmacy. */
const isOnlyTest = (item: ReadItem) =>
  TEST.test(item.term) && !/clinic|team|service|speciali|consultant/i.test(item.term)

/** What a referral says of itself that asks for nothing any more. */
const CLOSED_CASE = /\b(?:benign|done|d\/c|dc'?d|discharged|not needed|no longer needed)\b/i
const SPENT_REFERRAL_YEARS = 10
const REFERRAL = 'referral'
const isOlder = ({ date }: ReadItem, today: string, years: number) =>
  date !== null && Number(date.slice(0, 4)) < Number(today.slice(0, 4)) - years

/** A referral that is long ago, or says that it is over; one to an agency that a rule names stays. */
const isSpentReferral = (item: ReadItem, today: string) =>
  item.type === 'ReferralRequest' &&
  (isOlder(item, today, SPENT_REFERRAL_YEARS) || CLOSED_CASE.test(item.text ?? ''))

const isMeasured = (item: ReadItem) => item.isLaboratory || item.area === 'tests'
