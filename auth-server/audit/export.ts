import { AUDIT_EVENTS, type AuditEntry, type AuditEventName } from './events.ts'

const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number'
const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code'
const SDS_USER = 'https://fhir.nhs.uk/Id/sds-user-id'
const SDS_ROLE = 'https://fhir.nhs.uk/Id/sds-role-profile-id'
const EVENT_TYPE = 'http://terminology.hl7.org/CodeSystem/audit-event-type'
const DICOM = 'http://dicom.nema.org/resources/ontology/DCM'

const ACTIONS: { readonly [event in AuditEventName]?: 'C' | 'R' | 'E' } = {
  'referral-stated': 'C',
  'letter-pasted': 'C',
  'consent-stated': 'C',
  'consent-refused': 'C',
  'consent-withdrawn': 'C',
  'policy-answered': 'C',
  'note-saved': 'C',
  'patient-opened': 'R',
  'record-shown': 'R',
  'record-received': 'R',
  'view-shown': 'R',
  'closed-opened': 'R',
  'all-shown': 'R',
  'audit-viewed': 'R',
}

const OUTCOMES = { success: '0', refused: '4', failed: '8' } as const

/** One event as a FHIR R4 AuditEvent (hl7.org/fhir/R4/auditevent.html). */
export function toAuditEvent(entry: AuditEntry): fhir4.AuditEvent {
  const { identity, fields } = entry
  const { user, patient } = identity
  return {
    resourceType: 'AuditEvent',
    id: `backstory-${entry.sequence}`,
    type: { system: EVENT_TYPE, code: 'rest', display: 'RESTful Operation' },
    subtype: [
      {
        system: 'urn:backstory:audit',
        code: entry.event,
        display: AUDIT_EVENTS[entry.event] ?? entry.event,
      },
    ],
    action: ACTIONS[entry.event] ?? 'E',
    recorded: entry.at,
    outcome: OUTCOMES[fields.outcome],
    ...(fields.refusal === undefined ? {} : { outcomeDesc: fields.refusal }),
    ...(fields.reason === undefined ? {} : { purposeOfEvent: [{ text: fields.reason }] }),
    agent: [
      ...(user === null ? [] : [userAgent(user, fields.organisation)]),
      {
        requestor: user === null,
        type: { coding: [{ system: DICOM, code: '110153', display: 'Source Role ID' }] },
        who: { identifier: { value: fields.device } },
      },
    ],
    source: {
      observer: { identifier: { value: fields.device } },
      ...(fields.vendor === null ? {} : { site: fields.vendor }),
    },
    entity: [
      ...(patient === null
        ? []
        : [
            {
              what:
                patient.nhsNumber === null
                  ? { reference: `Patient/${patient.vendorId}` }
                  : {
                      reference: `Patient/${patient.vendorId}`,
                      identifier: { system: NHS_NUMBER, value: patient.nhsNumber },
                    },
              role: {
                system: 'http://terminology.hl7.org/CodeSystem/object-role',
                code: '1',
                display: 'Patient',
              },
            },
          ]),
      {
        ...(entry.traceId === null ? {} : { what: { identifier: { value: entry.traceId } } }),
        detail: detailsOf(entry),
      },
    ],
  }
}

function userAgent(
  user: NonNullable<AuditEntry['identity']['user']>,
  organisation: string | null,
): fhir4.AuditEventAgent {
  return {
    requestor: true,
    altId: user.subject,
    name: user.name,
    role: [
      ...user.roles.map((text) => ({ text })),
      ...(user.sdsRoleProfileId === null
        ? []
        : [{ coding: [{ system: SDS_ROLE, code: user.sdsRoleProfileId }] }]),
    ],
    who: {
      identifier:
        user.sdsUserId === null
          ? { system: user.issuer, value: user.subject }
          : { system: SDS_USER, value: user.sdsUserId },
      display: user.name,
    },
    ...(organisation === null
      ? {}
      : { location: { identifier: { system: ODS, value: organisation } } }),
  }
}

function detailsOf({
  sequence,
  launchId,
  fields,
  identity,
}: AuditEntry): fhir4.AuditEventEntityDetail[] {
  const values: readonly [string, string | null | undefined][] = [
    ['sequence', String(sequence)],
    ['launch', launchId],
    ['practice', fields.practice],
    ['traces', fields.traces?.join(' ')],
    ['areas', fields.areas?.join(' ')],
    ['details', fields.details?.join(' ')],
    ['items', identity.items.length === 0 ? null : identity.items.join(' ')],
  ]
  return values.flatMap(([type, value]) =>
    value === null || value === undefined || value === '' ? [] : [{ type, valueString: value }],
  )
}

export const CSV_COLUMNS = [
  'sequence',
  'at',
  'event',
  'outcome',
  'refusal',
  'vendor',
  'organisation',
  'device',
  'user',
  'userName',
  'roles',
  'sdsUserId',
  'sdsRoleProfileId',
  'nhsNumber',
  'vendorPatientId',
  'practice',
  'areas',
  'items',
  'details',
  'reason',
  'launch',
  'trace',
  'traces',
] as const

/** One event as a line of CSV (RFC 4180), in the order of `CSV_COLUMNS`. */
export function toCsv({ fields, identity, ...entry }: AuditEntry): string {
  const { user, patient } = identity
  const values: { readonly [column in (typeof CSV_COLUMNS)[number]]: unknown } = {
    sequence: entry.sequence,
    at: entry.at,
    event: entry.event,
    outcome: fields.outcome,
    refusal: fields.refusal,
    vendor: fields.vendor,
    organisation: fields.organisation,
    device: fields.device,
    user: user === null ? null : `${user.issuer}|${user.subject}`,
    userName: user?.name,
    roles: user?.roles.join('; '),
    sdsUserId: user?.sdsUserId,
    sdsRoleProfileId: user?.sdsRoleProfileId,
    nhsNumber: patient?.nhsNumber,
    vendorPatientId: patient?.vendorId,
    practice: fields.practice,
    areas: fields.areas?.join(' '),
    items: identity.items.join(' '),
    details: fields.details?.join(' '),
    reason: fields.reason,
    launch: entry.launchId,
    trace: entry.traceId,
    traces: fields.traces?.join(' '),
  }
  return CSV_COLUMNS.map((column) => cell(values[column])).join(',')
}

/** A cell that starts like a formula gets an apostrophe: spreadsheets would run it. */
function cell(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value)
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
