import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { blockThirdPartyCookies, makeStorageThrow } from '../../journeys/browser.ts'
import { ELSEWHERE, PAYLOADS, RAN } from './xss-corpus.ts'

/** A page in which whatever runs, is blocked or calls out is counted, in every frame. */
export interface WatchedPage {
  page: Page
  context: BrowserContext
  /** Payloads that ran, as calls, dialogs or requests to a host of theirs. */
  ran(): readonly string[]
  /** What a Content-Security-Policy or Trusted Types stopped: directive and what was blocked. */
  stopped(): readonly string[]
  close(): Promise<void>
}

export async function watchedPage(browser: Browser): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 } })
  const ran: string[] = []
  const stopped: string[] = []
  await context.exposeBinding(RAN, ({ frame }) => void ran.push(`ran in ${frame.url()}`))
  await context.exposeBinding('attackStopped', (_source, what: string) => void stopped.push(what))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const tell: unknown = Reflect.get(window, 'attackStopped')
      if (typeof tell === 'function')
        tell(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`)
    })
  })
  await makeStorageThrow(context)
  const page = await context.newPage()
  await blockThirdPartyCookies(page)
  page.on('dialog', (dialog) => {
    ran.push(`dialog: ${dialog.message()}`)
    dialog.dismiss().catch(() => undefined)
  })
  context.on('request', (request) => {
    if (new URL(request.url()).hostname === ELSEWHERE) ran.push(`asked ${ELSEWHERE}`)
  })
  await context.route(`**://${ELSEWHERE}/**`, (route) => route.abort())
  return {
    page,
    context,
    ran: () => ran,
    stopped: () => stopped,
    close: () => context.close(),
  }
}

/**
 * The same payloads on a page that takes them for markup and has no policy: how many run there. Without this a
 * corpus that cannot run would prove nothing.
 */
export async function controlRuns(browser: Browser): Promise<number> {
  const server = createServer((request, response) => {
    const at = Number(new URL(request.url ?? '/', 'http://x').searchParams.get('at') ?? -1)
    const html = `<!doctype html><meta charset=utf-8><title>x</title><body><p>${PAYLOADS[at] ?? ''}`
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(html)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const watched = await watchedPage(browser)
  let running = 0
  try {
    for (const at of PAYLOADS.keys()) {
      const before = watched.ran().length
      await watched.page.goto(`${url}?at=${at}`).catch(() => undefined)
      await watched.page.waitForTimeout(30)
      if (watched.ran().length > before) running += 1
    }
  } finally {
    await watched.close()
    server.close()
    server.closeAllConnections()
  }
  return running
}
