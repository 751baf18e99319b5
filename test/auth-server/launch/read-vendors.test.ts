import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  openVendors,
  parseVendors,
  VendorsFault,
} from '../../../auth-server/launch/read-vendors.ts'

const sound = {
  id: 'harbour',
  name: 'Harbour',
  iss: 'https://ehr.example/fhir',
  authorizationServer: 'https://ehr.example',
  endpointOrigins: ['https://ehr.example'],
  client: { method: 'none', id: 'backstory' },
  scopes: ['launch', 'openid', 'fhirUser'],
  frameAncestors: ['https://ehr.example'],
  organisation: { ods: 'X26', name: 'Harbour' },
  userIdSystem: 'https://ehr.example/users',
}
const strict = { sandbox: false }
const text = (...vendors: object[]) => JSON.stringify({ vendors })

function faultsOf(content: string, strictness = strict): readonly string[] {
  try {
    parseVendors(content, strictness)
    return []
  } catch (fault) {
    if (fault instanceof VendorsFault) return fault.faults
    throw fault
  }
}

describe('a vendors file', () => {
  it('gives vendors that deny by default', () => {
    const [vendor] = parseVendors(text(sound), strict)
    expect(vendor).toMatchObject({ roles: [], tokenExchange: false, issIsPrefix: false })
    expect(vendor?.capabilities).toMatchObject({ notes: false, referral: false })
  })

  it('names every fault at once, over all vendors', () => {
    const faults = faultsOf(
      text(
        { ...sound, iss: 'http://ehr.example/fhir', scopes: ['launch'] },
        { ...sound, id: 'second', iss: 'https://two.example', client: { method: 'magic' } },
        { ...sound, id: 'harbour', assumedRole: 'Link worker' },
      ),
    )
    expect(faults.join('\n')).toContain('vendors.1.client')
    expect(faults).toContain('harbour: iss must be https')
    expect(faults).toContain('harbour: scopes must include openid')
    expect(faults).toContain('harbour: scopes must include fhirUser')
    expect(faults).toContain('harbour: assumedRole must be one of roles')
    expect(faults).toContain('harbour: used by two vendors')
  })

  it.each([
    ['not JSON', '{'],
    ['no list', '{}'],
    ['an empty list', text()],
    ['an unknown member', text({ ...sound, rolez: [] })],
    ['an origin with a path', text({ ...sound, frameAncestors: ['https://ehr.example/page'] })],
    ['any origin', text({ ...sound, frameAncestors: ['*'] })],
    ['a frame ancestor on http', text({ ...sound, frameAncestors: ['http://ehr.example'] })],
    ['an endpoint origin on http', text({ ...sound, endpointOrigins: ['http://ehr.example'] })],
    ['an iss with a query', text({ ...sound, iss: 'https://ehr.example/fhir?x' })],
    ['a prefix entry', text({ ...sound, issIsPrefix: true })],
    ['stand-in patients', text({ ...sound, standIns: {} })],
    [
      'a weak secret',
      text({ ...sound, client: { method: 'client_secret_basic', id: 'x', secret: 'x' } }),
    ],
    [
      'the same iss twice',
      text(sound, { ...sound, id: 'other', iss: 'https://ehr.example/fhir/' }),
    ],
  ])('is refused with %s', (_what, content) => expect(faultsOf(content)).not.toEqual([]))

  it('may use loopback http, prefixes and stand-ins in the sandbox', () => {
    const entry = {
      ...sound,
      iss: 'http://localhost:9000/fhir',
      issIsPrefix: true,
      standIns: {},
      frameAncestors: ['http://localhost:9000'],
    }
    expect(faultsOf(text(entry), { sandbox: true })).toEqual([])
    expect(faultsOf(text({ ...entry, iss: 'http://ehr.example/fhir' }), { sandbox: true })).toEqual(
      ['harbour: iss must be https'],
    )
  })

  it('is read again on demand; a broken one changes nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'backstory-vendors-'))
    const file = join(folder, 'vendors.json')
    writeFileSync(file, text(sound))
    const register = await openVendors(file, strict)
    writeFileSync(file, text({ ...sound, name: 'New name' }))
    await register.reload()
    expect(register.byId('harbour')?.name).toBe('New name')
    writeFileSync(file, text({ ...sound, iss: 'http://ehr.example' }))
    await expect(register.reload()).rejects.toThrow(VendorsFault)
    expect(register.byIss('https://ehr.example/fhir')?.name).toBe('New name')
    writeFileSync(file, text({ ...sound, id: 'another' }))
    await register.reload()
    expect(register.byId('harbour')).toBeNull()
    rmSync(folder, { recursive: true })
  })

  it('reads the code lists that it names, and names what is wrong with them beside all else', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'backstory-vendors-'))
    const file = join(folder, 'vendors.json')
    writeFileSync(join(folder, 'frailty.csv'), 'code,term\n160725005,Lives alone\n')
    writeFileSync(join(folder, 'spoilt.csv'), 'code,term\n1.6E+08,Lives alone\n')
    const list = { name: 'Frailty', file: 'frailty.csv', codes: ['137..'] }
    writeFileSync(file, text({ ...sound, record: { codeLists: [list] } }))
    const register = await openVendors(file, strict)
    expect(register.byId('harbour')?.record.codeLists).toMatchObject([
      { name: 'Frailty', place: 'relevant', codes: ['137..', '160725005'] },
    ])

    const lists = [list, { name: 'Spoilt', file: 'spoilt.csv' }, { name: 'Lost', file: 'lost.csv' }]
    const record = { codeLists: lists, rulesOff: ['lonelyness'] }
    writeFileSync(file, text({ ...sound, scopes: ['launch', 'openid'], record }))
    const opening = openVendors(file, strict, {
      recordFaults: ({ rulesOff }) => rulesOff.map((rule) => `rulesOff: there is no "${rule}"`),
    })
    const fault: unknown = await opening.catch((raised: unknown) => raised)
    expect(fault).toBeInstanceOf(VendorsFault)
    expect((fault as VendorsFault).faults).toEqual([
      'harbour: record.codeLists: "Spoilt": entry 1 has no code: "1.6E+08"',
      'harbour: record.codeLists: "Lost": its file cannot be read',
      'harbour: record.rulesOff: there is no "lonelyness"',
      'harbour: scopes must include fhirUser',
    ])
    rmSync(folder, { recursive: true })
  })
})
