import { readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyChain } from '../../auth-server/audit/chain.ts'
import { auditSealing, chainKeys } from '../../auth-server/audit/keys.ts'
import { allRows, readEntry } from '../../auth-server/audit/trail.ts'
import type { NotesView, SearchView, SessionView } from '../../auth-server/contract.ts'
import { postgresStore } from '../../auth-server/store/postgres-store.ts'
import { keyRing } from '../../auth-server/store/seal.ts'
import { type Postgres, startPostgres } from '../auth-server/store/a-postgres.ts'
import { postgresPackage } from '../auth-server/store/postgres-package.ts'
import { headsIn } from '../prove/kill/check.ts'
import { noteOf } from '../prove/kill/traffic.ts'
import type { PanelProcess } from '../sandbox/panel-process.ts'
import { doreenPickering } from '../sandbox/people/doreen-pickering.ts'
import { PRACTICES } from '../sandbox/practices.ts'
import { aSandbox } from './a-sandbox.ts'
import { type HttpPanel, launchFromPage, openHttpPanel } from './http-panel.ts'

const found = postgresPackage()

const listen = (server: Server) =>
  new Promise<number>((listening) =>
    server.listen(0, '127.0.0.1', () => listening((server.address() as AddressInfo).port)),
  )

async function freePort(): Promise<number> {
  const probe = createServer()
  const port = await listen(probe)
  await new Promise((closed) => probe.close(closed))
  return port
}

/** A balancer that gives each call to the next server, and to another one when nobody listens there. */
function roundRobin(ports: readonly number[]) {
  let next = 0
  const served = new Map(ports.map((port) => [port, 0]))
  const server = createServer((incoming, outgoing) => {
    const pass = (left: number, body: Buffer) => {
      const port = ports[next++ % ports.length] ?? 0
      const { method, url: path, headers } = incoming
      const onward = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
        served.set(port, (served.get(port) ?? 0) + 1)
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      })
      onward.on('error', (fault) => {
        const refused = Reflect.get(fault, 'code') === 'ECONNREFUSED'
        if (refused && left > 1) pass(left - 1, body)
        else outgoing.destroy()
      })
      onward.end(body)
    }
    const parts: Buffer[] = []
    incoming.on('data', (part: Buffer) => parts.push(part))
    incoming.on('end', () => pass(ports.length, Buffer.concat(parts)))
  })
  return { server, served }
}

