import { isLoopbackHttp } from '../../allow-list.ts'
import { LEAST_SCOPES } from '../wanted-scopes.ts'
import type { Findings } from './findings.ts'
import { type Answer, answered, member, type Probed, probe, textOf, textsOf } from './probe.ts'
import type { RuleId } from './rules.ts'
import type { Server, Subject } from './server-under-test.ts'

const PATH = '.well-known/smart-configuration'

/** Reads the SMART document as a browser on the panel's origin would; null when there is none to go on with. */
export async function readDiscovery(found: Findings, { iss, panel }: Subject): Promise<unknown> {
  const base = `${iss.replace(/\/$/, '')}/`
  const address = `${base}${PATH}`
  const answer = await probe(address, { headers: { accept: 'application/json', origin: panel } })
  if (!reached(found, address, answer)) {
    return standIn(found, base)
  }
  const type = answer.headers.get('content-type') ?? ''
  if (typeof answer.json !== 'object' || answer.json === null || Array.isArray(answer.json)) {
    found.fail(
      'discovery-type',
      `${type || 'no content type'}, and no JSON object`,
      'Answer with one JSON object; a sign-in page or an error page with status 200 is not one.',
    )
    return null
  }
  if (/^application\/(.+\+)?json\b/.test(type)) found.pass('discovery-type', type)
  else {
    found.warn(
      'discovery-type',
      `JSON, sent as ${type || 'nothing'}`,
      'Send Content-Type: application/json.',
    )
  }
  checkCors(found, answer, panel)
  return answer.json
}

function reached(found: Findings, address: string, answer: Probed): answer is Answer {
  const rule = 'discovery-answers'
  if (!answered(answer)) {
    found.fail(
      rule,
      `${address}: ${answer.unreachable}`,
      'Make the FHIR base reachable from the server that runs the panel: name, port, firewall, certificate.',
    )
    return false
  }
  const { status, headers } = answer
  if (status === 200) {
    found.pass(rule, address)
    return true
  }
  const seen = `${address} answered ${status}`
  if (status === 401 || status === 403) {
    found.fail(rule, seen, 'Serve this one document without sign-in: it is read before anyone is.')
  } else if (status >= 300 && status < 400) {
    const to = headers.get('location') ?? 'nowhere'
    found.fail(
      rule,
      `${seen}, to ${to}`,
      'Answer at this very address: a redirect is not followed, since the address was checked and its target was not.',
    )
  } else if (status >= 500) {
    found.fail(rule, seen, 'Mend the fault of the server; its log says which.')
  } else {
    found.fail(
      rule,
      seen,
      `Serve a JSON document at the FHIR base followed by /${PATH}, even where the base has a path.`,
    )
  }
  return false
}

/** Where there is no SMART document, an OpenID Connect one shows the other faults in the same run. */
async function standIn(found: Findings, base: string): Promise<unknown> {
  const beside = [base, `${new URL(base).origin}/`]
  const answers = await Promise.all(
    [...new Set(beside)].map((each) => probe(`${each}.well-known/openid-configuration`)),
  )
  const answer = answers
    .filter(answered)
    .find(({ status, json }) => status === 200 && textOf(json, 'issuer') !== undefined)
  if (answer === undefined) return null
  found.warn(
    'discovery-answers',
    `In its place ${answer.url} is checked below`,
    `Serve this at ${base}${PATH}, with Access-Control-Allow-Origin: *; the capabilities in it are promises: keep them before going live. ${JSON.stringify(draftOf(answer.json))}`,
  )
  return answer.json
}

/** SMART App Launch 2.2, Conformance: client types. */
const CLIENT_KINDS = {
  none: 'client-public',
  client_secret_basic: 'client-confidential-symmetric',
  private_key_jwt: 'client-confidential-asymmetric',
} as const

