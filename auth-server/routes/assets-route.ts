import { join } from 'node:path'
import express, { type RequestHandler, Router } from 'express'

const HASHED = /-[A-Z0-9]{8}\.(js|css)$/

/** `GET /assets/…`: what the build wrote. Only files whose name holds a hash may be kept; pages are not served here. */
export function assetsRoute(dist: string): Router {
  const files = (folder: string): RequestHandler =>
    express.static(folder, {
      index: false,
      redirect: false,
      dotfiles: 'ignore',
      setHeaders: (response, path) => {
        response.setHeader(
          'Cache-Control',
          HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    })
  const noPages: RequestHandler = (request, _response, next) =>
    next(/\.html?$/i.test(request.path) ? 'router' : undefined)
  const assets = Router().use(
    noPages,
    files(dist),
    files(join(dist, 'app')),
    files(join(dist, 'launch')),
  )
  return Router().use('/assets', assets)
}
