import { createHash } from 'node:crypto'
import type { Practice } from '../world.ts'
import { type Fault, platformFault } from './outcome.ts'
import { type Consumer, serviceRoot } from './proxy-rules.ts'
import { type RawRequest, STRUCTURED } from './wire.ts'

export interface SdsContext {
  practices: readonly Practice[]
  consumers: readonly Consumer[]
  supplierOds: string
  apiKey: string
  /** What SDS holds as a practice's address, which may be out of date. */
  addressOf(practice: Practice): string
}

const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code'
const INTERACTION = 'https://fhir.nhs.uk/Id/nhsServiceInteractionId'
const PARTY_KEY = 'https://fhir.nhs.uk/Id/nhsMhsPartyKey'

interface Search {
  resource: string
  /** Values by parameter and system, e.g. `identifier|https://…/nhsMhsPartyKey`. */
  tokens: ReadonlyMap<string, string>
  malformed: boolean
}

/** Reads a query as SDS does: `|` must be percent-encoded, parameters that it does not know are refused. */
function readSearch(path: string): Search {
  const [resource = '', query = ''] = path.replace(/^\//, '').split('?')
  const tokens = new Map<string, string>()
  let malformed = query.includes('|')
  for (const pair of query.split('&').filter(Boolean)) {
    const [name = '', encoded = ''] = pair.split('=')
    const [system = '', value = ''] = decodeURIComponent(encoded).split('|')
    const known =
      (/^(organization|manufacturing-organization)$/.test(name) && system === ODS) ||
      (name === 'identifier' && (system === INTERACTION || system === PARTY_KEY))
    if (!known || value === '') malformed = true
    tokens.set(`${name}|${system}`, value)
  }
  return { resource, tokens, malformed }
}

const organisation = ({ tokens }: Search) => tokens.get(`organization|${ODS}`)
const interaction = ({ tokens }: Search) => tokens.get(`identifier|${INTERACTION}`)
const partyKey = ({ tokens }: Search) => tokens.get(`identifier|${PARTY_KEY}`)
const supplier = ({ tokens }: Search) => tokens.get(`manufacturing-organization|${ODS}`)

const badQuery = () => platformFault(400, 'required', 'BAD_REQUEST', 'Missing or invalid query')

/** What the SDS FHIR API demands of a request, in order. */
export const SDS_RULES: {
  rule: string
  refuses(request: RawRequest, search: Search, context: SdsContext): Fault | null
}[] = [
  {
    rule: 'sds/verb',
    refuses: ({ method }) =>
      method === 'GET'
        ? null
        : platformFault(405, 'not-supported', 'METHOD_NOT_ALLOWED', 'Method not allowed'),
  },
  {
    rule: 'sds/apikey',
    refuses: ({ headers }, _search, { apiKey }) =>
      headers.apikey === apiKey
        ? null
        : platformFault(401, 'forbidden', 'ACCESS_DENIED', 'Missing or invalid apikey'),
  },
  {
    rule: 'sds/path',
    refuses: (_request, { resource }) =>
      resource === 'Endpoint' || resource === 'Device'
        ? null
        : platformFault(404, 'not-found', 'RESOURCE_NOT_FOUND', 'Unsupported path'),
  },
  { rule: 'sds/query', refuses: (_request, { malformed }) => (malformed ? badQuery() : null) },
  {
    rule: 'sds/Endpoint-query',
    refuses: (_request, search) => {
      if (search.resource !== 'Endpoint' || supplier(search) !== undefined) {
        return search.resource === 'Endpoint' ? badQuery() : null
      }
      const given = [organisation, interaction, partyKey].filter((one) => one(search) !== undefined)
      return given.length < 2 ? badQuery() : null
    },
  },
  {
    rule: 'sds/Device-query',
    refuses: (_request, search) =>
      search.resource === 'Device' &&
      (organisation(search) === undefined || interaction(search) === undefined)
        ? badQuery()
        : null,
  },
]

/** `GET /Endpoint` and `GET /Device` of the Spine Directory Service FHIR API. */
export function sdsAnswer(
  request: RawRequest,
  path: string,
  context: SdsContext,
): { rule: string | null; answer: Fault } {
  const search = readSearch(path)
  for (const { rule, refuses } of SDS_RULES) {
    const answer = refuses(request, search, context)
    if (answer !== null) return { rule, answer }
  }
  const found =
    search.resource === 'Endpoint' ? endpoints(search, context) : devices(search, context)
  const entry = found.map((resource) => ({
    fullUrl: `https://directory.sandbox.example/${resource.resourceType}/${resource.id}`,
    resource,
    search: { mode: 'match' },
  }))
  return {
    rule: null,
    answer: {
      status: 200,
      body: { resourceType: 'Bundle', type: 'searchset', total: entry.length, entry },
    },
  }
}

function endpoints(search: Search, { practices, addressOf }: SdsContext) {
  return practices
    .filter(
      (practice) =>
        practice.script !== 'not-in-sds' &&
        [undefined, practice.ods].includes(organisation(search)) &&
        [undefined, STRUCTURED].includes(interaction(search)) &&
        [undefined, practice.partyKey].includes(partyKey(search)),
    )
    .map((practice) => ({
      resourceType: 'Endpoint',
      id: uuidOf(`endpoint ${practice.ods}`),
      status: 'active',
      connectionType: {
        system: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type',
        code: 'hl7-fhir-msg',
        display: 'HL7 FHIR Messaging',
      },
      payloadType: [{ coding: [{ code: 'any', display: 'Any' }] }],
      address: addressOf(practice),
      managingOrganization: { identifier: { system: ODS, value: practice.ods } },
      identifier: [
        { system: 'https://fhir.nhs.uk/Id/nhsMhsFQDN', value: new URL(serviceRoot(practice)).host },
        { system: PARTY_KEY, value: practice.partyKey },
        { system: 'https://fhir.nhs.uk/Id/nhsMhsCPAId', value: 'S000000000001' },
      ],
    }))
}

function devices(search: Search, { practices, consumers, supplierOds }: SdsContext) {
  if (interaction(search) !== STRUCTURED) return []
  const ods = organisation(search)
  const practice = practices.find((one) => one.ods === ods)
  const own = consumers.filter((one) => one.ods === ods)
  const systems = [
    ...own.map(({ asid }) => ({ asid, key: `${ods}-000001`, maker: supplierOds })),
    ...(practice === undefined
      ? []
      : [
          // The practice's own consumer system comes first: only the party key tells it from the provider.
          { asid: consumerAsid(practice), key: `${practice.ods}-000099`, maker: 'YGM99' },
          { asid: practice.asid, key: practice.partyKey, maker: 'YGM99' },
        ]),
  ]
  return systems
    .filter(
      ({ key, maker }) =>
        [undefined, key].includes(partyKey(search)) &&
        [undefined, maker].includes(supplier(search)),
    )
    .map(({ asid, key, maker }) => ({
      resourceType: 'Device',
      id: uuidOf(`device ${asid}`),
      identifier: [
        { system: 'https://fhir.nhs.uk/Id/nhsSpineASID', value: asid },
        { system: PARTY_KEY, value: key },
      ],
      extension: [
        {
          url: 'https://fhir.nhs.uk/StructureDefinition/Extension-SDS-ManufacturingOrganisation',
          valueReference: { identifier: { system: ODS, value: maker } },
        },
      ],
      owner: { identifier: { system: ODS, value: ods ?? '' } },
    }))
}

/** A system of the practice that asks others; never the one to send to. */
function consumerAsid({ asid }: Practice): string {
  return String(Number(asid) + 500_000)
}

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex').toUpperCase()
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-')
}
