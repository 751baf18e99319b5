import type { HttpPanel } from '../../journeys/http-panel.ts'

/** Words that were sent, and the last of them that the server said it has. */
export interface Written {
  acknowledged: string | null
  /** Sent after that one, never answered: each may have arrived or not. */
  unanswered: string[]
}

/** Everything that the server acknowledged, so that after a death it can be held to it. */
export interface Ledger {
  /** Trace id of an answered call, and the audit event that had to be written before the answer. */
  events: Map<string, string>
  /** By launch id: sessions whose sign-in was answered and that nobody asked to end. */
  sessions: Map<string, HttpPanel>
  /** Sessions whose end was answered. */
  ended: Map<string, HttpPanel>
  letter: Written
  consent: Written
  draft: Written
  /** The draft's revision that the next write builds on. */
  revision: number
  /** What was running, call by call; what is left in it at the kill was cut. */
  inFlight: Map<string, number>
  answered: Map<string, number>
}

export const newLedger = (): Ledger => ({
  events: new Map(),
  sessions: new Map(),
  ended: new Map(),
  letter: { acknowledged: null, unanswered: [] },
  consent: { acknowledged: 'missing', unanswered: [] },
  draft: { acknowledged: null, unanswered: [] },
  revision: 0,
  inFlight: new Map(),
  answered: new Map(),
})

export const add = (counts: Map<string, number>, name: string, by = 1): void => {
  counts.set(name, (counts.get(name) ?? 0) + by)
}

/** Runs a call whose words the server must keep once it has answered. */
export async function write(
  written: Written,
  words: string,
  call: () => Promise<boolean>,
): Promise<boolean> {
  written.unanswered.push(words)
  if (!(await call())) return false
  written.acknowledged = words
  written.unanswered = []
  return true
}

/** True when what is there is the last acknowledged, or something sent after it. */
export const isKept = ({ acknowledged, unanswered }: Written, found: string | null): boolean =>
  found === acknowledged || (found !== null && unanswered.includes(found))
