import { randomUUID } from 'node:crypto'
import type { Response } from 'express'
import { Refusal } from '../refusal.ts'

/** Who may frame a page, and where its scripts may connect besides our own server. */
export interface PageAudience {
  /** Origins; empty means that nobody may frame it. */
  frameAncestors: readonly string[]
  connect?: readonly string[]
}

/** Headers of every HTML page that takes part in a launch: never stored, never leaking its address, framed by its vendor only. */
export function setPageHeaders(response: Response, audience: PageAudience): void {
  const ancestors =
    audience.frameAncestors.length > 0 ? audience.frameAncestors.join(' ') : "'none'"
  response.set({
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      `connect-src ${["'self'", ...(audience.connect ?? [])].join(' ')}`,
      "base-uri 'none'",
      "form-action 'none'",
      `frame-ancestors ${ancestors}`,
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; '),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy':
      'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  })
  response.removeHeader('X-Frame-Options')
}

/** The id that the request's log lines carry and the user can quote. */
export function traceIdOf(response: Response): string {
  const known: unknown = response.locals.traceId
  if (typeof known === 'string') return known
  const made = randomUUID()
  response.locals.traceId = made
  return made
}

export const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

/** A launch that ends in words: the refusal's sentence and the trace id, without script. */
export function sendRefusalPage(
  response: Response,
  fault: unknown,
  audience: PageAudience,
): Refusal {
  const refusal = fault instanceof Refusal ? fault : new Refusal('unexpected', { cause: fault })
  setPageHeaders(response, audience)
  response.status(refusal.status).send(`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Backstory did not open</title>
<link rel="stylesheet" href="/assets/app.css">
</head>
<body>
<main class="nhsuk-main-wrapper nhsuk-width-container" data-refusal="${refusal.code}">
<h1 class="nhsuk-heading-m">Backstory did not open</h1>
<p>${escapeHtml(refusal.message)}</p>
<p>Reference: <code>${escapeHtml(traceIdOf(response))}</code></p>
</main>
</body>
</html>
`)
  return refusal
}
