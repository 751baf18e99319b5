/** The client types that the stand-in plays. */
export const KINDS = {
  public: 'Public client, PKCE only',
  secret: 'client_secret_basic',
  rs384: 'private_key_jwt, RS384',
  es384: 'private_key_jwt, ES384',
} as const
export type Kind = keyof typeof KINDS

/** One deliberate mistake: what is sent wrongly, and what a sound server answers. */
export interface Mistake {
  about: string
  /** Where a sound server stops it. */
  stopsAt: 'authorize' | 'token' | 'second-token' | 'refresh' | 'second-refresh' | 'fhir'
  /** OAuth errors, or status codes for FHIR, that are right. */
  sound: readonly string[]
  kinds: readonly Kind[]
  clause: string
}

const EVERY: readonly Kind[] = ['public', 'secret', 'rs384', 'es384']
const CONFIDENTIAL: readonly Kind[] = ['secret', 'rs384', 'es384']
const SIGNED: readonly Kind[] = ['rs384', 'es384']

export const MISTAKES = {
  'strange-redirect': {
    about: 'redirect_uri is not the registered one',
    stopsAt: 'authorize',
    sound: ['page'],
    kinds: EVERY,
    clause: 'RFC 6749 4.1.2.1; RFC 9700 2.1',
  },
  'unknown-launch': {
    about: 'launch was never issued',
    stopsAt: 'authorize',
    sound: ['invalid_request', 'access_denied', 'page'],
    kinds: EVERY,
    clause: 'SMART App Launch 2.2, Obtain authorization code: launch',
  },
  'other-aud': {
    about: 'aud names another FHIR server',
    stopsAt: 'authorize',
    sound: ['invalid_request', 'invalid_target', 'access_denied', 'page'],
    kinds: EVERY,
    clause: 'SMART App Launch 2.2, Obtain authorization code: aud',
  },
  'plain-pkce': {
    about: 'code_challenge_method is plain',
    stopsAt: 'authorize',
    sound: ['invalid_request'],
    kinds: EVERY,
    clause: 'SMART App Launch 2.2, PKCE; RFC 7636 4.4.1',
  },
  'no-pkce': {
    about: 'there is no code_challenge',
    stopsAt: 'authorize',
    sound: ['invalid_request'],
    kinds: EVERY,
    clause: 'SMART App Launch 2.2, PKCE; RFC 7636 4.4.1',
  },
  'wrong-verifier': {
    about: 'code_verifier belongs to another launch',
    stopsAt: 'token',
    sound: ['invalid_grant'],
    kinds: EVERY,
    clause: 'RFC 7636 4.6',
  },
  'no-verifier': {
    about: 'code_verifier is left out',
    stopsAt: 'token',
    sound: ['invalid_grant', 'invalid_request'],
    kinds: EVERY,
    clause: 'RFC 7636 4.6',
  },
  'other-redirect': {
    about: 'redirect_uri of the token request differs',
    stopsAt: 'token',
    sound: ['invalid_grant', 'invalid_request'],
    kinds: EVERY,
    clause: 'RFC 6749 4.1.3',
  },
  'no-proof': {
    about: 'a confidential client proves nothing',
    stopsAt: 'token',
    sound: ['invalid_client', 'invalid_request', 'unauthorized_client'],
    kinds: CONFIDENTIAL,
    clause: 'RFC 6749 3.2.1',
  },
  'wrong-secret': {
    about: 'the secret is wrong',
    stopsAt: 'token',
    sound: ['invalid_client'],
    kinds: ['secret'],
    clause: 'RFC 6749 5.2',
  },
  'strange-key': {
    about: 'the assertion is signed with a key that is not published',
    stopsAt: 'token',
    sound: ['invalid_client'],
    kinds: SIGNED,
    clause: 'SMART App Launch 2.2, Client Authentication: Asymmetric; RFC 7523 3',
  },
  'old-assertion': {
    about: 'the assertion ended an hour ago',
    stopsAt: 'token',
    sound: ['invalid_client'],
    kinds: SIGNED,
    clause: 'RFC 7523 3 (exp)',
  },
  'other-audience': {
    about: 'the assertion is for another server',
    stopsAt: 'token',
    sound: ['invalid_client'],
    kinds: SIGNED,
    clause: 'RFC 7523 3 (aud)',
  },
  'code-again': {
    about: 'the code is redeemed twice',
    stopsAt: 'second-token',
    sound: ['invalid_grant'],
    kinds: EVERY,
    clause: 'RFC 6749 4.1.2, 10.5',
  },
  'wider-refresh': {
    about: 'a refresh asks for a scope that was not granted',
    stopsAt: 'refresh',
    sound: ['invalid_scope'],
    kinds: EVERY,
    clause: 'RFC 6749 6',
  },
  'refresh-again': {
    about: 'a refresh token is used twice',
    stopsAt: 'second-refresh',
    sound: ['invalid_grant'],
    kinds: EVERY,
    clause: 'RFC 9700 4.14.2',
  },
  'other-patient': {
    about: 'the token is used for another patient',
    stopsAt: 'fhir',
    sound: ['401', '403', '404'],
    kinds: EVERY,
    clause: 'SMART App Launch 2.2, Scopes: patient-level scopes',
  },
  'spoilt-token': {
    about: 'the access token is spoilt',
    stopsAt: 'fhir',
    sound: ['401'],
    kinds: EVERY,
    clause: 'RFC 6750 3.1',
  },
} as const satisfies { readonly [name: string]: Mistake }
export type MistakeName = keyof typeof MISTAKES

export const mistake = (name: MistakeName): Mistake => MISTAKES[name]
