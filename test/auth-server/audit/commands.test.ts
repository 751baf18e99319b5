import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChainHead } from '../../../auth-server/audit/chain.ts'
import { exportAudit, verifyAudit } from '../../../auth-server/audit/commands.ts'
import type { AuditEvent } from '../../../auth-server/audit/events.ts'
import { readHead, writeHead } from '../../../auth-server/audit/head-file.ts'
import { auditSealing, chainKeys } from '../../../auth-server/audit/keys.ts'
import { createAuditTrail } from '../../../auth-server/audit/trail.ts'
import { keyRing } from '../../../auth-server/store/seal.ts'
import { sqliteStore } from '../../../auth-server/store/sqlite-store.ts'

const keys = keyRing([randomBytes(32)])
let folder: string
let file: string
let headFile: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'backstory-audit-'))
  file = join(folder, 'store.sqlite')
  headFile = join(folder, 'head.json')
  await write(8)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const anEvent = (subject: string, nhsNumber: string): AuditEvent => ({
  event: 'record-shown',
  launchId: 'a'.repeat(32),
  traceId: 'trace',
  fields: { outcome: 'success', vendor: 'meadow', organisation: 'X9X9X' },
  identity: {
    user: {
      issuer: 'https://vendor.example',
      subject,
      name: 'Robin Example',
      roles: [],
      sdsUserId: null,
      sdsRoleProfileId: null,
    },
    patient: { nhsNumber, vendorId: 'p1' },
    items: [],
  },
})

async function write(count: number) {
  const store = sqliteStore({ file })
  const audit = createAuditTrail({
    rows: store.audit,
    keys: chainKeys(keys),
    sealing: auditSealing(keys),
    now: () => new Date('2026-11-22T10:00:00Z'),
    device: 'backstory-test',
    noteHead: (head) => writeHead(headFile, head),
  })
  for (let at = 0; at < count; at += 1) {
    await audit.record(anEvent(`worker-${at % 2}`, at < 3 ? '9990000018' : '9990000026'))
  }
  await store.close()
}

async function verify(...heads: (ChainHead | null)[]) {
  const store = sqliteStore({ file, writer: false })
  const result = await verifyAudit(
    store,
    keys,
    heads.filter((head) => head !== null),
  )
  await store.close()
  return result
}

/** What somebody with the database file can do, once they have taken the triggers away. */
function tamper(sql: string) {
  const db = new DatabaseSync(file)
  const triggers = db.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all()
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${String(name)}`)
  db.exec(sql)
  db.close()
}

describe('verify', () => {
  it('finds an untouched audit whole, and names its head', async () => {
    const { report, text } = await verify(readHead(headFile))
    expect(report.faults).toEqual([])
    expect(text).toMatch(/^The audit is whole: 8 events, head 8:/)
  })

  it.each([
    ['an altered event', "UPDATE audit SET event = 'session-ended' WHERE sequence = 4", 4],
    ['altered fields', "UPDATE audit SET fields = '{}' WHERE sequence = 4", 4],
    ['a deleted event', 'DELETE FROM audit WHERE sequence = 4', 4],
    ['a cut tail', 'DELETE FROM audit WHERE sequence > 5', 8],
    ['an emptied audit', 'DELETE FROM audit', 8],
  ])('finds %s in the database', async (_what, sql, sequence) => {
    tamper(sql)
    const { report, text } = await verify(readHead(headFile))
    expect(report.faults.map((fault) => fault.sequence)).toContain(sequence)
    expect(text).toContain('NOT whole')
    expect(text).toContain(`event ${sequence} `)
  })

  it('finds a tail that was cut together with the head file, by a head from the log', async () => {
    const logged = readHead(headFile)
    tamper('DELETE FROM audit WHERE sequence > 5')
    rmSync(headFile)
    expect((await verify(readHead(headFile))).report.faults).toEqual([])
    expect((await verify(readHead(headFile), logged)).report.faults).toEqual([
      { sequence: 8, fault: 'tail-cut' },
    ])
  })

  it('can only append in the database as it is', () => {
    const db = new DatabaseSync(file)
    expect(() => db.exec('DELETE FROM audit WHERE sequence = 4')).toThrow()
    expect(() => db.exec("UPDATE audit SET event = 'x' WHERE sequence = 4")).toThrow()
    db.close()
  })
})

describe('export', () => {
  async function exported(format: 'ndjson' | 'csv', filter: Parameters<typeof exportAudit>[3]) {
    const store = sqliteStore({ file, writer: false })
    const lines: string[] = []
    for await (const line of exportAudit(store, keys, format, filter)) lines.push(line)
    await store.close()
    return lines
  }

  it('writes one AuditEvent a line, filtered by patient, user, organisation, sequence and time', async () => {
    const all = await exported('ndjson', {})
    expect(all.map((line) => JSON.parse(line).resourceType)).toEqual(
      Array.from({ length: 8 }, () => 'AuditEvent'),
    )
    expect(await exported('ndjson', { patient: '9990000018' })).toHaveLength(3)
    expect(await exported('ndjson', { user: 'worker-1' })).toHaveLength(4)
    expect(await exported('ndjson', { user: 'worker-1', patient: '9990000018' })).toHaveLength(1)
    expect(await exported('ndjson', { organisation: 'A1A1A' })).toEqual([])
    expect(await exported('ndjson', { from: 7 })).toHaveLength(2)
    expect(await exported('ndjson', { since: '2026-11-22T10:00:01Z' })).toEqual([])
  })

  it('writes CSV with its heading', async () => {
    const lines = await exported('csv', { from: 8 })
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/^sequence,at,event,/)
    expect(lines[1]).toMatch(/^8,2026-11-22T10:00:00Z,record-shown,/)
  })
})
