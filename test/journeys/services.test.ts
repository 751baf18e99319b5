import type { FrameLocator } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { aStage } from './a-stage.ts'

const chromium = inject('chromium')

const results = (panel: FrameLocator) => panel.locator('.service')

async function openServices(panel: FrameLocator) {
  await panel.getByRole('button', { name: 'Sections' }).click()
  await panel.getByRole('button', { name: 'Find services', exact: true }).click()
  await panel.getByRole('heading', { name: 'Find services', exact: true }).waitFor()
}

describe.skipIf(chromium === null)('finding a community service', () => {
  const stage = aStage()

  it('goes from an entry of the record to needs that can be changed, to a service in the note', async () => {
    const { panel, complaints, addresses, close } = await stage.open(/Pickering/)
    await panel.getByRole('button', { name: 'Get the GP record' }).click()
    await panel.getByRole('heading', { name: 'Overview', exact: true }).waitFor()
    const conditions = panel.locator('section', {
      has: panel.getByRole('heading', { name: 'Conditions', exact: true }),
    })
    await conditions.getByRole('button', { name: 'Moderate depression' }).first().click()
    await panel
      .getByRole('button', { name: /^Find services for this/ })
      .first()
      .click()

    await panel.getByRole('button', { name: 'Stop looking for Low mood and wellbeing' }).waitFor()
    await panel.getByLabel('Postcode').fill('ZZ99 1AB')
    await panel.getByLabel('Add a need').fill('lunch club')
    await panel.getByRole('button', { name: 'Add', exact: true }).click()
    await panel.getByRole('button', { name: 'Stop looking for Low mood and wellbeing' }).click()
    const first = results(panel).first()
    await first.getByRole('heading', { name: /Lunch Club/ }).waitFor()
    expect(await first.innerText()).toMatch(/Fits:.*Lunch clubs and day centres/)
    expect(await first.innerText()).toMatch(/Within about a mile of the middle of ZZ99 1/)
    expect(await first.innerText()).toMatch(/Last checked|Not said when/)

    const name = await first.getByRole('heading').innerText()
    await first.getByRole('button', { name: /to my note$/ }).click()
    await first.getByText('In your note').waitFor()
    await panel.getByRole('button', { name: 'Notes', exact: true }).click()
    await panel.getByText(name).first().waitFor()

    const own = new Set([
      new URL(stage.sandbox.panel().url).origin,
      new URL(stage.sandbox.url).origin,
    ])
    expect(addresses.filter((address) => !own.has(new URL(address).origin))).toEqual([])
    expect(complaints).toEqual([])
    await close()
  })

  it('tells the vendor’s own finder the confirmed words and nothing else', async () => {
    const { panel, page, close } = await stage.open(/Pickering/)
    await openServices(panel)
    await panel.getByLabel('Add a need').fill('Debt and bills')
    await panel.getByRole('button', { name: 'Add', exact: true }).click()
    const words = panel.getByLabel('Words for Coast Finder')
    expect(await words.inputValue()).toBe('Debt and bills')
    await words.fill('debt advice')
    await panel.getByRole('button', { name: 'These words are right' }).click()
    const opening = page.context().waitForEvent('page')
    await panel.getByRole('link', { name: /^Open Coast Finder with “debt advice”/ }).click()
    const finder = await opening
    await finder.getByText('Looking for: debt advice').waitFor()
    expect(stage.sandbox.feeds.asked.filter((line) => line.includes('/finder'))).toEqual([
      'GET /finder?words=debt%20advice',
    ])
    await close()
  })

  it('is there when the record is not shared', async () => {
    const { panel, close } = await stage.open(/Dissent/)
    await panel.getByRole('button', { name: 'Get the GP record' }).click()
    await panel
      .getByText(/has chosen not to share/)
      .first()
      .waitFor()
    await panel.getByRole('button', { name: 'Find services' }).last().click()
    await panel.getByLabel('Add a need').fill('lives alone, sees nobody')
    await panel.getByRole('button', { name: 'Add', exact: true }).click()
    await results(panel).first().waitFor()
    await close()
  })

  it('asks the feeds for their lists and services only', () => {
    const asked = stage.sandbox.feeds.asked.filter((line) => !line.includes('/finder'))
    expect(asked.length).toBeGreaterThan(100)
    expect(
      asked.filter(
        (line) =>
          !/^GET \/(county\/v1|voluntary\/v3)\/services(\?page=\d+&per_page=100|\/[0-9a-f-]{36})$/.test(
            line,
          ),
      ),
    ).toEqual([])
  })
})
