import { readConsent, readStanding, type VendorStanding } from '../launch/vendor-record.ts'
import { Refusal } from '../refusal.ts'
import { learn, type PanelCall } from './panel-call.ts'
import type { PanelPorts } from './panel-ports.ts'

/** How long a call waits for the vendor. What comes later is taken in, for the next call. */
const PATIENCE_MS = 1_500
/** How long what the vendor said last holds for the record while nothing new comes. */
const HOLDS_MS = 60_000
/** Sessions whose last answer is remembered in this process. */
const REMEMBERED = 2_000

/** What a call is for: a beat asks for the consent alone, everything else for all that permission rests on. */
export type Asking = 'everything' | 'consent'

export interface VendorStandings {
  /**
   * Asks the vendor anew, once for each call, and keeps what changed in the session. While the vendor cannot be read,
   * what it said last stands; `current` is then false once that is too long ago.
   */
  ask(call: PanelCall, asking: Asking): Promise<{ call: PanelCall; current: boolean }>
  /** The vendor has just been read, by other means. */
  note(launchId: string, now: Date): void
  forget(launchId: string): void
}

export function createVendorStandings(ports: PanelPorts): VendorStandings {
  /** By launch: when the vendor last answered, or else when it was first asked in vain. */
  const heard = new Map<string, number>()

  function note(launchId: string, now: Date) {
    heard.delete(launchId)
    heard.set(launchId, now.getTime())
    const oldest = heard.size > REMEMBERED ? heard.keys().next().value : undefined
    if (oldest !== undefined) heard.delete(oldest)
  }

  async function read(call: PanelCall, asking: Asking): Promise<PanelCall> {
    const { session } = call.opened
    const { vendor } = call
    if (vendor === null) return call
    const fhir = ports.vendorFhir(call.opened, vendor)
    const found: Partial<VendorStanding> =
      asking === 'everything'
        ? await readStanding(fhir, vendor, session, call.now)
        : { consent: await readConsent(fhir, vendor, session, call.now) }
    note(session.launchId, call.now)
    return keep(call, found)
  }

  async function keep(call: PanelCall, found: Partial<VendorStanding>): Promise<PanelCall> {
    const { knowledge } = call.opened.session
    const changed = (['user', 'referral', 'consent'] as const).filter(
      (name) => name in found && JSON.stringify(found[name]) !== JSON.stringify(knowledge[name]),
    )
    if (changed.length === 0) return call
    return learn(ports, call, (known) => ({
      ...(found.user !== undefined && { user: found.user }),
      ...(found.consent !== undefined && { consent: found.consent }),
      // What the worker stated meanwhile is theirs.
      ...(found.referral !== undefined &&
        known.referral?.source !== 'stated' && { referral: found.referral }),
    }))
  }

  return {
    note,
    forget: (launchId) => {
      heard.delete(launchId)
    },
    async ask(call, asking) {
      const { launchId } = call.opened.session
      const asked = read(call, asking)
      const answer = await inTime(asked)
      if (answer !== null) return { call: answer, current: true }
      const last = heard.get(launchId)
      if (last === undefined) note(launchId, call.now)
      const since = call.now.getTime() - (last ?? call.now.getTime())
      return { call, current: since < HOLDS_MS }
    },
  }
}

/** The answer, or null when there is none in time or the vendor is out of reach for now. */
async function inTime(asked: Promise<PanelCall>): Promise<PanelCall | null> {
  const late = Promise.withResolvers<null>()
  const timer = setTimeout(() => late.resolve(null), PATIENCE_MS)
  const answer = asked.catch((error: unknown) => {
    if (error instanceof Refusal && error.kind === 'temporary') return null
    throw error
  })
  // Whoever has stopped waiting does not hear of what went wrong after that.
  answer.catch(() => undefined)
  try {
    return await Promise.race([answer, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
