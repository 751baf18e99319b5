import { Router } from 'express'
import { z } from 'zod'
import { AREAS, LIMITS, OPEN_REASONS, type ViewRequest } from '../contract.ts'
import { Refusal } from '../refusal.ts'
import { bodyOf } from './body.ts'
import { audit, learn, openCall, recordKey, viewContext } from './panel-call.ts'
import type { PanelPorts } from './panel-ports.ts'
import type { Permits } from './permit.ts'

const reference = z.string().min(1).max(200)
const all = z.boolean().optional()
const rows = z.int().min(1).max(10_000).optional()
const View = z.discriminatedUnion('show', [
  z.strictObject({ show: z.literal('section'), area: z.enum(AREAS), all, rows }),
  z.strictObject({ show: z.literal('problem'), reference }),
  z.strictObject({ show: z.literal('consultation'), reference }),
  z.strictObject({ show: z.literal('item'), reference }),
  z.strictObject({ show: z.literal('sameDay'), date: z.string().regex(/^\d{4}(-\d{2}){0,2}$/) }),
  z.strictObject({ show: z.literal('timeline'), problem: reference.optional(), all }),
])
const Search = z.strictObject({
  words: z.string().trim().min(1).max(LIMITS.search),
  without: z.array(z.string().max(LIMITS.search)).max(50).optional(),
})
const Open = z.strictObject({
  what: z.union([z.literal('sensitive'), z.literal('safety'), z.strictObject({ reference })]),
  reason: z.enum(OPEN_REASONS),
})
const Reveal = z.strictObject({
  area: z.string().regex(/^[\w-]{1,40}$/),
  how: z.enum(['all', 'print', 'copy']).optional(),
  reason: z.enum(OPEN_REASONS).optional(),
})
const Confirm = z.strictObject({ confirm: z.literal(true) })

/** What is looked at in a record that was fetched. Each look is in the audit before it is answered. */
export function viewRoutes(ports: PanelPorts, permits: Permits): Router {
  return Router({ mergeParams: true })
    .post('/record/view', async (request, response) => {
      const view = bodyOf(View, request.body) as ViewRequest
      const { call } = await permits.permitRecord(await openCall(ports, request, response))
      const answer = await ports.records.view(recordKey(call), viewContext(call), view)
      await audit(ports, call, 'view-shown', {
        areas: [view.show === 'section' ? view.area : view.show],
        details: 'all' in view && view.all === true ? ['all'] : [],
        items: 'reference' in view ? [view.reference] : [],
      })
      response.json(answer)
    })
    .post('/record/search', async (request, response) => {
      const { words, without } = bodyOf(Search, request.body)
      const { call } = await permits.permitRecord(await openCall(ports, request, response))
      const found = await ports.records.search(recordKey(call), viewContext(call), {
        words,
        ...(without === undefined ? {} : { without }),
      })
      await audit(ports, call, 'searched', {
        items: found.groups.flatMap(({ hits }) => hits.map(({ item }) => item.reference)),
      })
      response.json(found)
    })
    .post('/record/open', async (request, response) => {
      const { what, reason } = bodyOf(Open, request.body)
      const { call } = await permits.permitRecord(await openCall(ports, request, response))
      const key = recordKey(call)
      const opening = await ports.records
        .opening(key, viewContext(call), what)
        .catch(async (error: unknown) => {
          if (error instanceof Refusal) {
            await audit(ports, call, 'closed-refused', {
              outcome: 'refused',
              refusal: error.code,
              reason,
            })
          }
          throw error
        })
      await audit(ports, call, 'closed-opened', {
        reason,
        details: typeof what === 'string' ? [what] : [],
        items: opening.references,
      })
      await learn(ports, call, ({ opened }) => ({
        opened: [...new Set([...opened, ...opening.references])],
      }))
      response.json(opening.items)
    })
    .post('/record/reveal', async (request, response) => {
      const { area, how = 'all', reason } = bodyOf(Reveal, request.body)
      const { call } = await permits.permitRecord(await openCall(ports, request, response))
      await audit(ports, call, 'all-shown', {
        areas: [area],
        details: [how],
        ...(reason === undefined ? {} : { reason }),
      })
      response.status(204).end()
    })
    .post('/identity', async (request, response) => {
      bodyOf(Confirm, request.body)
      const { call } = await permits.permit(await openCall(ports, request, response))
      const { identityPending, retrievals = 0 } = call.opened.session.knowledge
      if (retrievals === 0) throw new Refusal('record-not-fetched')
      if (identityPending) {
        const { differences } = await ports.records.identity(recordKey(call), viewContext(call))
        await audit(ports, call, 'identity-confirmed', {
          details: differences.map(({ field }) => field),
        })
        await learn(ports, call, () => ({ identityConfirmed: true }))
      }
      response.status(204).end()
    })
}
