import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import express from 'express'
import Provider, { errors } from 'oidc-provider'

const SCOPES = ['openid', 'launch', 'fhirUser', 'patient/Patient.r']

export interface SmartProviderOptions {
  /** Origin at which this runs. */
  base: string
  clientId: string
  redirectUris: string[]
  /** Where the signing key is kept: a key that changes at each start is refused by whoever remembers the last one. */
  keyFile: string
  /** Who is signed in to the vendor's system already. */
  user: { id: string; name: string }
  patients: ReadonlyMap<string, object>
}

/** `oidc-provider` taught what an EHR launch needs, with the FHIR base `/fhir` beside it: copy, and bind to your own system. */
export function aSmartProvider(options: SmartProviderOptions) {
  const { base, clientId, redirectUris, keyFile, user, patients } = options
  /** Launch value to patient, for a few minutes. */
  const launches = new Map<string, string>()
  /** Grant to patient: what the token of this launch opens. */
  const patientOf = new Map<string, string>()

  if (!existsSync(keyFile)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const key = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig' }
    writeFileSync(keyFile, JSON.stringify(key), { mode: 0o600 })
  }
  const provider = new Provider(base, {
    jwks: { keys: [JSON.parse(readFileSync(keyFile, 'utf8'))] },
    scopes: SCOPES,
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        redirect_uris: redirectUris,
        grant_types: ['authorization_code'],
        response_types: ['code'],
        scope: SCOPES.join(' '),
      },
    ],
    // The sign-in happens inside a frame on another site.
    cookies: {
      keys: [randomBytes(32).toString('hex')],
      long: { sameSite: 'none', secure: true },
      short: { sameSite: 'none', secure: true },
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/signin/${uid}` },
    extraParams: ['launch', 'aud'],
    claims: { openid: ['sub', 'name'], fhirUser: ['fhirUser'] },
    // fhirUser and name stand in the id_token itself, not behind userinfo.
    conformIdTokenClaims: false,
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: user.name, fhirUser: `Practitioner/${id}` }),
    }),
    loadExistingGrant: async (ctx) => {
      const { client, session, params, requestParamScopes } = ctx.oidc
      const launch = String(params?.launch)
      const patient = launches.get(launch)
      launches.delete(launch)
      if (patient === undefined || params?.aud !== `${base}/fhir` || !client || !session?.accountId)
        throw new errors.InvalidRequest('unknown launch or aud')
      const grant = new provider.Grant({
        clientId: client.clientId,
        accountId: session.accountId,
      })
      grant.addOIDCScope([...requestParamScopes].join(' '))
      patientOf.set(await grant.save(), patient)
      return grant
    },
  })
  // On loopback only: Koa sets no Secure cookie over http, and a frame on another site gets no other back.
  if (base.startsWith('http:')) {
    const make = provider.createContext.bind(provider)
    provider.createContext = (request, response) => {
      const context = make(request, response)
      context.cookies.secure = true
      return context
    }
  }
  provider.use(async (ctx, next) => {
    await next()
    const grant = ctx.oidc?.entities.AccessToken?.grantId
    const body: object = Object(ctx.body)
    if (ctx.oidc?.route === 'token' && 'access_token' in body && grant !== undefined) {
      ctx.body = { ...body, patient: patientOf.get(grant), need_patient_banner: true }
    }
  })

  const app = express()
  app.get('/fhir/.well-known/smart-configuration', (_request, response) => {
    response.set('Access-Control-Allow-Origin', '*').json({
      issuer: base,
      jwks_uri: `${base}/jwks`,
      authorization_endpoint: `${base}/auth`,
      token_endpoint: `${base}/token`,
      token_endpoint_auth_methods_supported: ['none'],
      grant_types_supported: ['authorization_code'],
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
      scopes_supported: SCOPES,
      capabilities: [
        ...['launch-ehr', 'client-public', 'sso-openid-connect'],
        ...['context-ehr-patient', 'permission-patient', 'permission-v2'],
      ],
    })
  })
  app.get('/fhir/Patient/:id', async (request, response) => {
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
    const live = token === undefined ? undefined : await provider.AccessToken.find(token)
    const opens = live?.grantId === undefined ? undefined : patientOf.get(live.grantId)
    if (opens !== request.params.id) return void response.sendStatus(401)
    response.type('application/fhir+json').send(JSON.stringify(patients.get(opens)))
  })
  // No page: whoever is signed in to the system is signed in here.
  app.get('/signin/:uid', (request, response) =>
    provider.interactionFinished(request, response, { login: { accountId: user.id } }),
  )
  app.use(provider.callback())
  return {
    app,
    /** A launch value for the page that holds the frame: for this patient, once. */
    launch: (patient: string): string => {
      const value = randomUUID()
      launches.set(value, patient)
      setTimeout(() => launches.delete(value), 300_000).unref()
      return value
    },
  }
}
