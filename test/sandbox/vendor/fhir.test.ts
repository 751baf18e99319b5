import { validateResource } from '@medplum/core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { aPerson, aWorld } from './a-world.ts'
import { anApp, REDIRECT_URI } from './an-app.ts'
import { worldToFhir } from './people-to-fhir.ts'
import { VENDOR_USERS } from './users.ts'
import { type RunningVendor, startVendor } from './vendor.ts'

const SCOPE = [
  'launch openid fhirUser patient/Patient.r patient/ServiceRequest.rs patient/DocumentReference.crs',
  'patient/Binary.r patient/Consent.rs patient/Task.crs patient/Communication.c',
  'user/Practitioner.r user/PractitionerRole.rs',
].join(' ')

let vendor: RunningVendor

beforeAll(async () => {
  vendor = await startVendor({ world: aWorld(), accessTokenSeconds: 60 })
  vendor.meet({ panel: 'http://127.0.0.1:9' })
  await vendor.register('panel', {
    redirect_uris: [REDIRECT_URI],
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code'],
    response_types: ['code'],
  })
})
afterEach(() => vendor.fhir.failWrites(null))
afterAll(() => vendor.close())

async function tokenFor(patient: string, scope = SCOPE): Promise<string> {
  const launch = new URL(vendor.launchUrl(patient)).searchParams.get('launch') ?? ''
  const { fhirBase, issuer } = vendor
  const app = anApp({ fhirBase, issuer, clientId: 'panel', scope, launch })
  const { back } = await app.authorize()
  const { body } = await app.redeem(back?.get('code') ?? '')
  return String(body.access_token)
}

async function call(token: string, path: string, init: RequestInit = {}) {
  const answer = await fetch(`${vendor.fhirBase}/${path}`, {
    ...init,
    headers: {
      accept: 'application/fhir+json',
      'content-type': 'application/fhir+json',
      authorization: `Bearer ${token}`,
      ...init.headers,
    },
  })
  const text = await answer.text()
  const type = answer.headers.get('content-type') ?? ''
  return {
    answer,
    status: answer.status,
    text,
    body: type.includes('json') ? JSON.parse(text) : {},
  }
}

const ids = (bundle: { entry?: { resource: { id: string } }[] }): string[] =>
  (bundle.entry ?? []).map(({ resource }) => resource.id)

const noteAbout = (patient: string, identifier: string = crypto.randomUUID()) => ({
  resourceType: 'DocumentReference',
  id: 'chosen-by-the-caller',
  identifier: [{ system: 'urn:ietf:rfc:3986', value: `urn:uuid:${identifier}` }],
  status: 'current',
  docStatus: 'final',
  description: 'Preparation note',
  subject: { reference: `Patient/${patient}` },
  content: [{ attachment: { contentType: 'text/plain', data: btoa('Company at lunch.') } }],
})
const create = (token: string, resource: { resourceType: string }, headers: HeadersInit = {}) =>
  call(token, resource.resourceType, { method: 'POST', body: JSON.stringify(resource), headers })

describe('discovery and metadata', () => {
  it('can be read by a page of any origin, without a token', async () => {
    for (const path of ['.well-known/smart-configuration', 'metadata']) {
      const answer = await fetch(`${vendor.fhirBase}/${path}`)
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    }
    const found = await fetch(`${vendor.fhirBase}/.well-known/smart-configuration`)
    expect(await found.json()).toMatchObject({
      issuer: vendor.issuer,
      code_challenge_methods_supported: ['S256'],
      authorization_endpoint: `${vendor.issuer}/auth`,
      authorization_response_iss_parameter_supported: true,
    })
  })

  it('names endpoints that are where OpenID discovery says they are', async () => {
    const read = async (url: string) => Object(await (await fetch(url)).json())
    const smart = await read(`${vendor.fhirBase}/.well-known/smart-configuration`)
    const openId = await read(`${vendor.issuer}/.well-known/openid-configuration`)
    for (const name of [
      'issuer',
      'authorization_endpoint',
      'token_endpoint',
      'jwks_uri',
      'introspection_endpoint',
      'revocation_endpoint',
      'registration_endpoint',
    ]) {
      expect(smart[name], name).toBe(openId[name])
    }
  })
})

