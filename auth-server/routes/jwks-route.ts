import type { RequestHandler } from 'express'
import type { SigningKeys } from '../launch/signing-keys.ts'

/** `GET /.well-known/jwks.json`: the public keys that vendors check our client assertions with (RFC 7517). */
export function jwksRoute(keys: SigningKeys): RequestHandler {
  return (_request, response) => {
    response.set('Cache-Control', 'public, max-age=3600').json(keys.jwks)
  }
}
