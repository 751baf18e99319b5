import type { Browser, FrameLocator, Page } from 'playwright-core'
import { blockThirdPartyCookies, makeStorageThrow } from './browser.ts'

/** A vendor's page with the panel in its frame, in a browser that keeps nothing for third parties. */
export interface PanelPage {
  page: Page
  panel: FrameLocator
  /** What the pages said to the console as an error, and scripts that died. */
  complaints: readonly string[]
  /** Every address that was asked for. */
  addresses: readonly string[]
  close(): Promise<void>
}

/** Opens a patient from a vendor's list; the panel in the frame signs in by itself. */
export async function openPatient(
  browser: Browser,
  listUrl: string,
  patient: string | RegExp,
  viewport: { width: number; height: number } = { width: 1280, height: 1000 },
): Promise<PanelPage> {
  const context = await browser.newContext({ viewport })
  await makeStorageThrow(context)
  const page = await context.newPage()
  await blockThirdPartyCookies(page)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  await page.goto(listUrl)
  await page.getByRole('link', { name: patient }).first().click()
  return {
    page,
    panel: page.frameLocator('iframe'),
    complaints,
    addresses,
    close: () => context.close(),
  }
}
