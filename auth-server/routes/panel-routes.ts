import { Router } from 'express'
import { askGpRoute } from './ask-gp-route.ts'
import { readJson } from './body.ts'
import { carePlansRoute } from './care-plans-route.ts'
import { draftRoute } from './draft-route.ts'
import { endRoute } from './end-route.ts'
import { CALLS_A_MINUTE, limitCalls } from './limits.ts'
import { lookedAtRoute } from './looked-at-route.ts'
import { notesRoute } from './notes-route.ts'
import type { PanelPorts } from './panel-ports.ts'
import { createPermits } from './permit.ts'
import { recordRoute } from './record-route.ts'
import { servicesRoute } from './services-route.ts'
import { sessionRoute } from './session-route.ts'
import { statementRoutes } from './statement-routes.ts'
import { styleRoute } from './style-route.ts'
import { viewRoutes } from './view-routes.ts'

/** Everything of one launch that its panel may call: `/api/launches/{id}/…`. */
export function panelRoutes(ports: PanelPorts): Router {
  const permits = createPermits(ports)
  return Router({ mergeParams: true })
    .use(limitCalls(CALLS_A_MINUTE.launch, 'launch'))
    .use('/record', (request, response, next) => {
      if (request.path === '/' || request.path === '/more') recordLimit(request, response, next)
      else next()
    })
    .use(...readJson())
    .use(sessionRoute(ports, permits))
    .use(statementRoutes(ports, permits))
    .use(recordRoute(ports, permits))
    .use(viewRoutes(ports, permits))
    .use(carePlansRoute(ports, permits))
    .use(servicesRoute(ports))
    .use(draftRoute(ports, permits))
    .use(notesRoute(ports, permits))
    .use(askGpRoute(ports, permits))
    .use(lookedAtRoute(ports))
    .use(styleRoute(ports))
    .use(endRoute(ports, permits))
}

const recordLimit = limitCalls(CALLS_A_MINUTE.record, 'launch')
