import { z } from 'zod'
import type { RefusalCode } from '../contract.ts'
import { Refusal } from '../refusal.ts'
import type { ApiToken } from './api-token.ts'
import { ExchangeFault } from './http-exchange.ts'
import { type ApiAnswer, callApi } from './nhs-api.ts'
import { spineCode } from './outcome.ts'
import type { RequestIds } from './request-ids.ts'
import type { GpConnectPorts, GpConnectSettings } from './settings.ts'

/** What PDS says about a person, as far as it decides whether the practice may be asked. */
export interface PdsFacts {
  /** The number PDS answered with; another one than asked for when that was superseded. */
  nhsNumber: string
  /** Code of the confidentiality label: `U`, `R`, `V`; null when PDS gave none. */
  confidentiality: string | null
  deceased: boolean
  /** ODS code of the practice registered now. */
  practiceOds: string | null
  family: string
  given: string
  birthDate: string
  gender: string
  /** When PDS said so, in milliseconds since 1970. */
  saidAt: number
}

const period = z.object({ start: z.string().optional(), end: z.string().optional() }).optional()
const PdsPatient = z.object({
  resourceType: z.literal('Patient'),
  id: z.string(),
  meta: z
    .object({ security: z.array(z.object({ code: z.string().optional() })).optional() })
    .optional(),
  name: z
    .array(
      z.object({
        use: z.string().optional(),
        family: z.string().optional(),
        given: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  gender: z.string().optional(),
  birthDate: z.string().optional(),
  deceasedDateTime: z.string().optional(),
  deceasedBoolean: z.boolean().optional(),
  generalPractitioner: z
    .array(
      z.object({
        identifier: z
          .object({ system: z.string().optional(), value: z.string().optional(), period })
          .optional(),
      }),
    )
    .optional(),
})

const ODS_SYSTEM = 'https://fhir.nhs.uk/Id/ods-organization-code'

/** What an answer other than 200 means. The first row that fits decides; without one it is our own fault. */
export const PDS_ERRORS: {
  rule: string
  status(status: number): boolean
  code?: string
  refusal: RefusalCode
}[] = [
  {
    rule: 'pds/RESOURCE_NOT_FOUND',
    status: (status) => status === 404,
    code: 'RESOURCE_NOT_FOUND',
    refusal: 'number-not-on-pds',
  },
  {
    rule: 'pds/INVALIDATED_RESOURCE',
    status: (status) => status === 404,
    code: 'INVALIDATED_RESOURCE',
    refusal: 'record-invalidated',
  },
  {
    rule: 'pds/INVALID_RESOURCE_ID',
    status: (status) => status === 400,
    code: 'INVALID_RESOURCE_ID',
    refusal: 'number-invalid',
  },
  {
    rule: 'pds/temporary',
    status: (status) => status === 408 || status === 429 || status >= 500,
    refusal: 'pds-unavailable',
  },
]

/** The Personal Demographics Service. */
export interface Pds {
  /** Throws `Refusal`. */
  read(nhsNumber: string, traceId: string, signal: AbortSignal): Promise<PdsFacts>
}

/** PDS FHIR API (R4), "Get patient details", application-restricted. */
export function pds(
  settings: Pick<GpConnectSettings, 'pdsUrl' | 'limits'>,
  ports: GpConnectPorts,
  token: ApiToken,
  ids: RequestIds,
): Pds {
  async function call(nhsNumber: string, traceId: string, signal: AbortSignal): Promise<ApiAnswer> {
    const bearer = await token.get(signal)
    try {
      return await callApi({
        method: 'GET',
        url: `${settings.pdsUrl}/Patient/${nhsNumber}`,
        headers: {
          Accept: 'application/fhir+json',
          Authorization: `Bearer ${bearer}`,
          'X-Request-ID': ids.take(nhsNumber, ports.now()),
          'X-Correlation-ID': traceId,
        },
        limits: settings.limits,
        signal,
      })
    } catch (error) {
      if (!(error instanceof ExchangeFault)) throw error
      throw new Refusal(error.kind === 'cancelled' ? 'cancelled' : 'pds-unavailable')
    }
  }

  return {
    async read(nhsNumber, traceId, signal) {
      const answer = await call(nhsNumber, traceId, signal)
      if (answer.status === 401) token.forget()
      if (answer.status !== 200) {
        const refusal = pdsRefusal(answer.status, answer.json)
        if (refusal !== 'pds-unavailable') ids.done(nhsNumber)
        throw new Refusal(refusal)
      }
      const facts = pdsFacts(answer.json, ports.now().getTime() - age(answer))
      if (facts === null) throw new Refusal('pds-unavailable')
      ids.done(nhsNumber)
      return facts
    },
  }
}

/** The refusal for an answer of PDS that is none of a patient. */
export function pdsRefusal(status: number, json: unknown): RefusalCode {
  const code = spineCode(json)
  const row = PDS_ERRORS.find(
    (row) => row.status(status) && (row.code === undefined || row.code === code),
  )
  return row?.refusal ?? 'retrieval-failed'
}

/** Null when the answer is no PDS Patient. */
export function pdsFacts(json: unknown, saidAt: number): PdsFacts | null {
  const read = PdsPatient.safeParse(json)
  if (!read.success) return null
  const patient = read.data
  const name = patient.name?.find(({ use }) => use === 'usual') ?? patient.name?.[0]
  const today = new Date(saidAt).toISOString().slice(0, 10)
  const practice = patient.generalPractitioner
    ?.map(({ identifier }) => identifier)
    .find(
      (identifier) =>
        identifier?.system === ODS_SYSTEM &&
        (identifier.period?.start ?? '') <= today &&
        (identifier.period?.end ?? today) >= today,
    )
  return {
    nhsNumber: patient.id,
    confidentiality: patient.meta?.security?.[0]?.code ?? null,
    deceased: patient.deceasedDateTime !== undefined || patient.deceasedBoolean === true,
    practiceOds: practice?.value || null,
    family: name?.family ?? '',
    given: name?.given?.join(' ') ?? '',
    birthDate: patient.birthDate ?? '',
    gender: patient.gender ?? 'unknown',
    saidAt,
  }
}

/** An answer out of a cache on the way is as old as the cache says. */
function age({ headers }: ApiAnswer): number {
  const seconds = Number(headers.age ?? 0)
  return Number.isFinite(seconds) ? seconds * 1000 : 0
}
