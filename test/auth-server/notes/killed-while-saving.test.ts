import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { json } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { keepDraft } from '../../../auth-server/notes/draft.ts'
import { createNotebook } from '../../../auth-server/notes/notebook.ts'
import { saveNote } from '../../../auth-server/notes/save-note.ts'
import { keyRing } from '../../../auth-server/store/seal.ts'
import { sqliteStore } from '../../../auth-server/store/sqlite-store.ts'
import { aMaking, anOwner, someContent } from './a-notebook.ts'
import { aVendorStore } from './a-vendor-store.ts'

const SCRIPT = resolve(import.meta.dirname, 'save-in-a-process.ts')

/** When the server is killed: as the vendor meets this call of it, and before that is answered. */
const MOMENTS = {
  'before the vendor has written': { method: 'POST', stored: false },
  'after the vendor has written, before it answers': { method: 'POST', stored: true },
  'after the answer, before it is written down': { method: 'GET', stored: true },
} as const

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** The vendor over HTTP; `meet` sees each call first, and keeps it from an answer by giving true. */
async function serveVendor(
  vendor: ReturnType<typeof aVendorStore>,
  meet: (method: string) => Promise<boolean>,
) {
  const server = createServer(async (request, response) => {
    const method = request.method === 'POST' ? 'POST' : 'GET'
    const body = method === 'POST' ? await json(request) : undefined
    const send = () =>
      vendor.call({
        method,
        path: (request.url ?? '/').slice(1),
        body,
        headers: { 'if-none-exist': String(request.headers['if-none-exist'] ?? '') },
      })
    if (await meet(method)) return
    const answer = await send()
    response.writeHead(answer.status, { 'content-type': 'application/fhir+json' })
    response.end(JSON.stringify(answer.body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  ends.push(async () => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('a server killed (SIGKILL) while it saves a note', () => {
  it.each(Object.entries(MOMENTS))('%s: one document in the end', async (_when, moment) => {
    const folder = await mkdtemp(join(tmpdir(), 'backstory-killed-'))
    ends.push(() => rm(folder, { recursive: true, force: true }))
    const file = join(folder, 'store.sqlite')
    const key = randomBytes(32)
    const owner = anOwner()
    const open = () => {
      const store = sqliteStore({ file })
      return { store, notebook: createNotebook(store.kept, keyRing([key])) }
    }
    const before = open()
    await before.notebook.change(owner, new Date(), (notes) => {
      const kept = {
        writer: 'w1',
        revision: 0,
        content: someContent(),
        sequence: null,
        decided: false,
      }
      return keepDraft(notes, kept, new Date()).notes
    })
    await before.store.close()

    const vendor = aVendorStore()
    const met = Promise.withResolvers<void>()
    let child: ReturnType<typeof spawn> | null = null
    const url = await serveVendor(vendor, async (method) => {
      if (method !== moment.method) return false
      if (moment.method === 'POST' && moment.stored) {
        const { outgoing } = await readWhileRunning(file, key, owner)
        await vendor.call({
          method: 'POST',
          path: 'DocumentReference',
          body: outgoing?.resource,
          headers: {},
        })
      }
      met.resolve()
      return true
    })
    child = spawn(process.execPath, [SCRIPT, file, key.toString('hex'), url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(child, 'close')
    await met.promise
    child.kill('SIGKILL')
    expect(await ended).toEqual([null, 'SIGKILL'])
    expect(vendor.stored).toHaveLength(moment.stored ? 1 : 0)

    const after = open()
    ends.push(() => after.store.close())
    const left = await after.notebook.read(owner, new Date())
    expect(left.outgoing).not.toBeNull()
    expect(left.content).toEqual(someContent())
    const ports = {
      notebook: after.notebook,
      call: vendor.call,
      now: () => new Date(),
      settleMs: 1,
      leaseTimes: { hold: 600, patience: 5_000 },
    }
    const { outcome, notes } = await saveNote(ports, owner, null, aMaking())
    expect(outcome).toBe('saved')
    expect(vendor.stored).toHaveLength(1)
    expect(notes.saved[0]?.readBack).toBe('same')
    expect(notes.content.passages).toEqual([])
  })
})

/** What the running server has written down, read beside it. */
async function readWhileRunning(file: string, key: Buffer, owner: ReturnType<typeof anOwner>) {
  const store = sqliteStore({ file, writer: false })
  try {
    return await createNotebook(store.kept, keyRing([key])).read(owner, new Date())
  } finally {
    await store.close()
  }
}
