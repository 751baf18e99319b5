import { Router } from 'express'
import { Refusal } from '../refusal.ts'

/** `/healthz` says that the process answers; `/readyz` that it can also reach its store. */
export function healthRoute(ready: () => Promise<void>): Router {
  return Router()
    .get('/healthz', (_request, response) => {
      response.json({ status: 'ok' })
    })
    .get('/readyz', async (_request, response) => {
      await ready().catch((cause: unknown) => {
        throw new Refusal('store-unavailable', { cause })
      })
      response.json({ status: 'ready' })
    })
}
