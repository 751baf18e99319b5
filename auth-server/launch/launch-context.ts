import { z } from 'zod'
import { readShape } from '../read-shape.ts'
import { Refusal } from '../refusal.ts'
import { isLoopbackHttp } from './allow-list.ts'
import type { LaunchContext } from './session.ts'

/** FHIR R4 `id`: only such a value may become part of a URL. */
export const FHIR_ID = /^[A-Za-z0-9\-.]{1,64}$/

const text = z.string().min(1).max(2000).nullable().catch(null)

const FhirContext = z.looseObject({
  reference: z.string().max(2000).optional().catch(undefined),
  canonical: z.string().max(2000).optional().catch(undefined),
  role: z.string().max(2000).optional().catch(undefined),
  type: z.string().max(200).optional().catch(undefined),
})

const Members = z.looseObject({
  patient: z.unknown().optional(),
  encounter: z.unknown().optional(),
  intent: text,
  need_patient_banner: z.boolean().catch(true),
  tenant: text,
  smart_style_url: text,
  smart_web_messaging_handle: text,
  smart_web_messaging_origin: text,
  fhirContext: z.array(z.unknown()).max(100).catch([]),
})

/** Its code is what the log shows to who wrote the vendor's token endpoint. */
class PatientMissing extends Error {
  override readonly name = 'PatientMissing'
  readonly code = 'put-patient-beside-access_token-in-the-token-response'
}

const noPatient = () => new Refusal('sign-in-no-patient', { cause: new PatientMissing() })

/**
 * Context members of a token response (SMART App Launch 2.2, "Launch context parameters"). Unknown or odd members are
 * left out; a style address is kept only on one of the vendor's own `origins`, and messaging only with a page of one of
 * the `pages`, which may frame the panel. Throws `Refusal('sign-in-no-patient')` when no usable patient is named.
 */
export function readLaunchContext(
  members: { readonly [name: string]: unknown },
  origins: readonly string[],
  pages: readonly string[] = [],
): LaunchContext {
  const found = readShape(Members, {
    intent: null,
    tenant: null,
    smart_style_url: null,
    smart_web_messaging_handle: null,
    smart_web_messaging_origin: null,
    ...members,
  })
  if (!found.success) throw new Refusal('sign-in-failed', { cause: found.error })
  const read = found.data
  const { patient, encounter } = read
  if (typeof patient !== 'string' || !FHIR_ID.test(patient)) throw noPatient()
  return {
    patient,
    encounter: typeof encounter === 'string' && FHIR_ID.test(encounter) ? encounter : null,
    intent: read.intent,
    needPatientBanner: read.need_patient_banner,
    tenant: read.tenant,
    smartStyleUrl: styleUrl(read.smart_style_url, origins),
    ...webMessaging(read.smart_web_messaging_handle, read.smart_web_messaging_origin, pages),
    fhirContext: read.fhirContext.flatMap((entry) => {
      const found = readShape(FhirContext, entry)
      if (!found.success) return []
      const { reference, canonical, role, type } = found.data
      if (reference === undefined && canonical === undefined) return []
      if (/^(Patient|Encounter)\//.test(reference ?? '') && (role ?? 'launch') === 'launch')
        return []
      return [
        {
          ...(reference !== undefined && { reference }),
          ...(canonical !== undefined && { canonical }),
          ...(role !== undefined && { role }),
          ...(type !== undefined && { type }),
        },
      ]
    }),
  }
}

/** http only on loopback, where a registered origin can be http in the sandbox alone. */
function styleUrl(address: string | null, origins: readonly string[]): string | null {
  const url = address === null ? null : URL.parse(address)
  if (url === null || url.username !== '' || url.password !== '') return null
  const sound = url.protocol === 'https:' || isLoopbackHttp(url)
  return sound && origins.includes(url.origin) ? url.href : null
}

function webMessaging(
  handle: string | null,
  origin: string | null,
  pages: readonly string[],
): Pick<LaunchContext, 'webMessaging'> {
  const page = URL.parse(origin ?? '')?.origin
  return handle !== null && page !== undefined && pages.includes(page)
    ? { webMessaging: { handle, origin: page } }
    : {}
}
