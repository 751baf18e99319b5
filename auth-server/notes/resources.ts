import type { NotedService } from '../contract.ts'
import { NOTE_TYPE } from '../launch/vendor-reading.ts'
import type { Quote } from './note.ts'

/*
 * What is written to the vendor: FHIR R4 under UK Core profiles. Each resource carries an identifier of its own
 * (RFC 9562 under `urn:ietf:rfc:3986`), by which a create that was answered by nobody is found again.
 */

const UK_CORE = 'https://fhir.hl7.org.uk/StructureDefinition/UKCore-'
const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code'
const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'
const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
export const URN = 'urn:ietf:rfc:3986'

/** Whom and what a resource is about, by the launch it is written in. */
export interface WritingContext {
  /** The vendor's patient id. */
  patient: string
  /** `Practitioner/x` or `PractitionerRole/x`; null when the vendor's sign-in names none. */
  author: string | null
  authorName: string
  organisation: { ods: string; name: string }
  /** The vendor's own referral; null where the worker stated it. */
  referral: string | null
}

const profiled = (type: string) => ({ profile: [`${UK_CORE}${type}`] })
const identified = (identifier: string) => [{ system: URN, value: identifier }]
/** Who writes; null where the vendor's sign-in told neither who they are nor their name. */
function person({ author, authorName }: WritingContext): fhir4.Reference | null {
  if (author === null && authorName === '') return null
  return {
    ...(author === null ? {} : { reference: author }),
    ...(authorName === '' ? {} : { display: authorName }),
  }
}
const aboutReferral = ({ referral }: WritingContext) =>
  referral === null ? null : [{ reference: referral }]

/** A note: its text exactly, byte for byte, as one attachment. */
export function noteDocument(
  context: WritingContext,
  note: {
    identifier: string
    title: string
    text: string
    at: Date
    quotes: readonly Quote[]
    /** Reference of the document that this one replaces. */
    replaces: string | null
  },
): fhir4.DocumentReference {
  const at = note.at.toISOString()
  const related = aboutReferral(context)
  const writer = person(context)
  return {
    resourceType: 'DocumentReference',
    meta: profiled('DocumentReference'),
    identifier: identified(note.identifier),
    status: 'current',
    docStatus: note.replaces === null ? 'final' : 'amended',
    type: { text: NOTE_TYPE },
    subject: { reference: `Patient/${context.patient}` },
    date: at,
    ...(writer === null ? {} : { author: [writer] }),
    custodian: {
      identifier: { system: ODS, value: context.organisation.ods },
      display: context.organisation.name,
    },
    ...(note.replaces === null
      ? {}
      : { relatesTo: [{ code: 'replaces', target: { reference: note.replaces } }] }),
    description: note.title,
    securityLabel: labelsOf(note.quotes),
    content: [
      {
        attachment: {
          contentType: 'text/plain; charset=utf-8',
          data: Buffer.from(note.text, 'utf8').toString('base64'),
          title: note.title,
          creation: at,
        },
      },
    ],
    ...(related === null ? {} : { context: { related } }),
  }
}

/** Restricted when it quotes something sensitive; NOPAT when it quotes what the patient is not to be told. */
function labelsOf(quotes: readonly Quote[]): fhir4.CodeableConcept[] {
  const has = (warning: Quote['warnings'][number]) =>
    quotes.some(({ warnings }) => warnings.includes(warning))
  const code = has('sensitive') || has('notForPatient') ? 'R' : 'N'
  const labels: fhir4.CodeableConcept[] = [{ coding: [{ system: CONFIDENTIALITY, code }] }]
  if (has('notForPatient')) labels.push({ coding: [{ system: ACT_CODE, code: 'NOPAT' }] })
  return labels
}

/** A task for a chosen service, which is kept within as it stood: the directory may change or vanish. */
export function serviceTask(
  context: WritingContext,
  service: NotedService,
  identifier: string,
  at: Date,
): fhir4.Task {
  const basedOn = aboutReferral(context)
  const writer = person(context)
  const checked = service.lastChecked === null ? null : `Last checked ${service.lastChecked}`
  const comment = [service.feed === '' ? null : `From ${service.feed}`, checked, service.url]
    .filter((part) => part !== null)
    .join('. ')
  const snapshot: fhir4.HealthcareService = {
    resourceType: 'HealthcareService',
    id: 'svc',
    identifier: [{ value: service.serviceId }],
    active: true,
    name: service.name,
    ...(service.telephone === null
      ? {}
      : { telecom: [{ system: 'phone', value: service.telephone }] }),
    // An empty string is no FHIR string.
    ...(comment === '' ? {} : { comment }),
  }
  return {
    resourceType: 'Task',
    meta: profiled('Task'),
    contained: [snapshot],
    identifier: identified(identifier),
    ...(basedOn === null ? {} : { basedOn }),
    status: 'draft',
    intent: 'proposal',
    code: { text: 'Social prescribing: chosen service' },
    description: [`Service chosen: ${service.name}`, service.comment.trim()]
      .filter(Boolean)
      .join('. '),
    for: { reference: `Patient/${context.patient}` },
    authoredOn: at.toISOString(),
    ...(writer === null ? {} : { requester: writer }),
    owner: { reference: '#svc' },
  }
}

interface Question {
  identifier: string
  topic: string
  to: string
  text: string
  at: Date
}

/** A message for the vendor to send: `preparation`, for nothing has been sent by writing it. */
export function questionMessage(
  context: WritingContext,
  { identifier, topic, to, text }: Question,
): fhir4.Communication {
  const basedOn = aboutReferral(context)
  const writer = person(context)
  return {
    resourceType: 'Communication',
    meta: profiled('Communication'),
    identifier: identified(identifier),
    ...(basedOn === null ? {} : { basedOn }),
    status: 'preparation',
    topic: { text: topic },
    subject: { reference: `Patient/${context.patient}` },
    ...(writer === null ? {} : { sender: writer }),
    ...(to === '' ? {} : { recipient: [{ display: to }] }),
    payload: [{ contentString: text }],
  }
}

/** The same as a task, where the vendor takes tasks and no messages. */
export function questionTask(
  context: WritingContext,
  { identifier, topic, to, text, at }: Question,
): fhir4.Task {
  const basedOn = aboutReferral(context)
  const writer = person(context)
  return {
    resourceType: 'Task',
    meta: profiled('Task'),
    identifier: identified(identifier),
    ...(basedOn === null ? {} : { basedOn }),
    status: 'draft',
    intent: 'proposal',
    code: { text: topic },
    description: [to === '' ? null : `To: ${to}`, text]
      .filter((part) => part !== null)
      .join('\n\n'),
    for: { reference: `Patient/${context.patient}` },
    authoredOn: at.toISOString(),
    ...(writer === null ? {} : { requester: writer }),
  }
}
