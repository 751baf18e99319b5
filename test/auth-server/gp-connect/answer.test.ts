import '../../sandbox/nhs/wire-rules.ts'
import { describe, expect, it } from 'vitest'
import { readAnswer } from '../../../auth-server/gp-connect/answer.ts'
import { TRANSPORT_FAULTS } from '../../../auth-server/gp-connect/proxy-call.ts'

const NUMBER = '9990123454'
const read = (status: number, body: unknown) =>
  readAnswer(
    { status, body: typeof body === 'string' ? body : JSON.stringify(body) },
    NUMBER,
    'A99001',
  )
const refusal = (status: number, body: unknown) => {
  const answer = read(status, body)
  return answer.kind === 'refused' ? answer.meaning.refusal : answer.kind
}
const spine = (code: string, more: object = {}) => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'invalid', details: { coding: [{ code }] }, ...more }],
})
const proxy = (status: number, text: string) => ({
  resourceType: 'OperationOutcome',
  issue: [
    {
      severity: 'error',
      details: { coding: [{ code: String(status), display: text }] },
      diagnostics: text,
    },
  ],
})
const patient = (value: string | null, more: object = {}) => ({
  resourceType: 'Patient',
  identifier: value === null ? [] : [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value }],
  ...more,
})
const bundle = (...resources: unknown[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
})

describe('a refusal is told by status and code', () => {
  const rows: [string, number, unknown, string][] = [
    ['answer/NO_PATIENT_CONSENT', 403, spine('NO_PATIENT_CONSENT'), 'no-patient-consent'],
    [
      'answer/NO_ORGANISATION_CONSENT',
      403,
      spine('NO_ORGANISATION_CONSENT'),
      'practice-does-not-share',
    ],
    ['answer/ACCESS_DENIED', 403, spine('ACCESS DENIED'), 'practice-does-not-share'],
    ['answer/ACCESS_DENIED', 403, spine('ACCESS_DENIED'), 'practice-does-not-share'],
    ['answer/NO_RELATIONSHIP', 403, spine('NO_RELATIONSHIP'), 'practice-does-not-share'],
    ['answer/PATIENT_NOT_FOUND', 404, spine('PATIENT_NOT_FOUND'), 'patient-not-found'],
    ['answer/NO_RECORD_FOUND', 404, spine('NO_RECORD_FOUND'), 'patient-not-found'],
    [
      'proxy/FOT_CHECK_FAILED',
      403,
      proxy(403, 'FOT_CHECK_FAILED_MESSAGESENDER_1_MESSAGERECEIVER_2'),
      'practice-does-not-share',
    ],
    [
      'proxy/PARTYKEY_INTERACTION_CHECK_FAILED',
      403,
      proxy(403, 'PARTYKEY_INTERACTION_CHECK_FAILED_MESSAGERECEIVER_2'),
      'practice-does-not-share',
    ],
    ['status/timeout', 504, '', 'practice-timeout'],
    ['status/timeout', 408, '', 'practice-timeout'],
    ['status/throttled', 429, '', 'practice-unavailable'],
    ['status/tls', 495, '<html></html>', 'practice-unavailable'],
    ['status/tls', 496, '<html></html>', 'practice-unavailable'],
    ['status/server', 500, spine('INTERNAL_SERVER_ERROR'), 'practice-unavailable'],
    ['status/server', 501, spine('NOT_IMPLEMENTED'), 'practice-unavailable'],
    [
      'status/server',
      502,
      proxy(502, 'ERROR_COMMUNICATING_TO_ENDPOINT_URL_x'),
      'practice-unavailable',
    ],
    ['status/server', 503, '<html></html>', 'practice-unavailable'],
  ]
  for (const [rule, status, body, code] of rows) {
    it(`consumer ${rule}: ${status} ${JSON.stringify(body).slice(0, 120)} says ${code}`, () => {
      expect(refusal(status, body)).toBe(code)
    })
  }

  it('consumer proxy/VARIES_FROM_TARGETURL: asks for a fresh look-up', () => {
    expect(read(400, proxy(400, 'ENDPOINT_a_CPAID_b_VARIES_FROM_TARGETURL_c'))).toMatchObject({
      meaning: { refusal: 'retrieval-failed', lookAgain: true },
    })
  })

  it.each([
    [400, spine('BAD_REQUEST')],
    [400, spine('INVALID_NHS_NUMBER')],
    [400, spine('INVALID_IDENTIFIER_SYSTEM')],
    [400, spine('INVALID_IDENTIFIER_VALUE')],
    [400, spine('INVALID_PATIENT_DEMOGRAPHICS')],
    [400, spine('CONFLICTING_VALUES')],
    [422, spine('INVALID_PARAMETER')],
    [422, spine('INVALID_RESOURCE')],
    [404, spine('ORGANISATION_NOT_FOUND')],
    [404, spine('PRACTITIONER_NOT_FOUND')],
    [403, proxy(403, 'ASID_CHECK_FAILED_MESSAGESENDER_1')],
    [405, proxy(405, '405: Method Not Allowed')],
    [415, proxy(415, 'Unsupported_Media_Type')],
    [404, '<html></html>'],
    [401, ''],
    [302, ''],
    [307, '<html></html>'],
  ])('%i %j is our own fault', (status, body) => {
    expect(refusal(status, body)).toBe('retrieval-failed')
  })

  it('and not by the display, which varies', () => {
    const more = {
      details: { coding: [{ code: 'NO_PATIENT_CONSENT', display: 'Patient not found' }] },
    }
    expect(refusal(403, spine('', more))).toBe('no-patient-consent')
  })

  it('with a status from 500 up deciding over a code that does not belong to it', () => {
    expect(refusal(500, spine('NO_PATIENT_CONSENT'))).toBe('practice-unavailable')
  })

  it('also when a practice answers 200 with an outcome instead of a record', () => {
    expect(refusal(200, spine('NO_PATIENT_CONSENT'))).toBe('no-patient-consent')
  })
})

