import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'

/**
 * Whether a `SameSite=None; Secure` cookie without `Partitioned` comes back to a frame on another site: true in a
 * browser that lets third-party cookies through, false once they are blocked. `http://localhost` frames
 * `http://127.0.0.1`: two sites, both secure contexts.
 */
export async function thirdPartyCookieComesBack(page: Page): Promise<boolean> {
  const framed = await serve((request, respond) => {
    if (request === '/set') {
      respond('<!doctype html><a href="/echo">next</a>', {
        'Set-Cookie': 'third=1; SameSite=None; Secure; Path=/',
      })
    } else respond('<!doctype html>')
  })
  const framing = await serve((_request, respond) => {
    respond(`<!doctype html><iframe src="http://127.0.0.1:${framed.port}/set"></iframe>`)
  })
  try {
    await page.goto(`http://localhost:${framing.port}/`)
    await page.frameLocator('iframe').getByRole('link', { name: 'next' }).click()
    const cookies = await framed.cookiesOf('/echo')
    return cookies.includes('third=1')
  } finally {
    await page.goto('about:blank')
    framed.close()
    framing.close()
  }
}

interface Running {
  port: number
  /** The Cookie header of the first request for `path`. */
  cookiesOf(path: string): Promise<string>
  close(): void
}

type Respond = (html: string, headers?: { readonly [name: string]: string }) => void

async function serve(answer: (path: string, respond: Respond) => void): Promise<Running> {
  const asked = new Map<string, PromiseWithResolvers<string>>()
  const waiting = (path: string) => {
    const known = asked.get(path) ?? Promise.withResolvers<string>()
    asked.set(path, known)
    return known
  }
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '/'
    waiting(path).resolve(request.headers.cookie ?? '')
    answer(path, (html, headers) => {
      response.writeHead(200, { 'Content-Type': 'text/html', ...headers }).end(html)
    })
  })
  await new Promise<void>((settle) => server.listen(0, settle))
  return {
    port: (server.address() as AddressInfo).port,
    cookiesOf: (path) => waiting(path).promise,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
