import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { checkCommand } from './launch/registration/check-command.ts'
import {
  type ClientMethod,
  chosenScopes,
  type RegistrationChoice,
  RegistrationFault,
  registrationBody,
} from './launch/registration/client-registration.ts'
import {
  type Manifest,
  manifestFor,
  PLACEHOLDER,
  readManifest,
  withOperator,
} from './launch/registration/manifest.ts'
import { FORMS, registrationFor } from './launch/registration/other-forms.ts'
import { registerCommand } from './launch/registration/register-command.ts'
import { registrationSheet } from './launch/registration/registration-sheet.ts'
import { simulateCommand } from './launch/registration/simulate/simulate-command.ts'
import { OPTIONAL_PARTS } from './launch/registration/wanted-scopes.ts'
import { generateSigningKeys } from './launch/signing-keys.ts'
import { isWrongUsage, WRONG_USAGE } from './wrong-usage.ts'

const USAGE = `npm run vendor -- manifest [--base URL] [--json] [--for ${FORMS.join('|')}]
    What to register: a sheet in words, and the RFC 7591 body (alone with --json; in another server's form with --for).

npm run vendor -- register ISS --base URL [--token-file FILE] [--json]
    Registers by RFC 7591 at the registration endpoint of that server, compares what came back with what was asked,
    and prints the vendors file with its entry (the rest goes to standard error). Without such an endpoint it prints the
    entry for a client that is registered by hand.

npm run vendor -- keys
    A new private key set for SIGNING_KEYS_FILE: one RSA key (RS384) and one on P-384 (ES384).

npm run vendor -- check ISS [--json] [--page ORIGIN] [--base URL] [--vendors FILE]
    Checks a SMART server against what Backstory needs. ISS is its FHIR base URL. The exit code is 1 when something fails.
    A launch is tried too when a client is named:
      --client-id ID  with --secret-file FILE, or --keys FILE --alg ES384|RS384, or neither for a public client
      --launch VALUE  a launch value made by the vendor: the check then walks by itself, with --redirect-uri as registered
      --port N        else a browser walks: register launch URL http://127.0.0.1:N/launch and redirect URI
                      http://127.0.0.1:N/callback (N is 8765 unless given), and open the app in the vendor's system
      --write-note    also writes one note, which says that it may be deleted
    With --vendors the client, scopes and origins are those of the entry for ISS in that file.

npm run vendor -- check ISS --simulate [--port N] [--client-id ID] [--secret-file FILE]
    A stand-in for Backstory that talks to ISS and shows a vendor's developer everything it sends and gets: each client type, each mistake.

Of manifest and register: --contact WORDS, --terms URL, --privacy URL (of whoever runs the panel; CONTACT, TERMS_URL and PRIVACY_URL in serve)

Common: --scope WORDS (other scopes than those of the manifest), --method private_key_jwt|client_secret_basic|none, --alg ES384|RS384, --with ${OPTIONAL_PARTS.join(',')}
`

const OPTIONS = {
  base: { type: 'string' },
  json: { type: 'boolean', default: false },
  for: { type: 'string' },
  method: { type: 'string', default: 'private_key_jwt' },
  alg: { type: 'string', default: 'ES384' },
  with: { type: 'string', default: '' },
  contact: { type: 'string' },
  terms: { type: 'string' },
  privacy: { type: 'string' },
  'token-file': { type: 'string' },
  page: { type: 'string' },
  vendors: { type: 'string' },
  'client-id': { type: 'string' },
  'secret-file': { type: 'string' },
  keys: { type: 'string' },
  launch: { type: 'string' },
  'redirect-uri': { type: 'string' },
  port: { type: 'string', default: '8765' },
  scope: { type: 'string' },
  'write-note': { type: 'boolean', default: false },
  simulate: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values']

class UsageFault extends Error {
  override readonly name = 'UsageFault'
}

const out = (words: string) => void process.stdout.write(words)
const say = (words: string) => void process.stderr.write(words)

process.exitCode = await run(process.argv.slice(2)).catch((fault: unknown) => {
  const isUsage = fault instanceof UsageFault || isWrongUsage(fault)
  if (!isUsage && !(fault instanceof RegistrationFault)) throw fault
  say(`${fault.message}\n`)
  return isUsage ? WRONG_USAGE : 1
})

async function run(given: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...given],
    options: OPTIONS,
    allowPositionals: true,
  })
  const [command, iss, ...more] = positionals
  if (values.help || command === undefined || more.length > 0) {
    process.stderr.write(USAGE)
    return values.help ? 0 : WRONG_USAGE
  }
  const choice = choiceOf(values)
  switch (command) {
    case 'manifest':
      printManifest(values, choice)
      return 0
    case 'keys':
      out(`${await generateSigningKeys()}\n`)
      return 0
    case 'register':
      if (iss === undefined) throw new UsageFault('register needs the FHIR base URL of the server')
      if (values.base === undefined) {
        throw new UsageFault('register needs --base, the address of your panel')
      }
      return registerCommand({
        iss,
        manifest: manifestOf(values),
        choice,
        accessToken: textOf(values['token-file']),
        json: values.json,
        out,
        say,
      })
    case 'check':
      if (iss === undefined) throw new UsageFault('check needs the FHIR base URL of the server')
      return values.simulate ? simulate(iss, values, choice) : check(iss, values, choice)
    default:
      throw new UsageFault(`There is no "${command}".\n\n${USAGE}`)
  }
}

