import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ConsentView } from '../../../auth-server/contract.ts'
import {
  type ConsentSubject,
  consentFrom,
  consentNow,
  createConsentBook,
  type KeptConsent,
} from '../../../auth-server/launch/consent.ts'
import { keyRing } from '../../../auth-server/store/seal.ts'
import { sqliteStore } from '../../../auth-server/store/sqlite-store.ts'
import type { Store } from '../../../auth-server/store/store.ts'

const now = new Date('2026-11-22T10:00:00Z')
const agreed = { decision: 'agreed', how: 'By phone', by: 'The patient' } as const
const subject: ConsentSubject = {
  vendorId: 'meadow',
  issuer: 'https://vendor.example',
  subject: 'worker-1',
  patient: 'p1',
}
const recorded: ConsentView = {
  state: 'recorded',
  how: null,
  by: null,
  basis: null,
  on: '2026-11-10T09:00:00.000Z',
  until: null,
}
const kept = (changes: Partial<KeptConsent> = {}): KeptConsent => ({
  ...consentFrom(agreed, 'r1', 180, now),
  ...changes,
})

describe('what holds now', () => {
  const cases: readonly [string, ConsentView | null, KeptConsent | null, ConsentView['state']][] = [
    ['nothing at all', null, null, 'missing'],
    ['a recorded yes', recorded, null, 'recorded'],
    ['a stated yes for this referral', null, kept(), 'stated'],
    ['a stated yes for another referral', null, kept({ referralId: 'r2' }), 'missing'],
    ['a stated yes that ran out', null, kept({ until: '2026-11-22T09:59:59Z' }), 'expired'],
    [
      'a recorded yes that ran out',
      { ...recorded, until: '2026-11-22T10:00:00.000Z' },
      null,
      'expired',
    ],
    ['a withdrawal against a recorded yes', recorded, kept({ decision: 'withdrawn' }), 'withdrawn'],
    [
      'a refusal for whatever referral',
      recorded,
      kept({ decision: 'refused', referralId: 'r2' }),
      'refused',
    ],
    [
      'a recorded no after a stated yes',
      { ...recorded, state: 'refused', on: '2026-11-23T00:00:00Z' },
      kept(),
      'refused',
    ],
    ['a stated yes after a recorded no', { ...recorded, state: 'withdrawn' }, kept(), 'stated'],
    [
      'a stated yes beside an expired recorded one',
      { ...recorded, until: '2026-01-01T00:00:00.000Z' },
      kept(),
      'stated',
    ],
  ]
  it.each(cases)('of %s is told', (_what, vendor, statement, state) => {
    expect(consentNow(vendor, statement, 'r1', now).state).toBe(state)
  })
})

describe('the book of consents', () => {
  let store: Store
  beforeEach(() => {
    store = sqliteStore({ file: ':memory:' })
  })
  afterEach(() => store.close())

  it('reads back what was written, for the same vendor, user and patient only', async () => {
    const book = createConsentBook(store.kept, keyRing([randomBytes(32)]))
    await book.write(subject, kept(), now)
    expect(await book.read(subject, now)).toEqual(kept())
    for (const other of ['vendorId', 'issuer', 'subject', 'patient'] as const) {
      expect(await book.read({ ...subject, [other]: 'other' }, now)).toBe(null)
    }
  })

  it('reads under an older key after a rotation, and writes over it', async () => {
    const [old, fresh] = [randomBytes(32), randomBytes(32)]
    await createConsentBook(store.kept, keyRing([old])).write(subject, kept(), now)
    const rotated = createConsentBook(store.kept, keyRing([fresh, old]))
    expect((await rotated.read(subject, now))?.decision).toBe('agreed')
    await rotated.write(subject, kept({ decision: 'withdrawn' }), now)
    expect((await rotated.read(subject, now))?.decision).toBe('withdrawn')
    expect(await createConsentBook(store.kept, keyRing([fresh])).read(subject, now)).toBe(null)
  })

  it('remembers a no for longer than any yes, so that nobody asks again unawares', async () => {
    const book = createConsentBook(store.kept, keyRing([randomBytes(32)]))
    await book.write(subject, kept({ decision: 'refused' }), now)
    const muchLater = new Date('2027-12-01T00:00:00Z')
    expect((await book.read(subject, muchLater))?.decision).toBe('refused')
  })
})

describe('a statement', () => {
  it('of a yes must say how it is known and from whom', () => {
    expect(() => consentFrom({ decision: 'agreed', by: 'The patient' }, 'r1', 180, now)).toThrow()
    expect(() => consentFrom({ decision: 'agreed', how: 'By phone' }, 'r1', 180, now)).toThrow()
    expect(() => consentFrom({ ...agreed, by: 'A carer' }, 'r1', 180, now)).toThrow()
  })
  it('ends after the vendor’s number of days', () => {
    expect(consentFrom(agreed, 'r1', 10, now).until).toBe('2026-12-02T10:00:00.000Z')
  })
})
