import { z } from 'zod'

const https = z.url({ protocol: /^https?$/ })
const words = z.string().min(1)

/**
 * `smart-manifest.json`: what a vendor registers the panel from. RFC 7591 names at the top level, with the common
 * `launch_url` beside them; whatever no registration standard names is under `smart`. It holds no client id, no secret
 * and no customer's name, and every address follows from one base URL.
 */
export const Manifest = z.strictObject({
  $schema: https,
  manifest_version: z.literal(1),
  software_id: z.string().regex(/^urn:uuid:[0-9a-f-]{36}$/),
  software_version: words,
  client_name: words,
  description: words,
  client_uri: https,
  logo_uri: https,
  /** Of who runs this panel; the file in the repository names none. */
  contacts: z.array(words).min(1).optional(),
  tos_uri: https.optional(),
  policy_uri: https.optional(),
  application_type: z.literal('web'),
  launch_url: https,
  /** The same; servers differ in what they call it. */
  launch_uri: https,
  initiate_login_uri: https,
  redirect_uris: z.array(https).length(1),
  grant_types: z.array(z.enum(['authorization_code', 'refresh_token'])),
  response_types: z.array(z.literal('code')),
  token_endpoint_auth_method: z.enum(['none', 'client_secret_basic', 'private_key_jwt']),
  token_endpoint_auth_signing_alg: z.enum(['ES384', 'RS384']),
  jwks_uri: https,
  id_token_signed_response_alg: z.literal('RS256'),
  scope: words,
  fhir_versions: z.array(z.literal('4.0.1')),
  smart: z.strictObject({
    app_launch_version: words,
    launch_modes: z.array(z.literal('ehr')),
    pkce: z.literal('S256-required'),
    scopes_v1: words,
    optional_scopes: z.record(words, z.array(words)),
    scope_rationale: z.record(words, words),
    launch_context: z.strictObject({ required: z.array(words), used: z.array(words) }),
    intents: z.array(z.strictObject({ code: words, description: words })),
    required_capabilities: z.array(words),
    embedding: z.strictObject({
      mode: z.literal('iframe'),
      min_width_px: z.int(),
      app_origins: z.array(https),
      iframe_sandbox: words,
      iframe_allow: words,
      frame_ancestors: words,
      cookies: z.literal('partitioned'),
      web_messaging: z.array(words),
    }),
    endpoints: z.strictObject({ availability: https }),
    roles: z.array(words),
    data_protection: z.strictObject({ stores_patient_data: words, regions: z.array(words) }),
  }),
})
export type Manifest = z.output<typeof Manifest>

/** The origin that the manifest in the repository names, in place of wherever a server runs. */
export const PLACEHOLDER = 'https://panel.example'

/** JSON Schema (draft 2020-12) of the manifest, made from the rules that the code itself reads it by. */
export function manifestSchema(base: string): object {
  return {
    $id: `${base}/smart-manifest.schema.json`,
    title: 'Manifest of a SMART on FHIR panel',
    ...z.toJSONSchema(Manifest),
  }
}

/** What only whoever runs a panel can say (RFC 7591, section 2). */
export interface Operator {
  /** An address or telephone number for the vendor's administrators. */
  contact?: string | undefined
  terms?: string | undefined
  privacy?: string | undefined
}

/** The manifest's text with a deployment's own base URL (origin, no slash at the end) in every address. */
export const manifestFor = (text: string, base: string): string =>
  text.replaceAll(PLACEHOLDER, base)

/** The manifest's text with what whoever runs this panel says of themselves; as it was where they say nothing. */
export function withOperator(text: string, { contact, terms, privacy }: Operator): string {
  const said = {
    ...(contact !== undefined && { contacts: [contact] }),
    ...(terms !== undefined && { tos_uri: terms }),
    ...(privacy !== undefined && { policy_uri: privacy }),
  }
  if (Object.keys(said).length === 0) return text
  return `${JSON.stringify({ ...JSON.parse(text), ...said }, null, 2)}\n`
}

/** Reads a manifest; throws a sentence that names the member at fault. */
export function readManifest(text: string): Manifest {
  const read = Manifest.safeParse(JSON.parse(text))
  if (read.success) return read.data
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new Error(`The manifest cannot be used: ${faults.join('; ')}`)
}
