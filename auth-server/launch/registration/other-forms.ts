import { chosenScopes, type RegistrationChoice } from './client-registration.ts'
import type { Manifest } from './manifest.ts'

export const FORMS = ['openemr', 'medplum', 'aidbox'] as const
export type Form = (typeof FORMS)[number]

/** The registration as some widespread servers take it, in the names of their own documentation. */
export function registrationFor(
  form: Form,
  manifest: Manifest,
  choice: RegistrationChoice,
): object {
  const { method } = choice
  const scope = chosenScopes(choice)
  const [redirectUri = ''] = manifest.redirect_uris
  const asymmetric = method === 'private_key_jwt'
  switch (form) {
    case 'openemr':
      return {
        application_type: method === 'none' ? 'public' : 'private',
        client_name: manifest.client_name,
        redirect_uris: manifest.redirect_uris,
        initiate_login_uri: manifest.initiate_login_uri,
        token_endpoint_auth_method: method,
        scope: scope.join(' '),
        ...(asymmetric && { jwks_uri: manifest.jwks_uri }),
      }
    case 'medplum':
      return {
        resourceType: 'ClientApplication',
        name: manifest.client_name,
        description: manifest.description,
        launchUri: manifest.launch_url,
        redirectUris: manifest.redirect_uris,
        ...(asymmetric && { jwksUri: manifest.jwks_uri }),
        pkceOptional: false,
      }
    case 'aidbox':
      return {
        resourceType: 'Client',
        id: 'backstory',
        type: 'smart-app',
        active: true,
        description: manifest.description,
        grant_types: manifest.grant_types,
        smart: { launch_uri: manifest.launch_url },
        ...(asymmetric && { jwks_uri: manifest.jwks_uri }),
        auth: {
          authorization_code: {
            redirect_uri: redirectUri,
            refresh_token: true,
            pkce: true,
            secret_required: method === 'client_secret_basic',
          },
        },
        scope,
      }
  }
}
