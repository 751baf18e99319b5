import type { Response } from 'express'
import { Refusal } from '../refusal.ts'
import { sendPage } from './headers.ts'
import { traceOf } from './trace.ts'

/** A launch that came to nothing; `vendorId` is null when no registered vendor sent it. */
export interface LaunchRefused {
  refusal: Refusal
  vendorId: string | null
  traceId: string
}

/**
 * Ends a launch in words: the refusal's sentence and the trace id, without script, framed by the vendor as the panel
 * would have been. `tell` is told first; its own failure changes nothing, since nothing of a patient is shown.
 */
export async function refuseLaunch(
  response: Response,
  fault: unknown,
  vendor: { id: string; frameAncestors: readonly string[] } | null,
  tell: (event: LaunchRefused) => Promise<void>,
): Promise<void> {
  const refusal = fault instanceof Refusal ? fault : new Refusal('unexpected', { cause: fault })
  const traceId = traceOf(response)
  await tell({ refusal, vendorId: vendor?.id ?? null, traceId }).catch(() => undefined)
  response.status(refusal.status)
  sendPage(response, page(refusal, traceId), { frameAncestors: vendor?.frameAncestors ?? [] })
}

const page = (refusal: Refusal, traceId: string) => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Backstory did not open</title>
<link rel="stylesheet" href="/assets/app/app.css">
</head>
<body>
<main class="nhsuk-main-wrapper nhsuk-width-container" data-refusal="${refusal.code}">
<h1 class="nhsuk-heading-m">Backstory did not open</h1>
<p>${escapeHtml(refusal.message)}</p>
<p>Reference: <code>${escapeHtml(traceId)}</code></p>
</main>
</body>
</html>
`

const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
