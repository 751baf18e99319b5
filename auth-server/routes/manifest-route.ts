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

/**
 * `GET /smart-manifest.json` and its JSON Schema: what a vendor registers the panel from, with this server's own
 * addresses. Both are public and readable by any page. `GET /` is the home page that the manifest names.
 */
export function manifestRoutes(manifest: string, origin: string): Router {
  const own = manifestFor(manifest, origin)
  const schema = JSON.stringify(manifestSchema(origin), null, 2)
  return Router()
    .get('/', (_request, response) => sendPage(response, FRONT, { frameAncestors: [] }))
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
