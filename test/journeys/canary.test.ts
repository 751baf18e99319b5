import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REFUSALS } from '../../auth-server/contract.ts'
import { aSandbox } from './a-sandbox.ts'
import { CANARY, canaryWorld } from './canary/canary-people.ts'
import {
  type Answer,
  askBadly,
  asking,
  getRecord,
  launchBadly,
  lookAtEverything,
  signInBadly,
  stateEverything,
  writeEverything,
} from './canary/everything.ts'
import { anOddVendor, type OddVendor } from './canary/odd-vendor.ts'
import { type HttpPanel, launchFromPage, openHttpPanel } from './http-panel.ts'

/** Refusals that nobody is told here: one has nobody left to be told, one is a fault that we do not know of. */
const ELSEWHERE = ['cancelled', 'unexpected']

const world = canaryWorld()
const answers: Answer[] = []
let sandbox: Awaited<ReturnType<typeof aSandbox>>
let odd: OddVendor
/** What the data folder holds while everything is open, and after the end. */
const files: { name: string; bytes: Buffer }[] = []
const credentials: string[] = []

const open = async (id: string, list = sandbox.url): Promise<HttpPanel> => {
  const panel = await openHttpPanel({
    panelUrl: sandbox.panel().url,
    launch: await launchFromPage(`${list}patients/${id}`),
  })
  credentials.push(panel.credential)
  return panel
}

/** Asks for a quote of what is closed. Only a session in which it was opened can name it, so there are two. */
async function quoteClosed(): Promise<void> {
  const [one, other] = [asking(await open('well'), answers), asking(await open('well'), answers)]
  for (const ask of [one, other]) await getRecord(ask)
  const reason = 'Preparing for the first conversation'
  const opened = JSON.stringify(await one('/record/open', { what: 'safety', reason }))
  const reference = /"reference":"([^"]+)"/.exec(opened)?.[1]
  await other('/notes/quote', { from: { reference }, heading: 'matters' })
}

/** Does something while the database takes no audit event. */
async function withoutAudit(work: () => Promise<unknown>): Promise<void> {
  const database = new DatabaseSync(join(sandbox.data, 'backstory.sqlite'))
  database.exec(
    "CREATE TRIGGER audit_full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END",
  )
  await work()
  database.exec('DROP TRIGGER audit_full')
  database.close()
}

function keepFiles(): void {
  for (const name of readdirSync(sandbox.data, { recursive: true })) {
    const path = join(sandbox.data, String(name))
    if (existsSync(path) && statSync(path).isFile()) {
      files.push({ name: String(name), bytes: readFileSync(path) })
    }
  }
}

beforeAll(async () => {
  odd = await anOddVendor()
  const env = { LOG_LEVEL: 'debug', RECORD_LIMIT_MB: '1' }
  sandbox = await aSandbox({ world, env, vendors: odd.file })
  await odd.launchAll(sandbox.panel().url, answers)

  const well = await open('well')
  const ask = asking(well, answers)
  await ask('')
  const { references } = await getRecord(ask)
  await quoteClosed()
  await lookAtEverything(ask, references)
  await writeEverything(ask)
  await withoutAudit(async () => {
    await ask('')
    await ask('/record/search', { words: 'canaryhistory' })
    await ask('/record', { again: true })
  })
  await askBadly(await open('well'), answers)
  await launchBadly(sandbox.panel().url, answers)
  const fresh = () => launchFromPage(`${sandbox.url}patients/well`)
  await signInBadly(sandbox.panel().url, fresh, answers)
  const front = await openHttpPanel({
    panelUrl: sandbox.panel().url,
    launch: sandbox.vendor.launchUrl('well', 'marian-fell'),
  })
  await asking(front, answers)('/record', {})

  for (const id of ['bare', 'well']) {
    const jetty = await open(id, `${sandbox.minimalVendor.baseUrl}/`)
    const askJetty = asking(jetty, answers)
    await askJetty('')
    await stateEverything(askJetty)
    await lookAtEverything(askJetty, (await getRecord(askJetty)).references)
    await writeEverything(askJetty)
    await askJetty('/consent', { decision: 'withdrawn' })
    await askJetty('/record', {})
  }

  for (const { id, script } of world.people) {
    if (script === null && !/^practice-|^child|^invalid/.test(id)) continue
    const panel = await open(id)
    const askPanel = asking(panel, answers)
    await askPanel('')
    if (script === 'never-answers') {
      await Promise.race([askPanel('/record', {}).catch(() => undefined), wait(1_000)])
      continue
    }
    const { references: found } = await getRecord(askPanel)
    await askPanel('/record/view', { show: 'timeline' })
    if (found.length > 0 || script === 'birth-date-differs') {
      await lookAtEverything(askPanel, found.slice(0, 3))
    }
  }

  const misbehaviours = [
    { kind: 'drop' },
    { kind: 'cut' },
    { kind: 'html' },
    { kind: 'half' },
    { kind: 'bad-gzip' },
    { kind: 'answer', status: 500, body: { canary: 'canaryerror' } },
    { kind: 'answer', status: 200, body: { resourceType: 'OperationOutcome', canary: 'canary' } },
    { kind: 'redirect', location: 'http://canary.example/' },
    { kind: 'header', name: 'X-Canary', value: 'canaryheader' },
    { kind: 'padded', bytes: 2_000_000, gzip: true },
  ] as const
  for (const service of ['token', 'pds', 'sds', 'practice'] as const) {
    const broken = asking(await open('well'), answers)
    for (const how of misbehaviours) {
      sandbox.nhs.behave(service, how)
      await broken('/record', { again: true })
    }
    sandbox.nhs.behave(service, null)
  }
  const broken = asking(await open('well'), answers)
  await broken('/record', {})
  keepFiles()

  const lock = new DatabaseSync(join(sandbox.data, 'backstory.sqlite'))
  lock.exec('BEGIN IMMEDIATE')
  await broken('/letter', { text: 'canaryletter, which cannot be kept' })
  lock.exec('ROLLBACK')
  lock.close()

  await sandbox.panel().kill()
  keepFiles()
  await sandbox.restartPanel()
  await ask('/record', {})
  await ask('/end', {})
  await ask('')
  const late = asking(await open('well'), answers)
  await sandbox.vendor.close()
  await late('')
  await broken('')
  await broken('/record', { again: true })
  await broken('/notes')
  await sandbox.panel().stop()
  await sandbox.restartPanel()
  await launchBadly(sandbox.panel().url, answers)
  const unknown = new URLSearchParams({ iss: sandbox.vendor.fhirBase, launch: 'canarylaunch' })
  const refused = await fetch(`${sandbox.panel().url}/launch?${unknown}`)
  answers.push({
    what: '/launch',
    status: refused.status,
    headers: JSON.stringify([...refused.headers]),
    body: await refused.text(),
  })
  keepFiles()
}, 240_000)
afterAll(async () => {
  await sandbox?.close()
  await odd?.close()
}, 60_000)

