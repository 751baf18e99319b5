import { isGranted } from '../granted-scopes.ts'
import { chosenScopes, type RegistrationChoice } from './client-registration.ts'
import type { Manifest } from './manifest.ts'
import { TO_FILL_IN } from './to-fill-in.ts'
import { inVersionOne, WANTED_SCOPES } from './wanted-scopes.ts'

const METHODS: { readonly [method in RegistrationChoice['method']]: string } = {
  private_key_jwt:
    'Confidential, asymmetric (private_key_jwt): the panel signs; you read its public keys from the JWKS URL. Choose this where you can.',
  client_secret_basic:
    'Confidential, symmetric (client_secret_basic): you issue a secret of 32 random characters or more, by a safe way.',
  none: 'Public (no secret): the code exchange is protected by PKCE alone.',
}

/** A registration in words, for a portal or a person that has forms to fill in. */
export function registrationSheet(manifest: Manifest, choice: RegistrationChoice): string {
  const scopes = chosenScopes(choice)
  const { embedding } = manifest.smart
  const why = WANTED_SCOPES.filter(
    ({ scope, when }) => scopes.includes(scope) || choice.parts.includes(when),
  ).map(({ scope, why: reason, when }) => {
    const note = when === 'always' ? 'needed' : when === 'helps' ? 'helps' : `only with "${when}"`
    return `  ${scope.padEnd(32)} ${reason} (${note})`
  })
  const row = (label: string, value: string) => `${label.padEnd(26)} ${value}`
  return [
    `Registering ${manifest.client_name} ${manifest.software_version}`,
    '',
    row('Application name', manifest.client_name),
    row('What it does', manifest.description),
    row('Home page', manifest.client_uri),
    row('Logo (square SVG)', manifest.logo_uri),
    ...(manifest.contacts ? [row('Contact', manifest.contacts.join(', '))] : []),
    ...(manifest.tos_uri ? [row('Terms of service', manifest.tos_uri)] : []),
    ...(manifest.policy_uri ? [row('Privacy policy', manifest.policy_uri)] : []),
    row('Kind of application', 'Web application with a server of its own; for staff, not patients'),
    row('FHIR version', manifest.fhir_versions.join(', ')),
    row('SMART launch', 'EHR launch only (no standalone launch)'),
    row('Launch URL', manifest.launch_url),
    row('Redirect URL', `${manifest.redirect_uris.join(', ')} (exactly, no wildcard)`),
    row('Client authentication', METHODS[choice.method]),
    ...(choice.method === 'private_key_jwt'
      ? [row('JWKS URL', manifest.jwks_uri), row('Signing algorithm', choice.alg)]
      : []),
    row('PKCE', 'Always, S256'),
    row('Grant types', manifest.grant_types.join(', ')),
    row('id_token', `Signed with ${manifest.id_token_signed_response_alg}`),
    row('Identifier of the software', manifest.software_id),
    '',
    'Scopes, SMART 2 form:',
    `  ${scopes.join(' ')}`,
    'The same, SMART 1 form, where your server knows no other:',
    `  ${inVersionOne(scopes).join(' ')}`,
    'What each is for:',
    ...why,
    '',
    'What the token response must carry: patient; id_token with fhirUser and name. Used when there: ' +
      `${manifest.smart.launch_context.used.join(', ')}.`,
    '',
    'Embedding:',
    `  <iframe title="Backstory" src="${manifest.launch_url}?iss=…&launch=…"`,
    `    sandbox="${embedding.iframe_sandbox}"`,
    `    allow="${embedding.iframe_allow}"></iframe>`,
    `  At least ${embedding.min_width_px} CSS pixels wide.`,
    '',
    'Tell whoever runs the panel, for the vendors file:',
    '  your FHIR base URL (iss), your issuer, the origins of your endpoints, the origins of the pages that hold the',
    '  frame, the client id (and secret), the ODS code of the organisation, the roles that may see GP records.',
    '',
  ].join('\n')
}

/** The entry for the vendors file that fits a registration; what only people know is left as a word in capitals. */
export function vendorEntry(of: {
  iss: string
  issuer: string
  endpointOrigins: readonly string[]
  clientId: string
  clientSecret: string | null
  choice: RegistrationChoice
}): object {
  const { method, alg, parts } = of.choice
  const scopes = chosenScopes(of.choice)
  const may = (scope: string) => isGranted(scopes, scope)
  const host = new URL(of.iss).hostname
  return {
    id: host.replace(/[^a-z0-9]+/g, '-').slice(0, 40),
    name: TO_FILL_IN.name,
    iss: of.iss,
    authorizationServer: of.issuer,
    endpointOrigins: of.endpointOrigins,
    client: {
      method,
      id: of.clientId,
      ...(method === 'client_secret_basic' && { secret: of.clientSecret ?? 'SECRET' }),
      ...(method === 'private_key_jwt' && { alg }),
    },
    scopes,
    frameAncestors: [new URL(of.iss).origin],
    organisation: { ods: TO_FILL_IN.ods, name: TO_FILL_IN.organisation },
    roles: [TO_FILL_IN.role],
    userIdSystem: `${new URL(of.iss).origin}/Id/user`,
    capabilities: {
      referral: may('patient/ServiceRequest.s'),
      letter: may('patient/DocumentReference.s'),
      consent: may('patient/Consent.s'),
      notes: may('patient/DocumentReference.c'),
      practitioner: may('user/Practitioner.r'),
      practitionerRole: may('user/PractitionerRole.s'),
      ...Object.fromEntries(parts.map((part) => [part, true])),
    },
  }
}

/** What a person should know who puts that entry into the vendors file. */
export function entryHints(choice: RegistrationChoice): readonly string[] {
  const may = (scope: string) => isGranted(chosenScopes(choice), scope)
  return [
    'Replace the words in capitals; the panel does not start while one is left.',
    'frameAncestors: the origins of the pages that hold the frame, where they are not that of the FHIR base.',
    ...(may('user/PractitionerRole.s')
      ? []
      : [
          'Roles cannot be read from this server: if everybody who can open the panel there is a link worker, add "assumedRole" with one of "roles"; without it nobody may see a record.',
        ]),
  ]
}
