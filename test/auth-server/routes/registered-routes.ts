import type { PanelPorts } from '../../../auth-server/routes/panel-ports.ts'
import { panelRoutes } from '../../../auth-server/routes/panel-routes.ts'

/** `METHOD /path` of everything that a launch's panel may call, as it is registered. */
export const registeredRoutes = (): readonly string[] => [
  ...new Set(registered(panelRoutes({} as PanelPorts))),
]

function registered(router: { stack: readonly unknown[] }): string[] {
  return router.stack.flatMap((layer) => {
    const { route, handle } = layer as {
      route?: { path: string; methods: { [method: string]: boolean } }
      handle?: { stack?: readonly unknown[] }
    }
    if (route === undefined) return handle?.stack ? registered({ stack: handle.stack }) : []
    return Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`)
  })
}

/** The same of calls as a test makes them: a path, and the body that makes it a POST. */
export const called = (calls: readonly (readonly [path: string, body: unknown])[]): string[] => [
  ...new Set(calls.map(([path, body]) => `${body === undefined ? 'GET' : 'POST'} ${path || '/'}`)),
]
