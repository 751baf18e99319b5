/**
 * What the panel and the auth server agree on: types and constant word lists, nothing else.
 * The panel imports this file alone from `auth-server/`; it must stay free of value imports.
 */

// ---------------------------------------------------------------- words

/** The areas of a record, in the order in which the panel lists them. Also the keys of `inspect --json`. */
export const AREAS = [
  'problems',
  'consultations',
  'medicines',
  'socialHistory',
  'lifestyle',
  'referrals',
  'carePlans',
  'planned',
  'allergies',
  'tests',
  'immunisations',
  'documents',
  'questionnaires',
  'people',
  'other',
] as const
export type Area = (typeof AREAS)[number]

/** What a link worker calls each area. */
export const AREA_TITLES: { readonly [area in Area]: string } = {
  problems: 'Problems and conditions',
  consultations: 'Consultations',
  medicines: 'Medicines',
  socialHistory: 'Social history and life events',
  lifestyle: 'Alcohol, smoking and drugs',
  referrals: 'Referrals and agencies',
  carePlans: 'Care plans',
  planned: 'Planned',
  allergies: 'Allergies',
  tests: 'Tests and measurements',
  immunisations: 'Immunisations',
  documents: 'Documents',
  questionnaires: 'Questionnaires',
  people: 'People and contacts',
  other: 'Other entries',
}

/** Where an item stands: shown first, folded below, or not open until a reason is given. */
export type Place = 'relevant' | 'lower' | 'closed'

/**
 * The four closings for the sensitive. `locked` is not opened here at all, `closed` opens with a reason,
 * `headline` shows a fixed label, date and recorder, `safety` is the one line about domestic abuse or safe contact.
 */
export type Closing = 'locked' | 'closed' | 'headline' | 'safety'

/** The word that stands for a locked or closed item until it is opened. */
export const SENSITIVE = 'Sensitive'
export const SAFETY_LINE = 'Safety information: open it when you are alone'

/** Reasons a link worker may give for opening what is closed; recorded in the audit. */
export const OPEN_REASONS = [
  'Preparing for the first conversation',
  'The person asked me to look',
  'Worried about someone’s safety',
  'Checking before I suggest a service',
] as const
export type OpenReason = (typeof OPEN_REASONS)[number]

/** Something a reader must know about an item before using its words. */
export type Mark =
  | 'negated' // "no", "denies", "not"
  | 'otherPerson' // family history, a relative
  | 'notForPatient' // NOPAT: not to be disclosed to patient, family or carers
  | 'originalWording' // degraded code: the words came from another system, without a code
  | 'draft' // consultation saved as draft
  | 'planned' // diary entry: has not happened yet, or may not have been updated
  | 'ended' // problem, medicine or allergy that ended
  | 'notGiven' // immunisation not given
  | 'elsewhere' // prescribed outside the practice
  | 'byLinkage' // outside the range asked for; here because the GP system links it
  | 'headerOnly' // consultation that came without its content

/** The months of consultations that may be asked for; `null` is all of them. */
export const PERIOD_CHOICES = [12, 36, 60, null] as const
export type PeriodMonths = (typeof PERIOD_CHOICES)[number]
export const DEFAULT_PERIOD_MONTHS = 36

// ---------------------------------------------------------------- refusals

/** How the panel treats a refusal. */
export type RefusalKind =
  | 'not-shared' // the record exists but is not given to us
  | 'not-attempted' // a gate stopped us before the practice was asked
  | 'technical' // our or the network's fault; not cured by trying again
  | 'temporary' // the user may try again
  | 'permission' // role, organisation, referral or consent
  | 'session' // reopen the panel from the record
  | 'request' // the call itself was wrong

