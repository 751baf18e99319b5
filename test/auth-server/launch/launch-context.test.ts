import { describe, expect, it } from 'vitest'
import { readLaunchContext } from '../../../auth-server/launch/launch-context.ts'

const origins = ['https://ehr.example']
const read = (members: object) => readLaunchContext({ patient: 'mary', ...members }, origins)

describe('the launch context', () => {
  it('reads every member that is used', () => {
    expect(
      read({
        encounter: 'visit-1',
        intent: 'prepare-consultation',
        need_patient_banner: false,
        tenant: 'ward 7',
        smart_style_url: 'https://ehr.example/style/v2.json',
        fhirContext: [{ reference: 'ServiceRequest/1' }],
        access_token: 'not context',
      }),
    ).toEqual({
      patient: 'mary',
      encounter: 'visit-1',
      intent: 'prepare-consultation',
      needPatientBanner: false,
      tenant: 'ward 7',
      smartStyleUrl: 'https://ehr.example/style/v2.json',
      fhirContext: [{ reference: 'ServiceRequest/1' }],
    })
  })

  it('wants a patient banner unless it is told otherwise', () => {
    expect(read({}).needPatientBanner).toBe(true)
    expect(read({ need_patient_banner: 'false' }).needPatientBanner).toBe(true)
  })

  it.each([[undefined], [null], [''], [7], ['a b'], ['../Patient'], ['x'.repeat(65)], ['a/b']])(
    'stops when the patient is %j',
    (patient) => {
      expect(() => read({ patient })).toThrow(
        expect.objectContaining({
          code: 'sign-in-no-patient',
          cause: expect.objectContaining({ code: expect.stringContaining('beside-access_token') }),
        }),
      )
    },
  )

  it('leaves out an encounter that could not stand in an address', () => {
    expect(read({ encounter: '../x' }).encounter).toBeNull()
  })

  it('leaves out shapes of fhirContext that it does not know', () => {
    const fhirContext = [
      { reference: 'Task/1', role: 'https://ehr.example/role' },
      { canonical: 'https://ehr.example/Questionnaire/1', type: 'Questionnaire' },
      { identifier: { value: '1' } },
      {},
      'Task/2',
      null,
      { reference: 5 },
      { reference: 'Patient/other' },
      { reference: 'Encounter/other', role: 'launch' },
      { reference: 'Patient/other', role: 'https://ehr.example/carer' },
    ]
    expect(read({ fhirContext }).fhirContext).toEqual([
      { reference: 'Task/1', role: 'https://ehr.example/role' },
      { canonical: 'https://ehr.example/Questionnaire/1', type: 'Questionnaire' },
      { reference: 'Patient/other', role: 'https://ehr.example/carer' },
    ])
    expect(read({ fhirContext: 'ServiceRequest/1' }).fhirContext).toEqual([])
  })

  it.each([
    'http://ehr.example/style.json',
    'https://evil.example/style.json',
    'https://user@ehr.example/style.json',
    'javascript:alert(1)',
    'style.json',
  ])('leaves out the style address %s', (smart_style_url) => {
    expect(read({ smart_style_url }).smartStyleUrl).toBeNull()
  })

  it('leaves out a style address on http, even on an origin that is the vendor’s', () => {
    const members = { patient: 'mary', smart_style_url: 'http://ehr.example/style.json' }
    expect(readLaunchContext(members, ['http://ehr.example']).smartStyleUrl).toBeNull()
  })

  it('offers messaging with a page that may show the panel, by its origin, and with no other', () => {
    const messaging = (origin: unknown, handle: unknown = 'a-handle') =>
      readLaunchContext(
        {
          patient: 'mary',
          smart_web_messaging_handle: handle,
          smart_web_messaging_origin: origin,
        },
        origins,
        ['https://pages.example'],
      ).webMessaging
    const channel = { handle: 'a-handle', origin: 'https://pages.example' }
    expect(messaging('https://pages.example')).toEqual(channel)
    expect(messaging('https://pages.example/record/7')).toEqual(channel)
    for (const origin of [
      'https://evil.example',
      'https://pages.example:8443',
      'http://pages.example',
      'https://pages.example.evil.example',
      '*',
      null,
      7,
    ]) {
      expect(messaging(origin)).toBeUndefined()
    }
    expect(messaging('https://pages.example', null)).toBeUndefined()
  })
})
