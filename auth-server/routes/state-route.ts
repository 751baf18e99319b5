import { json, Router } from 'express'
import { bearerOf, cookieOf } from '../launch/credentials.ts'
import { ClientState, type PendingLaunches } from '../launch/pending-launch.ts'
import { Refusal } from '../refusal.ts'

export interface StateRoutePorts {
  launches: PendingLaunches
  clock: () => Date
}

/**
 * `GET`, `PUT` and `DELETE /api/launches/{id}/state/{key}`: fhirclient's storage, kept on the server because DOM storage
 * may throw in a frame of another site. Only the launch page of this launch may use it, and only the key of its own OAuth
 * state is kept; fhirclient's other keys (`SMART_KEY`, `null`) are accepted and ignored. Whether the launch cookie came
 * along is remembered for the callback.
 */
export function stateRoute(ports: StateRoutePorts): Router {
  const router = Router()
  router.use('/api/launches/:id/state/:key', (_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })
  const open = async (request: Parameters<typeof bearerOf>[0], launchId: string) => {
    const cookie = cookieOf(request, launchId)
    const proof = { pageCredential: bearerOf(request), cookie }
    return { launch: await ports.launches.ofPage(launchId, proof, ports.clock()), cookie }
  }
  router
    .route('/api/launches/:id/state/:key')
    .get(async (request, response) => {
      const { launch } = await open(request, request.params.id)
      response.json(request.params.key === launch.state ? launch.clientState : null)
    })
    .put(json({ limit: '16kb', strict: false }), async (request, response) => {
      const { launch, cookie } = await open(request, request.params.id)
      if (request.params.key === launch.state) {
        const read = ClientState.safeParse(request.body)
        if (!read.success || read.data.key !== launch.state) throw new Refusal('request-invalid')
        await ports.launches.keep(launch, read.data, cookie !== null)
      }
      response.sendStatus(204)
    })
    .delete(async (request, response) => {
      const { launch, cookie } = await open(request, request.params.id)
      if (request.params.key === launch.state) {
        await ports.launches.keep(launch, null, cookie !== null)
      }
      response.sendStatus(204)
    })
  return router
}
