import type { RefusalCode } from '../contract.ts'
import type { AuditTrail } from './events.ts'

/** Writes that a launch came to nothing; `vendor` is null when no registered vendor sent it. */
export async function auditRefusedSignIn(
  audit: AuditTrail,
  { traceId, vendor, refusal }: { traceId: string; vendor: string | null; refusal: RefusalCode },
): Promise<void> {
  await audit.record({
    event: 'sign-in-refused',
    launchId: null,
    traceId,
    fields: { outcome: 'refused', vendor, organisation: null, refusal },
    identity: { user: null, patient: null, items: [] },
  })
}

/** Who signed in, as the vendor's id_token named them, and the vendor's id of the patient. */
interface SignIn {
  launchId: string
  traceId: string
  vendor: string
  organisation: string | null
  user: { issuer: string; subject: string; name: string | null }
  patient: string
}

/** Writes that somebody signed in. */
export async function auditSignIn(audit: AuditTrail, signIn: SignIn): Promise<void> {
  const { launchId, traceId, vendor, organisation, user, patient } = signIn
  await audit.record({
    event: 'signed-in',
    launchId,
    traceId,
    fields: { outcome: 'success', vendor, organisation },
    identity: {
      user: {
        issuer: user.issuer,
        subject: user.subject,
        name: user.name ?? '',
        roles: [],
        sdsUserId: null,
        sdsRoleProfileId: null,
      },
      patient: { nhsNumber: null, vendorId: patient },
      items: [],
    },
  })
}
