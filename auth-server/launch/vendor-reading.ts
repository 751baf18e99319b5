import type { ConsentView, PatientView, PersonName, ReferralView } from '../contract.ts'
import type { SessionKnowledge } from './session.ts'
import type { Vendor } from './vendors.ts'

const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number'
const SDS_USER = 'https://fhir.nhs.uk/Id/sds-user-id'
const SDS_ROLE = 'https://fhir.nhs.uk/Id/sds-role-profile-id'
/** The second spelling stands in one UK Core file; it is accepted and never written. */
const ODS = [
  'https://fhir.nhs.uk/Id/ods-organization-code',
  'https://fhir.nhs.uk/Id/ods-organisation-code',
]

type KnownUser = NonNullable<SessionKnowledge['user']>

/** A name by FHIR's uses: the official one first, never an old one. */
export function nameOf(names: readonly fhir4.HumanName[] | undefined): PersonName | null {
  const live = (names ?? []).filter((name) => name.use !== 'old')
  const name =
    live.find(({ use }) => use === 'official') ?? live.find(({ use }) => use === 'usual') ?? live[0]
  if (name === undefined) return null
  const { family, given = [], prefix = [], text } = name
  if (family === undefined) return text === undefined ? null : { ...splitName(text), text }
  return { family, given, prefix, ...(text === undefined ? {} : { text }) }
}

/** A name of one string: the last word is the family name. */
function splitName(text: string): PersonName {
  const words = text.trim().split(/\s+/)
  return { family: words.at(-1) ?? '', given: words.slice(0, -1), prefix: [] }
}

const identifier = (of: readonly fhir4.Identifier[] | undefined, system: string): string | null =>
  of?.find((each) => each.system === system && each.use !== 'old')?.value ?? null

/** The patient as the vendor's system holds them. */
export function patientFrom(patient: fhir4.Patient, standIns: Vendor['standIns']): PatientView {
  const standIn = standIns?.[patient.id ?? ''] ?? standIns?.['*']
  const number = identifier(patient.identifier, NHS_NUMBER)?.replaceAll(/\s/g, '') ?? null
  if (number === null && standIn !== undefined) {
    return {
      name: { family: standIn.family, given: standIn.given.split(' '), prefix: [] },
      birthDate: standIn.birthDate,
      gender: genderOf(standIn.gender),
      nhsNumber: standIn.nhsNumber,
    }
  }
  return {
    name: nameOf(patient.name) ?? { family: '', given: [], prefix: [] },
    birthDate: patient.birthDate ?? null,
    gender: genderOf(patient.gender),
    nhsNumber: number,
  }
}

function genderOf(gender: string | undefined): PatientView['gender'] {
  return gender === 'male' || gender === 'female' || gender === 'other' ? gender : 'unknown'
}

const OPEN_REFERRAL = new Set(['active', 'on-hold'])

/** The newest open referral of this patient. */
export function newestReferral(
  found: readonly fhir4.Resource[],
  patient: string,
): fhir4.ServiceRequest | null {
  const open = found.filter(
    (each): each is fhir4.ServiceRequest =>
      each.resourceType === 'ServiceRequest' &&
      OPEN_REFERRAL.has((each as fhir4.ServiceRequest).status) &&
      isAbout((each as fhir4.ServiceRequest).subject, patient),
  )
  return newest(open, (request) => request.authoredOn ?? '')
}

/** A referral as the vendor’s ServiceRequest tells it. */
export function referralFrom(request: fhir4.ServiceRequest): ReferralView {
  const reasons = (request.reasonCode ?? []).map(words).filter((text) => text !== null)
  const notes = (request.note ?? []).map((note) => note.text)
  const told = reasons.length > 0 ? reasons.join('. ') : (notes[0] ?? words(request.code) ?? null)
  return {
    source: 'vendor',
    id: `ServiceRequest/${request.id ?? ''}`,
    reason: told,
    referrer: request.requester?.display ?? null,
    date: request.authoredOn?.slice(0, 10) ?? null,
    letter: null,
  }
}

const words = (concept: fhir4.CodeableConcept | undefined): string | null =>
  concept?.text ?? concept?.coding?.find((coding) => coding.display)?.display ?? null

/** What notes written from here are called (`DocumentReference.type.text`): they are never taken for a letter. */
export const NOTE_TYPE = 'Social prescribing note'

/** The letter that belongs to a referral: named by it, or naming it, else the newest letter about the patient. */
export function letterOf(
  found: readonly fhir4.Resource[],
  referral: fhir4.ServiceRequest | null,
  patient: string,
): fhir4.DocumentReference | null {
  const letters = found.filter(
    (each): each is fhir4.DocumentReference =>
      each.resourceType === 'DocumentReference' &&
      (each as fhir4.DocumentReference).status === 'current' &&
      isAbout((each as fhir4.DocumentReference).subject, patient) &&
      (each as fhir4.DocumentReference).type?.text !== NOTE_TYPE &&
      textAttachment(each as fhir4.DocumentReference) !== null,
  )
  const named = new Set(referral?.supportingInfo?.map(({ reference }) => relative(reference)) ?? [])
  const own = letters.filter(
    (letter) =>
      named.has(`DocumentReference/${letter.id ?? ''}`) ||
      letter.context?.related?.some(
        ({ reference }) => relative(reference) === `ServiceRequest/${referral?.id ?? ''}`,
      ),
  )
  const told = letters.filter((letter) => /referral/i.test(words(letter.type) ?? ''))
  return newest(own.length > 0 ? own : told, (letter) => letter.date ?? '')
}

