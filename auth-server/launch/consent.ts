import type { ConsentStatement, ConsentView } from '../contract.ts'
import { Refusal } from '../refusal.ts'
import { fromBytes, type KeyRing, toBytes } from '../store/seal.ts'
import type { KeptRows } from '../store/store.ts'

/** Whose consent, given to whom, for which referral. */
export interface ConsentSubject {
  vendorId: string
  /** (issuer, subject) of the signed-in user. */
  issuer: string
  subject: string
  /** The vendor's patient id. */
  patient: string
}

/** A consent as it is kept: what was stated, for which referral, until when. */
export interface KeptConsent {
  referralId: string
  decision: ConsentStatement['decision']
  how: string | null
  by: string | null
  basis: string | null
  carerName: string | null
  on: string
  until: string
}

/** Consents that the worker stated; they outlive the session, and are read anew for every decision. */
export interface ConsentBook {
  read(subject: ConsentSubject, now: Date): Promise<KeptConsent | null>
  write(subject: ConsentSubject, consent: KeptConsent, now: Date): Promise<void>
}

const PURPOSE = 'consent'

/** How long a refusal or a withdrawal is remembered, so that nobody asks again unawares. */
const REMEMBER_NO_DAYS = 400

/** How long it can still be said that a consent has expired. */
const SAY_EXPIRED_DAYS = 30

/** Consents sealed under the deployment’s key, found by HMAC alone. */
export function createConsentBook(kept: KeptRows, keys: KeyRing): ConsentBook {
  const partsOf = ({ vendorId, issuer, subject, patient }: ConsentSubject) =>
    [vendorId, issuer, subject, patient] as const

  const find = async (subject: ConsentSubject, now: Date) => {
    for (const key of keys.lookups(PURPOSE, ...partsOf(subject))) {
      const row = await kept.get(PURPOSE, key, now.toISOString())
      if (row !== null) return { ...row, key }
    }
    return null
  }

  return {
    async read(subject, now) {
      const row = await find(subject, now)
      if (row === null) return null
      const opened = keys.open(PURPOSE, JSON.stringify(partsOf(subject)), row.sealed)
      return opened === null ? null : (fromBytes(opened) as KeptConsent)
    },
    async write(subject, consent, now) {
      const sealed = keys.seal(PURPOSE, JSON.stringify(partsOf(subject)), toBytes(consent))
      const keptUntil =
        consent.decision === 'agreed'
          ? daysAfter(new Date(consent.until), SAY_EXPIRED_DAYS)
          : daysAfter(now, REMEMBER_NO_DAYS)
      for (let attempt = 0; attempt < 3; attempt += 1) {
        const row = await find(subject, now)
        const key = row?.key ?? keys.lookup(PURPOSE, ...partsOf(subject))
        if (await kept.put(PURPOSE, key, row?.version ?? 0, sealed, keptUntil)) return
      }
      throw new Refusal('store-unavailable')
    },
  }
}

type Stated = { [member in keyof ConsentStatement]: ConsentStatement[member] | undefined } & {
  decision: ConsentStatement['decision']
}

/** The statement as it will be kept. A carer's yes needs its basis; a yes needs to say how it is known. */
export function consentFrom(
  statement: Stated,
  referralId: string,
  days: number,
  now: Date,
): KeptConsent {
  const { decision, how, by, basis, carerName } = statement
  if (decision === 'agreed') {
    if (how === undefined || by === undefined) throw new Refusal('request-invalid')
    if (by === 'A carer' && basis === undefined) throw new Refusal('request-invalid')
  }
  return {
    referralId,
    decision,
    how: how ?? null,
    by: by ?? null,
    basis: basis ?? null,
    carerName: carerName?.trim() || null,
    on: now.toISOString(),
    until: daysAfter(now, days),
  }
}

/**
 * What holds now, of what the vendor's system records and what the worker stated. A no of the worker stands against
 * any yes; a no of the vendor's system stands against what was stated before it. A stated yes holds for the referral
 * it was stated for, until its end.
 */
export function consentNow(
  vendor: ConsentView | null,
  kept: KeptConsent | null,
  referralId: string | null,
  now: Date,
): ConsentView {
  const stated = kept === null ? null : viewOf(kept, referralId, now)
  if (stated !== null && isNo(stated)) return stated
  const recorded = vendor === null ? null : expire(vendor, now)
  if (recorded !== null && isNo(recorded)) {
    const overruled = stated?.state === 'stated' && (stated.on ?? '') > (recorded.on ?? '')
    return overruled && stated !== null ? stated : recorded
  }
  if (recorded?.state === 'recorded') return recorded
  return stated ?? recorded ?? NO_CONSENT
}

const NO_CONSENT: ConsentView = {
  state: 'missing',
  how: null,
  by: null,
  basis: null,
  on: null,
  until: null,
}

function viewOf(kept: KeptConsent, referralId: string | null, now: Date): ConsentView | null {
  const { how, by, basis, on, until } = kept
  const said = { how, by, basis, on, until }
  if (kept.decision !== 'agreed') return { ...said, state: kept.decision, until: null }
  if (kept.referralId !== referralId) return null
  return { ...said, state: until > now.toISOString() ? 'stated' : 'expired' }
}

function expire(view: ConsentView, now: Date): ConsentView {
  const over = view.state === 'recorded' && view.until !== null && view.until <= now.toISOString()
  return over ? { ...view, state: 'expired' } : view
}

const isNo = (view: ConsentView) => view.state === 'refused' || view.state === 'withdrawn'

const daysAfter = (now: Date, days: number) =>
  new Date(now.getTime() + days * 86_400_000).toISOString()
