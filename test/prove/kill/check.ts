import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ChainHead, verifyChain } from '../../../auth-server/audit/chain.ts'
import { readHead } from '../../../auth-server/audit/head-file.ts'
import { chainKeys } from '../../../auth-server/audit/keys.ts'
import { allRows } from '../../../auth-server/audit/trail.ts'
import type { NotesView } from '../../../auth-server/contract.ts'
import { openStore, type StorePlace } from '../../../auth-server/store/open-store.ts'
import { keyRing } from '../../../auth-server/store/seal.ts'
import { HEAD_FILE } from '../../../auth-server/wiring.ts'
import type { HttpPanel } from '../../journeys/http-panel.ts'
import { isKept, type Ledger } from './ledger.ts'
import { sessionNow } from './traffic.ts'

/** Every head of the chain that the log named. */
export function headsIn(log: string): ChainHead[] {
  return [...log.matchAll(/"auditHead":\{"sequence":(\d+),"mac":"([^"]+)"\}/g)].map(
    ([, sequence, mac = '']) => ({ sequence: Number(sequence), mac }),
  )
}

/** What the audit lacks of what was acknowledged, and what is wrong with its chain. */
export async function checkAudit(
  where: { place: StorePlace; data: string },
  heads: readonly ChainHead[],
  events: ReadonlyMap<string, string>,
): Promise<{ rows: number; faults: string[] }> {
  const keys = keyRing([
    Buffer.from(readFileSync(join(where.data, 'backstory.key'), 'utf8').trim(), 'base64url'),
  ])
  const store = await openStore(where.place, { writer: false })
  try {
    const written = new Set<string>()
    const seen = async function* () {
      for await (const row of allRows(store.audit)) {
        written.add(`${row.traceId} ${row.event}`)
        yield row
      }
    }
    const noted = readHead(join(where.data, HEAD_FILE))
    const report = await verifyChain(seen(), chainKeys(keys), [
      ...heads,
      ...(noted === null ? [] : [noted]),
    ])
    return {
      rows: report.rows,
      faults: [
        ...report.faults.map(({ sequence, fault }) => `audit row ${sequence}: ${fault}`),
        ...[...events]
          .filter(([trace, event]) => !written.has(`${trace} ${event}`))
          .map(([trace, event]) => `acknowledged, and not in the audit: ${event} ${trace}`),
      ],
    }
  } finally {
    await store.close()
  }
}

/** The session once the vendor has answered: until it names the referral, no consent can be told to be for it. */
async function withReferral(panel: HttpPanel): ReturnType<typeof sessionNow> {
  for (let attempt = 0; ; attempt += 1) {
    const session = await sessionNow(panel)
    if (session === null || session.referral.source !== 'none' || attempt === 20) return session
    await new Promise((settle) => setTimeout(settle, 500))
  }
}

/** What is missing of sessions and of what was written in them. */
export async function checkSessions(ledger: Ledger, writer: HttpPanel): Promise<string[]> {
  const faults: string[] = []
  for (const panel of ledger.sessions.values()) {
    const session = await sessionNow(panel)
    if (session?.launchId !== panel.launchId) faults.push(`session ${panel.launchId} is gone`)
  }
  for (const panel of ledger.ended.values()) {
    if ((await sessionNow(panel)) !== null) faults.push(`session ${panel.launchId} is back`)
  }
  ledger.ended.clear()
  const session = await withReferral(writer)
  const letter = session?.referral.letter?.text ?? null
  if (!isKept(ledger.letter, letter)) faults.push(`letter: ${letter}`)
  const consent = session?.consent.state ?? null
  if (!isKept(ledger.consent, consent)) faults.push(`consent: ${consent}`)
  const notes = (await (await writer.call('/notes')).json()) as NotesView
  const draft = notes.content?.passages[0]?.text ?? null
  if (!isKept(ledger.draft, draft)) faults.push(`draft: ${draft}`)
  if ((notes.setAside?.length ?? 0) > 0) faults.push('a draft was set aside: it was doubled')
  // What is there now is what the next words build on.
  ledger.letter = { acknowledged: letter, unanswered: [] }
  ledger.consent = { acknowledged: consent, unanswered: [] }
  ledger.draft = { acknowledged: draft, unanswered: [] }
  ledger.revision = notes.revision ?? 0
  return faults
}
