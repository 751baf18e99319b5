import express, { type Router } from 'express'

const HASHED = /-[A-Z0-9]{8}\.(js|css)$/

/** `GET /assets/…`: what the build wrote. Only files whose name holds a hash may be kept; pages are not served here. */
export function assetsRoute(dist: string): Router {
  const files = express.static(dist, {
    index: false,
    redirect: false,
    dotfiles: 'ignore',
    fallthrough: true,
    setHeaders: (response, path) => {
      response.setHeader(
        'Cache-Control',
        HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  return express.Router().get('/assets/*path', (request, response, next) => {
    if (/\.html$/i.test(request.path)) {
      next()
      return
    }
    request.url = request.url.slice('/assets'.length)
    files(request, response, next)
  })
}
