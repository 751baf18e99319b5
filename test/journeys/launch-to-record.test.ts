import type { FrameLocator } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { aStage } from './a-stage.ts'
import { blockThirdPartyCookies } from './browser.ts'
import { openPatient } from './panel-page.ts'
import { thirdPartyCookieComesBack } from './third-party-cookie.ts'

const chromium = inject('chromium')

/** Record → problem → its consultation → back → search, as a link worker does it. */
async function readTheRecord(panel: FrameLocator): Promise<void> {
  await panel.getByRole('button', { name: 'Get the GP record' }).click()
  await panel.getByRole('heading', { name: 'Overview', exact: true }).waitFor()
  const strip = await panel.getByRole('banner').innerText()
  expect(strip).toContain('PICKERING, Doreen May (Mrs)')
  expect(strip).toContain('999 100 1379')

  const conditions = panel.locator('section', {
    has: panel.getByRole('heading', { name: 'Conditions', exact: true }),
  })
  await conditions.getByRole('button', { name: 'Moderate depression' }).first().click()
  await panel.getByRole('heading', { name: 'Moderate depression', exact: true }).waitFor()
  const linked = panel.locator('section', { hasText: 'Linked by the GP system' }).last()
  const consultation = linked.getByRole('button').first()
  const words = await consultation.innerText()
  await consultation.click()

  await panel.getByRole('button', { name: 'Back to Moderate depression' }).waitFor()
  expect(await panel.getByRole('heading', { level: 2 }).innerText()).toBe(words)
  await panel.getByRole('button', { name: 'Back to Moderate depression' }).click()
  await panel.getByRole('heading', { name: 'Moderate depression', exact: true }).waitFor()
  await panel.locator('button:focus').waitFor()
  expect(await panel.locator('button:focus').innerText()).toBe(words)

  await panel.getByRole('button', { name: 'Search', exact: true }).first().click()
  await panel.getByLabel('Words to look for').fill('lonely')
  await panel.getByText(/Searched \d+ of \d+/).waitFor()
  expect(await panel.locator('mark').first().innerText()).toMatch(/lonel|alone|isolat/i)
}

describe.skipIf(chromium === null)(
  'from a vendor’s page to the record, framed on another site',
  () => {
    const stage = aStage()

    it('is tried in a browser that really blocks third-party cookies', async () => {
      const open = await stage.browser.newPage()
      expect(await thirdPartyCookieComesBack(open)).toBe(true)
      await open.close()

      const blocked = await stage.browser.newPage()
      await blockThirdPartyCookies(blocked)
      expect(await thirdPartyCookieComesBack(blocked)).toBe(false)
      await blocked.close()
    })

    it('launches in one click and reads the record, with nothing of the patient in an address', async () => {
      const opened = await stage.open(/Pickering/)
      await readTheRecord(opened.panel)

      expect(new URL(opened.page.frames()[1]?.url() ?? '').origin).toBe(stage.sandbox.panel().url)
      expect(
        opened.addresses.filter((url) => /9991001379|pickering.*(api|app)/i.test(url)),
      ).toEqual([])
      expect(opened.complaints).toEqual([])
      await opened.close()
    })

    it('does the same on a vendor that offers sign-in and Patient alone, asking what that vendor cannot tell', async () => {
      const list = `${stage.sandbox.minimalVendor.baseUrl}/`
      const { panel, complaints, close } = await openPatient(stage.browser, list, /Pickering/)

      await panel.getByLabel('Why were they referred?').fill('Lonely since her husband died')
      await panel.getByRole('button', { name: 'Continue' }).click()
      await panel.getByLabel('By phone').check()
      await panel.getByLabel('The patient', { exact: true }).check()
      await panel.getByRole('button', { name: 'Yes, they agree' }).click()
      await readTheRecord(panel)

      expect(complaints).toEqual([])
      await close()
    })

    it('logs nothing of the patient on the way', async () => {
      expect(stage.sandbox.logged()).toContain('"auditHead"')
      expect(stage.sandbox.logged()).not.toMatch(/Pickering|Doreen|9991001379|999 100 1379|lonely/i)
    })
  },
)