/** The part of a letter that is plain text: the one form shown exactly as received. */
export function textAttachment(letter: fhir4.DocumentReference): fhir4.Attachment | null {
  const plain = letter.content
    .map(({ attachment }) => attachment)
    .find(({ contentType }) => contentType?.split(';')[0]?.trim() === 'text/plain')
  return plain ?? null
}

/** What the newest Consent about access to information says that has begun; null when there is none. */
export function consentFrom(
  found: readonly fhir4.Resource[],
  patient: string,
  now: Date,
): ConsentView | null {
  const consents = found.filter(
    (each): each is fhir4.Consent =>
      each.resourceType === 'Consent' &&
      isAbout((each as fhir4.Consent).patient, patient) &&
      isAboutPrivacy(each as fhir4.Consent) &&
      hasBegun((each as fhir4.Consent).provision?.period, now),
  )
  const consent = newest(consents, (each) => each.dateTime ?? '')
  if (consent === null) return null
  const state = consentState(consent)
  return state === null
    ? null
    : {
        state,
        how: null,
        by: consent.performer?.some(({ reference }) => /RelatedPerson/.test(reference ?? ''))
          ? 'A carer'
          : 'The patient',
        basis: null,
        on: instant(consent.dateTime),
        until: instant(consent.provision?.period?.end, 'end'),
      }
}

const isAboutPrivacy = ({ scope }: fhir4.Consent) =>
  scope?.coding === undefined || scope.coding.some(({ code }) => code === 'patient-privacy')

function consentState({ status, provision }: fhir4.Consent): ConsentView['state'] | null {
  if (status === 'active') return provision?.type === 'deny' ? 'refused' : 'recorded'
  if (status === 'rejected') return 'refused'
  return status === 'inactive' ? 'withdrawn' : null
}

/** A FHIR dateTime as an instant; a day that ends something ends with its last second. */
function instant(date: string | undefined, edge: 'start' | 'end' = 'start'): string | null {
  if (date === undefined) return null
  const parsed = new Date(date)
  if (Number.isNaN(parsed.getTime())) return null
  const whole = edge === 'end' && /^\d{4}-\d{2}-\d{2}$/.test(date)
  return (whole ? new Date(parsed.getTime() + 86_400_000 - 1000) : parsed).toISOString()
}

const hasBegun = (period: fhir4.Period | undefined, now: Date) =>
  (instant(period?.start) ?? '') <= now.toISOString()

const isOver = (period: fhir4.Period | undefined, now: Date) => {
  const end = instant(period?.end, 'end')
  return end !== null && end <= now.toISOString()
}

/**
 * Who the user is by Practitioner and PractitionerRole; the id_token's name stands in for a missing one. What somebody may
 * do at another organisation than `told.organisation` (ODS code) they may not do here: of roles that name one, only
 * those of this organisation count, if there is any.
 */
export function userFrom(
  practitioner: fhir4.Practitioner | null,
  roles: readonly fhir4.PractitionerRole[],
  told: { name: string | null; assumedRole: string | undefined; organisation: string; now: Date },
): KnownUser | null {
  const name = nameOf(practitioner?.name) ?? (told.name === null ? null : splitName(told.name))
  if (name === null || name.family === '') return null
  const active = roles.filter(
    ({ active: is, period }) =>
      is !== false && hasBegun(period, told.now) && !isOver(period, told.now),
  )
  const here = active.filter((role) => (odsCode(role) ?? told.organisation) === told.organisation)
  const counted = here.length > 0 ? here : active
  const named = counted.flatMap((role) => role.code ?? []).flatMap(everyWord)
  return {
    name: told.name === null || name.text !== undefined ? name : { ...name, text: told.name },
    roles: [...new Set(told.assumedRole === undefined ? named : [...named, told.assumedRole])],
    sdsUserId: identifier(practitioner?.identifier, SDS_USER),
    sdsRoleProfileId:
      counted.map((role) => identifier(role.identifier, SDS_ROLE)).find((id) => id !== null) ??
      null,
    organisations: active.map(odsCode).filter((code) => code !== null),
  }
}

function odsCode({ organization }: fhir4.PractitionerRole): string | null {
  const { system, value } = organization?.identifier ?? {}
  return system !== undefined && ODS.includes(system) ? (value ?? null) : null
}

const everyWord = (concept: fhir4.CodeableConcept): readonly string[] =>
  [concept.text, ...(concept.coding ?? []).flatMap(({ code, display }) => [display, code])].filter(
    (text) => text !== undefined,
  )

/** True when a reference is to this patient. */
export function isAbout(reference: fhir4.Reference | undefined, patient: string): boolean {
  return relative(reference?.reference) === `Patient/${patient}`
}

/** `Type/id` of a reference, whether it came relative or absolute, with or without a version. */
export function relative(reference: string | undefined): string | null {
  return (
    /([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})(?:\/_history\/.*)?$/.exec(reference ?? '')?.[1] ?? null
  )
}

function newest<T>(all: readonly T[], date: (each: T) => string): T | null {
  return all.toSorted((one, other) => date(other).localeCompare(date(one)))[0] ?? null
}
