import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request as ask, createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeCopies } from '../../../auth-server/compressed-copies.ts'
import { assetsRoute } from '../../../auth-server/routes/assets-route.ts'

const SCRIPT = `export const words = '${'the same words again and again '.repeat(60)}'\n`
const STYLE = 'body{color:#212b32}\n'.repeat(80)

let server: Server
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backstory-assets-'))
  const dist = join(folder, 'dist')
  await mkdir(join(dist, 'app'), { recursive: true })
  await mkdir(join(dist, 'launch'))
  await writeFile(join(folder, 'secret.js'), 'outside')
  await writeFile(join(folder, 'secret.js.br'), 'outside')
  await writeFile(join(dist, 'app/main.js'), SCRIPT)
  await writeFile(join(dist, 'app/chunk-ABCD1234.js'), SCRIPT)
  await writeFile(join(dist, 'app/app.css'), STYLE)
  await writeFile(join(dist, 'app/app.html'), '<!doctype html>')
  await writeCopies(join(dist, 'app'))
  await writeFile(join(dist, 'launch/launch.js'), SCRIPT)
  server = createServer(express().use(assetsRoute(dist))).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
  await rm(folder, { recursive: true, force: true })
})

/** The path as it is written, unlike `fetch`, which would tidy it and unpack what came. */
async function get(path: string, headers: Readonly<Record<string, string>> = {}) {
  const { port } = server.address() as AddressInfo
  const answer = await new Promise<IncomingMessage>((answered, failed) =>
    ask({ host: '127.0.0.1', port, path, headers }, answered).once('error', failed).end(),
  )
  const bytes = Buffer.concat(await answer.toArray())
  return { status: answer.statusCode, headers: answer.headers, bytes }
}

describe('what the build wrote', () => {
  it('goes out as brotli to a browser that takes it, as gzip to one that takes that alone', async () => {
    const brotli = await get('/assets/main.js', { 'accept-encoding': 'gzip, deflate, br, zstd' })
    expect(brotli.headers['content-encoding']).toBe('br')
    expect(brotli.headers['content-type']).toMatch(/^text\/javascript/)
    expect(brotliDecompressSync(brotli.bytes).toString()).toBe(SCRIPT)
    const gzip = await get('/assets/app.css?v=1', { 'accept-encoding': 'gzip' })
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(gzip.headers['content-type']).toMatch(/^text\/css/)
    expect(gunzipSync(gzip.bytes).toString()).toBe(STYLE)
    expect(gzip.bytes.length).toBeLessThan(STYLE.length / 4)
  })

  it.each([{}, { 'accept-encoding': 'identity' }, { 'accept-encoding': 'br;q=0, gzip;q=0' }])(
    'goes out as it is to whoever takes nothing else: %o',
    async (headers) => {
      const plain = await get('/assets/main.js', headers)
      expect(plain.headers['content-encoding']).toBeUndefined()
      expect(plain.bytes.toString()).toBe(SCRIPT)
    },
  )

  it('tells every cache that the answer depends on the coding, and each coding by its ETag', async () => {
    const answers = await Promise.all(
      ['br', 'gzip', 'identity'].map((coding) =>
        get('/assets/main.js', { 'accept-encoding': coding }),
      ),
    )
    expect(answers.map(({ headers }) => headers.vary)).toEqual(Array(3).fill('Accept-Encoding'))
    expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(3)
    const again = await get('/assets/main.js', {
      'accept-encoding': 'br',
      'if-none-match': answers[0]?.headers.etag ?? '',
    })
    expect(again.status).toBe(304)
    expect(again.headers.vary).toBe('Accept-Encoding')
  })

  it('is kept only under a name that changes with it, compressed or not', async () => {
    const hashed = await get('/assets/chunk-ABCD1234.js', { 'accept-encoding': 'br' })
    expect(hashed.headers['cache-control']).toContain('immutable')
    const named = await get('/assets/main.js', { 'accept-encoding': 'br' })
    expect(named.headers['cache-control']).toBe('no-cache')
  })

  it('goes out as it is where no copy was written', async () => {
    const plain = await get('/assets/launch.js', { 'accept-encoding': 'br' })
    expect([plain.status, plain.headers['content-encoding']]).toEqual([200, undefined])
    expect(plain.bytes.toString()).toBe(SCRIPT)
  })

  it.each([
    '/assets/main.js.br',
    '/assets/app/main.js.gz',
    '/assets/app.html',
    '/assets/none.js',
    '/assets/../secret.js',
    '/assets/..%2f..%2fsecret.js',
    '/assets/app/..%2f..%2fsecret.js',
    '/assets/%2e%2e/secret.js',
    '/assets/..\\secret.js',
    '/assets/main.js%00.js',
  ])('has nothing else under its address: %s', async (path) => {
    for (const coding of ['br', 'identity']) {
      const { status, bytes } = await get(path, { 'accept-encoding': coding })
      expect(status).toBeGreaterThanOrEqual(400)
      expect(bytes.toString()).not.toContain('outside')
    }
  })
})
