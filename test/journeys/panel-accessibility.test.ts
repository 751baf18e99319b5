import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Preview, startPreview } from '../app/preview.ts'
import { PREVIEW_STATES, SESSIONS } from '../app/preview-states.ts'
import { arthurPenhallow } from '../sandbox/people/arthur-penhallow.ts'
import { doreenPickering } from '../sandbox/people/doreen-pickering.ts'
import { PRACTICES } from '../sandbox/practices.ts'
import { aSandbox } from './a-sandbox.ts'
import { sideways, spaceText, violationsIn } from './axe.ts'
import { startBrowser } from './browser.ts'
import { openPatient } from './panel-page.ts'
import { getRecord, openPage, openPanelWindow, settled, WIDTHS, widen } from './panel-window.ts'
import { walkRecord } from './walk-screens.ts'

const chromium = inject('chromium')
const world = { practices: PRACTICES, people: [doreenPickering, arthurPenhallow] }
/** A window of 1280 by 1024 at 400 %. */
const ZOOMED = { width: 320, height: 256 }

let browser: Browser
let sandbox: Awaited<ReturnType<typeof aSandbox>>
let preview: Preview

/** Everything wrong with a screen at every width and zoom, each line naming screen and width. */
async function faultsOf(page: Page, screen: string): Promise<readonly string[]> {
  const faults: string[] = []
  for (const size of [...WIDTHS.map((width) => ({ width, height: 900 })), ZOOMED]) {
    await widen(page, size.width, size.height)
    const found = [...(await violationsIn(page)), ...(await sideways(page))]
    faults.push(...found.map((fault) => `${screen}, ${size.width}x${size.height}: ${fault}`))
  }
  await widen(page, 1200)
  return faults
}

describe.skipIf(chromium === null)('every screen of the panel', () => {
  beforeAll(async () => {
    if (chromium === null) return
    ;[browser, sandbox, preview] = await Promise.all([
      startBrowser(chromium),
      aSandbox({ world }),
      startPreview(),
    ])
  })
  afterAll(async () => {
    await Promise.all([browser?.close(), sandbox?.close(), preview?.close()])
  })

  it('gives axe nothing to find at 320, 480 and 1200 px and at 400 %, and never scrolls sideways', async () => {
    const { page, close } = await openPanelWindow(browser, {
      vendor: sandbox.url,
      patient: doreenPickering.id,
    })
    await settled(page)
    const faults = [...(await faultsOf(page, 'start'))]
    await getRecord(page)
    const seen: string[] = []
    await walkRecord(page, async (screen) => {
      seen.push(screen)
      faults.push(...(await faultsOf(page, screen)))
    })
    expect(seen).toEqual(
      expect.arrayContaining(['overview', 'Timeline', 'a problem', 'a consultation', 'same day']),
    )
    expect(faults).toEqual([])
    await close()
  }, 600_000)

  it('does so in every state that has to be forced', async () => {
    const faults: string[] = []
    for (const state of PREVIEW_STATES.filter((name) => !/^size-|^slow$/.test(name))) {
      const { page, close } = await openPage(browser, preview.urlOf(state))
      await settled(page)
      if (!Object.hasOwn(SESSIONS, state)) {
        await page.getByRole('button', { name: 'Get the GP record' }).click()
        await settled(page)
      }
      faults.push(...(await faultsOf(page, state)))
      await close()
    }
    expect(faults).toEqual([])
  }, 600_000)

  it('does not scroll two ways at 320 px when a reader spaces the text', async () => {
    const { page, close } = await openPanelWindow(browser, {
      vendor: sandbox.url,
      patient: doreenPickering.id,
    })
    await settled(page)
    await getRecord(page)
    await spaceText(page)
    const faults: string[] = []
    await walkRecord(page, async (screen) => {
      await widen(page, 320)
      faults.push(...(await sideways(page)).map((fault) => `${screen}: ${fault}`))
      await widen(page, 1200)
    })
    expect(faults).toEqual([])
    await close()
  }, 300_000)

  it('is as sound inside the vendor’s frame, where axe runs in the panel’s own document', async () => {
    const { page, panel, close } = await openPatient(browser, sandbox.url, /Penhallow/)
    await panel.getByRole('button', { name: 'Get the GP record' }).click()
    await panel.getByRole('heading', { name: 'Overview', exact: true }).waitFor()
    const own = page.frames().find((each) => each.url().startsWith(sandbox.panel().url))
    expect(own).toBeDefined()
    if (own) expect(await violationsIn(own)).toEqual([])
    await close()
  })
})
