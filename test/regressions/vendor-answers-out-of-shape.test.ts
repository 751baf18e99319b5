import { describe, expect, it } from 'vitest'
import { letterOf } from '../../auth-server/launch/vendor-reading.ts'
import { matchesIn, shaped } from '../../auth-server/launch/vendor-shapes.ts'

const searchSet = (...resources: unknown[]) => ({
  resourceType: 'Bundle',
  entry: resources.map((resource) => ({ resource })),
})
const consent = (changes: object) => ({
  resourceType: 'Consent',
  status: 'active',
  patient: { reference: 'Patient/mary' },
  ...changes,
})

describe('an answer of the vendor that is not in FHIR’s shape', () => {
  it.each<[string, unknown]>([
    ['a search set whose entries are no list', { resourceType: 'Bundle', entry: 'none' }],
    ['a user whose names are no list', searchSet({ resourceType: 'Practitioner', name: {} })],
    [
      'a user with an identifier that is nothing',
      searchSet({ resourceType: 'Practitioner', identifier: [null] }),
    ],
    [
      'a consent whose denial stands in a list',
      searchSet(consent({ provision: [{ type: 'deny' }] })),
    ],
    [
      'a role whose end cannot be read',
      searchSet({ resourceType: 'PractitionerRole', active: 'no' }),
    ],
  ])('is not read where permission rests on it: %s', (_what, body) => {
    expect(() => matchesIn(body)).toThrow(Error)
  })

  it('is read as far as it goes where it is only shown', () => {
    expect(
      shaped({
        resourceType: 'ServiceRequest',
        id: 'sr1',
        status: 'active',
        subject: { reference: 'Patient/mary' },
        note: [{ text: 7 }, { text: 'Lonely' }],
        reasonCode: 'words',
        requester: null,
      }),
    ).toMatchObject({ id: 'sr1', status: 'active', note: [{ text: 'Lonely' }] })
    expect(shaped({ resourceType: 'DocumentReference', content: null })).toMatchObject({
      content: [],
    })
  })

  it('takes null for what is not there', () => {
    expect(shaped({ resourceType: 'Patient', id: 'mary', name: null, birthDate: null })).toEqual({
      resourceType: 'Patient',
      id: 'mary',
    })
  })

  it('is no resource when it is none', () => {
    for (const body of [null, 7, 'text', [], {}, { resourceType: 7 }]) {
      expect(shaped(body)).toBeNull()
      expect(matchesIn(body)).toEqual([])
    }
  })

  it('holds no letter where a document has no contents', () => {
    const documents = matchesIn(
      searchSet({
        resourceType: 'DocumentReference',
        status: 'current',
        subject: { reference: 'Patient/mary' },
      }),
    )
    expect(letterOf(documents, null, 'mary')).toBeNull()
  })
})
