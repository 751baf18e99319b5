import { answered, probe, textOf } from './check/probe.ts'
import {
  differences,
  type RegistrationBody,
  type RegistrationChoice,
  RegistrationFault,
  readRegistered,
  registrationBody,
} from './client-registration.ts'
import type { Manifest } from './manifest.ts'
import { entryHints, vendorEntry } from './registration-sheet.ts'
import { TO_FILL_IN } from './to-fill-in.ts'

export interface RegisterOptions {
  iss: string
  manifest: Manifest
  choice: RegistrationChoice
  /** Initial access token (RFC 7591 3), where the server wants one. */
  accessToken: string | null
  json: boolean
  /** The vendors file alone, or with `json` the whole answer. */
  out(text: string): void
  /** For the person, beside the file. */
  say(text: string): void
}

/** Registers the panel and says what came of it; 0 when the panel can work with that. Throws `RegistrationFault`. */
export async function registerCommand(options: RegisterOptions): Promise<number> {
  const { iss, manifest, choice, accessToken, out, say } = options
  const document = await discover(iss)
  const endpoint = textOf(document, 'registration_endpoint')
  if (endpoint === undefined) {
    if (!options.json) {
      out(
        vendorsFile(
          entryFor(iss, document, { choice, clientId: TO_FILL_IN.clientId, clientSecret: null }),
        ),
      )
      say(
        [
          '',
          `Above: the vendors file for a client that you register by hand; put its id in place of ${TO_FILL_IN.clientId}.`,
          ...entryHints(choice),
          '',
        ].join('\n'),
      )
    }
    throw new RegistrationFault(
      'The server names no registration_endpoint. Register by hand from the sheet: npm run vendor -- manifest',
    )
  }
  const asked = registrationBody(manifest, choice)
  const post = async (body: RegistrationBody) => {
    const answer = await probe(endpoint, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        ...(accessToken === null ? {} : { authorization: `Bearer ${accessToken}` }),
      },
      body: JSON.stringify(body),
    })
    if (!answered(answer)) throw new RegistrationFault(`${endpoint}: ${answer.unreachable}`)
    return answer
  }
  let answer = await post(asked)
  // Some servers refuse a grant that they do not offer instead of leaving it out, as RFC 7591 lets them do either.
  if (answer.status === 400 && /grant_types/.test(answer.text)) {
    answer = await post({ ...asked, grant_types: ['authorization_code'] })
  }
  const registered = readRegistered(answer.status, answer.text)
  const different = differences(asked, registered.metadata)
  const entry = entryFor(iss, document, { ...registered, choice })
  const works = different.every(({ bearable }) => bearable)
  if (options.json) {
    out(`${JSON.stringify({ ...registered, differences: different, works, entry }, null, 2)}\n`)
    return works ? 0 : 1
  }
  const lines = [
    `Registered at ${endpoint} as client ${registered.clientId}`,
    ...(registered.clientSecret === null
      ? []
      : [
          `A secret was issued${registered.secretEnds === null ? '' : `; it ends ${registered.secretEnds}`}. It stands in the entry below: keep it safe.`,
        ]),
    '',
    different.length === 0
      ? 'Everything was registered as it was asked.'
      : 'Registered otherwise than asked:',
    ...different.flatMap(({ member, asked: wanted, got, bearable, means }) => [
      `  ${bearable ? 'differs' : 'DOES NOT WORK'} ${member}`,
      `    asked ${JSON.stringify(wanted)}`,
      `    got   ${JSON.stringify(got)}`,
      `    so    ${means}`,
    ]),
    '',
    'The vendors file stands on standard output.',
    ...entryHints(choice),
    '',
    '',
  ]
  say(lines.join('\n'))
  out(vendorsFile(entry))
  return works ? 0 : 1
}

const vendorsFile = (entry: object) => `${JSON.stringify({ vendors: [entry] }, null, 2)}\n`

const entryFor = (
  iss: string,
  document: unknown,
  client: { clientId: string; clientSecret: string | null; choice: RegistrationChoice },
) =>
  vendorEntry({
    iss,
    issuer: textOf(document, 'issuer') ?? iss,
    endpointOrigins: originsIn(document),
    ...client,
  })

async function discover(iss: string): Promise<unknown> {
  const base = iss.replace(/\/$/, '')
  for (const path of ['smart-configuration', 'openid-configuration']) {
    const answer = await probe(`${base}/.well-known/${path}`)
    if (answered(answer) && answer.status === 200 && typeof answer.json === 'object') {
      return answer.json
    }
  }
  throw new RegistrationFault(
    `There is no discovery document under ${base}. Run the check first: npm run vendor -- check ${iss}`,
  )
}

function originsIn(document: unknown): readonly string[] {
  const names = ['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'revocation_endpoint']
  const origins = names.flatMap((name) => {
    const origin = URL.parse(textOf(document, name) ?? '')?.origin
    return origin === undefined ? [] : [origin]
  })
  return [...new Set(origins)]
}