/** Every reason for which Backstory says no, with how the panel treats it and whether the user may retry. */
export const REFUSALS = {
  // GP Connect: the practice, the proxy, SDS
  'no-patient-consent': { kind: 'not-shared', retry: false },
  'practice-does-not-share': { kind: 'not-shared', retry: false },
  'patient-not-found': { kind: 'not-shared', retry: true },
  'practice-unavailable': { kind: 'temporary', retry: true },
  'practice-timeout': { kind: 'temporary', retry: true },
  'answer-unreadable': { kind: 'temporary', retry: true },
  'answer-too-large': { kind: 'technical', retry: false },
  'answer-without-patient': { kind: 'technical', retry: false },
  'another-patient': { kind: 'technical', retry: false },
  'retrieval-failed': { kind: 'technical', retry: false },
  cancelled: { kind: 'temporary', retry: true },
  // PDS
  'number-not-on-pds': { kind: 'not-attempted', retry: false },
  'number-invalid': { kind: 'not-attempted', retry: false },
  'number-missing': { kind: 'not-attempted', retry: false },
  'record-invalidated': { kind: 'not-attempted', retry: false },
  'patient-restricted': { kind: 'not-attempted', retry: false },
  'patient-deceased': { kind: 'not-attempted', retry: false },
  'no-registered-practice': { kind: 'not-attempted', retry: false },
  'identity-not-verified': { kind: 'not-attempted', retry: false },
  'pds-unavailable': { kind: 'temporary', retry: true },
  'sds-unavailable': { kind: 'temporary', retry: true },
  // launch
  'vendor-unknown': { kind: 'session', retry: false },
  'launch-invalid': { kind: 'session', retry: false },
  'discovery-failed': { kind: 'session', retry: true },
  'sign-in-refused': { kind: 'session', retry: true },
  'sign-in-failed': { kind: 'session', retry: true },
  'sign-in-no-patient': { kind: 'session', retry: false },
  'user-not-recognised': { kind: 'session', retry: false },
  'vendor-unavailable': { kind: 'temporary', retry: true },
  'session-unknown': { kind: 'session', retry: false },
  'session-ended': { kind: 'session', retry: false },
  // permission
  'role-not-allowed': { kind: 'permission', retry: false },
  'organisation-unknown': { kind: 'permission', retry: false },
  'referral-needed': { kind: 'permission', retry: true },
  'consent-needed': { kind: 'permission', retry: true },
  'consent-refused': { kind: 'permission', retry: false },
  'policy-question': { kind: 'permission', retry: true },
  'identity-unconfirmed': { kind: 'permission', retry: true },
  'reason-needed': { kind: 'permission', retry: true },
  'not-openable': { kind: 'permission', retry: false },
  // the call itself, the record, the store
  'record-not-fetched': { kind: 'request', retry: true },
  'item-unknown': { kind: 'request', retry: false },
  'request-invalid': { kind: 'request', retry: false },
  'request-too-large': { kind: 'request', retry: false },
  'origin-refused': { kind: 'request', retry: false },
  'too-many-requests': { kind: 'request', retry: true },
  'not-found': { kind: 'request', retry: false },
  'audit-unavailable': { kind: 'temporary', retry: true },
  'store-unavailable': { kind: 'temporary', retry: true },
  unexpected: { kind: 'temporary', retry: true },
} as const satisfies { readonly [code: string]: { kind: RefusalKind; retry: boolean } }
export type RefusalCode = keyof typeof REFUSALS

/**
 * Every error answer: a FHIR OperationOutcome. The codings are the refusal code and how the panel treats it, the
 * extension says whether the user may try again, `details.text` is the sentence, `diagnostics` the trace id.
 */
export interface OperationOutcomeView {
  resourceType: 'OperationOutcome'
  issue: [
    {
      severity: 'error'
      code: string
      details: {
        coding: [{ system: string; code: RefusalCode }, { system: string; code: RefusalKind }]
        text: string
      }
      diagnostics: string
      extension: [{ url: string; valueBoolean: boolean }]
    },
  ]
}

// ---------------------------------------------------------------- session

/** Names as recorded; the panel formats them. */
export interface PersonName {
  family: string
  given: readonly string[]
  prefix: readonly string[]
  /** When the source has only one string. */
  text?: string
}

export interface PatientView {
  name: PersonName
  /** `YYYY-MM-DD`, or null when the vendor holds none. */
  birthDate: string | null
  gender: 'male' | 'female' | 'other' | 'unknown'
  /** Ten digits, unspaced. */
  nhsNumber: string | null
}

export interface LetterView {
  source: 'vendor' | 'pasted'
  title: string
  author: string | null
  date: string | null
  /** Plain text, exactly as received. */
  text: string
}

export interface ReferralView {
  source: 'vendor' | 'stated' | 'none'
  /** Opaque id of the referral this consent and these notes belong to. */
  id: string | null
  reason: string | null
  referrer: string | null
  date: string | null
  letter: LetterView | null
}

/** How the worker knows that the patient, or who may decide for them, agrees. */
export const CONSENT_HOW = ['In the referral', 'By phone', 'In person'] as const
export type ConsentHow = (typeof CONSENT_HOW)[number]
export const CONSENT_BY = ['The patient', 'A carer'] as const
export type ConsentBy = (typeof CONSENT_BY)[number]
/** Asked when a carer said yes. */
export const CONSENT_BASIS = [
  'The patient agreed that they speak for them',
  'Lasting power of attorney for health and welfare',
  'Parent, or someone with parental responsibility',
  'Best interests decision',
] as const
export type ConsentBasis = (typeof CONSENT_BASIS)[number]

export interface ConsentView {
  state: 'recorded' | 'stated' | 'missing' | 'expired' | 'withdrawn' | 'refused'
  how: string | null
  by: string | null
  basis: string | null
  /** ISO instants. */
  on: string | null
  until: string | null
}

export interface ConsentStatement {
  decision: 'agreed' | 'refused' | 'withdrawn'
  how?: ConsentHow
  by?: ConsentBy
  basis?: ConsentBasis
  carerName?: string
}

/** What the server still needs from the worker before it may ask for the record. */
export type Need = 'referral' | 'consent' | 'policy'

