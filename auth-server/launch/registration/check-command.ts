import { matchVendor } from '../allow-list.ts'
import { parseVendors } from '../read-vendors.ts'
import { generateSigningKeys, readSigningKeys } from '../signing-keys.ts'
import type { Vendor } from '../vendors.ts'
import { launchDesk } from './check/launch-desk.ts'
import type { TestClient } from './check/launch-request.ts'
import { reportAsJson, reportInWords } from './check/report.ts'
import { runCheck } from './check/run-check.ts'
import { selfDriven, type Walker } from './check/walk.ts'
import { type RegistrationChoice, RegistrationFault } from './client-registration.ts'
import { scopesToRegister } from './wanted-scopes.ts'

export interface CheckCommandOptions {
  iss: string
  panel: string
  page: string | null
  choice: RegistrationChoice
  /** Text of a vendors file. */
  vendors: string | null
  client: { id: string; secret: string | null } | null
  /** Text of a private JSON Web Key Set. */
  keys: string | null
  launch: string | null
  redirectUri: string | null
  port: number
  writeNote: boolean
  json: boolean
  out(text: string): void
  /** For the person, beside the report. */
  say(text: string): void
}

/** Runs the check and prints its report; 1 when something fails. */
export async function checkCommand(options: CheckCommandOptions): Promise<number> {
  const { iss, choice, say } = options
  const entry = options.vendors === null ? null : entryFor(iss, options.vendors)
  const client = clientOf(options, entry)
  const trial = client === null ? null : await trialWith(options, client, entry)
  try {
    if (trial !== null && 'launchUrl' in trial.walker) {
      say(
        `Open the app in the vendor's system now. Registered there must be:\n  launch URL    ${trial.walker.launchUrl}\n  redirect URI  ${trial.client.redirectUri}\n`,
      )
    }
    const report = await runCheck({
      subject: {
        iss,
        panel: options.panel,
        page: options.page ?? entry?.frameAncestors[0] ?? URL.parse(iss)?.origin ?? iss,
        entry,
        parts: choice.parts,
      },
      trial,
    })
    options.out(
      options.json ? `${JSON.stringify(reportAsJson(report), null, 2)}\n` : reportInWords(report),
    )
    return report.findings.some(({ outcome }) => outcome === 'fail') ? 1 : 0
  } finally {
    await trial?.walker.close()
  }
}

function entryFor(iss: string, text: string): Vendor {
  const strictness = { sandbox: true }
  const entry = matchVendor(parseVendors(text, strictness), iss, strictness)
  if (entry === null)
    throw new RegistrationFault(`The vendors file has no entry whose iss is ${iss}`)
  return entry
}

function clientOf(
  { client, keys, choice }: CheckCommandOptions,
  entry: Vendor | null,
): Vendor['client'] | null {
  if (client === null) return entry?.client ?? null
  if (client.secret !== null) {
    return { method: 'client_secret_basic', id: client.id, secret: client.secret }
  }
  if (keys === null) return { method: 'none', id: client.id }
  return { method: 'private_key_jwt', id: client.id, alg: choice.alg, audience: 'token-endpoint' }
}

async function trialWith(
  options: CheckCommandOptions,
  client: Vendor['client'],
  entry: Vendor | null,
): Promise<{ client: TestClient; walker: Walker; writeNote: boolean }> {
  const keys = await readSigningKeys(options.keys ?? (await generateSigningKeys()))
  const scopes = options.choice.scopes ?? entry?.scopes ?? scopesToRegister(options.choice.parts)
  const { iss, launch, writeNote } = options
  if (launch === null) {
    const desk = await launchDesk(options.port)
    const redirectUri = options.redirectUri ?? desk.redirectUri
    return { client: { client, keys, scopes, redirectUri }, walker: desk, writeNote }
  }
  const redirectUri = options.redirectUri ?? `http://127.0.0.1:${options.port}/callback`
  return {
    client: { client, keys, scopes, redirectUri },
    walker: selfDriven(iss, launch, redirectUri),
    writeNote,
  }
}
