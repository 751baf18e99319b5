import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Frame, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { doreenPickering } from '../sandbox/people/doreen-pickering.ts'
import { tomaszWilk } from '../sandbox/people/tomasz-wilk.ts'
import { PRACTICES } from '../sandbox/practices.ts'
import { aSandbox } from './a-sandbox.ts'
import { blockThirdPartyCookies, makeStorageThrow, startBrowser } from './browser.ts'

const chromium = inject('chromium')

let browser: Browser
let sandbox: Awaited<ReturnType<typeof aSandbox>>
const strip = (panel: FrameLocator) => panel.getByRole('banner').innerText()
const patientPage = (id: string) => `${sandbox.url}patients/${id}`

async function aPage(options: { blocked: boolean }): Promise<Page> {
  const context = await browser.newContext()
  if (options.blocked) await makeStorageThrow(context)
  const page = await context.newPage()
  if (options.blocked) await blockThirdPartyCookies(page)
  return page
}

/** The vendor’s page, the panel launched again in its frame under another sandbox attribute. */
async function withFrame(page: Page, sandboxed: string | null): Promise<FrameLocator> {
  await page.goto(patientPage(doreenPickering.id))
  await page.locator('iframe').evaluate(
    (old, { rights, src }) => {
      const frame = document.createElement('iframe')
      frame.title = 'Backstory'
      if (rights !== null) frame.setAttribute('sandbox', rights)
      frame.src = src
      old.replaceWith(frame)
    },
    { rights: sandboxed, src: sandbox.vendor.launchUrl(doreenPickering.id) },
  )
  return page.frameLocator('iframe')
}

async function getRecord(panel: FrameLocator) {
  await panel.getByRole('button', { name: 'Get the GP record' }).click()
  await panel.getByRole('heading', { name: 'Overview', exact: true }).waitFor()
}