export interface SessionView {
  launchId: string
  vendor: { name: string; escalation: string | null }
  user: { name: string; role: string }
  organisation: { name: string; ods: string }
  patient: PatientView
  referral: ReferralView
  consent: ConsentView
  /** Empty when the record may be asked for. */
  needs: readonly Need[]
  /** Text of the local policy for under-16s and lack of capacity, when `policy` is needed. */
  policyText: string | null
  /** Set when the journey cannot include the record at all (a role, an organisation, an NHS number). */
  barrier: { code: RefusalCode; kind: RefusalKind; message: string } | null
  period: { months: PeriodMonths; choices: readonly PeriodMonths[] }
  /** True where tests and immunisations may be asked for too. */
  mayAskForTests?: boolean
  /** ISO instants; the panel warns two minutes before the earlier one. */
  idleEndsAt: string
  endsAt: string
  /** True when a record of this session can be opened without asking again. */
  hasRecord: boolean
  /** ISO instant of the previous time this user opened this patient, for "new since". */
  lastOpened: string | null
  /** Shown at all times, e.g. that a patient without NHS number is mapped to a made-up one. */
  banner: string | null
  intent: string | null
  /** FHIR `need_patient_banner`; when false the identity strip is slim, never absent. */
  needPatientBanner: boolean
  /** SMART Web Messaging with the vendor's page, where the launch offered it. */
  webMessaging?: { handle: string; origin: string }
  /** True where the vendor's own system can be asked for care plans: `GET …/care-plans`. */
  hasCarePlans?: boolean
  /** True where the vendor named a look of its own: `GET …/style`. */
  hasStyle?: boolean
}

/** What was let through of the vendor's look: CSS values that were checked one by one. Any of them may be missing. */
export interface StyleView {
  text?: string
  background?: string
  highlight?: string
  fontSize?: string
  fontFamily?: string
}

/** Answer to `GET /api/availability?ods=`: whether SDS lists the practice, not whether it agreed to share. */
export interface AvailabilityView {
  ods: string
  reachable: boolean
}

// ---------------------------------------------------------------- launch page

/** What `launch.ts` reads from its page. It holds nothing of the vendor's tokens and nothing of the patient. */
export interface LaunchPageData {
  launchId: string
  clientId: string
  scope: string
  redirectUri: string
  iss: string
  launch: string
  /** OAuth `state`, and fhirclient's storage key. */
  stateKey: string
  nonce: string
  /** Bearer for this launch's state API and nothing else. */
  pageCredential: string
  /** What the server's own discovery says; a browser that was told otherwise stops. */
  authorizationEndpoint: string
}

// ---------------------------------------------------------------- items

export interface Reason {
  /** Words after "Shown first because" or "Lower because". */
  text: string
  /** Name of the rule that spoke. */
  rule: string
}

export interface Fact {
  label: string
  value: string
}

/** An entry where it is only named. */
export interface NamedEntry {
  /** `Type/id`, or `List/id#contained`. */
  reference: string
  /** The original term; "Sensitive" while closed. */
  term: string
  /** As recorded: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`. */
  date: string | null
}

/** One thing recorded about the patient, as a list draws it. */
export interface RowView extends NamedEntry {
  place: Place
  /** A measured or chosen value in words, e.g. "26 units/week". */
  value: string | null
  /** Comment or note, exactly as written, line breaks kept. */
  text: string | null
  /** Clock time `HH:mm` when the record has one. */
  time: string | null
  end: string | null
  who: string | null
  where: string | null
  /** State in words: "Active", "Ended", "Planned", "Repeat" … */
  status: string | null
  marks: readonly Mark[]
  /** Of each the rule is left out where its words begin with it. */
  reasons: readonly (Pick<Reason, 'text'> & Partial<Reason>)[]
  /** Labelled parts: the four of a referral or care plan, the lines of a medicine. */
  facts: readonly Fact[]
  /** Name of the practice's system that sent it, where it matters. */
  source: string | null
  /** True while code and date are shown and the words behind them open with a reason (`open` with its reference). */
  wordsClosed?: boolean
}

/** The same with all that it is linked to, as a screen of its own shows it. */
export interface ItemView extends RowView {
  type: string
  area: Area
  closing: Closing | null
  reasons: readonly Reason[]
  /** Group heading within the area: "Home", "Work", "Talking therapies (IAPT)" … */
  group: string | null
  /** References of the problems it is linked to, and of the consultation it was recorded in. */
  problems: readonly string[]
  consultation: string | null
}

// ---------------------------------------------------------------- sections

/** Why an area looks as it does. These must never be mistaken for one another. */
export type SectionState =
  | 'ready'
  | 'nothing-recorded'
  | 'not-asked'
  | 'not-available'
  | 'not-loaded'
  | 'withheld' // empty, and something was withheld

/** A warning that came with the record, in human words. */
export interface RecordWarning {
  area: Area | null
  /** The wire's own code: `confidential-items`, `data-in-transit`, `data-awaiting-filing`, `NOT_IMPLEMENTED` … */
  code: string
  title: string
  text: string
}

/** A warning as the panel is sent it: once, with the areas that it is about; none where it is about no single one. */
export interface WarningView extends Omit<RecordWarning, 'area'> {
  areas: readonly Area[]
}

