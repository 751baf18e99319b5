import { join } from 'node:path'
import express, { type RequestHandler, Router } from 'express'
import { COPIED, COPIES } from '../compressed-copies.ts'

const HASHED = /-[A-Z0-9]{8}\.(js|css)$/
const COPY = /\.(?:br|gz)$/
/** Pages have routes of their own, and a copy is sent only in place of its file. */
const NOT_BY_NAME = /\.(?:html?|br|gz)$/i

/**
 * `GET /assets/…`: what the build wrote, compressed where the browser takes it. Only files whose name holds a hash may
 * be kept; pages are not served here. Nothing else that this server sends is compressed: an answer with a record in it
 * holds secrets beside words that somebody else may have chosen (a search, a letter), and the length of the two
 * compressed together tells one from the other (BREACH). A proxy in front must not compress those either.
 */
export function assetsRoute(dist: string): Router {
  const folders = Router().use(
    ...[dist, join(dist, 'app'), join(dist, 'launch')].map((folder) =>
      express.static(folder, { index: false, redirect: false, dotfiles: 'ignore', setHeaders }),
    ),
  )
  const noPages: RequestHandler = (request, _response, next) =>
    next(NOT_BY_NAME.test(request.path) ? 'router' : undefined)
  return Router().use('/assets', Router().use(noPages, compressed(folders), folders))
}

/** Sends the compressed copy of a file to whoever takes one (RFC 9110, 12.5.3); goes on where there is none. */
const compressed =
  (folders: RequestHandler): RequestHandler =>
  (request, response, next) => {
    if (!COPIED.test(request.path)) {
      next()
      return
    }
    response.vary('Accept-Encoding')
    const copy = COPIES.find(({ coding }) => request.acceptsEncodings(coding) === coding)
    if (copy === undefined) {
      next()
      return
    }
    const asked = request.url
    request.url = asked.replace(/(?=\?|$)/, copy.suffix)
    folders(request, response, (fault: unknown) => {
      request.url = asked
      next(fault)
    })
  }

function setHeaders(response: express.Response, path: string): void {
  const file = path.replace(COPY, '')
  response.setHeader(
    'Cache-Control',
    HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
  )
  const copy = COPIES.find(({ suffix }) => path === file + suffix)
  if (copy === undefined) return
  response.setHeader('Content-Encoding', copy.coding)
  response.type(file.endsWith('.css') ? 'css' : 'js')
}