describe.skipIf(found === null)(
  'two auth servers on one PostgreSQL, each call on the other one',
  () => {
    let postgres: Postgres
    let address: string
    let sandbox: Awaited<ReturnType<typeof aSandbox>>
    let second: PanelProcess
    let otherData: string
    let balancer: ReturnType<typeof roundRobin>
    let ports: number[] = []
    let panel: HttpPanel

    beforeAll(async () => {
      if (found === null) return
      postgres = await startPostgres(found)
      address = await postgres.database()
      ports = [await freePort(), await freePort()]
      balancer = roundRobin(ports)
      otherData = await mkdtemp(join(tmpdir(), 'backstory-second-'))
      sandbox = await aSandbox({
        world: { practices: PRACTICES, people: [doreenPickering] },
        port: ports[0] ?? 0,
        accessTokenSeconds: 3,
        env: {
          DATABASE_URL: address,
          BASE_URL: `http://127.0.0.1:${await listen(balancer.server)}`,
        },
      })
      second = await sandbox.startAnother({
        PORT: String(ports[1]),
        BACKSTORY_DATA: otherData,
        DEVICE_ID: 'backstory-2',
      })
    }, 90_000)
    afterAll(async () => {
      await sandbox?.close()
      balancer?.server.closeAllConnections()
      balancer?.server.close()
      await postgres?.stop()
      if (otherData !== undefined) await rm(otherData, { recursive: true, force: true })
    }, 60_000)

    const json = async <T>(path: string, body?: unknown): Promise<T> => {
      const response = await panel.call(path, body)
      expect(response.status, path).toBe(200)
      return (await response.json()) as T
    }

    it('sign in, fetch the record, and open it again on the server that did not', async () => {
      panel = await openHttpPanel({
        panelUrl: sandbox.panel().url,
        launch: await launchFromPage(`${sandbox.url}patients/${doreenPickering.id}`),
      })
      expect((await json<SessionView>('')).launchId).toBe(panel.launchId)
      const { events } = await panel.stream('/record', {})
      expect(events.at(-1)?.type).toBe('done')
      const found = await Promise.all(
        [1, 2, 3, 4].map(() => json<SearchView>('/record/search', { words: 'lonely' })),
      )
      expect(found[0]?.total).toBeGreaterThan(0)
      expect(new Set(found.map(({ total }) => total)).size).toBe(1)
      expect(Math.min(...balancer.served.values())).toBeGreaterThan(3)
    })

    it('show a later retrieval that the other one took in', async () => {
      const { events } = await panel.stream('/record/more', { kind: 'older' })
      expect(events.at(-1)?.type).toBe('done')
      for (let call = 0; call < 4; call += 1) {
        const { events: shown } = await panel.stream('/record', {})
        const retrieval = shown.find((event) => event.type === 'retrieval')
        expect(retrieval?.retrieval.fetchedAt).toHaveLength(2)
      }
    })

    it('refresh a rotating token once for both: whoever asks at the same time', async () => {
      const until = Date.now() + 8_000
      let calls = 0
      while (Date.now() < until) {
        const answers = await Promise.all(
          Array.from({ length: 6 }, () => panel.call('/record/view', { show: 'timeline' })),
        )
        expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
        calls += answers.length
        await wait(300)
      }
      expect(calls).toBeGreaterThan(20)
    }, 60_000)

    it('keep one draft, whichever of them takes it', async () => {
      let revision = 0
      for (const words of ['first', 'second', 'third', 'fourth']) {
        const body = { writer: 'w1', revision, content: noteOf(words) }
        ;({ revision } = await json<{ revision: number }>('/notes/draft', body))
        const notes = await json<NotesView>('/notes')
        expect(notes.content.passages[0]?.text).toBe(words)
      }
    })

    it('go on with one of them killed, and nobody notices', async () => {
      await sandbox.panel().kill()
      expect((await json<SessionView>('')).patient.nhsNumber).toBe(doreenPickering.nhsNumber)
      expect((await json<SearchView>('/record/search', { words: 'lonely' })).total).toBeGreaterThan(
        0,
      )
      expect((await json<NotesView>('/notes')).content.passages[0]?.text).toBe('fourth')
      const { events } = await panel.stream('/record', { again: true })
      expect(events.at(-1)?.type).toBe('done')
      const another = await openHttpPanel({
        panelUrl: sandbox.panel().url,
        launch: await launchFromPage(`${sandbox.url}patients/${doreenPickering.id}`),
      })
      expect((await another.call('')).status).toBe(200)
      expect((await panel.call('/end', {})).status).toBe(204)
      expect((await panel.call('')).status).toBe(401)
    })

    it('leave nothing of the patient, or of a credential, on any page of the database or in its log', () => {
      const files = readdirSync(postgres.data, { recursive: true })
        .map((name) => join(postgres.data, String(name)))
        .filter((path) => statSync(path).isFile())
      expect(files.some((path) => /pg_wal/.test(path))).toBe(true)
      const secret = /Pickering|Doreen|9991001379|depression|lonely|widow/i
      const telling = files.filter((path) => {
        const bytes = readFileSync(path)
        return bytes.includes(panel.credential) || secret.test(bytes.toString('latin1'))
      })
      expect(telling).toEqual([])
    })

    it('have written one audit chain, whole, in which both took part', async () => {
      await second.stop()
      const key = (await readFile(join(sandbox.data, 'backstory.key'), 'utf8')).trim()
      const keys = keyRing([Buffer.from(key, 'base64url')])
      const store = await postgresStore(address)
      const report = await verifyChain(
        allRows(store.audit),
        chainKeys(keys),
        headsIn(sandbox.logged()),
      )
      expect(report.faults).toEqual([])
      expect(report.rows).toBeGreaterThan(30)
      const devices = new Set<string>()
      for await (const row of allRows(store.audit)) {
        devices.add(readEntry(row, auditSealing(keys)).fields.device)
      }
      expect([...devices].sort()).toEqual(['backstory-1', 'backstory-2'])
      await store.close()
    })
  },
)