describe('reading the launch patient', () => {
  it('gives the patient with a verified NHS number and the practice', async () => {
    const { body } = await call(await tokenFor('ivy-marlow'), 'Patient/ivy-marlow')
    expect(body.identifier[0]).toMatchObject({
      system: 'https://fhir.nhs.uk/Id/nhs-number',
      value: '9990000018',
    })
    expect(body.generalPractitioner[0].identifier.value).toBe('T99001')
  })

  it('gives referral, letter and consent by search, and the letter’s words by Binary', async () => {
    const token = await tokenFor('ivy-marlow')
    const search = async (type: string) =>
      (await call(token, `${type}?patient=ivy-marlow`)).body.entry[0].resource
    const referral = await search('ServiceRequest')
    expect(referral.supportingInfo[0].reference).toBe('DocumentReference/letter-ivy-marlow')
    const consent = await search('Consent')
    expect(consent).toMatchObject({ status: 'active', provision: { type: 'permit' } })
    expect(new Date(consent.provision.period.end) > new Date()).toBe(true)
    const { url } = (await search('DocumentReference')).content[0].attachment
    const asJson = await call(token, url)
    expect(atob(asJson.body.data)).toContain('Dear colleague')
    const asText = await call(token, url, { headers: { accept: 'text/plain' } })
    expect(asText.text).toContain('Ivy has been on her own')
  })

  it('knows the signed-in worker by role and practitioner', async () => {
    const token = await tokenFor('ivy-marlow')
    const { body } = await call(token, 'PractitionerRole/role-adaeze-brook')
    expect(body.code[0].coding[0].code).toBe('social-prescribing-link-worker')
    expect((await call(token, body.practitioner.reference)).body.name[0].family).toBe('Brook')
  })
})

describe('what a token does not reach', () => {
  it('refuses a call without a token, or with a made-up one', async () => {
    for (const token of ['', 'nonsense']) {
      expect((await call(token, 'Patient/ivy-marlow')).status).toBe(401)
    }
  })

  it.each([
    ['another patient', 'Patient/noor-hadley'],
    ['a type without a scope', 'Organization/T99001'],
    ['a search without a scope', 'Patient?family=Marlow'],
  ])('refuses %s', async (_what, path) => {
    const { status, body } = await call(await tokenFor('ivy-marlow'), path)
    expect(status).toBe(403)
    expect(body.resourceType).toBe('OperationOutcome')
  })

  it.each([
    ['$graphql'],
    ['Observation?patient=ivy-marlow'],
    [''],
    ['Patient/ivy-marlow/$everything'],
  ])('does not offer “%s”', async (path) => {
    expect((await call(await tokenFor('ivy-marlow'), path)).status).toBe(404)
  })

  it('leaves other patients’ entries out of a search', async () => {
    const token = await tokenFor('noor-hadley')
    const { body } = await call(token, 'ServiceRequest?status=active')
    expect(ids(body)).toEqual([])
    expect(body.total).toBe(0)
  })

  it('ends when the user signs out at the vendor', async () => {
    const token = await tokenFor('ivy-marlow')
    vendor.authorization.signedOut('adaeze-brook')
    expect((await call(token, 'Patient/ivy-marlow')).status).toBe(401)
  })
})

