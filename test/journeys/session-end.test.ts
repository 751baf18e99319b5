import type { Browser, BrowserContext, Frame, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { doreenPickering } from '../sandbox/people/doreen-pickering.ts'
import { tomaszWilk } from '../sandbox/people/tomasz-wilk.ts'
import { PRACTICES } from '../sandbox/practices.ts'
import { aSandbox } from './a-sandbox.ts'
import { startBrowser } from './browser.ts'
import { openPatient } from './panel-page.ts'

const chromium = inject('chromium')

/** What a withdrawal, an expiry or an end may take at most to be seen. */
const EMPTY_MS = 5_000
/** Long enough to do something, short enough to wait for. */
const IDLE_SECONDS = 9

let browser: Browser
const sandboxes: Awaited<ReturnType<typeof aSandbox>>[] = []
const world = { practices: PRACTICES, people: [doreenPickering, tomaszWilk] }
const inRecord = 'Moderate depression'

async function start(env: { readonly [name: string]: string } = {}) {
  const sandbox = await aSandbox({ world, env })
  sandboxes.push(sandbox)
  return sandbox
}

async function getRecord(panel: FrameLocator | Page) {
  await panel.getByRole('button', { name: 'Get the GP record' }).click()
  await panel.getByText(inRecord).first().waitFor()
}

async function write(panel: FrameLocator, words: string) {
  await panel.getByRole('button', { name: 'Notes', exact: true }).click()
  await panel.getByRole('textbox', { name: 'Patient told me' }).fill(words)
  await panel.getByText(/^Draft kept at/).waitFor()
}

/** The panel's own frame, to look at everything that it holds. */
function frameOf(page: Page, origin: string): Frame {
  const frame = page.frames().find((each) => each.url().startsWith(origin))
  if (frame === undefined) throw new Error('There is no panel')
  return frame
}

/** Milliseconds until nothing of `words` is in the page any more, hidden parts included. */
async function emptiedAfter(page: Page, origin: string, words: RegExp): Promise<number> {
  const started = performance.now()
  const frame = frameOf(page, origin)
  while (performance.now() - started < 20_000) {
    const html = await frame.evaluate(() => document.documentElement.outerHTML)
    if (!words.test(html)) return performance.now() - started
    await page.waitForTimeout(50)
  }
  return Number.POSITIVE_INFINITY
}

async function changeConsent(
  sandbox: Awaited<ReturnType<typeof aSandbox>>,
  change: (consent: object) => object,
) {
  const [consent] = await sandbox.vendor.fhir.resourcesOf('Consent', doreenPickering.id)
  if (consent === undefined) throw new Error('the vendor records a consent')
  await sandbox.vendor.fhir.seed([change(consent) as typeof consent])
}

/** Ends the session as another window of the same worker would. */
async function endElsewhere(context: BrowserContext, origin: string): Promise<void> {
  const cookies = await context.cookies()
  const cookie = cookies.find(({ name }) => name.startsWith('__Host-launch-'))
  const launchId = cookie?.name.slice('__Host-launch-'.length) ?? ''
  const { status } = await fetch(`${origin}/api/launches/${launchId}/end`, {
    method: 'POST',
    headers: {
      'X-Backstory': '1',
      Origin: origin,
      'Content-Type': 'application/json',
      Cookie: `${cookie?.name}=${cookie?.value}`,
    },
    body: '{}',
  })
  expect(status).toBe(204)
}

/** The panel alone in a window of its own, as the vendor's link opens it. */
async function openWindow(context: BrowserContext, list: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${list}patients/${doreenPickering.id}/panel`)
  return page
}

describe.skipIf(chromium === null)('the record leaves the panel', () => {
  beforeAll(async () => {
    if (chromium !== null) browser = await startBrowser(chromium)
  })
  afterAll(async () => {
    await browser?.close()
    for (const sandbox of sandboxes) await sandbox.close()
  })

  it('within five seconds of a withdrawal in the vendor’s system, and the draft stays', async () => {
    const sandbox = await start()
    const { page, panel, close } = await openPatient(browser, sandbox.url, /Pickering/)
    const origin = sandbox.panel().url
    await getRecord(panel)
    await write(panel, 'She would like to sing again')
    await panel.getByRole('button', { name: 'Back to overview' }).click()
    await panel.getByText(inRecord).first().waitFor()

    await changeConsent(sandbox, (consent) => ({ ...consent, status: 'inactive' }))
    const took = await emptiedAfter(page, origin, new RegExp(inRecord))
    expect(took).toBeLessThan(EMPTY_MS)
    await panel
      .getByText(/did not agree, or no longer agrees|no longer agree/i)
      .first()
      .waitFor()

    await panel.getByRole('button', { name: 'Notes', exact: true }).click()
    const words = panel.getByRole('textbox', { name: 'Patient told me' })
    expect(await words.inputValue()).toBe('She would like to sing again')
    await close()
  })

  it('within five seconds of the end of a consent', async () => {
    const sandbox = await start()
    const { page, panel, close } = await openPatient(browser, sandbox.url, /Pickering/)
    await getRecord(panel)
    const end = Date.now() + 4_000
    await changeConsent(sandbox, (consent) => ({
      ...consent,
      provision: { period: { end: new Date(end).toISOString() } },
    }))
    await emptiedAfter(page, sandbox.panel().url, new RegExp(inRecord))
    const late = Date.now() - end
    expect(late).toBeGreaterThan(-500)
    expect(late).toBeLessThan(EMPTY_MS)
    await close()
  })

  it('with everything of the patient, within five seconds of the session’s end by idleness', async () => {
    const sandbox = await start({ SESSION_IDLE_MINUTES: String(IDLE_SECONDS / 60) })
    const { page, panel, close } = await openPatient(browser, sandbox.url, /Pickering/)
    await getRecord(panel)
    await write(panel, 'Words that must outlive the session')
    const used = Date.now()
    await emptiedAfter(page, sandbox.panel().url, /Pickering|Moderate depression|Words that must/i)
    const late = Date.now() - used - IDLE_SECONDS * 1000
    expect(late).toBeGreaterThan(-1_500)
    expect(late).toBeLessThan(EMPTY_MS)
    await panel.getByRole('heading', { name: 'Your session has ended' }).waitFor()

    await page.reload()
    await panel.getByRole('button', { name: 'Notes', exact: true }).click()
    const words = panel.getByRole('textbox', { name: 'Patient told me' })
    await words.waitFor()
    await expect.poll(() => words.inputValue()).toBe('Words that must outlive the session')
    await close()
  })

  it('with everything of the patient, within five seconds of an end elsewhere', async () => {
    const sandbox = await start()
    const { page, panel, close } = await openPatient(browser, sandbox.url, /Pickering/)
    const origin = sandbox.panel().url
    await getRecord(panel)
    await endElsewhere(page.context(), origin)
    expect(await emptiedAfter(page, origin, /Pickering|Moderate depression/i)).toBeLessThan(
      EMPTY_MS,
    )
    await close()
  })

  it('at once when the page comes back from the back/forward cache, until the session has spoken', async () => {
    const sandbox = await start()
    const page = await openWindow(await browser.newContext(), sandbox.url)
    await getRecord(page)
    await endElsewhere(page.context(), sandbox.panel().url)
    // A page that must not be stored is seldom kept by the browser, so the event is made here.
    const html = await page.evaluate(async () => {
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
      await new Promise((drawn) => setTimeout(drawn, 50))
      return document.documentElement.outerHTML
    })
    expect(html).not.toContain('Moderate depression')
    await page.getByRole('heading', { name: 'Your session has ended' }).waitFor()
    expect(await page.content()).not.toMatch(/Pickering/i)
    await page.context().close()
  })

  it('as soon as somebody comes back to a tab that was hidden while the session ended', async () => {
    const sandbox = await start()
    const context = await browser.newContext()
    // Without the panel's own clock nothing but the return itself can ask whether the session lives.
    await context.clock.install()
    const page = await openWindow(context, sandbox.url)
    await getRecord(page)
    await context.clock.pauseAt(Date.now() + 60_000)
    await endElsewhere(context, sandbox.panel().url)
    expect(await page.content()).toContain(inRecord)
    await page.evaluate(() => dispatchEvent(new Event('visibilitychange')))
    await page.getByRole('heading', { name: 'Your session has ended' }).waitFor()
    expect(await page.content()).not.toMatch(/Pickering|Moderate depression/i)
    await context.close()
  })

  it('when somebody goes back to it after the session has ended', async () => {
    const sandbox = await start()
    const context = await browser.newContext()
    const page = await openWindow(context, sandbox.url)
    await getRecord(page)
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))

    await page.goto(sandbox.url)
    await page.goBack()
    await page.getByText(inRecord).first().waitFor()
    expect(asked.some((path) => /^\/api\/launches\/[0-9a-f]{32}$/.test(path))).toBe(true)

    await page.goto(sandbox.url)
    await endElsewhere(context, sandbox.panel().url)
    await page.goBack()
    await page
      .getByText(/session has ended|not signed in/i)
      .first()
      .waitFor()
    const html = await page.content()
    expect(html).not.toMatch(/Pickering|Moderate depression/i)
    await context.close()
  })
})