/** The ways in which words may hide in bytes: as they are, in UTF-16, in hexadecimal, in base64. */
function hides(bytes: Buffer): string | null {
  const plain = CANARY.exec(bytes.toString('latin1'))?.[0]
  if (plain !== undefined) return plain
  const words = ['Canaryfinch', 'canaryhistory', 'canarynote', 'canaryletter', 'Canarina']
  const hidden = words.flatMap((word) => [
    Buffer.from(word, 'utf16le'),
    Buffer.from(Buffer.from(word).toString('hex')),
    // Whatever stands before it, four characters in the middle of three bytes are its own.
    ...[0, 1, 2].map((shift) => {
      const encoded = Buffer.from('.'.repeat(shift) + word).toString('base64')
      return Buffer.from(encoded.slice(shift === 0 ? 0 : 4, -4))
    }),
  ])
  return hidden.find((form) => bytes.includes(form))?.toString() ?? null
}

describe('a patient whose every detail is a canary, on every path', () => {
  it('was really taken along them: what is shown does sing, and nearly every refusal happened', () => {
    expect(
      answers.filter(({ status, body }) => status === 200 && CANARY.test(body)).length,
    ).toBeGreaterThan(50)
    const seen = new Set(
      answers.flatMap(({ body }) =>
        [...body.matchAll(/(?:"code":|data-refusal=)"([a-z-]+)"/g)].map(([, code]) => code),
      ),
    )
    expect(
      Object.keys(REFUSALS)
        .filter((code) => !seen.has(code))
        .sort(),
    ).toEqual(ELSEWHERE.toSorted())
  })

  it('is in no line of the log', () => {
    const lines = sandbox.logged().split('\n')
    expect(lines.length).toBeGreaterThan(500)
    expect(lines.filter((line) => CANARY.test(line))).toEqual([])
    expect(lines.filter((line) => credentials.some((secret) => line.includes(secret)))).toEqual([])
  })

  it('is in no header of any answer', () => {
    expect(answers.filter(({ headers }) => CANARY.test(headers))).toEqual([])
  })

  it('is in no answer that is an error, nor in a refusal inside a stream', () => {
    const errors = answers.filter(({ status }) => status >= 400)
    expect(errors.length).toBeGreaterThan(150)
    expect(errors.filter(({ body }) => CANARY.test(body))).toEqual([])
    const refusals = answers
      .flatMap(({ body }) => body.split('\n'))
      .filter((line) => line.startsWith('{"type":"refused"'))
    expect(refusals.length).toBeGreaterThan(20)
    expect(refusals.filter((line) => CANARY.test(line))).toEqual([])
  })

  it('is in no address that was asked for, but for the number in the path that PDS prescribes', () => {
    const asked = sandbox.nhs.seen.filter(({ target }) => CANARY.test(target))
    expect(asked.length).toBeGreaterThan(0)
    expect(new Set(asked.map(({ service }) => service))).toEqual(new Set(['pds']))
    expect(
      asked.filter(
        ({ target }) => !/^\/personal-demographics\/FHIR\/R4\/Patient\/\d{10}$/.test(target),
      ),
    ).toEqual([])
  })

  it('is on no page of the database, its log, or any other file, open, killed and closed', () => {
    const names = new Set(files.map(({ name }) => name))
    expect([...names]).toEqual(expect.arrayContaining(['backstory.sqlite', 'backstory.sqlite-wal']))
    expect(files.filter(({ bytes }) => hides(bytes) !== null).map(({ name }) => name)).toEqual([])
    for (const { bytes } of files) {
      for (const secret of credentials) expect(bytes.includes(secret)).toBe(false)
    }
  })
})
