import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** Lints `source` as if it stood at `path` of a project with our own rules, and names the rules that object. */
function objections(path: string, source: string): string[] {
  const project = mkdtempSync(join(tmpdir(), 'backstory-lint-'))
  try {
    for (const rules of ['.biome.json', '.pure-record.grit'])
      copyFileSync(join(root, rules), join(project, rules))
    mkdirSync(join(project, dirname(path)), { recursive: true })
    writeFileSync(join(project, path), source)
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'lint', '--colors=off', path],
      { cwd: project, encoding: 'utf8' },
    )
    return [...new Set(`${stdout}${stderr}`.match(/noRestricted\w+|\bplugin\b/g) ?? [])]
  } finally {
    rmSync(project, { recursive: true })
  }
}

const using = (path: string) => `import { thing } from '${path}'\n\nthing()\n`

describe('lint', () => {
  it.each([
    ['app/views/overview.tsx', '../../auth-server/record/item.ts'],
    ['app/main.tsx', '../auth-server/refusal.ts'],
    ['app/panel-client.ts', '../auth-server/contract/items.ts'],
    ['launch/launch.ts', '../auth-server/config.ts'],
  ])('refuses %s importing %s: the browser sees the contract alone', (path, target) => {
    expect(objections(path, using(target))).toEqual(['noRestrictedImports'])
  })

  it('lets the panel import the contract', () => {
    expect(objections('app/views/overview.tsx', using('../../auth-server/contract.ts'))).toEqual([])
  })

  it.each([
    ['auth-server/launch/session.ts', '../record/item.ts'],
    ['auth-server/gp-connect/pds.ts', '../notes/draft.ts'],
    ['auth-server/gp-connect/pds.ts', '../directory/search.ts'],
  ])('refuses %s importing %s: the way to GP Connect stands alone', (path, target) => {
    expect(objections(path, using(target))).toEqual(['noRestrictedImports'])
  })

  it.each([
    ['auth-server/record/read-record.ts', 'express'],
    ['auth-server/record/relevance/place-items.ts', 'node:fs'],
    ['auth-server/record/read-record.ts', '../store/store.ts'],
  ])('refuses %s importing %s: the record is pure', (path, target) => {
    expect(objections(path, using(target))).toEqual(['noRestrictedImports'])
  })

  it.each(['new Date()', 'Date.now()', 'Math.random()'])(
    'refuses %s in the record: the day is given to it',
    (call) => {
      const calling = `export const got = ${call}\n`
      expect(objections('auth-server/record/read-record.ts', calling)).toEqual(['plugin'])
      expect(objections('auth-server/routes/permit.ts', calling)).toEqual([])
    },
  )

  it.each([
    ['app/models/record-model.ts', '../views/overview.tsx'],
    ['app/models/record-model.ts', '../parts/form.tsx'],
    ['app/panel-client.ts', './views/overview.tsx'],
    ['app/parts/form.tsx', '../views/overview.tsx'],
    ['app/models/record-model.ts', '../../auth-server/refusal.ts'],
  ])('refuses %s importing %s: in the panel, too, imports point inward', (path, target) => {
    expect(objections(path, using(target))).toEqual(['noRestrictedImports'])
  })

  it.each([
    ['auth-server/routes/permit.ts', '../store/sqlite-store.ts'],
    ['auth-server/routes/permit.ts', '../config.ts'],
    ['auth-server/directory/mirror.ts', '../routes/permit.ts'],
    ['auth-server/store/sqlite-store.ts', '../audit/chain.ts'],
    ['auth-server/audit/trail.ts', '../record/item.ts'],
    ['auth-server/server.ts', '../test/sandbox/world.ts'],
    ['auth-server/contract.ts', 'zod'],
    ['auth-server/contract.ts', './refusal.ts'],
    ['auth-server/contract/items.ts', 'zod'],
    ['auth-server/contract/items.ts', '../refusal.ts'],
  ])('refuses %s importing %s: on the server imports point inward', (path, target) => {
    expect(objections(path, using(target))).toEqual(['noRestrictedImports'])
  })

  it('refuses fetch anywhere in the panel but in its client', () => {
    const calling = "export const got = fetch('/x')\n"
    expect(objections('app/models/record-model.ts', calling)).toEqual(['noRestrictedGlobals'])
    expect(objections('app/panel-client.ts', calling)).toEqual([])
  })
})