export interface ItemGroup {
  title: string
  /** How many entries it has; those that came are the newest of them. */
  count: number
  items: readonly RowView[]
}

export interface SectionView {
  area: Area
  state: SectionState
  /** A sentence for a state other than `ready`, or a standing line ("GP Connect sends no care plans …"). */
  note: string | null
  /** What was asked for, in words: "Consultations from 22-Nov-2023 to 22-Nov-2026". */
  range: string | null
  counts: { relevant: number; lower: number; closed: number; atLeast: boolean }
  /** Relevant items, grouped: all of them, or the first. */
  groups: readonly ItemGroup[]
  /** The rest, by group and number: what "11 more: skin 3, eyes 2" is made of. */
  lowerGroups: readonly (readonly [title: string, count: number])[]
  /** The rest itself, when asked for with `all`. */
  lower: readonly ItemGroup[] | null
}

// ---------------------------------------------------------------- overview

/** A line of the brief with where it comes from. */
export interface BriefLine {
  text: string
  date: string | null
  /** Items or `letter`, `referral` that the line rests on. */
  sources: readonly string[]
}

export interface BriefPart {
  key: 'why' | 'bears' | 'conditions' | 'home' | 'involved' | 'changed' | 'check'
  title: string
  lines: readonly BriefLine[]
}

/** What the open entries say about a life, under one of the questions that a link worker asks. */
export interface AnswerPart {
  key: 'home' | 'money' | 'events' | 'involved' | 'habits'
  title: string
  lines: readonly BriefLine[]
}

/** A phrase of the referral with what in the record it matches. */
export interface ReferralPhrase {
  phrase: string
  /** What to search for; left out on the way to the panel where it is the phrase itself. */
  search?: string
  matches: readonly PhraseMatch[]
  /** Entries that say otherwise; which of them is right is not decided. */
  against: readonly PhraseMatch[]
}

export interface PhraseMatch {
  reference: string
  term: string
  area: Area
  date: string | null
}

export interface OverviewView {
  /** Of the brief what no other part says. */
  brief: readonly BriefPart[]
  /** No line stands twice in them. */
  answers: readonly AnswerPart[]
  phrases: readonly ReferralPhrase[]
  /** Where the referral and the record say different things of the same fact, both dated. */
  differences: readonly BriefLine[]
  conditions: readonly NamedEntry[]
  lifeEvents: readonly NamedEntry[]
  ask: readonly BriefLine[]
  beforeContact: readonly BriefLine[]
  contactPattern: readonly BriefLine[]
  activityFlags: readonly BriefLine[]
  /** Null the first time that a user opens a patient. */
  newSince: NewSinceView | null
  sensitive: SensitiveView
}

/** Open entries written since the user's last look: those that stand first, and the number of the rest. */
export interface NewSinceView {
  /** ISO instant. */
  since: string
  entries: readonly NamedEntry[]
  more: number
}

/** What is closed, as far as it may be told before it is opened. */
export interface SensitiveView {
  /** Locked and closed items together. */
  count: number
  headlines: readonly RowView[]
  /** True when there is safety information. */
  safety: boolean
}

// ---------------------------------------------------------------- problem, consultation, timeline

/** Links of three strengths, never merged. */
export interface ProblemView {
  problem: ItemView
  significance: 'major' | 'minor' | null
  parents: readonly ItemView[]
  children: readonly ItemView[]
  siblings: readonly ItemView[]
  /** The entry that is the problem. */
  actual: ItemView | null
  consultations: readonly ItemView[]
  evidence: readonly ItemView[]
  sameDay: readonly ItemView[]
  mentions: readonly ItemView[]
  /** How many linked entries are not in this retrieval, and display-only texts the practice sent instead. */
  missing: number
  displayOnly: readonly string[]
}

export interface ConsultationEntry {
  item: ItemView | null
  /** Text of an entry that came without its item. */
  display: string | null
}

export interface ConsultationHeading {
  title: string | null
  /** "Examination" starts folded, "Social" opens first. */
  folded: boolean
  entries: readonly ConsultationEntry[]
}

export interface ConsultationTopic {
  title: string | null
  problems: readonly { reference: string; term: string }[]
  headings: readonly ConsultationHeading[]
}

export interface ConsultationView {
  consultation: ItemView
  setting: string | null
  about: string
  clinician: string | null
  place: string | null
  topics: readonly ConsultationTopic[]
  problems: readonly ItemView[]
  /** True when only the header came: its content was outside the range asked for. */
  headerOnly: boolean
}

export interface TimelineView {
  range: string
  years: readonly {
    year: string | null
    entries: readonly { item: ItemView; problems: readonly { reference: string; term: string }[] }[]
  }[]
  planned: readonly ItemView[]
  lower: number
  problems: readonly { reference: string; term: string; count: number }[]
}

// ---------------------------------------------------------------- search

export interface SearchRequest {
  words: string
  /** Synonyms the user took away. */
  without?: readonly string[]
}