/** A SMART document for an authorization server that so far has an OpenID Connect one only. */
function draftOf(openId: unknown): object {
  const methods = textsOf(openId, 'token_endpoint_auth_methods_supported')
  const kinds = Object.entries(CLIENT_KINDS).filter(([method]) => methods.includes(method))
  const copied = [
    'issuer',
    'jwks_uri',
    'authorization_endpoint',
    'token_endpoint',
    'revocation_endpoint',
    'introspection_endpoint',
    'registration_endpoint',
    'token_endpoint_auth_methods_supported',
    'token_endpoint_auth_signing_alg_values_supported',
    'authorization_response_iss_parameter_supported',
  ]
  return {
    ...Object.fromEntries(
      copied.flatMap((name) => {
        const value = member(openId, name)
        return value === undefined ? [] : [[name, value]]
      }),
    ),
    grant_types_supported: ['authorization_code', 'refresh_token'],
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: [...new Set([...textsOf(openId, 'scopes_supported'), ...LEAST_SCOPES])],
    capabilities: [
      'launch-ehr',
      ...kinds.map(([, capability]) => capability),
      'sso-openid-connect',
      'context-ehr-patient',
      'permission-patient',
      'permission-v2',
    ],
  }
}

function checkCors(found: Findings, { headers }: Answer, panel: string): void {
  const allowed = headers.get('access-control-allow-origin')
  if (allowed === '*' || allowed === panel) {
    found.pass('discovery-cors', `Access-Control-Allow-Origin: ${allowed}`)
    return
  }
  found.fail(
    'discovery-cors',
    allowed === null
      ? 'There is no Access-Control-Allow-Origin'
      : `Access-Control-Allow-Origin: ${allowed}, which is not ${panel}`,
    'Send Access-Control-Allow-Origin: * with this document: it holds nothing secret, and the launch page reads it.',
  )
}

/** Reads the endpoints and features out of the document. */
export function checkDocument(found: Findings, subject: Subject, document: unknown): Server {
  const endpoint = (name: string, rule: RuleId | null): string | null => {
    const said = textOf(document, name)
    if (said === undefined) {
      if (rule !== null) {
        found.fail(rule, `${name} is missing`, `Name the ${name} in the discovery document.`)
      }
      return null
    }
    const url = URL.parse(said, `${subject.iss.replace(/\/$/, '')}/`)
    if (url === null) {
      if (rule !== null) found.fail(rule, `${name}: ${said}`, 'Give an absolute https address.')
      return null
    }
    if (rule === null) return url.href
    if (url.protocol !== 'https:' && !isLoopbackHttp(url)) {
      found.fail(rule, `${name}: ${said} is not https`, 'Serve it over https only.')
    } else if (url.hash !== '') {
      found.fail(rule, `${name}: ${said} has a fragment`, 'Leave the fragment out.')
    } else if (!URL.canParse(said)) {
      found.warn(rule, `${name}: ${said} is relative`, `Write it in full: ${url.href}`)
    } else found.pass(rule, said)
    return URL.canParse(said) ? said : url.href
  }
  const server: Server = {
    document,
    issuer: textOf(document, 'issuer') ?? null,
    authorizationEndpoint: endpoint('authorization_endpoint', 'authorization-endpoint'),
    tokenEndpoint: endpoint('token_endpoint', 'token-endpoint'),
    jwksUri: endpoint('jwks_uri', null),
    revocationEndpoint: endpoint('revocation_endpoint', null),
    registrationEndpoint: endpoint('registration_endpoint', null),
    namesIssuerInAnswer:
      member(document, 'authorization_response_iss_parameter_supported') === true,
    idTokenAlgorithms: textsOf(document, 'id_token_signing_alg_values_supported'),
  }
  if (server.revocationEndpoint === null) {
    found.warn(
      'revocation',
      'revocation_endpoint is missing',
      'Offer RFC 7009 revocation; without it a token lives on until it ends by itself.',
    )
  } else found.pass('revocation', server.revocationEndpoint)
  return server
}
