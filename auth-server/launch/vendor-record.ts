import type { ConsentView, LetterView, PatientView, ReferralView } from '../contract.ts'
import { Refusal } from '../refusal.ts'
import type { Session, SessionKnowledge } from './session.ts'
import {
  consentFrom,
  letterOf,
  newestReferral,
  patientFrom,
  referralFrom,
  relative,
  textAttachment,
  userFrom,
} from './vendor-reading.ts'
import type { Vendor } from './vendors.ts'

/** The vendor's FHIR R4 server, as far as it is read. Refuses with `vendor-unavailable`. */
export interface VendorFhir {
  /** A resource by `Type/id`; null when the server has it not, or does not give it to us. */
  read(reference: string): Promise<fhir4.Resource | null>
  /** The matches of a search; empty when the server does not offer it. */
  search(
    type: string,
    parameters: { readonly [name: string]: string },
  ): Promise<readonly fhir4.Resource[]>
}

/** What the vendor's system says about this launch. */
export interface VendorRecord {
  patient: PatientView
  user: NonNullable<SessionKnowledge['user']>
  referral: ReferralView | null
  letter: LetterView | null
  consent: ConsentView | null
}

/**
 * Reads everything of a launch from the vendor's FHIR server. Patient and user must be there; what the vendor does
 * not offer, or refuses, is null, and the panel has a way without it.
 */
export async function readVendorRecord(
  fhir: VendorFhir,
  vendor: Vendor,
  session: Session,
  now: Date,
): Promise<VendorRecord> {
  const [patient, user, referral, consent] = await Promise.all([
    readPatient(fhir, vendor, session),
    readUser(fhir, vendor, session, now),
    readReferral(fhir, vendor, session),
    readConsent(fhir, vendor, session, now),
  ])
  const letter = await readLetter(fhir, vendor, session, referral)
  return {
    patient,
    user,
    referral: referral === null ? null : { ...referralFrom(referral), letter },
    letter,
    consent,
  }
}

async function readPatient(
  fhir: VendorFhir,
  vendor: Vendor,
  { context }: Session,
): Promise<PatientView> {
  const patient = await fhir.read(`Patient/${context.patient}`)
  if (patient?.resourceType !== 'Patient' || patient.id !== context.patient) {
    throw new Refusal('vendor-unavailable')
  }
  return patientFrom(patient as fhir4.Patient, vendor.standIns)
}

async function readUser(
  fhir: VendorFhir,
  { capabilities, assumedRole, organisation }: Vendor,
  { user }: Session,
  now: Date,
): Promise<VendorRecord['user']> {
  const reference = relative(user.fhirUser ?? undefined)
  const isRole = reference?.startsWith('PractitionerRole/') === true
  const own =
    reference !== null && isRole && capabilities.practitionerRole
      ? await fhir.read(reference)
      : null
  const role = own?.resourceType === 'PractitionerRole' ? (own as fhir4.PractitionerRole) : null
  const person = isRole ? relative(role?.practitioner?.reference) : reference
  const isPractitioner = person?.startsWith('Practitioner/') === true
  const [found, others] = await Promise.all([
    person !== null && isPractitioner && capabilities.practitioner ? fhir.read(person) : null,
    person !== null && isPractitioner && capabilities.practitionerRole && role === null
      ? fhir.search('PractitionerRole', { practitioner: person })
      : [],
  ])
  const practitioner = found?.resourceType === 'Practitioner' ? (found as fhir4.Practitioner) : null
  const roles = others
    .filter((each) => each.resourceType === 'PractitionerRole')
    .map((each) => each as fhir4.PractitionerRole)
    .filter((each) => relative(each.practitioner?.reference) === person)
  const known = userFrom(practitioner, role === null ? roles : [role], {
    name: user.name ?? role?.practitioner?.display ?? null,
    assumedRole,
    organisation: organisation.ods,
    now,
  })
  if (known === null) throw new Refusal('user-not-recognised')
  return known
}

