import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isGranted } from '../../../../auth-server/launch/granted-scopes.ts'
import { readLaunchContext } from '../../../../auth-server/launch/launch-context.ts'
import { registrationBody } from '../../../../auth-server/launch/registration/client-registration.ts'
import {
  manifestFor,
  manifestSchema,
  readManifest,
  withOperator,
} from '../../../../auth-server/launch/registration/manifest.ts'
import {
  inVersionOne,
  OPTIONAL_PARTS,
  scopesToRegister,
  WANTED_SCOPES,
} from '../../../../auth-server/launch/registration/wanted-scopes.ts'
import type { Session } from '../../../../auth-server/launch/session.ts'
import { readCarePlans } from '../../../../auth-server/launch/vendor-care-plans.ts'
import { readVendorRecord, type VendorFhir } from '../../../../auth-server/launch/vendor-record.ts'
import { Vendor } from '../../../../auth-server/launch/vendors.ts'
import { FRAME_SANDBOX } from '../../../sandbox/vendor/pages/patient-page.ts'

const root = resolve(import.meta.dirname, '../../../..')
const text = readFileSync(resolve(root, 'smart-manifest.json'), 'utf8')
const manifest = readManifest(text)

describe('the manifest', () => {
  it('asks for the scopes of the one list, in both versions, with a reason for each', () => {
    expect(manifest.scope).toBe(scopesToRegister().join(' '))
    expect(manifest.smart.scopes_v1).toBe(inVersionOne(scopesToRegister()).join(' '))
    expect(manifest.smart.scope_rationale).toEqual(
      Object.fromEntries(WANTED_SCOPES.map(({ scope, why }) => [scope, why])),
    )
    expect(Object.keys(manifest.smart.optional_scopes)).toEqual(OPTIONAL_PARTS)
    for (const [part, scopes] of Object.entries(manifest.smart.optional_scopes)) {
      expect(scopesToRegister([part])).toEqual([...scopesToRegister(), ...scopes])
    }
  })

  it('asks for no wildcard, nothing offline, and no writing but of notes', () => {
    expect(manifest.scope).not.toMatch(/\*|offline_access|system\//)
    const writing = manifest.scope.split(' ').filter((scope) => /\.r?[cud]/.test(scope))
    expect(writing).toEqual(['patient/DocumentReference.crs'])
  })

  it('holds no client id, secret, key or name of a customer', () => {
    expect(text).not.toMatch(/"(client_id|client_secret|jwks|d|k)":|BEGIN/)
  })

  it('names the members of the token response that are read, and no others', () => {
    const full = {
      patient: 'p1',
      encounter: 'e1',
      intent: 'notes',
      need_patient_banner: false,
      tenant: 't1',
      smart_style_url: 'https://vendor.example/style.json',
      smart_web_messaging_handle: 'handle',
      smart_web_messaging_origin: 'https://vendor.example',
      fhirContext: [{ reference: 'ServiceRequest/1' }],
    }
    const plain = JSON.stringify(readLaunchContext({ patient: 'p1' }, []))
    const used = Object.entries(full).flatMap(([name, value]) => {
      const pair = {
        smart_web_messaging_handle: full.smart_web_messaging_handle,
        smart_web_messaging_origin: full.smart_web_messaging_origin,
      }
      const context = readLaunchContext(
        { patient: 'p1', ...(name.startsWith('smart_web') && pair), [name]: value },
        ['https://vendor.example'],
        ['https://vendor.example'],
      )
      return name !== 'patient' && JSON.stringify(context) !== plain ? [name] : []
    })
    const { required, used: said } = manifest.smart.launch_context
    expect(required).toEqual(['patient'])
    expect([...used].sort()).toEqual([...said].sort())
  })

  it('gives the frame the rights that the sandbox vendor gives it', () => {
    expect(manifest.smart.embedding.iframe_sandbox).toBe(FRAME_SANDBOX)
  })

  it('says whom to ask, and under which terms and privacy policy, where whoever runs the panel says so', () => {
    const operator = {
      contact: 'support@supplier.co.uk',
      terms: 'https://supplier.co.uk/terms',
      privacy: 'https://supplier.co.uk/privacy',
    }
    expect(withOperator(text, {})).toBe(text)
    const own = readManifest(withOperator(text, operator))
    expect(own).toEqual({
      ...manifest,
      contacts: [operator.contact],
      tos_uri: operator.terms,
      policy_uri: operator.privacy,
    })
    const body = registrationBody(own, { method: 'none', alg: 'ES384', parts: [] })
    expect(body).toMatchObject({ contacts: [operator.contact], policy_uri: operator.privacy })
  })

  it('carries the version of the package', () => {
    const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'))
    expect(manifest.software_version).toBe(version)
  })

  it('has every address under one base, which a deployment replaces by its own', () => {
    const own = manifestFor(text, 'https://story.example')
    expect(own).not.toContain('panel.example')
    const addresses = own.match(/https?:\/\/[^"]+/g) ?? []
    expect(addresses.length).toBeGreaterThan(6)
    expect(addresses.every((each) => new URL(each).origin === 'https://story.example')).toBe(true)
  })

  it.each([
    ['a member that nobody knows', { surprise: 1 }],
    ['an http-less address', { launch_url: 'panel.example/launch' }],
    ['a second callback', { redirect_uris: ['https://a.example/c', 'https://b.example/c'] }],
    ['another FHIR version', { fhir_versions: ['3.0.2'] }],
  ])('with %s is refused by name', (_what, change) => {
    expect(() => readManifest(JSON.stringify({ ...JSON.parse(text), ...change }))).toThrow(
      new RegExp(Object.keys(change)[0] ?? 'none'),
    )
  })

  it('is described by a JSON Schema that requires what the code requires', () => {
    const schema = manifestSchema('https://story.example') as { required: string[]; $id: string }
    expect(schema.$id).toBe('https://story.example/smart-manifest.schema.json')
    expect(schema.required).toEqual(expect.arrayContaining(Object.keys(JSON.parse(text))))
    expect(schema).toMatchObject({ additionalProperties: false })
  })
})

describe('the scopes and what the code does', () => {
  const all = WANTED_SCOPES.map(({ scope }) => scope)

  it('cover every read and search of the vendor’s record, and none is for nothing', async () => {
    const asked = await everyReading()
    for (const scope of asked) expect(covered(all, scope), scope).toBe(true)
    const readable = all.filter((scope) => /\/\w+\.r?s?$/.test(scope))
    for (const scope of readable) {
      const [type = '', letters = ''] = (scope.split('/')[1] ?? '').split('.')
      for (const letter of letters) {
        // What a search answers is read by it.
        const kinds = letter === 'r' ? [`${type}.r`, `${type}.s`] : [`${type}.${letter}`]
        expect(
          kinds.some((kind) => asked.has(kind)),
          `${scope}: ${letter}`,
        ).toBe(true)
      }
    }
  })

  it('cover every type that is written, and none is for nothing', () => {
    const source = readFileSync(resolve(root, 'auth-server/notes/resources.ts'), 'utf8')
    const made = [...source.matchAll(/\): fhir4\.(\w+) \{/g)].map(([, type]) => String(type))
    const written = new Set(made.filter((type) => type !== 'CodeableConcept'))
    expect(written.size).toBeGreaterThan(1)
    for (const type of written) expect(covered(all, `${type}.c`), type).toBe(true)
    const writable = all.flatMap((scope) => /\/(\w+)\.c/.exec(scope)?.[1] ?? [])
    expect([...writable].sort()).toEqual(
      [...written].filter((type) => type !== 'Identifier').sort(),
    )
  })
})

const covered = (scopes: readonly string[], wanted: string) =>
  isGranted(scopes, `patient/${wanted}`) || isGranted(scopes, `user/${wanted}`)

/** `Type.r` and `Type.s` for everything that opening a patient asks of a vendor that offers all parts. */
async function everyReading(): Promise<ReadonlySet<string>> {
  const asked = new Set<string>()
  const attachment = { contentType: 'text/plain', url: 'Binary/b1' }
  const held: { readonly [type: string]: object } = {
    Patient: { resourceType: 'Patient', id: 'p1' },
    Practitioner: { resourceType: 'Practitioner', id: 'u1', name: [{ family: 'Ridley' }] },
    PractitionerRole: {
      resourceType: 'PractitionerRole',
      id: 'r1',
      practitioner: { reference: 'Practitioner/u1' },
    },
    ServiceRequest: {
      resourceType: 'ServiceRequest',
      id: 's1',
      status: 'active',
      intent: 'order',
      subject: { reference: 'Patient/p1' },
    },
    DocumentReference: {
      resourceType: 'DocumentReference',
      id: 'd1',
      status: 'current',
      type: { text: 'Referral letter' },
      subject: { reference: 'Patient/p1' },
      content: [{ attachment }],
    },
    Binary: { resourceType: 'Binary', id: 'b1', data: 'aGVsbG8=' },
    Consent: { resourceType: 'Consent', id: 'c1' },
  }
  const fhir: VendorFhir = {
    read: async (reference) => {
      const [type = ''] = reference.split('/')
      asked.add(`${type}.r`)
      return (held[type] ?? null) as fhir4.Resource | null
    },
    search: async (type) => {
      asked.add(`${type}.s`)
      return held[type] === undefined ? [] : [held[type] as fhir4.Resource]
    },
  }
  const vendor = Vendor.parse({
    id: 'v',
    name: 'V',
    iss: 'https://vendor.example/fhir',
    authorizationServer: 'https://vendor.example',
    endpointOrigins: ['https://vendor.example'],
    client: { method: 'none', id: 'x' },
    scopes: ['launch'],
    frameAncestors: [],
    organisation: { ods: 'X9X9X', name: 'V' },
    userIdSystem: 'https://vendor.example/Id',
    capabilities: {
      referral: true,
      letter: true,
      consent: true,
      practitioner: true,
      practitionerRole: true,
      carePlans: true,
    },
  })
  for (const fhirUser of ['PractitionerRole/r1', 'Practitioner/u1']) {
    for (const fhirContext of [[], [{ reference: 'ServiceRequest/s1' }]]) {
      const session = {
        user: { issuer: 'i', subject: 's', name: 'Sam Ridley', fhirUser },
        context: { patient: 'p1', fhirContext },
        tokens: { scopes: WANTED_SCOPES.map(({ scope }) => scope) },
      } as unknown as Session
      await readVendorRecord(fhir, vendor, session, new Date())
      await readCarePlans(fhir, vendor, session)
    }
  }
  // Read back after it was written, or found again by its identifier.
  asked.add('DocumentReference.r')
  return asked
}
