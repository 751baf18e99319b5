import type { ConsentView } from '../contract.ts'
import { consentNow } from '../launch/consent.ts'
import {
  nhsNumberState,
  type PermissionFacts,
  permissionOf,
  policyState,
  roleAllowed,
} from '../launch/permission.ts'
import { readVendorRecord } from '../launch/vendor-record.ts'
import { Refusal } from '../refusal.ts'
import { audit, dayOf, learn, type PanelCall, subjectOf, vendorOf } from './panel-call.ts'
import type { PanelPorts } from './panel-ports.ts'
import { type Asking, createVendorStandings } from './vendor-standing.ts'

/** What holds for a call now, established for this one call. */
export interface Standing {
  call: PanelCall
  facts: PermissionFacts
  consent: ConsentView
  /** False when the vendor has not answered for so long that its last word no longer opens a record. */
  current: boolean
}

export interface Permits {
  /** Establishes every fact anew; a beat leaves role and referral as they were last found. */
  standing(call: PanelCall, asking?: Asking): Promise<Standing>
  /** The same, and refuses unless the GP record may be asked for and shown; the refusal is in the audit. */
  permit(call: PanelCall): Promise<Standing>
  /** The same, and refuses unless there is a record whose person is settled. */
  permitRecord(call: PanelCall): Promise<Standing>
  /** Forgets what it remembered of a session. */
  forget(launchId: string): void
}

export function createPermits(ports: PanelPorts): Permits {
  const standings = createVendorStandings(ports)

  /** Everything of the vendor's record at the first call of a session; later on what can change. */
  async function known(
    call: PanelCall,
    asking: Asking,
  ): Promise<{ call: PanelCall; current: boolean }> {
    const { session } = call.opened
    const { patient, user } = session.knowledge
    if (patient !== null && user !== null) return standings.ask(call, asking)
    const vendor = vendorOf(call)
    const fhir = ports.vendorFhir(call.opened, vendor)
    const record = await readVendorRecord(fhir, vendor, session, call.now)
    const lastOpened = await ports.lastSeen.mark(subjectOf(session), call.now)
    standings.note(session.launchId, call.now)
    const learnt = await learn(ports, call, (knowledge) => ({
      patient: record.patient,
      user: record.user,
      referral: knowledge.referral ?? record.referral,
      letter: knowledge.letter ?? record.letter,
      consent: record.consent,
      lastOpened,
    }))
    return { call: learnt, current: true }
  }

  async function standing(first: PanelCall, asking: Asking = 'everything'): Promise<Standing> {
    const { call, current } = await known(first, asking)
    const { session } = call.opened
    const { knowledge } = session
    const { vendor } = call
    const kept = await ports.consents.read(subjectOf(session), call.now)
    const referral = knowledge.referral
    const recorded = vendor?.capabilities.consent === true ? knowledge.consent : null
    const consent = consentNow(recorded, kept, referral?.id ?? null, call.now)
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
        { birthDate: knowledge.patient?.birthDate ?? null, consent },
        knowledge.policyAnswered,
        dayOf(call.now),
      ),
    }
    return { call, facts, consent, current }
  }

  async function permit(call: PanelCall): Promise<Standing> {
    const stands = await standing(call)
    const permission = permissionOf(stands.facts)
    const refusal = !permission.allowed
      ? permission.code
      : stands.current
        ? null
        : 'vendor-unavailable'
    if (refusal === null) return stands
    await audit(ports, stands.call, 'permission-refused', { outcome: 'refused', refusal })
    throw new Refusal(refusal)
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
    forget: standings.forget,
  }
}

const knowledgeOf = ({ call }: Standing) => call.opened.session.knowledge
