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