export interface SearchHit {
  item: ItemView
  /** The words around the match; `mark` is true for what matched. */
  snippet: readonly { text: string; mark: boolean }[]
  negated: boolean
  otherPerson: boolean
}

export interface SearchView {
  query: string
  /** For each word typed, the synonyms that were searched too. */
  chips: readonly { word: string; also: readonly string[] }[]
  groups: readonly { area: Area; title: string; hits: readonly SearchHit[]; total: number }[]
  total: number
  /** "Searched 6 of 7 sections, 22-Nov-2023 to 22-Nov-2026." */
  scope: string
  notSearched: readonly { area: Area; why: string }[]
  suggestions: readonly string[]
}

// ---------------------------------------------------------------- retrieval stream

/** The stages of a retrieval, in order; each is said in words while it runs. */
export const STAGES = ['permission', 'pds', 'sds', 'practice', 'reading'] as const
export type Stage = (typeof STAGES)[number]

export interface IdentityDifference {
  field: 'family name' | 'given name' | 'gender' | 'birth date' | 'practice'
  yours: string
  theirs: string
}

/** When, from whom and for what the record was fetched. */
export interface RetrievalView {
  practice: { name: string | null; ods: string | null }
  /** ISO instants of every retrieval that was merged, newest first. */
  fetchedAt: readonly string[]
  asked: { months: PeriodMonths; from: string | null; to: string; areas: readonly Area[] }
  traceId: string
  warnings: readonly WarningView[]
  /** The conservation law: six counts that add up to the total. */
  entries: EntryCounts
  notUnderstood: readonly { reference: string; why: string }[]
  rules: string
}

export interface EntryCounts {
  total: number
  relevant: number
  lower: number
  closed: number
  administrative: number
  structural: number
  notUnderstood: number
}

/** One line of the answer to `POST /api/launches/{id}/record`. */
export type RecordEvent =
  | { type: 'stage'; stage: Stage; state: 'started' | 'done'; words: string }
  | { type: 'identity'; differences: readonly IdentityDifference[] }
  | { type: 'retrieval'; retrieval: RetrievalView }
  | { type: 'overview'; overview: OverviewView }
  | { type: 'sections'; sections: readonly SectionView[] }
  | { type: 'done' }
  | { type: 'refused'; outcome: OperationOutcomeView }

type Empty = null | 0 | false | readonly never[]
const LINE = { date: null, sources: [] } satisfies Partial<BriefLine>
const ROW = {
  place: 'relevant',
  value: null,
  text: null,
  date: null,
  time: null,
  end: null,
  who: null,
  where: null,
  status: null,
  marks: [],
  reasons: [],
  facts: [],
  source: null,
} satisfies Partial<RowView>
const SECTION = {
  state: 'ready',
  note: null,
  range: null,
  groups: [],
  lowerGroups: [],
  lower: null,
} satisfies Partial<SectionView>

/**
 * What is left out of sections and of the events of a retrieval because it holds nothing, by the name under which an
 * object, or a list of objects, stands; the panel puts it back. Two words are among them: of a row that it is
 * relevant, and of a section that it is ready.
 */
export const LEFT_OUT: {
  readonly [name: string]: { readonly [field: string]: Empty | 'relevant' | 'ready' }
} = {
  section: SECTION,
  sections: SECTION,
  counts: { relevant: 0, lower: 0, closed: 0, atLeast: false },
  groups: { items: [] },
  items: ROW,
  headlines: ROW,
  overview: {
    brief: [],
    phrases: [],
    differences: [],
    conditions: [],
    lifeEvents: [],
    ask: [],
    beforeContact: [],
    contactPattern: [],
    activityFlags: [],
    newSince: null,
  } satisfies Partial<OverviewView>,
  brief: { lines: [] },
  answers: { lines: [] },
  lines: LINE,
  differences: LINE,
  ask: LINE,
  beforeContact: LINE,
  contactPattern: LINE,
  activityFlags: LINE,
  phrases: { matches: [], against: [] },
  sensitive: { count: 0, headlines: [], safety: false },
}

/** Body of `POST /api/launches/{id}/record`. `again` asks the practice; otherwise the session's own copy is opened where there is one. */
export interface RecordRequest {
  months?: PeriodMonths
  again?: boolean
  /** With tests and immunisations, where the vendor's entry allows to ask for them. */
  tests?: boolean
}

/** Body of `POST /api/launches/{id}/record/view`; the answer is named by `show`. */
export type ViewRequest =
  /** The first `rows` of those shown first, or every one of them; with `all` the others too. */
  | { show: 'section'; area: Area; all?: boolean; rows?: number }
  | { show: 'problem'; reference: string }
  | { show: 'consultation'; reference: string }
  | { show: 'item'; reference: string }
  | { show: 'sameDay'; date: string }
  | { show: 'timeline'; problem?: string; all?: boolean }

export interface ViewAnswers {
  section: SectionView
  problem: ProblemView
  consultation: ConsultationView
  item: ItemView
  sameDay: readonly ItemView[]
  timeline: TimelineView
}

