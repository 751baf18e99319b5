import type { RefusalCode } from '../contract.ts'

/** What can happen to a record, in the words of the audit. Nothing clinical is ever part of an event. */
export const AUDIT_EVENTS = {
  'server-started': 'Backstory started, with this configuration',
  'configuration-changed': 'The configuration or a code list changed',
  'signed-in': 'A user signed in from the vendor’s system',
  'sign-in-refused': 'A sign-in was refused',
  'patient-opened': 'The panel was opened on a patient',
  'referral-stated': 'The worker said which referral this is for',
  'letter-pasted': 'The worker pasted a referral letter',
  'consent-stated': 'The worker said how they know that the patient agrees',
  'consent-refused': 'The worker recorded that the patient does not agree',
  'consent-withdrawn': 'The worker recorded that the patient no longer agrees',
  'policy-answered': 'The worker answered the local policy’s question',
  'permission-refused': 'A request was refused for want of permission',
  'record-asked': 'The GP record was asked for',
  'record-received': 'The practice answered with a record',
  'record-refused': 'The GP record was not obtained',
  'identity-differs': 'Details of the record and the vendor’s system differ',
  'identity-confirmed': 'The worker confirmed the person in spite of the differences',
  'record-shown': 'The record was shown',
  'view-shown': 'A part of the record was shown',
  searched: 'The record was searched',
  'closed-opened': 'Something sensitive was opened, with a reason',
  'closed-refused': 'Opening something sensitive was refused',
  'all-shown': 'Everything of an area was shown, printed or copied',
  quoted: 'Words of the record or the letter were put into a note or a question',
  'note-saved': 'A note was saved',
  'note-refused': 'A note was not saved',
  'note-corrected': 'A saved note was opened to be corrected',
  'note-taken': 'A note was copied, printed or downloaded',
  'question-given': 'A question to the GP was given to the vendor’s system',
  'question-copied': 'A question to the GP was copied',
  'question-answered': 'The answer to a question was written down',
  'directory-searched': 'The directory of services was searched',
  'session-ended': 'The session ended',
  'audit-viewed': 'The audit was read',
  'audit-exported': 'The audit was exported',
  'audit-verified': 'The audit chain was verified',
} as const
export type AuditEventName = keyof typeof AUDIT_EVENTS

/** Who did it, for whom and about whom: sealed, since it identifies people. Names and roles are as they were then. */
export interface AuditIdentity {
  user: {
    issuer: string
    subject: string
    name: string
    roles: readonly string[]
    sdsUserId: string | null
    sdsRoleProfileId: string | null
  } | null
  patient: { nhsNumber: string | null; vendorId: string } | null
  /** References of what was shown or opened: type and id, never content. */
  items: readonly string[]
}

/** Plain fields to filter by; none of them identifies a person. */
export interface AuditFields {
  outcome: 'success' | 'refused' | 'failed'
  vendor: string | null
  /** ODS code of the organisation the user works for. */
  organisation: string | null
  /** Identifier of this installation. */
  device: string
  refusal?: RefusalCode
  /** What was shown: areas or views. */
  areas?: readonly string[]
  /** ODS code of the practice that was asked. */
  practice?: string | null
  /** Trace ids that the practice was called under besides the event's own. */
  traces?: readonly string[]
  /** Chosen from a fixed list; free text never comes here. */
  reason?: string
  /** Names of fields, e.g. those in which identity differed. */
  details?: readonly string[]
}

/** One event to be recorded. */
export interface AuditEvent {
  event: AuditEventName
  launchId: string | null
  traceId: string | null
  fields: Omit<AuditFields, 'device'>
  identity: AuditIdentity
}

/** An event as read back from the chain. */
export interface AuditEntry {
  sequence: number
  at: string
  event: AuditEventName
  launchId: string | null
  traceId: string | null
  fields: AuditFields
  identity: AuditIdentity
}

/** The audit that routes write to. Rejects with `Refusal('audit-unavailable')`; then nothing may be shown. */
export interface AuditTrail {
  record(event: AuditEvent): Promise<void>
  /** What happened in one launch, in order. */
  ofLaunch(launchId: string): Promise<readonly AuditEntry[]>
}
