import type { ReferralView } from '../../../auth-server/contract.ts'
import { winstonClarke } from '../../sandbox/people/winston-clarke.ts'
import { LIVES } from '../../sandbox/the-world.ts'
import type { Person } from '../../sandbox/world.ts'

export const PARTS = ['items', 'overview', 'views', 'search'] as const
export type Part = (typeof PARTS)[number]

/** A record whose whole reading is approved. */
export interface ReadingCase {
  name: string
  /** Newest retrieval first. */
  bundles: () => readonly unknown[]
  referral: ReferralView
  parts: readonly Part[]
  /** Words that are searched for beside those that are searched for in every record. */
  searches?: readonly string[]
}

/** Whose entries are written one by one too: between them they hold every closing and mark of the sandbox. */
const IN_FULL: ReadonlySet<string> = new Set([
  'arthur-penhallow',
  'callum-reddish',
  'ellie-mae-fothergill',
  'gareth-llewellyn',
  'kayleigh-barrowclough',
  'tomasz-wilk',
])

function personCase({ id, bundle, referral, letter }: Person): ReadingCase {
  return {
    name: id,
    parts: IN_FULL.has(id) ? PARTS : ['overview', 'search'],
    bundles: () => [bundle()],
    referral: {
      source: 'vendor',
      id: 'referral-1',
      reason: referral?.reason ?? null,
      referrer: referral?.referrer ?? null,
      date: referral?.date ?? null,
      letter: letter === null ? null : { source: 'vendor', ...letter },
    },
  }
}

export const READING_CASES: readonly ReadingCase[] = [...LIVES, winstonClarke].map(personCase)
