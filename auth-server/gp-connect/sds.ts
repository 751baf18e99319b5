import { z } from 'zod'
import type { RefusalCode } from '../contract.ts'
import { Refusal } from '../refusal.ts'
import { ExchangeFault } from './http-exchange.ts'
import { INTERACTION } from './interaction.ts'
import { callApi } from './nhs-api.ts'
import type { RequestingOrganisation } from './retrieval.ts'
import type { GpConnectPorts, GpConnectSettings } from './settings.ts'

/** Where a practice's system is, and under which ids the two systems speak. Valid for one patient encounter only. */
export interface SpineRoute {
  /** Service root exactly as SDS gives it; opaque. */
  address: string
  /** ASID of the practice's system. */
  to: string
  /** ASID of the asking organisation's system. */
  from: string
}

const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code'
const SERVICE_INTERACTION = 'https://fhir.nhs.uk/Id/nhsServiceInteractionId'
const PARTY_KEY = 'https://fhir.nhs.uk/Id/nhsMhsPartyKey'
const ASID = 'https://fhir.nhs.uk/Id/nhsSpineASID'

const Found = z.object({
  resourceType: z.literal('Bundle'),
  entry: z
    .array(
      z.object({
        resource: z
          .object({
            resourceType: z.string().optional(),
            status: z.string().optional(),
            address: z.string().optional(),
            identifier: z
              .array(z.object({ system: z.string().optional(), value: z.string().optional() }))
              .optional(),
          })
          .optional(),
      }),
    )
    .optional(),
})
type FoundResource = NonNullable<NonNullable<z.output<typeof Found>['entry']>[number]['resource']>

/** What an answer other than 200 means; without a fitting row it is our own fault. */
export const SDS_ERRORS: {
  rule: string
  status(status: number): boolean
  refusal: RefusalCode
}[] = [
  {
    rule: 'sds/temporary',
    status: (status) => status === 408 || status === 429 || status >= 500,
    refusal: 'sds-unavailable',
  },
]

/** The Spine Directory Service. */
export interface Sds {
  /** Looks everything up afresh: nothing of SDS is kept between patients or sessions. Throws `Refusal`. */
  find(
    practiceOds: string,
    organisation: RequestingOrganisation,
    signal: AbortSignal,
  ): Promise<SpineRoute>
  /** Whether the practice is listed with an endpoint and a system behind it. Throws `Refusal` when SDS cannot tell. */
  lists(practiceOds: string, signal: AbortSignal): Promise<boolean>
}

/** Spine Directory Service FHIR API (R4): Endpoint first, then the Device of the same party key. */
export function sds(
  settings: Pick<GpConnectSettings, 'sdsUrl' | 'api' | 'limits' | 'supplierOds'>,
  ports: GpConnectPorts,
): Sds {
  async function search(
    resource: 'Endpoint' | 'Device',
    query: readonly (readonly [string, string, string])[],
    signal: AbortSignal,
  ): Promise<FoundResource[]> {
    const text = query
      .map(([name, system, value]) => `${name}=${encodeURIComponent(`${system}|${value}`)}`)
      .join('&')
    let answer: Awaited<ReturnType<typeof callApi>>
    try {
      answer = await callApi({
        method: 'GET',
        url: `${settings.sdsUrl}/${resource}?${text}`,
        headers: {
          Accept: 'application/fhir+json',
          apikey: settings.api.key,
          'X-Correlation-Id': ports.uuid(),
        },
        limits: settings.limits,
        signal,
      })
    } catch (error) {
      if (!(error instanceof ExchangeFault)) throw error
      throw new Refusal(error.kind === 'cancelled' ? 'cancelled' : 'sds-unavailable')
    }
    if (answer.status !== 200) throw new Refusal(sdsRefusal(answer.status))
    return foundIn(answer.json, resource)
  }

  async function practiceRoute(ods: string, signal: AbortSignal) {
    const endpoints = await search(
      'Endpoint',
      [
        ['organization', ODS, ods],
        ['identifier', SERVICE_INTERACTION, INTERACTION],
      ],
      signal,
    )
    const endpoint = endpointOf(endpoints)
    // The party key keeps the practice's own consumer systems out of the answer.
    const devices = await search(
      'Device',
      [
        ['organization', ODS, ods],
        ['identifier', SERVICE_INTERACTION, INTERACTION],
        ['identifier', PARTY_KEY, endpoint.partyKey],
      ],
      signal,
    )
    const to = asidOf(devices)
    if (to === null) throw new Refusal('practice-does-not-share')
    return { address: endpoint.address, to }
  }

  async function ownAsid(organisation: RequestingOrganisation, signal: AbortSignal) {
    if (organisation.asid !== null) return organisation.asid
    const devices = await search(
      'Device',
      [
        ['organization', ODS, organisation.ods],
        ['identifier', SERVICE_INTERACTION, INTERACTION],
        ['manufacturing-organization', ODS, settings.supplierOds],
      ],
      signal,
    )
    const from = asidOf(devices)
    if (from === null) throw new Refusal('retrieval-failed')
    return from
  }

  return {
    async find(practiceOds, organisation, signal) {
      const [practice, from] = await Promise.all([
        practiceRoute(practiceOds, signal),
        ownAsid(organisation, signal),
      ])
      return { ...practice, from }
    },
    async lists(practiceOds, signal) {
      try {
        await practiceRoute(practiceOds, signal)
        return true
      } catch (fault) {
        if (fault instanceof Refusal && fault.code === 'practice-does-not-share') return false
        throw fault
      }
    },
  }
}

/** The refusal for a status of SDS. */
export function sdsRefusal(status: number): RefusalCode {
  return SDS_ERRORS.find((row) => row.status(status))?.refusal ?? 'retrieval-failed'
}

/** Throws `sds-unavailable` when the answer is no search set. */
export function foundIn(json: unknown, resourceType: string): FoundResource[] {
  const read = Found.safeParse(json)
  if (!read.success) throw new Refusal('sds-unavailable')
  return (read.data.entry ?? []).flatMap(({ resource }) =>
    resource?.resourceType === resourceType ? [resource] : [],
  )
}

/** The service root and party key; no endpoint means that the practice does not offer its records this way. */
export function endpointOf(found: readonly FoundResource[]): { address: string; partyKey: string } {
  for (const endpoint of found) {
    const partyKey = identifierOf(endpoint, PARTY_KEY)
    const { address, status } = endpoint
    if (partyKey === null || address === undefined || (status ?? 'active') !== 'active') continue
    // It goes into a request line as it is.
    if (!/^https?:\/\/[!-~]+$/.test(address)) throw new Refusal('retrieval-failed')
    return { address, partyKey }
  }
  throw new Refusal('practice-does-not-share')
}

/** The ASID of the first Device that has one. */
export function asidOf(found: readonly FoundResource[]): string | null {
  for (const device of found) {
    const asid = identifierOf(device, ASID)
    if (asid !== null) return asid
  }
  return null
}

function identifierOf({ identifier }: FoundResource, system: string): string | null {
  return identifier?.find((one) => one.system === system)?.value ?? null
}
