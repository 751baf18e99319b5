import type { RequestHandler } from 'express'
import { Refusal } from '../refusal.ts'

/** The header that only our own script sets: it makes any other origin's call a preflighted one, which fails. */
const PANEL_HEADER = 'X-Backstory'

/**
 * Lets through only calls that the panel itself made. A `SameSite=None` cookie is no protection, so three things
 * are asked: our custom header, an `Origin` that is exactly ours, and `Sec-Fetch-Site: same-origin`. Browsers send
 * no `Origin` with a same-origin GET; then `Sec-Fetch-Site` must speak for it.
 */
export function onlyFromPanel(ownOrigin: () => string): RequestHandler {
  return (request, _response, next) => {
    const origin = request.get('Origin')
    const site = request.get('Sec-Fetch-Site')
    const reading = request.method === 'GET'
    const right =
      request.get(PANEL_HEADER) === '1' &&
      (origin === undefined ? reading && site !== undefined : origin === ownOrigin()) &&
      (site === undefined || site === 'same-origin')
    if (!right) throw new Refusal('origin-refused')
    next()
  }
}
