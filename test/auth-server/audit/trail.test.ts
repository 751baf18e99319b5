import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { verifyChain } from '../../../auth-server/audit/chain.ts'
import type { AuditEvent } from '../../../auth-server/audit/events.ts'
import { CSV_COLUMNS, toAuditEvent, toCsv } from '../../../auth-server/audit/export.ts'
import { auditSealing, chainKeys } from '../../../auth-server/audit/keys.ts'
import { allRows, createAuditTrail, readEntry } from '../../../auth-server/audit/trail.ts'
import { keyRing } from '../../../auth-server/store/seal.ts'
import { sqliteStore } from '../../../auth-server/store/sqlite-store.ts'
import type { Store } from '../../../auth-server/store/store.ts'

const keys = keyRing([randomBytes(32)])
const sealing = auditSealing(keys)
let store: Store | null = null
afterEach(() => store?.close())

const opened: AuditEvent = {
  event: 'closed-opened',
  launchId: 'a'.repeat(32),
  traceId: 'trace-1',
  fields: {
    outcome: 'success',
    vendor: 'meadow',
    organisation: 'X9X9X',
    reason: 'The person asked me to look',
  },
  identity: {
    user: {
      issuer: 'https://vendor.example',
      subject: 'u1',
      name: 'Robin, "Bob" Example',
      roles: ['Link worker'],
      sdsUserId: null,
      sdsRoleProfileId: null,
    },
    patient: { nhsNumber: '9990000018', vendorId: 'p1' },
    items: ['Observation/o1'],
  },
}

function trail() {
  store = sqliteStore({ file: ':memory:' })
  const heads: { sequence: number; mac: string }[] = []
  const audit = createAuditTrail({
    rows: store.audit,
    keys: chainKeys(keys),
    sealing,
    now: () => new Date('2026-11-22T10:20:30.456Z'),
    device: 'backstory-1',
    noteHead: (head) => heads.push(head),
  })
  return { audit, rows: store.audit, heads }
}

describe('the audit trail', () => {
  it('keeps the chain whole while events arrive at once, and notes each head', async () => {
    const { audit, rows, heads } = trail()
    await Promise.all(Array.from({ length: 30 }, () => audit.record(opened)))
    const report = await verifyChain(allRows(rows), chainKeys(keys), heads)
    expect(report.rows).toBe(30)
    expect(report.faults).toEqual([])
    expect(heads).toHaveLength(30)
  })

  it('stores no word that identifies anybody, and reads it back', async () => {
    const { audit, rows } = trail()
    await audit.record(opened)
    const [row] = await rows.read(1, 1)
    if (row === undefined) throw new Error('nothing was recorded')
    const stored = JSON.stringify({
      ...row,
      sealedIdentity: Buffer.from(row.sealedIdentity).toString('latin1'),
    })
    for (const word of ['Robin', '9990000018', 'u1"', 'Observation/o1']) {
      expect(stored).not.toContain(word)
    }
    expect(row.at).toBe('2026-11-22T10:20:30Z')
    const entry = readEntry(row, sealing)
    expect(entry.identity).toEqual(opened.identity)
    expect(entry.fields.device).toBe('backstory-1')
  })

  it('refuses with audit-unavailable when the store does not take the event', async () => {
    const { audit } = trail()
    await store?.close()
    store = null
    await expect(audit.record(opened)).rejects.toMatchObject({ code: 'audit-unavailable' })
  })
})

describe('an exported event', () => {
  const exported = async () => {
    const { audit, rows } = trail()
    await audit.record(opened)
    const [row] = await rows.read(1, 1)
    if (row === undefined) throw new Error('nothing was recorded')
    return readEntry(row, sealing)
  }

  it('is an AuditEvent naming user, organisation, patient, device, reason and what was opened', async () => {
    const event = toAuditEvent(await exported())
    expect(event).toMatchObject({
      resourceType: 'AuditEvent',
      recorded: '2026-11-22T10:20:30Z',
      action: 'R',
      outcome: '0',
      purposeOfEvent: [{ text: 'The person asked me to look' }],
      subtype: [{ code: 'closed-opened' }],
    })
    expect(event.agent[0]).toMatchObject({
      requestor: true,
      name: 'Robin, "Bob" Example',
      altId: 'u1',
      location: { identifier: { value: 'X9X9X' } },
    })
    expect(event.entity?.[0]?.what?.identifier?.value).toBe('9990000018')
    expect(event.entity?.[1]?.detail).toContainEqual({
      type: 'items',
      valueString: 'Observation/o1',
    })
  })

  it('is one line of CSV with every column, quoted where it must be', async () => {
    const line = toCsv(await exported())
    expect(line).toContain('"Robin, ""Bob"" Example"')
    expect(line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)).toHaveLength(CSV_COLUMNS.length)
  })

  it('never starts a cell as a formula', async () => {
    const entry = await exported()
    const user = { ...opened.identity.user, name: '=HYPERLINK("x")' } as typeof opened.identity.user
    expect(toCsv({ ...entry, identity: { ...entry.identity, user } })).toContain(`"'=HYPERLINK(`)
  })
})
