import type { ReferralView } from '../../../auth-server/contract.ts'
import { winstonClarke } from '../../sandbox/people/winston-clarke.ts'
import { LIVES } from '../../sandbox/the-world.ts'
import type { Person } from '../../sandbox/world.ts'
import { ENTRY_SHAPES } from './odd/entry-shapes.ts'
import { MEDICINE_SHAPES } from './odd/medicine-shapes.ts'
import { REFERRAL_SHAPES } from './odd/referral-shapes.ts'
import { SENSITIVE_SHAPES } from './odd/sensitive-shapes.ts'
import { STRUCTURE_SHAPES } from './odd/structure-shapes.ts'
import { WORD_SHAPES } from './odd/word-shapes.ts'
import {
  bundleOf,
  coded,
  encounter,
  extensionUrl,
  observation,
  organisation,
  patient,
  practitioner,
  reference,
  wholeAnswer,
} from './wire-builders.ts'

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

/** Whose entries are written one by one too: the odd records below hold what these do not. */
const IN_FULL: ReadonlySet<string> = new Set([
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

const LETTER = `Dear colleague,

Thank you for seeing Mrs Quill, who is 75 and lives with her husband. She has rent arrears and low mood, and has not drunk for years. She used to enjoy the choir. Her daughter is her carer. She smokes twenty a day.

She would like company but cannot manage stairs; please ring rather than write, and do not leave a message. No thoughts of self-harm. She works at the bakery three mornings and fears losing her job.

Regards`

function oddCase(name: string, resources: readonly unknown[], letter: string | null): ReadingCase {
  return {
    name,
    parts: PARTS,
    bundles: () => [
      structuredClone(
        bundleOf(MAUD, organisation(), practitioner(), practitioner('gp2', 'Brandt'), ...resources),
      ),
    ],
    referral: {
      source: letter === null ? 'stated' : 'vendor',
      id: 'referral-1',
      reason: 'Low mood, money worries and falls',
      referrer: letter === null ? null : 'Dr Ada Okonjo',
      date: letter === null ? null : '2026-11-11',
      letter:
        letter === null
          ? null
          : { source: 'pasted', title: 'Letter', author: null, date: null, text: letter },
    },
    searches: ['therapy', 'quill', 'home visit', 'no', '-', '2025', 'husband died', 'lonley'],
  }
}

/** A patient of whom everything is registered. */
const MAUD = patient({
  deceasedBoolean: false,
  address: [{ line: ['2 Example Row', 'Sampleton'], postalCode: 'zz99 1aa' }, { text: 'Abroad' }],
  telecom: [{ use: 'mobile', value: '01632 960001' }, { value: '01632 960002' }, { use: 'home' }],
  generalPractitioner: [reference('Organization/org1'), reference('Practitioner/gp2')],
  contact: [
    {
      relationship: [{ text: 'Daughter' }, { text: 'Next of kin' }, { text: 'Daughter' }],
      name: { text: 'Ros Quill' },
      telecom: [{ value: '01632 960003' }],
    },
    { relationship: [coded('Carer')], name: { family: 'Bell', given: ['Tom'] } },
    {},
  ],
  extension: [
    {
      url: `${extensionUrl.careConnect}-NHSCommunication-1`,
      extension: [
        { url: 'language', valueCodeableConcept: coded('Welsh') },
        { url: 'interpreterRequired', valueBoolean: false },
      ],
    },
    {
      url: `${extensionUrl.careConnect}-NHSCommunication-1`,
      extension: [
        { url: 'language', valueCodeableConcept: coded('Polish') },
        { url: 'preferred', valueBoolean: true },
        { url: 'interpreterRequired', valueBoolean: true },
      ],
    },
  ],
})

/** The same record fetched twice: what came later wins, and nothing is counted or told twice. */
const MERGED: ReadingCase = {
  ...oddCase('odd-merged', [], null),
  bundles: () =>
    structuredClone([
      bundleOf(
        MAUD,
        organisation(),
        ...wholeAnswer(),
        encounter('enc1'),
        observation('alone', 'Lives with her son', { identifier: [{ system: 's', value: '1' }] }),
        observation('new-id', 'Retired', { identifier: [{ system: 's', value: '2' }] }),
      ),
      bundleOf(
        MAUD,
        { ...organisation(), name: 'Old Surgery' },
        ...wholeAnswer(),
        observation('alone', 'Lives alone', { identifier: [{ system: 's', value: '1' }] }),
        observation('old-id', 'Works', { identifier: [{ system: 's', value: '2' }] }),
        observation('older', 'Widowed', { context: reference('Encounter/enc1') }),
      ),
    ]),
}

const ODD: readonly ReadingCase[] = [
  MERGED,
  oddCase('odd-structure', STRUCTURE_SHAPES, LETTER),
  oddCase('odd-medicines', [...wholeAnswer(), encounter('enc1'), ...MEDICINE_SHAPES], null),
  oddCase('odd-referrals', [...wholeAnswer(), encounter('enc1'), ...REFERRAL_SHAPES], LETTER),
  oddCase('odd-entries', [...wholeAnswer(), ...ENTRY_SHAPES], LETTER),
  oddCase('odd-sensitive', [...wholeAnswer(), ...SENSITIVE_SHAPES], LETTER),
  oddCase('odd-words', [...wholeAnswer(), ...WORD_SHAPES], LETTER),
]

/** The least first, so that a change is noticed soon. */
export const READING_CASES: readonly ReadingCase[] = [
  ...ODD,
  ...[...LIVES, winstonClarke].map(personCase),
]