function manifestOf({ base, contact, terms, privacy }: Values): Manifest {
  const text = readFileSync(resolve(import.meta.dirname, '../smart-manifest.json'), 'utf8')
  return readManifest(
    withOperator(manifestFor(text, baseOf(base) ?? PLACEHOLDER), { contact, terms, privacy }),
  )
}

function printManifest(values: Values, choice: RegistrationChoice): void {
  const manifest = manifestOf(values)
  const form = FORMS.find((each) => each === values.for)
  if (values.for !== undefined && form === undefined) {
    throw new UsageFault(`--for knows ${FORMS.join(', ')}`)
  }
  const body =
    form === undefined
      ? registrationBody(manifest, choice)
      : registrationFor(form, manifest, choice)
  if (!values.json && form === undefined) {
    out(`${registrationSheet(manifest, choice)}\nThe same as a body for RFC 7591:\n`)
  }
  out(`${JSON.stringify(body, null, 2)}\n`)
}

function simulate(iss: string, values: Values, choice: RegistrationChoice): Promise<number> {
  const client = {
    clientId: values['client-id'] ?? null,
    secret: textOf(values['secret-file']),
  }
  return simulateCommand(
    { iss, port: portOf(values.port), scopes: chosenScopes(choice), ...client },
    out,
  )
}

function check(iss: string, values: Values, choice: RegistrationChoice): Promise<number> {
  const id = values['client-id']
  return checkCommand({
    iss,
    panel: baseOf(values.base) ?? PLACEHOLDER,
    page: values.page ?? null,
    choice,
    vendors: textOf(values.vendors),
    client: id === undefined ? null : { id, secret: textOf(values['secret-file']) },
    keys: textOf(values.keys),
    launch: values.launch ?? null,
    redirectUri: values['redirect-uri'] ?? null,
    port: portOf(values.port),
    writeNote: values['write-note'],
    json: values.json,
    out,
    say,
  })
}

function choiceOf(values: Values): RegistrationChoice {
  const methods: readonly ClientMethod[] = ['private_key_jwt', 'client_secret_basic', 'none']
  const method = methods.find((each) => each === values.method)
  if (method === undefined) throw new UsageFault(`--method knows ${methods.join(', ')}`)
  if (values.alg !== 'ES384' && values.alg !== 'RS384') {
    throw new UsageFault('--alg knows ES384 and RS384')
  }
  const parts = values.with.split(',').filter((part) => part !== '')
  const unknown = parts.filter((part) => !OPTIONAL_PARTS.some((known) => known === part))
  if (unknown.length > 0) throw new UsageFault(`--with knows ${OPTIONAL_PARTS.join(', ')}`)
  const scopes = values.scope?.split(/\s+/)
  return { method, alg: values.alg, parts, ...(scopes && { scopes }) }
}

function baseOf(text: string | undefined): string | null {
  if (text === undefined) return null
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    throw new UsageFault('--base is the address of the panel without a path: https://panel.example')
  }
  return url.origin
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new UsageFault('--port is a number from 0 to 65535')
  }
  return port
}

function textOf(path: string | undefined): string | null {
  if (path === undefined) return null
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    throw new UsageFault(`${path} cannot be read`)
  }
}