async function readReferral(
  fhir: VendorFhir,
  { capabilities }: Vendor,
  { context }: Session,
): Promise<fhir4.ServiceRequest | null> {
  if (!capabilities.referral) return null
  const named = context.fhirContext
    .map(({ reference }) => relative(reference))
    .find((reference) => reference?.startsWith('ServiceRequest/'))
  if (named !== undefined && named !== null) {
    const request = await fhir.read(named)
    if (request?.resourceType === 'ServiceRequest') {
      const referral = newestReferral([request], context.patient)
      if (referral !== null) return referral
    }
  }
  const found = await fhir.search('ServiceRequest', { patient: `Patient/${context.patient}` })
  return newestReferral(found, context.patient)
}

async function readLetter(
  fhir: VendorFhir,
  { capabilities }: Vendor,
  { context }: Session,
  referral: fhir4.ServiceRequest | null,
): Promise<LetterView | null> {
  if (!capabilities.letter) return null
  const found = await fhir.search('DocumentReference', { patient: `Patient/${context.patient}` })
  const letter = letterOf(found, referral, context.patient)
  const attachment = letter === null ? null : textAttachment(letter)
  if (letter === null || attachment === null) return null
  const data = attachment.data ?? (await binaryData(fhir, attachment.url))
  if (data === null) return null
  return {
    source: 'vendor',
    title: attachment.title ?? letter.description ?? letter.type?.text ?? 'Referral letter',
    author: letter.author?.find(({ display }) => display)?.display ?? null,
    date: (letter.date ?? attachment.creation)?.slice(0, 10) ?? null,
    text: Buffer.from(data, 'base64').toString('utf8'),
  }
}

async function binaryData(fhir: VendorFhir, url: string | undefined): Promise<string | null> {
  const reference = relative(url)
  if (reference === null || !reference.startsWith('Binary/')) return null
  const binary = await fhir.read(reference)
  return binary?.resourceType === 'Binary' ? ((binary as fhir4.Binary).data ?? null) : null
}

/** What permission rests on of the vendor's record, as it stands now. */
export interface VendorStanding {
  user: VendorRecord['user']
  referral: ReferralView | null
  consent: ConsentView | null
}

/**
 * Reads again what can change while a panel is open: who the user is there, whether the referral is still open, and
 * the consent. A referral that was closed is followed by another open one, or by none.
 */
export async function readStanding(
  fhir: VendorFhir,
  vendor: Vendor,
  session: Session,
  now: Date,
): Promise<VendorStanding> {
  const { referral: known } = session.knowledge
  const [user, referral, consent] = await Promise.all([
    readUser(fhir, vendor, session, now),
    known?.source === 'stated' ? known : readOpenReferral(fhir, vendor, session, known),
    readConsent(fhir, vendor, session, now),
  ])
  return { user, referral, consent }
}

async function readOpenReferral(
  fhir: VendorFhir,
  vendor: Vendor,
  session: Session,
  known: ReferralView | null,
): Promise<ReferralView | null> {
  if (!vendor.capabilities.referral) return known
  if (known?.id != null) {
    const request = await fhir.read(known.id)
    const open =
      request?.resourceType === 'ServiceRequest' &&
      newestReferral([request], session.context.patient) !== null
    if (open) return known
  }
  const other = await readReferral(fhir, vendor, session)
  return other === null ? null : { ...referralFrom(other), letter: known?.letter ?? null }
}

/** The recorded consent as it stands now; null where the vendor holds none. */
export async function readConsent(
  fhir: VendorFhir,
  { capabilities }: Vendor,
  { context }: Session,
  now: Date,
): Promise<ConsentView | null> {
  if (!capabilities.consent) return null
  return consentFrom(
    await fhir.search('Consent', { patient: `Patient/${context.patient}` }),
    context.patient,
    now,
  )
}
