import type { Day } from '../contract.ts'

/** One community service as the mirror keeps it: plain text, bounded, whatever the feed's own form was. */
export interface Service {
  /** `source/id of the feed`. */
  id: string
  source: string
  name: string
  organisation: string | null
  description: string | null
  url: string | null
  email: string | null
  telephones: readonly Telephone[]
  closed: boolean
  alert: string | null
  ages: { from: number | null; to: number | null }
  /** Whom it is for, in the feed's words. */
  audience: readonly string[]
  places: readonly ServicePlace[]
  /** Areas it serves, in the feed's words. */
  areas: readonly string[]
  times: readonly ServiceTime[]
  cost: { free: boolean | null; words: string | null }
  attend: readonly Attend[]
  from: readonly Setting[]
  languages: readonly string[]
  /** Names of taxonomy terms. */
  terms: readonly string[]
  /** `YYYY-MM-DD` on which the directory last checked it. */
  assured: string | null
  /** As the feed writes it: compared, never read. */
  modified: string | null
}

export interface Telephone {
  number: string
  label: string | null
}

export type Attend = 'drop-in' | 'appointment' | 'membership' | 'referral'
export type Setting = 'venue' | 'phone' | 'online' | 'home'

export interface ServicePlace {
  name: string | null
  /** One line. */
  address: string | null
  postcode: string | null
  point: Point | null
  accessibility: readonly string[]
}

/** Degrees, WGS 84. */
export interface Point {
  latitude: number
  longitude: number
}

export interface ServiceTime {
  days: readonly Day[]
  /** `HH:mm`. */
  opens: string | null
  closes: string | null
  /** What the feed says besides: "first Tuesday of the month", "term time only". */
  words: string | null
  /** `YYYY-MM-DD` after which it no longer holds. */
  until: string | null
}

/** A good copy of one source. */
export interface Snapshot {
  version: 1
  services: readonly Service[]
}