/** Body of `POST /api/launches/{id}/record/open`: what is closed, and why it is opened. */
export interface OpenRequest {
  what: 'sensitive' | 'safety' | { reference: string }
  reason: OpenReason
}

/** Body of `POST …/record/more`: a later retrieval, merged into what is there; answered as `RecordEvent`s. */
export type MoreRequest =
  /** Consultations from before what was asked for so far. */
  | { kind: 'older' }
  /** The consultations around the date of this entry, e.g. one that came as a header only. */
  | { kind: 'around'; reference: string }

/** Body of `POST …/record/reveal`: that the worker had all of an area shown, printed or copied; recorded in the audit. */
export interface RevealRequest {
  area: string
  how?: 'all' | 'print' | 'copy'
  reason?: OpenReason
}

/** Something that happened in this session, as its audit has it. */
export interface LookView {
  /** ISO instants, to the second; the same when it happened once. */
  first: string
  last: string
  times: number
  /** A sentence without its full stop. */
  what: string
  /** Sections, reasons, how many entries; never what they say. */
  details: readonly string[]
  /** Set when it was refused or failed: why, in words. */
  refusal: string | null
}

/** Answer to `GET …/looked-at`: what was looked at in this session, the newest first. Reading it is recorded too. */
export interface LookedAtView {
  looks: readonly LookView[]
}

/** A care plan as the vendor's own system holds it, in that system's words; null where it says nothing. */
export interface VendorCarePlan {
  what: string | null
  description: string | null
  /** FHIR's own code: `active`, `completed` … */
  status: string | null
  /** As recorded: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`. */
  from: string | null
  until: string | null
  by: readonly string[]
  outcomes: readonly string[]
  activities: readonly string[]
}

/** Answer to `GET …/care-plans`: never part of the GP record, and never mixed with it. */
export interface CarePlansView {
  /** Name of the vendor's system. */
  vendor: string
  /** `not-granted`: it holds care plans, and its sign-in did not give them to this user. */
  state: 'read' | 'not-offered' | 'not-granted'
  plans: readonly VendorCarePlan[]
}

// ---------------------------------------------------------------- what the worker states

/** Body of `POST …/referral`, where the vendor's system holds none. */
export interface ReferralStatement {
  reason: string
  referrer?: string
  /** `YYYY-MM-DD`. */
  date?: string
}

/** Body of `POST …/letter`: a referral letter pasted as plain text. */
export interface LetterStatement {
  text: string
  title?: string
}

/** Body of `POST …/policy`: the answer to the local policy's question, whether it allows to go on. */
export interface PolicyStatement {
  answer: boolean
}

/** Body of `POST …/beat`; only `active` puts the idle end off. */
export interface BeatRequest {
  active?: boolean
}

/** Answer to a beat: ISO instants. A session that ended or may no longer show the record is refused instead. */
export interface BeatView {
  idleEndsAt: string
  endsAt: string
}

/** Body of `POST …/identity`: the worker has checked the differences that were named, and this is the person. */
export interface IdentityConfirmation {
  confirm: true
}

/** Longest words that are taken, in characters; the panel says so before sending. */
export const LIMITS = {
  reason: 2000,
  referrer: 200,
  letter: 60_000,
  title: 200,
  search: 200,
  need: 120,
} as const

// ---------------------------------------------------------------- services

export const DAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const
export type Day = (typeof DAYS)[number]

/** What a service may have to offer so that the person can come; several may be asked for at once. */
export const SERVICE_ACCESS = {
  'step-free': 'Step-free',
  'no-referral': 'No referral needed',
  'from-home': 'By phone, online or at home',
} as const
export type ServiceAccess = keyof typeof SERVICE_ACCESS

/** A need in the words of link workers. */
export interface ServiceNeed {
  key: string
  title: string
}

/** Answer to `GET …/services`: what there is to search in, before anything is searched. */
export interface DirectoryView {
  /** Every need that can be chosen; own words may be added to them. */
  needs: readonly ServiceNeed[]
  /** The mirrored directories that are searched, with the instant of each copy. */
  sources: readonly { name: string; services: number; takenAt: string; stale: boolean }[]
  /** Languages that at least one service says it speaks. */
  languages: readonly string[]
  /** False when no table of postcodes is loaded; then no distance can be said. */
  knowsPostcodes: boolean
  /** The vendor's own finder: `{words}` stands for the need words, nothing else is ever sent. */
  finder: { name: string; template: string } | null
}

/** Body of `POST …/services/needs`: words of entries that the worker picked in the record, or of the referral. */
export interface NeedsRequest {
  picked: readonly string[]
}

/** A need that picked words speak of, with the words that say so. */
export interface SuggestedNeed extends ServiceNeed {
  because: string
  /** The words speak of it about as strongly as of any other: it is looked for unless the worker takes it away. */
  strong: boolean
}

/** Body of `POST …/services`. It is answered by our own server from its own copy; nothing of it goes anywhere else. */
export interface ServiceSearchRequest {
  /** Titles of needs, or the worker's own words; each is one thing wanted. */
  needs: readonly string[]
  postcode?: string
  age?: number
  day?: Day
  cost?: 'free'
  access?: readonly ServiceAccess[]
  language?: string
  sort?: 'fit' | 'distance'
  /** What to know before choosing an activity, as the record's overview says it. */
  flags?: readonly string[]
  /** All that were found instead of the first ones. */
  all?: boolean
}

