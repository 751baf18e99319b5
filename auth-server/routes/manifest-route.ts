import { createHash } from 'node:crypto'
import { type Response, Router } from 'express'
import { manifestFor, manifestSchema } from '../launch/registration/manifest.ts'
import { sendPage } from './headers.ts'

const FRONT = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Backstory</title>
<link rel="stylesheet" href="/assets/app/app.css">
</head>
<body>
<main class="nhsuk-main-wrapper nhsuk-width-container">
<h1 class="nhsuk-heading-m">Backstory</h1>
<p>Backstory opens inside your social prescribing system, from a patient’s page. There is nothing to sign in to here.</p>
<p>For suppliers: <a href="/smart-manifest.json">smart-manifest.json</a> and its
<a href="/smart-manifest.schema.json">JSON Schema</a>.</p>
</main>
</body>
</html>
`

/** Two people's speech, one before the other: what was said before. */
const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" role="img" aria-label="Backstory">
<rect width="64" height="64" rx="8" fill="#1d4f5c"/>
<path d="M10 14h32a4 4 0 0 1 4 4v14a4 4 0 0 1-4 4H24l-9 8v-8h-5a4 4 0 0 1-4-4V18a4 4 0 0 1 4-4z" fill="#fff" opacity=".55"/>
<path d="M26 26h28a4 4 0 0 1 4 4v14a4 4 0 0 1-4 4h-4v8l-9-8H26a4 4 0 0 1-4-4V30a4 4 0 0 1 4-4z" fill="#fff"/>
</svg>
`

/**
 * `GET /smart-manifest.json` and its JSON Schema: what a vendor registers the panel from, with this server's own
 * addresses. Both are public and readable by any page. `GET /` and `GET /logo.svg` are the home page and the logo that the
 * manifest names.
 */
export function manifestRoutes(manifest: string, origin: string): Router {
  const own = manifestFor(manifest, origin)
  const schema = JSON.stringify(manifestSchema(origin), null, 2)
  return Router()
    .get('/', (_request, response) => sendPage(response, FRONT, { frameAncestors: [] }))
    .get('/logo.svg', (_request, response) => {
      // A portal shows it on pages of its own.
      response.set('Cross-Origin-Resource-Policy', 'cross-origin')
      sendPublic(response, LOGO, 'image/svg+xml')
    })
    .get('/smart-manifest.json', (_request, response) => sendPublic(response, own, 'json'))
    .get('/smart-manifest.schema.json', (_request, response) =>
      sendPublic(response, schema, 'application/schema+json'),
    )
}

function sendPublic(response: Response, text: string, type: string): void {
  response
    .set({
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': 'public, max-age=3600',
      ETag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`,
    })
    .type(type)
    .send(text)
}
