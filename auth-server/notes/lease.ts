import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Notebook, NotesOwner } from './notebook.ts'

/** Times, in milliseconds; tests shorten them. */
export interface LeaseTimes {
  /** After this long without a sign of life the holder counts as dead. */
  hold: number
  /** How long a second one waits for the first. */
  patience: number
}

const LEASE_TIMES: LeaseTimes = { hold: 12_000, patience: 30_000 }

const POLL_MS = 150

/**
 * Lets one sender at a time write to the vendor for an owner, over all windows and servers. The holder keeps saying that
 * it lives, so what a killed one left is taken up soon. Null when another one did not end in time.
 */
export async function leased<Result>(
  notebook: Notebook,
  owner: NotesOwner,
  work: () => Promise<Result>,
  { hold, patience }: LeaseTimes = LEASE_TIMES,
): Promise<{ result: Result } | null> {
  const me = randomUUID()
  const giveUp = Date.now() + patience
  const claim = async () => {
    const now = new Date()
    const lease = { by: me, until: new Date(now.getTime() + hold).toISOString() }
    const notes = await notebook.change(owner, now, (before) =>
      before.lease !== null && before.lease.by !== me && before.lease.until > now.toISOString()
        ? before
        : { ...before, lease },
    )
    return notes.lease?.by === me
  }
  while (!(await claim())) {
    if (Date.now() > giveUp) return null
    await wait(POLL_MS)
  }
  const alive = setInterval(() => void claim().catch(() => undefined), hold / 3)
  try {
    return { result: await work() }
  } finally {
    clearInterval(alive)
    await notebook.change(owner, new Date(), (before) =>
      before.lease?.by === me ? { ...before, lease: null } : before,
    )
  }
}
