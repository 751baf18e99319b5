import type { Request, Response } from 'express'
import type { AuditEventName, AuditFields } from '../audit/events.ts'
import type { RefusalCode } from '../contract.ts'
import type { ConsentSubject } from '../launch/consent.ts'
import { credentialOf } from '../launch/credentials.ts'
import type { Session, SessionKnowledge } from '../launch/session.ts'
import type { OpenedSession } from '../launch/sessions.ts'
import type { Vendor } from '../launch/vendors.ts'
import type { RecordKey, ViewContext } from '../record-desk.ts'
import { Refusal } from '../refusal.ts'
import type { PanelPorts } from './panel-ports.ts'
import { traceOf } from './trace.ts'

/** One call of a panel: the session it proved to own, the vendor as listed now, the time and the trace. */
export interface PanelCall {
  opened: OpenedSession
  /** Null when the vendor was taken off the list since. */
  vendor: Vendor | null
  now: Date
  traceId: string
}

/** Opens the session named in the path with that launch's own credential, and none other. */
export async function openCall(
  ports: PanelPorts,
  request: Request,
  response: Response,
  { touch = true }: { touch?: boolean } = {},
): Promise<PanelCall> {
  const launchId = String(request.params.id)
  const now = ports.now()
  const credential = credentialOf(request, launchId)
  const opened = await ports.sessions.open(launchId, credential, now, { touch })
  return {
    opened,
    vendor: ports.vendors.byId(opened.session.vendorId),
    now,
    traceId: traceOf(response),
  }
}

/** The vendor of a call; a vendor that is no longer listed ends the journey. */
export function vendorOf(call: PanelCall): Vendor {
  if (call.vendor === null) throw new Refusal('vendor-unknown')
  return call.vendor
}

/** Changes what the session knows; several changes at once are all kept. */
export async function learn(
  ports: PanelPorts,
  call: PanelCall,
  change: (knowledge: SessionKnowledge) => Partial<SessionKnowledge>,
): Promise<PanelCall> {
  const opened = await ports.sessions.change(call.opened, call.now, (session) => ({
    ...session,
    knowledge: { ...session.knowledge, ...change(session.knowledge) },
  }))
  return { ...call, opened }
}

export function subjectOf({ vendorId, user, context }: Session): ConsentSubject {
  return {
    vendorId,
    issuer: user.issuer,
    subject: user.subject,
    patient: context.patient,
  }
}

export function recordKey({ opened }: PanelCall): RecordKey {
  return { launchId: opened.session.launchId, credential: opened.credential }
}

export const dayOf = (now: Date) => now.toLocaleDateString('sv-SE', { timeZone: 'Europe/London' })

/**
 * What every view is made from. What was opened with a reason is in the answer to that alone: somebody else may stand
 * beside the screen when the next view is opened.
 */
export function viewContext(call: PanelCall): ViewContext {
  const { knowledge } = call.opened.session
  return {
    today: dayOf(call.now),
    referral: knowledge.referral ?? NO_REFERRAL,
    policy: vendorOf(call).record,
    opened: [],
    lastOpened: knowledge.lastOpened ?? null,
    taken: knowledge.retrievals ?? 0,
  }
}

export const NO_REFERRAL = {
  source: 'none',
  id: null,
  reason: null,
  referrer: null,
  date: null,
  letter: null,
} as const

/** What an audit event may say besides who, for whom and about whom. */
export interface Happened extends Partial<Omit<AuditFields, 'device' | 'vendor' | 'organisation'>> {
  items?: readonly string[]
  refusal?: RefusalCode
}

/** Writes an event of this call; rejects with `audit-unavailable`, and then nothing may be shown. */
export async function audit(
  ports: PanelPorts,
  call: PanelCall,
  event: AuditEventName,
  { items = [], outcome = 'success', ...fields }: Happened = {},
): Promise<void> {
  const { session } = call.opened
  const { user, patient } = session.knowledge
  await ports.audit.record({
    event,
    launchId: session.launchId,
    traceId: call.traceId,
    fields: {
      outcome,
      vendor: session.vendorId,
      organisation: call.vendor?.organisation.ods ?? null,
      ...fields,
    },
    identity: {
      user: {
        issuer: session.user.issuer,
        subject: session.user.subject,
        name: session.user.name ?? user?.name.text ?? user?.name.family ?? '',
        roles: user?.roles ?? [],
        sdsUserId: user?.sdsUserId ?? null,
        sdsRoleProfileId: user?.sdsRoleProfileId ?? null,
      },
      patient: { nhsNumber: patient?.nhsNumber ?? null, vendorId: session.context.patient },
      items,
    },
  })
}
