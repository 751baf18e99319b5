import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AFeed, aFeed, honest, records } from './a-feed.ts'

const command = resolve(import.meta.dirname, '../../../auth-server/directory.ts')
const folder = mkdtempSync(join(tmpdir(), 'backstory-directory-'))

function run(...given: string[]): Promise<{ code: number; out: string; told: string }> {
  const env = {
    ...process.env,
    BACKSTORY_DATA: join(folder, 'data'),
    BACKSTORY_SANDBOX: '1',
    DIRECTORY_FILE: join(folder, 'directory.json'),
  }
  return new Promise((done) => {
    execFile(process.execPath, [command, ...given], { env }, (error, out, told) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, out, told })
    })
  })
}

describe('the directory command', { timeout: 60_000 }, () => {
  let feed: AFeed
  let size = 40

  beforeAll(async () => {
    feed = await aFeed(honest(() => records(size)))
    const { id, name, url } = feed.feed
    writeFileSync(
      join(folder, 'directory.json'),
      JSON.stringify({ feeds: [{ id, name, url }], pauseMs: 0 }),
    )
    writeFileSync(join(folder, 'list.csv'), 'name,postcode\nLunch club,ZZ99 1AB\n,ZZ99 1AC\n')
  })
  afterAll(async () => {
    await feed.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('pulls, keeps the last good copy when a feed shrinks, and takes the smaller one when told', async () => {
    expect((await run('status')).out).toContain('county: The county. Never pulled.')
    expect(await run('pull')).toMatchObject({
      code: 0,
      out: expect.stringContaining('county: taken; 40 records'),
    })
    size = 15
    const kept = await run('pull', '--source', 'county')
    expect(kept).toMatchObject({ code: 1, out: expect.stringContaining('it shrank from 40 to 15') })
    expect((await run('status')).out).toContain('county: The county. 40 services')
    expect((await run('pull', '--accept-smaller')).code).toBe(0)
    expect((await run('status')).out).toContain('county: The county. 15 services')
  })

  it('imports and removes a list, and says what was skipped', async () => {
    const imported = await run(
      'import',
      '--source',
      'own',
      '--name',
      'Our list',
      join(folder, 'list.csv'),
    )
    expect(imported).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 kept, skipped: 1 no name'),
    })
    expect((await run('status')).out).toContain('own: Our list. 1 services')
    await run('remove', '--source', 'own')
    expect((await run('status')).out).not.toContain('Our list')
  })

  it('says what is wrong with how it is called', async () => {
    expect(await run('import', '--source', 'own', join(folder, 'none.csv'))).toMatchObject({
      code: 1,
    })
    expect(await run('import', join(folder, 'list.csv'))).toMatchObject({ code: 64 })
    expect(await run('import', '--source', 'county', join(folder, 'list.csv'))).toMatchObject({
      code: 64,
    })
    expect(await run('pull', '--source', 'nobody')).toMatchObject({ code: 64 })
    expect(await run('dance')).toMatchObject({
      code: 64,
      told: expect.stringContaining('npm run directory'),
    })
  })
})
