import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AUDIT_EVENTS } from '../../auth-server/audit/events.ts'
import { without } from '../prove/launch-rules/take-out.ts'
import { ruleNames } from '../sandbox/nhs/wire-rules.ts'
import { accessRules } from './access-rules.ts'
import { documents } from './documents.ts'
import { HAZARDS } from './hazards.ts'
import { REQUIREMENTS } from './requirements.ts'
import { RETENTION } from './retention.ts'
import { THREATS } from './threats.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

/** Text of every file below a folder with this ending. */
function allIn(folder: string, ending: string): string {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => read(join(folder, name)))
    .join('\n')
}

describe('the hazard log', () => {
  it.each(HAZARDS)(
    '$id names a control that is in the code, and tests that are there',
    (hazard) => {
      expect(existsSync(join(root, hazard.tests))).toBe(true)
      if (hazard.inCode === null) {
        expect(read(hazard.tests)).toContain(hazard.named)
        return
      }
      const { file } = hazard.inCode
      const rule = { part: hazard.id, rule: hazard.hazard, tests: hazard.tests, ...hazard.inCode }
      expect(without(read(file), rule)).not.toBe(read(file))
    },
  )

  it('gives every hazard an id of its own', () => {
    expect(new Set(HAZARDS.map(({ id }) => id)).size).toBe(HAZARDS.length)
  })
})

describe('the table of requirements', () => {
  const titles = allIn('test/auth-server/gp-connect', '.test.ts')
  const names = new Set(ruleNames())
  it.each(REQUIREMENTS)('$id names rules that tests carry', ({ rules }) => {
    for (const rule of rules) {
      const known = names.has(rule) || [...names].some((name) => name.startsWith(rule))
      expect(known || titles.includes(rule), rule).toBe(true)
    }
  })
})

describe('the table of what is kept', () => {
  it.each(RETENTION.flatMap(({ what, days }) => (days === undefined ? [] : [{ what, ...days }])))(
    '$what: the days that the code has',
    ({ file, line, what }) => {
      const days = /= (\d+)$/.exec(line)?.[1] ?? 'none'
      expect(read(file)).toContain(line)
      expect(RETENTION.find((row) => row.what === what)?.until).toContain(`${days} days`)
    },
  )
})

describe('the threat model', () => {
  it.each(THREATS)('$id names tests that are there', ({ tests }) => {
    for (const file of tests) expect(existsSync(join(root, file)), file).toBe(true)
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
  const source = allIn('auth-server', '.ts').replace(read('auth-server/audit/events.ts'), '')
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
