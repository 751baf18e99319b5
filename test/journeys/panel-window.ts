import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

/** A panel in a window of its own, as the vendor's page offers it: any width, no frame around it. */
export interface PanelWindow {
  page: Page
  close(): Promise<void>
}

export const WIDTHS = [320, 480, 1200] as const
const TALL = 900

/** Opens a patient's panel by the address behind "Open the panel in a window of its own". */
export async function openPanelWindow(
  browser: Browser,
  { vendor, patient }: { vendor: string; patient: string },
  options: BrowserContextOptions = {},
): Promise<PanelWindow> {
  return openPage(browser, new URL(`/patients/${patient}/panel`, vendor).href, options)
}

/** The same for any address that shows a panel, such as a state of the preview. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<PanelWindow> {
  const context = await browser.newContext({ viewport: { width: 480, height: TALL }, ...options })
  const page = await context.newPage()
  await page.goto(url)
  await page.locator('#panel h1').waitFor()
  return { page, close: () => context.close() }
}

/** Waits until the panel shows a screen rather than that it is opening one. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const words = document.querySelector('main')?.innerText ?? ''
    const waits =
      /^(?:Opening|Opening Backstory|Getting it|Searching|Getting the GP record|Opening the directory|Getting your notes)\.?$/m
    return words !== '' && !waits.test(words)
  })
}

/** Gets the record, or what comes instead of it. */
export async function getRecord(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Get the GP record' }).click()
  await page.getByRole('button', { name: 'Get the GP record' }).waitFor({ state: 'detached' })
  await settled(page)
}

/** Chooses a screen of the menu, unfolding it where the panel is narrow. */
export async function choose(page: Page, title: string | RegExp): Promise<void> {
  const link = page.locator('.menu__link', { hasText: title }).first()
  if (!(await link.isVisible())) await page.getByRole('button', { name: 'Sections' }).click()
  await link.click()
  await settled(page)
}

/** Widens or narrows the panel, and lets it draw. */
export async function widen(page: Page, width: number, height = TALL): Promise<void> {
  await page.setViewportSize({ width, height })
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  )
}
