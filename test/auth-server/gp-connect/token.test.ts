import '../../sandbox/nhs/wire-rules.ts'
import { describe, expect, it } from 'vitest'
import { auditToken } from '../../../auth-server/gp-connect/token.ts'
import { LOCAL_USER, SMARTCARD_USER } from './consumer.ts'

const token = (user = LOCAL_USER) =>
  auditToken({
    user,
    organisation: { ods: 'Z9X8Y', name: 'Riverside Social Prescribing', asid: null },
    address: 'https://provider.sim.example/A99999/STU3/1/gpconnect/structured',
    now: 1_780_000_000,
    settings: {
      spineEndpoint: 'https://socialprescribing.sim.example/',
      device: {
        system: 'https://vendor.example/Id/device-identifier',
        id: 'LWA-1',
        model: 'Backstory',
        version: '0.1.0',
      },
    },
  })
const decoded = (text: string, part: number): { [claim: string]: unknown } =>
  JSON.parse(Buffer.from(text.split('.')[part] ?? '', 'base64url').toString('utf8'))

const CLAIMS: { [claim: string]: unknown } = {
  iss: 'https://socialprescribing.sim.example/',
  sub: LOCAL_USER.id,
  aud: 'https://provider.sim.example/A99999/STU3/1/gpconnect/structured',
  iat: 1_780_000_000,
  exp: 1_780_000_300,
  reason_for_request: 'directcare',
  requested_scope: 'patient/*.read',
  requesting_device: {
    resourceType: 'Device',
    identifier: [{ system: 'https://vendor.example/Id/device-identifier', value: 'LWA-1' }],
    model: 'Backstory',
    version: '0.1.0',
  },
  requesting_organization: {
    resourceType: 'Organization',
    identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'Z9X8Y' }],
    name: 'Riverside Social Prescribing',
  },
  requesting_practitioner: {
    resourceType: 'Practitioner',
    id: LOCAL_USER.id,
    identifier: [
      { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: 'UNK' },
      { system: 'https://fhir.nhs.uk/Id/sds-role-profile-id', value: 'UNK' },
      { system: 'https://vendor.example/Id/user-guid', value: LOCAL_USER.id },
    ],
    name: [{ family: 'Okafor', given: ['Tess'], prefix: ['Ms'] }],
  },
}

describe('the token that says who asks', () => {
  for (const [claim, value] of Object.entries(CLAIMS)) {
    it(`consumer token/${claim}: is as the specification has it`, () => {
      expect(decoded(token(), 1)[claim]).toEqual(value)
    })
  }

  it('holds these claims and no other', () => {
    expect(Object.keys(decoded(token(), 1))).toEqual(Object.keys(CLAIMS))
  })

  it('consumer token/unsigned: is unsigned, says so, and ends in the dot', () => {
    expect(decoded(token(), 0)).toEqual({ alg: 'none', typ: 'JWT' })
    expect(token()).toMatch(/^[\w-]+\.[\w-]+\.$/)
  })

  it('consumer token/smartcard: carries the national ids of a smartcard beside the local one', () => {
    const { identifier } = decoded(token(SMARTCARD_USER), 1).requesting_practitioner as {
      identifier: unknown
    }
    expect(identifier).toEqual([
      { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: '999000000421' },
      { system: 'https://fhir.nhs.uk/Id/sds-role-profile-id', value: '999000000422' },
      { system: 'https://vendor.example/Id/user-guid', value: LOCAL_USER.id },
    ])
  })

  it('leaves out given names and prefix that are not known', () => {
    const user = { ...LOCAL_USER, name: { family: 'Okafor', given: [], prefix: [] } }
    expect(decoded(token(user), 1)).toMatchObject({
      requesting_practitioner: { name: [{ family: 'Okafor' }] },
    })
  })
})