export interface ServiceView {
  /** Opaque. */
  id: string
  name: string
  organisation: string | null
  /** Plain text, line breaks kept. */
  description: string | null
  /** Why it is here: need, place, day, age, cost, access, language. */
  fits: readonly string[]
  /** What to ask or look at before it is suggested. */
  checks: readonly string[]
  /** From the middle of the postcode's district, so never exact. */
  distance: { miles: number; words: string } | null
  where: readonly string[]
  when: readonly string[]
  cost: string | null
  ages: string | null
  /** How people come to it: "Drop in", "Needs a referral" … */
  attend: readonly string[]
  accessibility: readonly string[]
  languages: readonly string[]
  telephones: readonly { number: string; label: string | null }[]
  email: string | null
  /** http or https only. */
  url: string | null
  /** Temporarily closed, or what the directory warns about. */
  alert: string | null
  /** `YYYY-MM-DD` on which the directory last checked it; null when it does not say. */
  lastChecked: string | null
  source: string
  /** ISO instant at which our copy was taken. */
  takenAt: string
}

export interface ServicesView {
  services: readonly ServiceView[]
  total: number
  /** For each thing wanted, the words that were searched too. */
  chips: readonly { need: string; also: readonly string[] }[]
  /** Where the distance is measured from; null without a postcode that is known. */
  from: { district: string; place: string | null } | null
  /** True when a postcode was given that the table does not hold. */
  postcodeUnknown: boolean
  /** What the choices left out, in words: "3 for another age". */
  leftOut: readonly { why: string; count: number }[]
}

/** Body of `POST …/services/finder`: the words that the worker confirmed for the vendor's own finder. */
export interface FinderRequest {
  words: string
}

/** Answer: the address to open. */
export interface FinderView {
  name: string
  url: string
}

// ---------------------------------------------------------------- notes

/** Who says it. The five are never merged, on the screen or in what is saved. */
export const NOTE_SOURCES = ['record', 'letter', 'patient', 'carer', 'mine'] as const
export type NoteSource = (typeof NOTE_SOURCES)[number]
export const NOTE_SOURCE_TITLES: { readonly [source in NoteSource]: string } = {
  record: 'From the GP record',
  letter: 'From the referral letter',
  patient: 'Patient told me',
  carer: 'Carer told me',
  mine: 'My view',
}

/** Headings of a note after the Social Prescribing Information Standard (PRSB 1.1), in the order of the note. */
export const NOTE_HEADINGS = {
  matters: 'What matters to the person',
  needs: 'Needs and concerns',
  strengths: 'Strengths and support',
  risk: 'Risk, safeguarding, action taken',
  services: 'Services discussed or chosen',
  actions: 'Agreed actions: who, by when',
  sharing: 'Consent to share and its limits',
  outcome: 'Outcome measure and score',
  ended: 'Why support ended',
} as const
export type NoteHeading = keyof typeof NOTE_HEADINGS

export const CONTACT_METHODS = ['By phone', 'In person', 'By video', 'By message'] as const
export type ContactMethod = (typeof CONTACT_METHODS)[number]

/** Words that the worker typed, under one heading, said by one person. */
export interface NotePassage {
  id: string
  heading: NoteHeading
  source: 'patient' | 'carer' | 'mine'
  /** Who the carer is; only of a carer's words. */
  carer: { name: string; relationship: string } | null
  text: string
}

export const SERVICE_CHOICES = ['discussed', 'chosen', 'declined'] as const
export type ServiceChoice = (typeof SERVICE_CHOICES)[number]

/** A service as it stood when it was put into the note: the directory may change later. */
export interface NotedService {
  serviceId: string
  name: string
  /** Directory it came from. */
  feed: string
  telephone: string | null
  url: string | null
  /** `YYYY-MM-DD` on which the directory last checked it. */
  lastChecked: string | null
  choice: ServiceChoice
  comment: string
}

export const QUESTION_KINDS = { question: 'Ask the GP', mistake: 'Tell the practice' } as const
export type QuestionKind = keyof typeof QUESTION_KINDS

/** A question to the GP, or a mistake in the record to tell the practice about. */
export interface GpQuestion {
  id: string
  kind: QuestionKind
  to: string
  text: string
  /** What came back, in the worker's words. */
  answer: string
}

/** What the worker types. It is kept as it is typed, and every part has an id of its own. */
export interface NoteContent {
  contact: { date: string; method: ContactMethod | null; present: string }
  passages: readonly NotePassage[]
  services: readonly NotedService[]
  /** What to ask the person. */
  asks: readonly { id: string; text: string }[]
  questions: readonly GpQuestion[]
}

