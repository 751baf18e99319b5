import { Router } from 'express'
import { z } from 'zod'
import {
  DAYS,
  type DirectoryView,
  LIMITS,
  SERVICE_ACCESS,
  type ServiceAccess,
} from '../contract.ts'
import { finderAddress } from '../directory/finder.ts'
import { Refusal } from '../refusal.ts'
import { bodyOf } from './body.ts'
import { audit, openCall, vendorOf } from './panel-call.ts'
import type { PanelPorts } from './panel-ports.ts'

const words = z.string().trim().min(1).max(LIMITS.need)
const ACCESS = Object.keys(SERVICE_ACCESS) as readonly ServiceAccess[]
const Search = z.strictObject({
  needs: z.array(words).min(1).max(12),
  postcode: z.string().trim().max(10).optional(),
  age: z.int().min(0).max(120).optional(),
  day: z.enum(DAYS).optional(),
  cost: z.literal('free').optional(),
  access: z.array(z.enum(ACCESS)).max(ACCESS.length).optional(),
  language: z.string().trim().min(1).max(60).optional(),
  sort: z.enum(['fit', 'distance']).optional(),
  flags: z.array(z.string().max(300)).max(20).optional(),
  all: z.boolean().optional(),
})
const Picked = z.strictObject({ picked: z.array(z.string().max(2000)).max(50) })
const Finder = z.strictObject({ words: z.string().trim().min(1).max(300) })

/**
 * Finding services. It needs a session and nothing of the GP record, so it works on every path. Everything is answered
 * from our own mirror: no call leaves the server. The audit says that there was a search, never for what.
 */
export function servicesRoute(ports: PanelPorts): Router {
  return Router({ mergeParams: true })
    .get('/services', async (request, response) => {
      const call = await openCall(ports, request, response)
      const { finder } = vendorOf(call)
      const usable = finderAddress(finder, 'x', ports) === null ? null : (finder ?? null)
      const view: DirectoryView = { ...(await ports.services.overview()), finder: usable }
      response.json(view)
    })
    .post('/services/needs', async (request, response) => {
      const { picked } = bodyOf(Picked, request.body)
      await openCall(ports, request, response)
      response.json(ports.services.suggest(picked))
    })
    .post('/services', async (request, response) => {
      const search = bodyOf(Search, request.body)
      const call = await openCall(ports, request, response)
      vendorOf(call)
      const found = await ports.services.find(defined(search))
      await audit(ports, call, 'directory-searched', { details: [`found:${found.total}`] })
      response.json(found)
    })
    .post('/services/finder', async (request, response) => {
      const body = bodyOf(Finder, request.body)
      const call = await openCall(ports, request, response)
      const view = finderAddress(vendorOf(call).finder, body.words, ports)
      if (view === null) throw new Refusal('not-found')
      await audit(ports, call, 'directory-searched', { details: ['vendor-finder'] })
      response.json(view)
    })
}

type Defined<Body> = { [key in keyof Body]: Exclude<Body[key], undefined> }

/** Without the keys that were not sent. */
function defined<Body extends object>(body: Body): Defined<Body> {
  return Object.fromEntries(
    Object.entries(body).filter(([, value]) => value !== undefined),
  ) as Defined<Body>
}
