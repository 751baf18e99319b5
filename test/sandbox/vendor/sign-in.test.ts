import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aWorld } from './a-world.ts'
import { type App, anApp, REDIRECT_URI } from './an-app.ts'
import { type RunningVendor, startVendor } from './vendor.ts'

const SCOPE =
  'launch openid fhirUser online_access patient/Patient.r patient/ServiceRequest.rs user/Practitioner.r'

let vendor: RunningVendor

beforeAll(async () => {
  vendor = await startVendor({ world: aWorld() })
  vendor.meet({ panel: 'http://127.0.0.1:9' })
  await vendor.register('panel', {
    redirect_uris: [REDIRECT_URI],
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
  })
})
afterAll(() => vendor.close())

const launchOf = (patient: string, user?: string): string =>
  new URL(vendor.launchUrl(patient, user)).searchParams.get('launch') ?? ''

const app = (changes: { scope?: string; launch?: string } = {}): App =>
  anApp({
    fhirBase: vendor.fhirBase,
    issuer: vendor.issuer,
    clientId: 'panel',
    scope: SCOPE,
    launch: launchOf('ivy-marlow'),
    ...changes,
  })

describe('an EHR launch at the vendor', () => {
  it('goes through without a page, and the token says which patient is open', async () => {
    const launched = app()
    const { back } = await launched.authorize()
    expect(back?.get('error_description')).toBeNull()
    expect(back?.get('state')).toBe('a-state')
    expect(back?.get('iss')).toBe(vendor.issuer)

    const { status, body } = await launched.redeem(back?.get('code') ?? '')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      token_type: 'Bearer',
      patient: 'ivy-marlow',
      encounter: 'first-contact-ivy-marlow',
      intent: 'prepare-consultation',
      need_patient_banner: true,
      tenant: 'harbour-wellbeing',
      fhirContext: [{ reference: 'ServiceRequest/referral-ivy-marlow' }],
    })
    expect(String(body.scope).split(' ').sort()).toEqual(SCOPE.split(' ').sort())
  })
})