/** Why a quote must be handled with care: the patient may read the note. */
export type QuoteWarning = 'notForPatient' | 'sensitive' | 'thirdParty'
export const QUOTE_WARNINGS: { readonly [warning in QuoteWarning]: string } = {
  notForPatient:
    'The practice marked this as not to be told to the patient, family or carers. The patient may read this note.',
  sensitive: 'This is sensitive. The patient, or somebody with them, may read this note.',
  thirdParty: 'This is about, or from, another person. The patient may read this note.',
}

/** Words of the record or the letter, taken by the server. Nobody can alter them. */
export interface QuoteView {
  id: string
  /** `note`, or the id of the question it belongs to. */
  for: string
  heading: NoteHeading
  source: 'record' | 'letter'
  /** Exactly as recorded; null while the GP record may not be shown. */
  words: string | null
  /** Type, date, author, practice and the time it was fetched, in words. */
  sourceLine: string
  /** `Type/id`, or `letter`. */
  reference: string
  warnings: readonly QuoteWarning[]
}

/** What became of a question. "Sent" is never said unless the vendor's system says so. */
export interface QuestionState {
  id: string
  state: 'draft' | 'given' | 'copied' | 'answered'
  /** ISO instant. */
  at: string | null
  /** How it was given: as a message, or as a task. */
  as: 'message' | 'task' | null
  /** ISO instant at which the vendor's system says that it was sent; null while it says nothing of the kind. */
  sentAt: string | null
}

/** What the vendor's system takes from here. */
export interface NoteAbility {
  /** `no-right`: it takes notes, and not from this user. */
  note: 'yes' | 'not-offered' | 'no-right'
  tasks: boolean
  questions: 'message' | 'task' | null
}

/** A note that the vendor's system holds. */
export interface SavedNoteView {
  /** `urn:uuid:…` */
  identifier: string
  title: string
  savedAt: string
  /** Whether what was read back is what was sent. */
  readBack: 'same' | 'differs' | 'not-read'
  tasks: { made: number; open: number }
  replaced: boolean
}

/** Words of another window that could not be merged: kept until the worker throws them away. */
export interface SetAsideView {
  writer: string
  at: string
  content: NoteContent
}

export interface NotesView {
  revision: number
  /** ISO instant at which the draft was last kept; null when there is none. */
  keptAt: string | null
  content: NoteContent
  quotes: readonly QuoteView[]
  setAside: readonly SetAsideView[]
  /** The saved note that this draft will replace. */
  replaces: { identifier: string; savedAt: string } | null
  /** A save of which it is not known whether it arrived. */
  pending: { since: string } | null
  saved: readonly SavedNoteView[]
  questions: readonly QuestionState[]
  ability: NoteAbility
  /** To whom a question may go: whoever referred, and the practice whose record is open. */
  recipients: readonly string[]
}

/** Body of `POST …/notes/draft`. `writer` names the window, `revision` is the one it last saw. */
export interface DraftRequest {
  writer: string
  revision: number
  /** Rises with each writing of a window: an earlier one that arrives late changes nothing. */
  sequence?: number
  content: NoteContent
  /** After a conflict: these words were chosen over the other window's, which are then set aside. */
  decided?: boolean
}

/** Answer: kept, or somebody else wrote in between; then what was sent is set aside, so that nothing is lost. */
export type DraftAnswer =
  | { state: 'kept'; revision: number; keptAt: string }
  | { state: 'conflict'; theirs: NotesView }

/** Body of `POST …/notes/quote`: the server takes the words itself. Of the letter, the characters from and to. */
export interface QuoteRequest {
  from: { reference: string } | { letter: { from: number; to: number } }
  heading: NoteHeading
  for?: string
}

/** Body of `POST …/notes/save`: what the worker has in front of them. */
export interface SaveRequest {
  writer: string
  revision: number
  quotes: readonly string[]
}

export type SaveOutcome =
  /** The vendor's system holds it; read back as `saved[0]` of the notes says. */
  | 'saved'
  /** Neither yes nor no came back; trying again cannot make a second one. */
  | 'unknown'
  /** The vendor's system refused: the draft stays. */
  | 'refused'
  /** It found the note wrong: the draft stays. */
  | 'rejected'
  | 'not-offered'
  | 'no-right'
  | 'empty'
  /** Another window changed the note meanwhile. */
  | 'changed'

export interface SaveAnswer {
  outcome: SaveOutcome
  notes: NotesView
}

/** Body of `POST …/notes/text`: the note in words, for the eye or to be taken away; the latter is in the audit. */
export interface NoteTextRequest {
  how: 'see' | 'copy' | 'print' | 'download'
}

export interface NoteTextView {
  title: string
  text: string
  warnings: readonly QuoteWarning[]
}

/** Body of `POST …/questions/{copy|give|answered}`. */
export interface QuestionRequest {
  id: string
}

export interface QuestionAnswer {
  /** The message in full. */
  text: string
  outcome: 'done' | 'unknown' | 'refused'
  notes: NotesView
}

/** Longest words of a note, in characters, and how many parts it may have. */
export const NOTE_LIMITS = {
  passage: 10_000,
  line: 500,
  parts: 40,
  quotes: 60,
} as const
