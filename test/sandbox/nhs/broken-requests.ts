import type { Breakage } from './breakage.ts'
import { BROKEN_PARAMETERS } from './broken-parameters.ts'
import { RECEIVER, UNPAIRED } from './exchange.ts'
import { serviceRoot } from './proxy-rules.ts'
import type { RawRequest } from './wire.ts'

const header = (request: RawRequest, name: string, value: string | undefined): RawRequest => ({
  ...request,
  headers: { ...request.headers, [name.toLowerCase()]: value },
})

type Claims = { [claim: string]: unknown }

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The same request with another token. */
function token(request: RawRequest, change: (claims: Claims, head: Claims) => void): RawRequest {
  const [head = '', payload = ''] = (request.headers.authorization ?? '')
    .replace(/^Bearer /, '')
    .split('.')
    .map((part) => Buffer.from(part, 'base64url').toString('utf8'))
  const [newHead, claims] = [JSON.parse(head), JSON.parse(payload)] as [Claims, Claims]
  change(claims, newHead)
  return header(request, 'Authorization', `Bearer ${encode(newHead)}.${encode(claims)}.`)
}

const bad = { status: 400, code: 'BAD_REQUEST' }
const unsupported = { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' }
const resource = { status: 422, code: 'INVALID_RESOURCE' }

const without = (name: string): Breakage => ({
  rule: `header/${name}`,
  how: `without ${name}`,
  breaks: (request) => header(request, name, undefined),
  ...bad,
})
const withHeader = (name: string, value: string, answer = bad): Breakage => ({
  rule: `header/${name}`,
  how: `${name}: ${value}`,
  breaks: (request) => header(request, name, value),
  ...answer,
})
const claim = (
  name: string,
  how: string,
  change: (claims: Claims) => void,
  answer = bad,
): Breakage => ({
  rule: `token/${name}`,
  how,
  breaks: (request) => token(request, change),
  ...answer,
})
const noClaim = (name: string): Breakage =>
  claim(name, `${name} is null`, (claims) => {
    claims[name] = null
  })
const PROXY: readonly Breakage[] = [
  {
    rule: 'proxy/method',
    how: 'TRACE',
    breaks: (request) => ({ ...request, method: 'TRACE' }),
    status: 405,
    code: '405',
  },
  {
    rule: 'proxy/sender',
    how: 'an ASID that is not registered',
    breaks: (request) => header(request, 'Ssp-From', '200000000000'),
    status: 403,
    code: '403',
  },
  {
    rule: 'proxy/receiver',
    how: 'an ASID that nobody answers to',
    breaks: (request) => header(request, 'Ssp-To', '200000000000'),
    status: 403,
    code: '403',
  },
  {
    rule: 'proxy/pairing',
    how: 'a practice without an agreement',
    breaks: (request) =>
      header(
        {
          ...request,
          target: request.target.replace(serviceRoot(RECEIVER), serviceRoot(UNPAIRED)),
        },
        'Ssp-To',
        UNPAIRED.asid,
      ),
    status: 403,
    code: '403',
  },
  ...[
    ['a port added', (url: string) => url.replace('.example/A', '.example:443/A')],
    ['another case', (url: string) => url.replace('/gpconnect/', '/GPConnect/')],
    ['slashes collapsed', (url: string) => url.replace('https://', 'https:/')],
  ].map(
    ([how, change]): Breakage => ({
      rule: 'proxy/target-url',
      how: String(how),
      breaks: (request) => ({
        ...request,
        target: (change as (url: string) => string)(request.target),
      }),
      status: 400,
      code: '400',
    }),
  ),
]

const REQUEST: readonly Breakage[] = [
  {
    rule: 'request/verb',
    how: 'PUT',
    breaks: (request) => ({ ...request, method: 'PUT' }),
    ...bad,
  },
  {
    rule: 'request/operation',
    how: 'the operation in another case',
    breaks: (request) => ({
      ...request,
      target: request.target.replace('getstructured', 'getStructured'),
    }),
    ...bad,
  },
  {
    rule: 'request/operation',
    how: 'the dollar sign encoded',
    breaks: (request) => ({ ...request, target: request.target.replace('$gpc', '%24gpc') }),
    ...bad,
  },
  without('Ssp-TraceID'),
  withHeader('Ssp-TraceID', 'trace-1'),
  without('Ssp-From'),
  without('Ssp-To'),
  without('Ssp-InteractionID'),
  withHeader(
    'Ssp-InteractionID',
    'urn:nhs:names:services:gpconnect:fhir:operation:gpc.migratestructuredrecord-1',
  ),
  without('Content-Type'),
  withHeader('Content-Type', 'application/json', unsupported),
  withHeader('Content-Type', 'application/fhir+json; charset=utf-8', unsupported),
  without('Accept'),
  withHeader('Accept', 'text/html', unsupported),
  without('Accept-Encoding'),
  withHeader('Accept-Encoding', 'br'),
  without('Authorization'),
  withHeader('Authorization', 'Basic eDp5'),
]

const TOKEN: readonly Breakage[] = [
  {
    rule: 'token/form',
    how: 'without the final dot',
    breaks: (request) =>
      header(request, 'Authorization', (request.headers.authorization ?? '').slice(0, -1)),
    ...bad,
  },
  {
    rule: 'token/form',
    how: 'with a signature',
    breaks: (request) => header(request, 'Authorization', `${request.headers.authorization}c2ln`),
    ...bad,
  },
  {
    rule: 'token/base64url',
    how: 'a payload that is not base64url',
    breaks: (request) =>
      header(
        request,
        'Authorization',
        (request.headers.authorization ?? '').replace(/\.[^.]*\.$/, '.e+/=.'),
      ),
    ...bad,
  },
  {
    rule: 'token/header',
    how: 'another algorithm',
    breaks: (request) =>
      token(request, (_claims, head) => {
        head.alg = 'HS256'
      }),
    ...bad,
  },
  ...['iss', 'sub', 'aud', 'iat', 'exp', 'reason_for_request', 'requested_scope'].map(noClaim),
  ...['requesting_device', 'requesting_organization', 'requesting_practitioner'].map(noClaim),
  claim('sub-is-practitioner', 'sub is somebody else', (claims) => {
    claims.sub = 'somebody-else'
  }),
  ...[299, 301].map((life) =>
    claim('life', `good for ${life} seconds`, (claims) => {
      claims.exp = Number(claims.iat) + life
    }),
  ),
  claim('expired', 'made 301 seconds ago', (claims) => {
    claims.iat = Number(claims.iat) - 301
    claims.exp = Number(claims.exp) - 301
  }),
  claim('iat', 'made in an hour', (claims) => {
    claims.iat = Number(claims.iat) + 3_600
    claims.exp = Number(claims.exp) + 3_600
  }),
  claim('reason_for_request', 'for migration', (claims) => {
    claims.reason_for_request = 'migration'
  }),
  claim('requested_scope', 'with a confidentiality scope', (claims) => {
    claims.requested_scope = 'patient/*.read conf/N'
  }),
  ...['requesting_device', 'requesting_organization', 'requesting_practitioner'].map((name) =>
    claim(
      name,
      `${name} of another type`,
      (claims) => {
        claims[name] = { ...(claims[name] as Claims), resourceType: 'Basic' }
      },
      resource,
    ),
  ),
  claim(
    'requesting_practitioner',
    'a name in the DSTU2 form',
    (claims) => {
      claims.requesting_practitioner = {
        ...(claims.requesting_practitioner as Claims),
        name: { family: ['Okafor'] },
      }
    },
    resource,
  ),
]

/** Every rule that the proxy and a practice hold a request to, broken at least once, in the order in which they look. */
export const BREAKAGES: readonly Breakage[] = [...PROXY, ...REQUEST, ...TOKEN, ...BROKEN_PARAMETERS]
