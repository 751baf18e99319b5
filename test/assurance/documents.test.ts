import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AUDIT_EVENTS } from '../../auth-server/audit/events.ts'
import { without } from '../prove/launch-rules/take-out.ts'
import { accessRules } from './access-rules.ts'
import { ACCESSIBLE } from './accessibility.ts'
import { billOfMaterials } from './bill-of-materials.ts'
import { documents } from './documents.ts'
import { HAZARDS } from './hazards.ts'
import { filesCarrying, filesIn, readFile } from './named-tests.ts'
import { REQUIREMENTS } from './requirements.ts'
import { RETENTION } from './retention.ts'
import { THREATS } from './threats.ts'

const exists = (file: string) => existsSync(resolve(import.meta.dirname, '../..', file))
const WIRE = filesIn('test/auth-server/gp-connect', '.test.ts')

/** Whether a file of tests holds a title, or the row of a table that the title is made from. */
const carries = (file: string, title: string) => readFile(file).includes(title)

describe('the hazard log', () => {
  it.each(HAZARDS)(
    '$id names a control that is in the code, and a test that is there',
    (hazard) => {
      expect(carries(hazard.tests, hazard.named), hazard.named).toBe(true)
      if (hazard.inCode === null) return
      const { file } = hazard.inCode
      const rule = { part: hazard.id, rule: hazard.hazard, tests: hazard.tests, ...hazard.inCode }
      expect(without(readFile(file), rule)).not.toBe(readFile(file))
    },
  )

  it('gives every hazard an id of its own', () => {
    expect(new Set(HAZARDS.map(({ id }) => id)).size).toBe(HAZARDS.length)
  })
})

describe('the table of requirements', () => {
  it.each(REQUIREMENTS)('$id names rules that tests carry', ({ rules }) => {
    for (const rule of rules) expect(filesCarrying(rule, WIRE), rule).not.toEqual([])
  })

  it('would notice a rule that no test carries', () => {
    expect(filesCarrying('consumer nothing/at-all', WIRE)).toEqual([])
    expect(filesCarrying('consumer answer/nothing-at-all', WIRE)).toEqual([])
  })
})

describe('the accessibility statement', () => {
  it.each(ACCESSIBLE)('$what: the test is there', ({ tests, named }) => {
    expect(carries(tests, named), named).toBe(true)
  })
})

describe('the table of what is kept', () => {
  it.each(RETENTION.flatMap(({ what, days }) => (days === undefined ? [] : [{ what, ...days }])))(
    '$what: the days that the code has',
    ({ file, line, what }) => {
      const days = /= (\d+)$/.exec(line)?.[1] ?? 'none'
      expect(readFile(file)).toContain(line)
      expect(RETENTION.find((row) => row.what === what)?.until).toContain(`${days} days`)
    },
  )
})

describe('the threat model', () => {
  it.each(THREATS)('$id names tests that are there', ({ tests }) => {
    for (const file of tests) expect(exists(file), file).toBe(true)
  })
})

describe('the access rules', () => {
  it('allow a record only by what is recorded or stated, and refuse everything else by name', () => {
    const allowed = accessRules().filter(({ outcome }) => outcome === 'may be shown')
    expect(allowed.map(({ fact, value }) => `${fact}=${value}`)).toEqual([
      'vendorListed=true',
      'roleAllowed=true',
      'organisationKnown=true',
      'referral=recorded',
      'referral=stated',
      'consent=recorded',
      'consent=stated',
      'nhsNumber=present',
      'policy=not-needed',
      'policy=answered',
    ])
  })
})

describe('the audit table', () => {
  const source = filesIn('auth-server', '.ts')
    .filter((file) => file !== 'auth-server/audit/events.ts')
    .map(readFile)
    .join('\n')
  it.each(Object.keys(AUDIT_EVENTS))('%s is an event that the code records', (event) => {
    expect(source).toContain(`'${event}'`)
  })
})

it('are documents that name their gaps and hold no signature', () => {
  const made = documents('0.1.0', '2026-11-22')
  expect(Object.keys(made)).toHaveLength(8)
  expect(made['limits-and-gaps.md']).toContain('Clinical safety officer')
  expect(made['limits-and-gaps.md']).toContain('use case')
  for (const text of Object.values(made)) expect(text).toContain('Not signed by anybody')
})

describe('the bill of materials', () => {
  const bill = JSON.parse(billOfMaterials(readFile('package-lock.json'), new Date(0)))
  const { dependencies } = JSON.parse(readFile('package.json'))
  const partsOf = (name: string) =>
    bill.components.filter((part: { group?: string; name: string }) =>
      name.startsWith('@') ? `${part.group}/${part.name}` === name : part.name === name,
    )

  it('is CycloneDX 1.6 and names every dependency, each with version, hash and package URL', () => {
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' })
    expect(bill.metadata.component).toMatchObject({ name: 'backstory', type: 'application' })
    for (const [name, version] of Object.entries(dependencies)) {
      expect(
        partsOf(name).map((part: { version: string }) => part.version),
        name,
      ).toContain(version)
    }
    for (const part of bill.components) {
      expect(part.purl).toMatch(/^pkg:npm\/(%40[\w.-]+\/)?[\w.-]+@\d/)
      expect(part.hashes[0]).toMatchObject({ alg: 'SHA-512' })
    }
  })

  it('gives licences as SPDX names them, and leaves out what is for development alone', () => {
    expect(partsOf('express')[0].licenses).toEqual([{ license: { id: 'MIT' } }])
    for (const name of ['vitest', 'playwright-core', 'oidc-provider']) {
      expect(partsOf(name)).toEqual([])
    }
  })

  it('says which part needs which, an alias by its own name', () => {
    const refs = new Set(bill.components.map((part: { 'bom-ref': string }) => part['bom-ref']))
    refs.add(bill.metadata.component['bom-ref'])
    for (const { ref, dependsOn = [] } of bill.dependencies) {
      for (const each of [ref, ...dependsOn]) expect(refs.has(each), each).toBe(true)
    }
    const fhirclient = bill.dependencies.find(({ ref }: { ref: string }) =>
      ref.startsWith('pkg:npm/fhirclient@'),
    )
    expect(fhirclient.dependsOn).toContain('pkg:npm/empty-npm-package@1.0.0')
  })
})
