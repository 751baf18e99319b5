import type { SignIn } from './code-exchange.ts'
import type { SessionKnowledge } from './session.ts'
import { endOfSession, type OpenedSession, type SessionLimits, type Sessions } from './sessions.ts'
import type { Vendor } from './vendors.ts'

/** Opens the session of a completed sign-in, knowing nothing yet but who signed in and for which patient. */
export function openSession(
  ports: { sessions: Sessions; limits: SessionLimits },
  vendor: Vendor,
  { launchId, iss, signIn }: { launchId: string; iss: string; signIn: SignIn },
  now: Date,
  options: { handoff?: boolean; endsAtLatest?: string } = {},
): Promise<{ opened: OpenedSession; handoffCode: string | null }> {
  const end = endOfSession(now, ports.limits)
  const latest = options.endsAtLatest ?? end
  const session = {
    launchId,
    vendorId: vendor.id,
    iss,
    ...signIn,
    knowledge: nothingKnown(vendor),
    createdAt: now.toISOString(),
    endsAt: latest < end ? latest : end,
  }
  return ports.sessions.create(session, now, { handoff: options.handoff ?? false })
}

function nothingKnown(vendor: Vendor): SessionKnowledge {
  return {
    user: null,
    patient: null,
    referral: null,
    consent: null,
    letter: null,
    policyAnswered: false,
    identityConfirmed: false,
    identityPending: false,
    period: vendor.periodMonths,
    opened: [],
  }
}
