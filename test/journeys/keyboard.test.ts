import type { Frame } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { aStage } from './a-stage.ts'
import { keyboardOf } from './keyboard.ts'
import { getRecord, openPanelWindow, settled } from './panel-window.ts'

const chromium = inject('chromium')

/** The live region speaks every three seconds at most. */
const SOON = { timeout: 10_000 }

/** Has every message of the live region kept, as a screen reader would be told them. */
const listen = (panel: Frame) =>
  panel.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    const status = document.getElementById('status')
    if (!status) return
    new MutationObserver(() => heard.push(status.textContent ?? '')).observe(status, {
      childList: true,
      characterData: true,
      subtree: true,
    })
  })
const heardIn = (panel: Frame) =>
  panel.evaluate(() => (window as unknown as { heard: readonly string[] }).heard.join('\n'))

describe.skipIf(chromium === null)('with the keyboard alone', () => {
  const stage = aStage()

  it('goes from the vendor’s list to record, problem, consultation and back, search, a service, and a saved note', async () => {
    const page = await stage.browser.newPage({ viewport: { width: 1280, height: 1000 } })
    const panel = () =>
      page.frames().find((each) => each.url().startsWith(stage.sandbox.panel().url))
    const keys = keyboardOf(page, panel)
    const choose = async (name: RegExp, how?: { back?: boolean }) => {
      await keys.tabTo(name, how)
      await keys.press('Enter')
    }
    const arrive = async (heading: string) => {
      await panel()?.getByRole('heading', { name: heading, exact: true }).first().waitFor()
      await expect.poll(keys.focused).toBe(heading)
    }

    await page.goto(stage.sandbox.url)
    await choose(/Pickering/)
    const frame = page.frameLocator('iframe')
    await frame.getByRole('button', { name: 'Get the GP record' }).waitFor()
    const inside = panel()
    if (!inside) throw new Error('There is no panel in the frame')
    await listen(inside)

    await choose(/^Get the GP record$/)
    await arrive('Overview')
    await expect.poll(() => heardIn(inside), SOON).toMatch(/Record loaded\./)
    await choose(/^Moderate depression$/)
    await arrive('Moderate depression')
    await keys.tabTo(/^\d\d-\w{3}-\d{4}: Moderate depression$/)
    const consultation = await keys.focused()
    await keys.press('Enter')
    await arrive(`Consultation of ${consultation.slice(0, 11)}`)
    await choose(/^Back to Moderate depression$/, { back: true })
    await expect.poll(keys.focused).toBe(consultation)

    await choose(/^Search$/, { back: true })
    await arrive('Search this record')
    await keys.tabTo(/^Words to look for$/)
    await keys.type('lonely')
    await frame.locator('mark').first().waitFor()
    await expect.poll(keys.focused).toBe('Words to look for')
    await expect.poll(() => heardIn(inside), SOON).toMatch(/\d+ results?\. Searched/)
    await keys.tabTo(/^Open the entry of|^Lonely$/)

    await choose(/^Sections$/, { back: true })
    await choose(/^Find services$/)
    await arrive('Find services')
    await keys.tabTo(/^Postcode/)
    await keys.type('ZZ99 1AB')
    await keys.tabTo(/^Add a need/)
    await keys.type('lunch club')
    await choose(/^Add$/)
    await frame.locator('.service').first().waitFor()
    await choose(/to my note$/)
    await frame.getByText('In your note').first().waitFor()

    await choose(/^Notes$/, { back: true })
    await arrive('My notes')
    await keys.tabTo(/^Patient told me/)
    await keys.type('She would like to sing again.')
    await frame.getByText(/^Draft kept at/).waitFor()
    await choose(/^Save in Harbour$/)
    await frame
      .getByText(/^Note saved in Harbour/)
      .first()
      .waitFor()

    await expect.poll(() => heardIn(inside), SOON).toMatch(/Note saved\./)
    await page.close()
  }, 240_000)

  it('meets the banner, the sections and the screen in the order in which they are seen', async () => {
    const { page, close } = await openPanelWindow(stage.browser, {
      vendor: stage.sandbox.url,
      patient: 'doreen-pickering',
    })
    await settled(page)
    await getRecord(page)
    const keys = keyboardOf(page, () => undefined)
    await keys.tabTo(/^Skip to main content$/, { back: true })
    const stops = await keys.tabTo(/^Moderate depression$/)
    const inOrder = [
      'Hide this panel',
      'Sections',
      'Search',
      'Notes',
      'Explain abbreviations',
      'Print',
      'Read the letter',
      'Moderate depression',
    ]
    expect(stops.filter((stop) => inOrder.includes(stop))).toEqual(inOrder)

    const tree = await page.locator('body').ariaSnapshot()
    const places = [
      /- status/,
      /- banner:/,
      /- heading "PICKERING, Doreen May \(Mrs\)" \[level=1\]/,
      /- navigation "Sections"/,
      /- main:/,
      /- heading "Overview" \[level=2\]/,
      /- heading "Why referred" \[level=3\]/,
      /- heading "Conditions" \[level=3\]/,
    ].map((part) => tree.search(part))
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(places).not.toContain(-1)
    await close()
  })

  it('folds the sections away and empties the search box with Escape, and never goes back by it', async () => {
    const { page, close } = await openPanelWindow(stage.browser, {
      vendor: stage.sandbox.url,
      patient: 'doreen-pickering',
    })
    await settled(page)
    await getRecord(page)
    const keys = keyboardOf(page, () => undefined)
    await keys.tabTo(/^Sections$/, { back: true })
    await keys.press('Enter')
    await keys.tabTo(/^Timeline$/)
    await keys.press('Escape')
    await page.locator('.menu--open').waitFor({ state: 'detached' })
    await expect.poll(keys.focused).toBe('Sections')
    await keys.tabTo(/^Search$/)
    await keys.press('Enter')
    await keys.tabTo(/^Words to look for$/)
    await keys.type('rent')
    await keys.press('Escape')
    await page.getByText('Or start from a topic:').waitFor()
    await keys.press('Escape')
    expect(await page.getByRole('heading', { level: 2 }).innerText()).toBe('Search this record')
    await close()
  })
})
