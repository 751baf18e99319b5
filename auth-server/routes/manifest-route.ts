import type { RequestHandler } from 'express'

/** The origin that the manifest in the repository names, in place of wherever this server runs. */
const PLACEHOLDER = 'https://panel.example'

/** `GET /smart-manifest.json`: what a vendor registers the panel from, with this server's own addresses. */
export function manifestRoute(manifest: string, origin: string): RequestHandler {
  const own = manifest.replaceAll(PLACEHOLDER, origin)
  return (_request, response) => {
    response.setHeader('Cache-Control', 'public, max-age=3600')
    response.type('json').send(own)
  }
}
