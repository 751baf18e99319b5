import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from './start.ts'
import { aWorld } from './vendor/a-world.ts'

const START = resolve(import.meta.dirname, 'start.ts')
const SLOW = { timeout: 60_000 }

let data: string
const started: (() => unknown)[] = []
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'sandbox-'))
})
afterEach(async () => {
  for (const end of started.splice(0)) await end()
  await rm(data, { recursive: true, force: true, maxRetries: 5 })
})

async function sandbox(options: Partial<Parameters<typeof startSandbox>[0]> = {}) {
  const made: Sandbox = await startSandbox({
    data,
    world: aWorld(),
    log: () => undefined,
    ...options,
  })
  started.push(() => made.close())
  return made
}

/** `node start.ts` with its output kept; killed at the end of the test whatever happens. */
function command(args: readonly string[] = [], env: { readonly [name: string]: string } = {}) {
  const child = spawn(process.execPath, [START, ...args], {
    env: { ...process.env, BACKSTORY_DATA: data, LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(() => child.kill('SIGKILL'))
  return { child, ...outputOf(child) }
}

function outputOf(child: ChildProcess) {
  const said = { stdout: '', stderr: '' }
  child.stdout?.on('data', (text) => {
    said.stdout += text
  })
  child.stderr?.on('data', (text) => {
    said.stderr += text
  })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return {
    said,
    ended,
    url: () =>
      until('the printed line', () => /^Backstory sandbox: (\S+)\n/.exec(said.stdout)?.[1] ?? null),
  }
}

async function until<T>(what: string, look: () => T | null | Promise<T | null>): Promise<T> {
  for (let attempt = 0; attempt < 250; attempt += 1) {
    const found = await look()
    if (found !== null) return found
    await pause(100)
  }
  throw new Error(`waited in vain for ${what}`)
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return String(port)
}

const isClosed = (url: string) =>
  fetch(url, { signal: AbortSignal.timeout(2000) }).then(
    () => null,
    () => true,
  )

describe('a sandbox', () => {
  it('shows a patient’s page whose frame the panel allows itself to be put in', SLOW, async () => {
    const { url, vendor, panel } = await sandbox()
    expect(url).toMatch(/^http:\/\/localhost:\d+\/$/)
    expect(panel().url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const page = await (await fetch(`${url}patients/ivy-marlow`)).text()
    const src = (/<iframe [^>]*src="([^"]+)"/.exec(page)?.[1] ?? '').replaceAll('&amp;', '&')
    const launch = await fetch(src)
    expect(launch.status).toBe(200)
    expect(launch.headers.get('content-security-policy')).toContain(
      `frame-ancestors ${vendor.baseUrl}`,
    )
  })

  it('has the panel refuse a launch from anywhere else', SLOW, async () => {
    const { panel } = await sandbox()
    const query = new URLSearchParams({ iss: 'https://evil.example/fhir', launch: 'x' })
    expect((await fetch(`${panel().url}/launch?${query}`)).status).toBe(403)
  })

  it('brings the panel back on its port after it was killed', SLOW, async () => {
    const { panel, restartPanel } = await sandbox()
    const { url } = panel()
    await panel().kill()
    expect(await isClosed(`${url}/healthz`)).toBe(true)
    await restartPanel()
    expect(panel().url).toBe(url)
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
  })

  it('keeps its keys to itself, and opens the same folder again with them', SLOW, async () => {
    const first = await sandbox()
    const key = await readFile(join(data, 'backstory.key'), 'utf8')
    expect((await stat(join(data, 'backstory.key'))).mode & 0o077).toBe(0)
    expect((await stat(join(data, 'vendors.json'))).mode & 0o077).toBe(0)
    await first.close()
    await sandbox()
    expect(await readFile(join(data, 'backstory.key'), 'utf8')).toBe(key)
  })

  it('says what the auth server said when that cannot start', SLOW, async () => {
    const started = sandbox({ env: { LOG_LEVEL: 'loud' } })
    await expect(started).rejects.toThrow(/LOG_LEVEL/)
  })
})

describe('npm start', () => {
  it(
    'prints one line when every port answers, and nothing more; SIGTERM ends it all',
    SLOW,
    async () => {
      const ports = { PORT: await freePort(), VENDOR_PORT: await freePort() }
      const { child, said, url, ended } = command([], ports)
      expect(await url()).toBe(`http://localhost:${ports.VENDOR_PORT}/`)
      const health = `http://127.0.0.1:${ports.PORT}/readyz`
      expect((await fetch(health)).status).toBe(200)
      expect((await fetch(await url())).status).toBe(200)
      child.kill('SIGTERM')
      expect(await ended).toBe(0)
      expect(said.stdout).toBe(`Backstory sandbox: http://localhost:${ports.VENDOR_PORT}/\n`)
      expect(await isClosed(health)).toBe(true)
    },
  )

  it.each([
    ['the process that started it', []],
    // npm runs a script in a shell, and the shell outlives npm.
    ['npm, with a shell in between,', ['shell']],
  ])('stops with its panel when %s is killed', SLOW, async (_what, [shell]) => {
    const ports = { PORT: await freePort(), VENDOR_PORT: await freePort() }
    const spawning =
      shell === undefined
        ? 'spawn(process.execPath, [process.argv[1]], { stdio: "inherit" })'
        : `spawn('"$NODE" "$START"; true', { shell: true, stdio: 'inherit' })`
    const starter = spawn(
      process.execPath,
      ['-e', `require('node:child_process').${spawning}`, START],
      {
        env: {
          ...process.env,
          BACKSTORY_DATA: data,
          LOG_LEVEL: 'silent',
          ...ports,
          ...(shell === undefined
            ? {}
            : { npm_lifecycle_event: 'start', NODE: process.execPath, START }),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    const { url } = outputOf(starter)
    const list = await url()
    starter.kill('SIGKILL')
    await until('the vendor to stop', () => isClosed(list))
    await until('the panel to stop', () => isClosed(`http://127.0.0.1:${ports.PORT}/healthz`))
  })

  it('serves a folder of records', SLOW, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'records-'))
    started.push(() => rm(folder, { recursive: true, force: true }))
    const patient = { resourceType: 'Patient', name: [{ family: 'Ashdown', given: ['Rosa'] }] }
    const bundle = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: patient }] }
    await writeFile(join(folder, 'rosa.json'), JSON.stringify(bundle))
    await writeFile(join(folder, 'other.json'), 'no JSON')
    const { url } = command(['--records', folder])
    const list = await (await fetch(await url())).text()
    expect(list).toContain('Ashdown, Rosa')
    expect(list).toContain('1 record loaded, 1 file left out')
  })

  it.each([
    ['a folder that is not there', ['--records', '/nowhere/at/all']],
    ['an option that it does not know', ['--recrods', 'x']],
  ])('ends with a message, and no line, for %s', SLOW, async (_what, args) => {
    const { said, ended } = command(args)
    expect(await ended).toBe(1)
    expect(said.stdout).toBe('')
    expect(said.stderr).toContain(args[0] === '--records' ? '/nowhere/at/all' : 'recrods')
    expect(said.stderr).not.toContain('    at ')
  })

  it('ends with a message when its port is taken', SLOW, async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    started.push(() => server.close())
    const { port } = server.address() as { port: number }
    const { said, ended } = command([], { VENDOR_PORT: String(port) })
    expect(await ended).toBe(1)
    expect(said.stderr).toContain(String(port))
  })
})
