import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Arrived, Walked, Walker } from './walk.ts'

/** A walker whose legs are a person's browser: it waits on loopback for the launch and for the answer. */
export interface LaunchDesk extends Walker {
  launchUrl: string
  redirectUri: string
}

const PATIENCE_MS = 10 * 60_000

/** Listens on 127.0.0.1; `port` is fixed, since the addresses are registered with the vendor. */
export async function launchDesk(port: number, patience = PATIENCE_MS): Promise<LaunchDesk> {
  const arrival = Promise.withResolvers<Arrived>()
  const answer = Promise.withResolvers<Walked>()
  const target = Promise.withResolvers<string>()
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const page = (status: number, words: string) =>
      response
        .writeHead(status, {
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': "default-src 'none'",
          'Referrer-Policy': 'no-referrer',
          'Cache-Control': 'no-store',
        })
        .end(
          `<!doctype html><html lang="en-GB"><title>Backstory check</title><p>${words}</p></html>`,
        )
    if (url.pathname === '/launch') {
      const known = ['iss', 'launch']
      arrival.resolve({
        iss: url.searchParams.get('iss'),
        launch: url.searchParams.get('launch'),
        unknown: [...url.searchParams.keys()].filter((name) => !known.includes(name)),
      })
      void target.promise.then((address) =>
        response.writeHead(303, { Location: address, 'Cache-Control': 'no-store' }).end(),
      )
    } else if (url.pathname === '/callback') {
      answer.resolve({ back: url.searchParams, seen: [] })
      page(200, 'The check goes on in the terminal. You can close this window.')
    } else page(404, 'The check listens at /launch and /callback.')
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(port, '127.0.0.1', listening)
  })
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const timers: NodeJS.Timeout[] = []
  const late = <T>(otherwise: T) =>
    new Promise<T>((settle) => {
      timers.push(setTimeout(() => settle(otherwise), patience))
    })
  return {
    launchUrl: `${own}/launch`,
    redirectUri: `${own}/callback`,
    arrive: () => Promise.race([arrival.promise, late({ iss: null, launch: null, unknown: [] })]),
    authorize: (url) => {
      target.resolve(url.href)
      return Promise.race([
        answer.promise,
        late({ stopped: 'the browser did not come back within ten minutes', seen: [] }),
      ])
    },
    close: async () => {
      for (const timer of timers) clearTimeout(timer)
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
