import { type ChildProcess, fork, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLog } from '../../auth-server/log.ts'
import { aVendor } from './routes/panel-server.ts'

const root = resolve(import.meta.dirname, '../..')
const main = join(root, 'auth-server/main.ts')
const built = existsSync(join(root, 'dist/app/app.html'))

let folder: string
const running: ChildProcess[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backstory-main-'))
  writeFileSync(join(folder, 'vendors.json'), JSON.stringify({ vendors: [aVendor()] }))
  writeFileSync(join(folder, 'key.pem'), 'not used before the first call')
})
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const environment = (changes: Record<string, string> = {}) => ({
  PATH: process.env.PATH ?? '',
  BACKSTORY_SANDBOX: '1',
  BACKSTORY_DATA: join(folder, 'data'),
  BACKSTORY_KEY: randomBytes(32).toString('base64url'),
  VENDORS_FILE: join(folder, 'vendors.json'),
  PDS_URL: 'http://127.0.0.1:9/pds',
  SDS_URL: 'http://127.0.0.1:9/sds',
  NHS_TOKEN_URL: 'http://127.0.0.1:9/token',
  NHS_API_KEY: 'api-key',
  NHS_KEY_ID: 'key-1',
  NHS_PRIVATE_KEY_FILE: join(folder, 'key.pem'),
  SPINE_PROXY_URL: 'http://127.0.0.1:9/proxy',
  SPINE_ENDPOINT: 'https://backstory.example/spine',
  SUPPLIER_ODS: 'Z9X8Y',
  ...changes,
})

interface Ended {
  code: number | null
  out: string
  err: string
}

function run(env: Record<string, string>, parameters: readonly string[] = []): Promise<Ended> {
  const child = spawn(process.execPath, [main, ...parameters], { env })
  running.push(child)
  const ended: Ended = { code: null, out: '', err: '' }
  child.stdout.on('data', (text) => {
    ended.out += text
  })
  child.stderr.on('data', (text) => {
    ended.err += text
  })
  return new Promise((done) => child.once('exit', (code) => done({ ...ended, code })))
}

async function start(env = environment()): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(main, { env, silent: true })
  running.push(child)
  const url = await new Promise<string>((done, fail) => {
    child.once('message', (message) => done((message as { listening: string }).listening))
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}`)))
  })
  return { child, url }
}

const ends = (child: ChildProcess) =>
  new Promise<number | null>((done) => child.once('exit', (code) => done(code)))

describe('a configuration that cannot be used', () => {
  it('names every fault at once and exits with 78', async () => {
    const { code, err } = await run({ PATH: process.env.PATH ?? '', PORT: 'x' })
    expect(code).toBe(78)
    for (const name of ['BACKSTORY_KEY', 'VENDORS_FILE', 'PDS_URL', 'SPINE_ENDPOINT']) {
      expect(err).toContain(`${name} is missing`)
    }
    expect(err).toContain('PORT: must be a whole number')
  })

  it('names every file that cannot be used, and every fault of the vendors file', async () => {
    writeFileSync(
      join(folder, 'vendors.json'),
      JSON.stringify({ vendors: [{ ...aVendor(), roles: 3, iss: 'nowhere' }] }),
    )
    const { code, err } = await run(
      environment({
        NHS_PRIVATE_KEY_FILE: join(folder, 'none.pem'),
        TLS_CERT_FILE: join(folder, 'none.crt'),
      }),
    )
    expect(code).toBe(78)
    expect(err).toContain('NHS_PRIVATE_KEY_FILE: the file cannot be read')
    expect(err).toContain('TLS_CERT_FILE and TLS_KEY_FILE belong together')
    expect(err).toContain('vendors.0.roles')
    expect(err).toContain('vendors.0.iss')
  })

  it('refuses in production what the sandbox allows', async () => {
    const { code, err } = await run(environment({ BACKSTORY_SANDBOX: '0' }))
    expect(code).toBe(78)
    expect(err).toContain('BASE_URL is missing')
    expect(err).toContain('PDS_URL must be https')
    expect(err).toContain('mutual TLS')
  })

  it('that names a database nobody answers at ends the server in a sentence, without the password', async () => {
    const { code, err } = await run(
      environment({ DATABASE_URL: 'postgresql://user:canarypassword@127.0.0.1:9/none' }),
    )
    if (built) {
      expect(code).toBe(69)
      expect(err).toContain('The store cannot be reached: ECONNREFUSED')
    }
    expect(err).not.toContain('canarypassword')
  })

  it('explains every variable on --help', async () => {
    const { code, out } = await run({ PATH: process.env.PATH ?? '' }, ['--help'])
    expect(code).toBe(0)
    expect(out).toContain('BACKSTORY_KEY')
    expect(out).toContain('(default: 20)')
  })
})

describe.skipIf(!built)('the server (needs the built files)', () => {
  it('tells its parent where it listens, answers, and stops on SIGTERM with exit code 0', async () => {
    const { child, url } = await start()
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' })
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready' })
    const { keys } = (await (await fetch(`${url}/.well-known/jwks.json`)).json()) as {
      keys: { d?: string }[]
    }
    expect(keys.length).toBeGreaterThan(0)
    expect(keys.every((key) => key.d === undefined)).toBe(true)
    const ended = ends(child)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })

  it('stops when its parent goes away', async () => {
    const { child } = await start()
    const ended = ends(child)
    child.disconnect()
    expect(await ended).toBe(0)
  })

  it('does not start twice on one data folder', async () => {
    const env = environment()
    await start(env)
    const { code, err } = await run(env)
    expect(code).toBe(78)
    expect(err).toContain('already running')
  })

  it('reads the vendors file again on SIGHUP, and keeps the old one when the new one is wrong', async () => {
    const { child, url } = await start()
    let logged = ''
    child.stderr?.on('data', (text) => {
      logged += text
    })
    writeFileSync(join(folder, 'vendors.json'), '{ "vendors": [')
    child.kill('SIGHUP')
    await expect.poll(() => logged).toContain('the vendors stay as they were')
    writeFileSync(join(folder, 'vendors.json'), JSON.stringify({ vendors: [aVendor()] }))
    child.kill('SIGHUP')
    await expect.poll(() => logged).toContain('the vendors file was read again')
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  })
})

describe('the log', () => {
  it('leaves out whatever stands under a secret or personal name, and names errors by class only', () => {
    const lines: string[] = []
    const log = createLog('info', { write: (line) => void lines.push(line) })
    log.info({
      authorization: 'canary',
      patient: { nhsNumber: 'canary', name: { family: 'canary' } },
    })
    log.error({ err: Object.assign(new TypeError('canary'), { code: 'E_TEST' }) }, 'failed')
    log.info({ req: { headers: { cookie: 'canary' }, url: 'canary' } })
    expect(lines.join('')).not.toContain('canary')
    expect(lines[1]).toContain('TypeError')
    expect(lines[1]).toContain('E_TEST')
  })
})
