import type { ConsentView } from '../contract.ts'
import { consentNow } from '../launch/consent.ts'
import {
  nhsNumberState,
  type PermissionFacts,
  permissionOf,
  policyState,
  roleAllowed,
} from '../launch/permission.ts'
import { readConsent, readVendorRecord } from '../launch/vendor-record.ts'
import { Refusal } from '../refusal.ts'
import { audit, dayOf, learn, type PanelCall, subjectOf, vendorOf } from './panel-call.ts'
import type { PanelPorts } from './panel-ports.ts'

/** How long an answer of the vendor about consent holds; within 5 s a withdrawal there empties the panel. */
const CONSENT_FRESH_MS = 4_000
/** Sessions whose last answer is remembered in this process. */
const REMEMBERED = 2_000

/** What holds for a call now, established for this one call. */
export interface Standing {
  call: PanelCall
  facts: PermissionFacts
  consent: ConsentView
}

export interface Permits {
  /** Establishes every fact anew. */
  standing(call: PanelCall): Promise<Standing>
  /** The same, and refuses unless the GP record may be asked for and shown; the refusal is in the audit. */
  permit(call: PanelCall): Promise<Standing>
  /** The same, and refuses unless there is a record whose person is settled. */
  permitRecord(call: PanelCall): Promise<Standing>
  /** Forgets what it remembered of a session. */
  forget(launchId: string): void
}

export function createPermits(ports: PanelPorts): Permits {
  const seen = new Map<string, { at: number; consent: ConsentView | null }>()

  async function known(call: PanelCall): Promise<PanelCall> {
    const { session } = call.opened
    const { patient, user } = session.knowledge
    if (patient !== null && user !== null) return call
    const vendor = vendorOf(call)
    const record = await readVendorRecord(ports.vendorFhir(call.opened, vendor), vendor, session)
    const lastOpened = await ports.lastSeen.mark(subjectOf(session), call.now)
    remember(session.launchId, record.consent, call.now)
    return learn(ports, call, (knowledge) => ({
      patient: record.patient,
      user: record.user,
      referral: knowledge.referral ?? record.referral,
      letter: knowledge.letter ?? record.letter,
      consent: record.consent,
      lastOpened,
    }))
  }

  function remember(launchId: string, consent: ConsentView | null, now: Date) {
    seen.delete(launchId)
    seen.set(launchId, { at: now.getTime(), consent })
    const oldest = seen.size > REMEMBERED ? seen.keys().next().value : undefined
    if (oldest !== undefined) seen.delete(oldest)
  }

  /** What the vendor's system records now. While it cannot be read, what it said last holds until its own end. */
  async function recordedConsent(call: PanelCall): Promise<ConsentView | null> {
    const { session } = call.opened
    const { vendor } = call
    if (vendor === null || !vendor.capabilities.consent) return null
    const last = seen.get(session.launchId)
    if (last !== undefined && call.now.getTime() - last.at < CONSENT_FRESH_MS) return last.consent
    try {
      const consent = await readConsent(ports.vendorFhir(call.opened, vendor), vendor, session)
      remember(session.launchId, consent, call.now)
      if (JSON.stringify(consent) !== JSON.stringify(session.knowledge.consent)) {
        await learn(ports, call, () => ({ consent }))
      }
      return consent
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'temporary') throw error
      return last?.consent ?? session.knowledge.consent
    }
  }

  async function standing(first: PanelCall): Promise<Standing> {
    const call = await known(first)
    const { session } = call.opened
    const { knowledge } = session
    const [recorded, kept] = await Promise.all([
      recordedConsent(call),
      ports.consents.read(subjectOf(session), call.now),
    ])
    const referral = knowledge.referral
    const consent = consentNow(recorded, kept, referral?.id ?? null, call.now)
    const { vendor } = call
    const ods = vendor?.organisation.ods ?? null
    const named = knowledge.user?.organisations ?? []
    const facts: PermissionFacts = {
      vendorListed: vendor !== null,
      roleAllowed: roleAllowed(knowledge.user?.roles ?? [], vendor?.roles ?? []),
      organisationKnown: ods !== null && (named.length === 0 || named.includes(ods)),
      referral:
        referral === null || referral.source === 'none'
          ? 'none'
          : referral.source === 'vendor'
            ? 'recorded'
            : 'stated',
      consent: consent.state,
      nhsNumber: nhsNumberState(knowledge.patient?.nhsNumber ?? null),
      policy: policyState(
        { birthDate: knowledge.patient?.birthDate ?? null, consentBasis: consent.basis },
        knowledge.policyAnswered,
        dayOf(call.now),
      ),
    }
    return { call, facts, consent }
  }

  async function permit(call: PanelCall): Promise<Standing> {
    const stands = await standing(call)
    const permission = permissionOf(stands.facts)
    if (!permission.allowed) {
      await audit(ports, stands.call, 'permission-refused', {
        outcome: 'refused',
        refusal: permission.code,
      })
      throw new Refusal(permission.code)
    }
    return stands
  }

  return {
    standing,
    permit,
    async permitRecord(call) {
      const stands = await permit(call)
      const { retrievals = 0, identityPending, identityConfirmed } = knowledgeOf(stands)
      if (retrievals === 0) throw new Refusal('record-not-fetched')
      if (identityPending && !identityConfirmed) throw new Refusal('identity-unconfirmed')
      return stands
    },
    forget: (launchId) => {
      seen.delete(launchId)
    },
  }
}

const knowledgeOf = ({ call }: Standing) => call.opened.session.knowledge
