import { describe, expect, it } from 'vitest'
import { coded, type Json, observation, recordOf } from './wire-builders.ts'

const referral = (more: Json = {}): Json => ({
  resourceType: 'ReferralRequest',
  id: 'r',
  status: 'unknown',
  authoredOn: '2025-04-14',
  reasonCode: [coded('Referral to dietitian')],
  ...more,
})
const on = (effectiveDateTime: string | undefined, term: string, more: Json = {}): Json =>
  observation(`o-${effectiveDateTime}-${term.length}`, term, { effectiveDateTime, ...more })

/** What stands beside the referral as later in the record. */
function later(...resources: readonly unknown[]): string | null {
  const item = recordOf(...resources).byReference.get('ReferralRequest/r')
  return item?.facts.find(({ label }) => label === 'Later in the record')?.value ?? null
}

describe('what came of a referral', () => {
  it.each([
    'Letter from dietitian',
    'Dietitian report received',
    'Seen by dietitian',
    'Did not attend dietitian',
    'Discharged by dietitian',
  ])('is told by what is dated after it and names its agency: %s', (term) => {
    expect(later(referral(), on('2025-04-15', term))).toBe(`${term}, 15-Apr-2025`)
  })

  it('is told by what is later in whole, however far its date goes', () => {
    const term = 'Letter from dietitian'
    expect(later(referral(), on('2025-04-14', term))).toBeNull()
    expect(later(referral(), on('2025-04-13', term))).toBeNull()
    expect(later(referral(), on('2025-04', term))).toBeNull()
    expect(later(referral(), on('2025-05', term))).toBe(`${term}, May-2025`)
    expect(later(referral(), on('2025', term))).toBeNull()
    expect(later(referral(), on('2026', term))).toBe(`${term}, 2026`)
    expect(later(referral(), on(undefined, term))).toBeNull()
    expect(later(referral({ authoredOn: '2025-04' }), on('2025-04-30', term))).toBeNull()
    expect(later(referral({ authoredOn: undefined }), on('2026', term))).toBeNull()
  })

  it('is not told by another agency, nor by an entry that tells of no contact', () => {
    expect(later(referral(), on('2025-05-01', 'Letter from podiatrist'))).toBeNull()
    expect(later(referral(), on('2025-05-01', 'Dietitian advice leaflet'))).toBeNull()
    expect(
      later(
        referral({ reasonCode: [coded('Referral to community team')] }),
        on('2025-05-01', 'Letter from community team'),
      ),
    ).toBeNull()
  })

  it('is told by the three that came first', () => {
    const days = ['2025-08-01', '2025-05-01', '2025-07-01', '2025-06-01']
    expect(later(referral(), ...days.map((day) => on(day, 'Seen by dietitian')))).toBe(
      'Seen by dietitian, 01-May-2025; Seen by dietitian, 01-Jun-2025; Seen by dietitian, 01-Jul-2025',
    )
  })

  it('is told by a letter of whatever words', () => {
    const letter = (type: string) => ({
      resourceType: 'DocumentReference',
      id: 'd',
      type: { text: type },
      created: '2025-05-01',
    })
    expect(later(referral(), letter('Dietitian clinic'))).toBe('Dietitian clinic, 01-May-2025')
  })

  it('is never told by what is closed, denied, of somebody else or a result', () => {
    const closed = 'Seen by dietitian about HIV infection'
    expect(later(referral(), on('2025-05-01', closed))).toBeNull()
    expect(later(referral(), on('2025-05-01', 'Family history: seen by dietitian'))).toBeNull()
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'rep',
      result: [{ reference: 'Observation/o-2025-05-01-17' }],
    }
    expect(later(referral(), report, on('2025-05-01', 'Seen by dietitian'))).toBeNull()
  })
})