describe('a record is taken', () => {
  const organisation = {
    resourceType: 'Organization',
    name: 'Elm Road Surgery',
    identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'A99001' }],
  }
  it('with the name of the practice that PDS knows', () => {
    expect(read(200, bundle(patient(NUMBER), organisation))).toEqual({
      kind: 'record',
      practiceName: 'Elm Road Surgery',
    })
  })

  it.each([
    ['a resource of any shape', { resourceType: 'Flag', weird: [[]] }],
    ['an entry that is null', null],
    [
      'an organisation whose identifiers are no list',
      { resourceType: 'Organization', identifier: 7 },
    ],
    ['a patient without identifiers beside', { resourceType: 'Patient' }],
  ])('with %s in it', (_what, resource) => {
    expect(read(200, bundle(resource, patient(NUMBER))).kind).toBe('record')
  })

  it('with spaces in the number it answers', () => {
    expect(read(200, bundle(patient('999 012 3454'))).kind).toBe('record')
  })

  it('consumer answer/patient: not without a Patient who has a number', () => {
    expect(refusal(200, bundle())).toBe('answer-without-patient')
    expect(refusal(200, bundle(organisation))).toBe('answer-without-patient')
    expect(refusal(200, bundle(patient(null)))).toBe('answer-without-patient')
  })

  it('consumer answer/same-nhs-number: not with another number, alone or beside the right one', () => {
    expect(refusal(200, bundle(patient('9990000018')))).toBe('another-patient')
    expect(refusal(200, bundle(patient(NUMBER), patient('9990000018')))).toBe('another-patient')
  })

  it.each([
    ['nothing', 200, ''],
    ['HTML', 200, '<!doctype html><html></html>'],
    ['half a Bundle', 200, '{"resourceType":"Bundle","type":"coll'],
    ['a number', 200, '7'],
    ['another resource', 200, { resourceType: 'Parameters' }],
    ['a search set', 200, { ...bundle(patient(NUMBER)), type: 'searchset' }],
    ['no content', 204, ''],
    ['accepted for later', 202, ''],
    ['XML', 200, '<Bundle xmlns="http://hl7.org/fhir"></Bundle>'],
  ])('not from %s', (_what, status, body) => {
    expect(refusal(status, body)).toBe('answer-unreadable')
  })
})

describe('an exchange that does not come through', () => {
  const rows: [string, string][] = [
    ['cancelled', 'cancelled'],
    ['timeout', 'practice-timeout'],
    ['unreachable', 'practice-unavailable'],
    ['too-large', 'answer-too-large'],
    ['cut', 'answer-unreadable'],
    ['undecodable', 'answer-unreadable'],
    ['misconfigured', 'retrieval-failed'],
  ]
  for (const [fault, code] of rows) {
    it(`consumer transport/${fault}: says ${code}`, () => {
      expect(TRANSPORT_FAULTS.find((row) => row.fault === fault)?.refusal).toBe(code)
    })
  }
})