/** A sandbox whose panel is behind a proxy that lets no cookie through, either way. */
async function aCookielessSandbox() {
  let target = 0
  const proxy = createServer((incoming, outgoing) => {
    const { cookie: _cookie, ...headers } = incoming.headers
    const { method, url: path } = incoming
    const onward = request({ host: '127.0.0.1', port: target, method, path, headers }, (answer) => {
      const { 'set-cookie': _set, ...kept } = answer.headers
      outgoing.writeHead(answer.statusCode ?? 502, kept)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  const listen = (server: Server) =>
    new Promise<number>((listening) =>
      server.listen(0, '127.0.0.1', () => listening((server.address() as AddressInfo).port)),
    )
  const probe = createServer()
  target = await listen(probe)
  await new Promise((closed) => probe.close(closed))
  const started = await aSandbox({
    world: { practices: PRACTICES, people: [doreenPickering] },
    port: target,
    env: { BASE_URL: `http://127.0.0.1:${await listen(proxy)}` },
  })
  return {
    ...started,
    close: async () => {
      await started.close()
      proxy.closeAllConnections()
      await new Promise((closed) => proxy.close(closed))
    },
  }
}

const panelFrame = (page: Page): Frame | undefined =>
  page.frames().find((frame) => frame.parentFrame() !== null)

describe.skipIf(chromium === null)('the panel in a vendor’s frame', () => {
  let stranger: Server
  beforeAll(async () => {
    if (chromium === null) return
    ;[browser, sandbox] = await Promise.all([
      startBrowser(chromium),
      aSandbox({ world: { practices: PRACTICES, people: [doreenPickering, tomaszWilk] } }),
    ])
    stranger = createServer((_request, response) => {
      const launch = sandbox.vendor.launchUrl(doreenPickering.id).replaceAll('&', '&amp;')
      response.setHeader('Content-Type', 'text/html').end(`<iframe src="${launch}"></iframe>`)
    })
    await new Promise<void>((listening) => stranger.listen(0, '127.0.0.1', listening))
  })
  afterAll(async () => {
    await browser?.close()
    await sandbox?.close()
    stranger?.close()
  })

  const variants: readonly [string, { blocked: boolean; sandboxed: string | null }][] = [
    ['with third-party cookies allowed', { blocked: false, sandboxed: null }],
    [
      'with third-party cookies blocked and DOM storage that throws',
      { blocked: true, sandboxed: null },
    ],
    [
      'with the fewest rights that a vendor may give',
      { blocked: true, sandboxed: 'allow-scripts allow-same-origin' },
    ],
    [
      'with every right that vendors are seen to give',
      {
        blocked: true,
        sandboxed:
          'allow-forms allow-modals allow-pointer-lock allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts allow-downloads',
      },
    ],
  ]
  it.each(variants)('signs in and shows the record %s', async (_what, { blocked, sandboxed }) => {
    const page = await aPage({ blocked })
    const panel = await withFrame(page, sandboxed)
    await getRecord(panel)
    expect(await strip(panel)).toContain('PICKERING')
    await page.context().close()
  })

  it('says in words that it cannot sign in where the frame has no origin of its own', async () => {
    const page = await aPage({ blocked: true })
    const panel = await withFrame(page, 'allow-scripts allow-forms')
    await panel.getByText(/your system’s frame does not let Backstory run/).waitFor()
    expect(await panel.getByRole('button', { name: 'Get the GP record' }).count()).toBe(0)
    await page.context().close()
  })

  it('works by a hand-off where not even a partitioned cookie comes back', async () => {
    const cookieless = await aCookielessSandbox()
    const page = await aPage({ blocked: true })
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(`${cookieless.url}patients/${doreenPickering.id}`)
    const panel = page.frameLocator('iframe')
    await getRecord(panel)
    expect(await strip(panel)).toContain('PICKERING')
    const cookies = await page.context().cookies()
    expect(cookies.filter(({ name }) => name.startsWith('__Host-launch'))).toEqual([])
    expect(asked.filter((path) => path.endsWith('/handoff'))).toHaveLength(1)
    expect(panelFrame(page)?.url()).toMatch(/\/app\/[0-9a-f]{32}$/)
    await page.context().close()
    await cookieless.close()
  })

  it('is not shown by a page on another port of the vendor’s host', async () => {
    const page = await aPage({ blocked: false })
    const { port } = stranger.address() as AddressInfo
    await page.goto(`http://localhost:${port}/`)
    await expect.poll(() => panelFrame(page)?.url()).toMatch(/^chrome-error:/)
    await page.context().close()
  })

  it('keeps two tabs with interleaved launches apart, whatever is done in either', async () => {
    const context = await browser.newContext()
    const [one, other] = [await context.newPage(), await context.newPage()]
    for (const page of [one, other]) await blockThirdPartyCookies(page)
    await Promise.all([
      one.goto(patientPage(doreenPickering.id)),
      other.goto(patientPage(tomaszWilk.id)),
    ])
    const [first, second] = [one.frameLocator('iframe'), other.frameLocator('iframe')]
    await Promise.all([getRecord(first), getRecord(second)])
    expect(await strip(first)).toContain('PICKERING')
    expect(await strip(second)).toContain('WILK')

    await one.goto(patientPage(tomaszWilk.id))
    await first.getByText('WILK', { exact: false }).first().waitFor()
    expect(await strip(second)).toContain('WILK')
    await one.goBack()
    await first.getByText('PICKERING', { exact: false }).first().waitFor()

    await second.getByRole('button', { name: 'Hide this panel' }).click()
    await second.getByRole('button', { name: 'End my session' }).click()
    await other.getByText('The panel was closed.').waitFor()
    expect(panelFrame(other)).toBeUndefined()
    const beat = await one.waitForResponse((response) => response.url().endsWith('/beat'))
    expect(beat.status()).toBe(200)
    expect(await strip(first)).toContain('PICKERING')
    await context.close()
  })
})