describe('saving a note', () => {
  it('creates it under an id of the server’s own, and says where', async () => {
    const token = await tokenFor('ivy-marlow')
    const { status, answer, body } = await create(token, noteAbout('ivy-marlow'))
    expect(status).toBe(201)
    expect(body.id).not.toBe('chosen-by-the-caller')
    expect(answer.headers.get('location')).toContain(
      `${vendor.fhirBase}/DocumentReference/${body.id}/`,
    )
    expect((await call(token, `DocumentReference/${body.id}`)).body.description).toBe(
      'Preparation note',
    )
  })

  it('creates it once, however often it is sent with If-None-Exist', async () => {
    const token = await tokenFor('noor-hadley')
    const note = noteAbout('noor-hadley', 'a0000000-0000-4000-8000-000000000001')
    const value = encodeURIComponent(note.identifier[0]?.value ?? '')
    const once = { 'if-none-exist': `identifier=urn:ietf:rfc:3986|${value}` }
    const answers = await Promise.all([1, 2, 3].map(() => create(token, note, once)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201])
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    const { body } = await call(token, 'DocumentReference?patient=noor-hadley')
    expect(ids(body)).toHaveLength(1)
  })

  it('refuses a note about another patient, and a type without a scope to create', async () => {
    const token = await tokenFor('ivy-marlow')
    expect((await create(token, noteAbout('noor-hadley'))).status).toBe(403)
    const narrow = await tokenFor('ivy-marlow', 'launch openid patient/DocumentReference.rs')
    expect((await create(narrow, noteAbout('ivy-marlow'))).status).toBe(403)
  })

  it('takes tasks and messages about the patient', async () => {
    const token = await tokenFor('ivy-marlow')
    const about = { reference: 'Patient/ivy-marlow' }
    const task = { resourceType: 'Task', status: 'draft', intent: 'proposal', for: about }
    const message = { resourceType: 'Communication', status: 'preparation', subject: about }
    expect((await create(token, task)).status).toBe(201)
    expect((await create(token, message)).status).toBe(201)
    const elsewhere = { ...task, for: { reference: 'Patient/noor-hadley' } }
    expect((await create(token, elsewhere)).status).toBe(403)
  })

  it.each([
    ['unavailable', 503],
    ['forbidden', 403],
  ] as const)('can be told to be %s', async (fault, status) => {
    const token = await tokenFor('ivy-marlow')
    vendor.fhir.failWrites(fault)
    expect((await create(token, noteAbout('ivy-marlow'))).status).toBe(status)
    expect((await call(token, 'Patient/ivy-marlow')).status).toBe(200)
  })

  it('can be told to lose the answer, before or after it has written', async () => {
    const token = await tokenFor('ivy-marlow')
    const count = async () =>
      (await vendor.fhir.resourcesOf('DocumentReference', 'ivy-marlow')).length
    const before = await count()
    vendor.fhir.failWrites('lost-before')
    await expect(create(token, noteAbout('ivy-marlow'))).rejects.toThrow()
    expect(await count()).toBe(before)
    vendor.fhir.failWrites('lost-after')
    await expect(create(token, noteAbout('ivy-marlow'))).rejects.toThrow()
    expect(await count()).toBe(before + 1)
  })

  it('refuses a resource that is not valid FHIR', async () => {
    const token = await tokenFor('ivy-marlow')
    const { content: _content, ...without } = noteAbout('ivy-marlow')
    const { status, body } = await create(token, without)
    expect([status, body.resourceType]).toEqual([400, 'OperationOutcome'])
    expect(JSON.stringify(body)).toContain('content')
  })

  it('answers half a body with an OperationOutcome', async () => {
    const token = await tokenFor('ivy-marlow')
    const { status, body } = await call(token, 'Task', { method: 'POST', body: '{"resourceType":' })
    expect([status, body.resourceType]).toEqual([400, 'OperationOutcome'])
  })
})

describe('the people as resources', () => {
  it('are valid FHIR, each of them', () => {
    const resources = worldToFhir({ ...aWorld(), users: VENDOR_USERS, now: new Date() })
    expect(resources.length).toBeGreaterThan(12)
    for (const resource of resources) expect(() => validateResource(resource)).not.toThrow()
  })
})

describe('two vendors in one process', () => {
  it('keep their people apart', async () => {
    const other = await startVendor({ world: aWorld(aPerson({ id: 'someone-else' })) })
    expect(await other.fhir.resourcesOf('Patient', 'ivy-marlow')).toEqual([])
    expect(await other.fhir.resourcesOf('Patient', 'someone-else')).toHaveLength(1)
    await other.close()
  })
})
