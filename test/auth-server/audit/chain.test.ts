import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  type AuditDraft,
  type ChainKey,
  nextRow,
  verifyChain,
} from '../../../auth-server/audit/chain.ts'
import type { AuditRow } from '../../../auth-server/store/store.ts'

const key: ChainKey = { id: 'k1', key: randomBytes(32) }
const older: ChainKey = { id: 'k0', key: randomBytes(32) }

const draft = (event: string): AuditDraft => ({
  at: '2026-11-22T10:00:00Z',
  event,
  launchId: 'f'.repeat(32),
  traceId: 'trace',
  fields: JSON.stringify({ outcome: 'success' }),
  sealedIdentity: Buffer.from(`sealed ${event}`),
})

function chainOf(length: number, keyOf: (at: number) => ChainKey = () => key): AuditRow[] {
  const rows: AuditRow[] = []
  for (let at = 0; at < length; at += 1) {
    rows.push(nextRow(rows.at(-1) ?? null, draft(`event-${at}`), keyOf(at)))
  }
  return rows
}

async function* each(rows: readonly AuditRow[]) {
  yield* rows
}

const verify = (rows: readonly AuditRow[], heads: Parameters<typeof verifyChain>[2] = []) =>
  verifyChain(each(rows), [key, older], heads)

describe('an untouched chain', () => {
  it('verifies, is numbered from one without a gap, and names its head', async () => {
    const rows = chainOf(20)
    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_row, at) => at + 1))
    const report = await verify(rows)
    expect(report).toEqual({
      rows: 20,
      head: { sequence: 20, mac: rows[19]?.mac },
      faults: [],
    })
  })

  it('verifies across a rotation of the key', async () => {
    const report = await verify(chainOf(10, (at) => (at < 5 ? older : key)))
    expect(report.faults).toEqual([])
  })

  it('verifies when it is empty and nothing was noted', async () => {
    expect(await verify([])).toEqual({ rows: 0, head: null, faults: [] })
  })

  it('accepts a head that was noted before its last rows', async () => {
    const rows = chainOf(5)
    const head = { sequence: 3, mac: rows[2]?.mac ?? '' }
    expect((await verify(rows, [head])).faults).toEqual([])
  })
})

describe('tampering', () => {
  const changes: readonly [string, (row: AuditRow) => AuditRow][] = [
    ['the time', (row) => ({ ...row, at: '2026-11-22T10:00:01Z' })],
    ['the event', (row) => ({ ...row, event: 'session-ended' })],
    ['the launch', (row) => ({ ...row, launchId: null })],
    ['the trace', (row) => ({ ...row, traceId: 'other' })],
    ['the fields', (row) => ({ ...row, fields: JSON.stringify({ outcome: 'refused' }) })],
    ['the identity', (row) => ({ ...row, sealedIdentity: Buffer.from('somebody else') })],
    ['the MAC', (row) => ({ ...row, mac: `k1.${'A'.repeat(43)}` })],
  ]
  it.each(changes)('is found when %s of one row is altered', async (_what, change) => {
    const rows = chainOf(9).map((row) => (row.sequence === 5 ? change(row) : row))
    expect((await verify(rows)).faults).toContainEqual({ sequence: 5, fault: 'altered' })
  })

  it('is found when a row is deleted', async () => {
    const rows = chainOf(9).filter(({ sequence }) => sequence !== 5)
    expect((await verify(rows)).faults).toContainEqual({ sequence: 5, fault: 'missing' })
  })

  it('is found when a row is deleted and the rest are numbered anew', async () => {
    const rows = chainOf(9)
      .filter(({ sequence }) => sequence !== 5)
      .map((row, at) => ({ ...row, sequence: at + 1 }))
    expect((await verify(rows)).faults).toContainEqual({ sequence: 5, fault: 'altered' })
  })

  it('is found when two rows change places', async () => {
    const rows = chainOf(9)
    const [third, fourth] = [rows[2], rows[3]]
    if (third === undefined || fourth === undefined) throw new Error('the chain is too short')
    rows[2] = { ...fourth, sequence: third.sequence }
    rows[3] = { ...third, sequence: fourth.sequence }
    expect((await verify(rows)).faults.map(({ sequence }) => sequence)).toEqual(
      expect.arrayContaining([3, 4]),
    )
  })

  it('is found when a row stands at its own number, with its own MAC, but in another chain', async () => {
    const elsewhere = chainOf(9, (at) => (at < 2 ? older : key))
    const rows = chainOf(9).map((row, at) => (at === 4 ? (elsewhere[4] ?? row) : row))
    expect((await verify(rows)).faults).toContainEqual({ sequence: 5, fault: 'altered' })
  })

  it('is found when a row is inserted by somebody without the key', async () => {
    const forger = { id: 'k1', key: randomBytes(32) }
    const rows = chainOf(4)
    const forged = nextRow(rows.at(-1) ?? null, draft('forged'), forger)
    expect((await verify([...rows, forged])).faults).toEqual([{ sequence: 5, fault: 'altered' }])
  })

  it('is found when the tail was cut after its head had been noted', async () => {
    const rows = chainOf(9)
    const head = { sequence: 9, mac: rows[8]?.mac ?? '' }
    expect((await verify(rows.slice(0, 6), [head])).faults).toEqual([
      { sequence: 9, fault: 'tail-cut' },
    ])
    expect((await verify([], [head])).faults).toEqual([{ sequence: 9, fault: 'tail-cut' }])
  })

  it('is found when the whole chain was written anew with the key, against a noted head', async () => {
    const before = chainOf(4)
    const head = { sequence: 4, mac: before[3]?.mac ?? '' }
    const anew = before.slice(0, 3)
    anew.push(nextRow(anew[2] ?? null, draft('another'), key))
    expect((await verify(anew, [head])).faults).toEqual([{ sequence: 4, fault: 'altered' }])
  })

  it('says so when a row was signed with a key that is not listed', async () => {
    const rows = chainOf(3, () => ({ id: 'k9', key: randomBytes(32) }))
    expect((await verify(rows)).faults[0]).toEqual({ sequence: 1, fault: 'unknown-key' })
  })
})
