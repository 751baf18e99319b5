import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, inject, it } from 'vitest'
import { aStage } from './a-stage.ts'

const chromium = inject('chromium')

const sessionsIn = (folder: string): unknown => {
  const store = new DatabaseSync(join(folder, 'backstory.sqlite'), { readOnly: true })
  const row = store.prepare('SELECT count(*) AS sessions FROM sessions').get()
  store.close()
  return row?.sessions
}

describe.skipIf(chromium === null)('the vendor’s page and the panel in its frame', () => {
  const stage = aStage()

  it('shake hands, share a look, hear of a saved note, and part when the session is ended', async () => {
    const { page, panel, complaints, close } = await stage.open(/Pickering/)
    const channel = page.locator('#channel')
    await channel.getByText('Page and panel talk to each other.').waitFor()
    await page.evaluate(() => {
      document.addEventListener('note-saved', () => document.body.setAttribute('data-heard', 'yes'))
    })

    const main = panel.locator('.columns')
    await main.waitFor()
    await expect
      .poll(() => main.evaluate((element) => getComputedStyle(element).color))
      .toBe('rgb(29, 42, 51)')
    const strip = panel.locator('.strip')
    expect(await strip.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
      'rgb(0, 61, 120)',
    )

    await panel.getByRole('button', { name: 'Notes', exact: true }).click()
    await panel.getByRole('textbox', { name: 'Patient told me' }).fill('Likes dominoes')
    await panel.getByText(/^Draft kept at/).waitFor()
    await panel.getByRole('button', { name: 'Save in Harbour' }).click()
    await page.locator('body[data-heard="yes"]').waitFor()
    await page.locator('#notes').getByText('Likes dominoes').waitFor()

    await panel.getByRole('button', { name: 'Sections' }).click()
    await panel.getByRole('button', { name: 'Help', exact: true }).click()
    await panel.getByRole('button', { name: 'End my session' }).click()
    await channel.getByText('The panel was closed.').waitFor()
    expect(await page.locator('iframe').count()).toBe(0)
    await expect.poll(() => sessionsIn(stage.sandbox.data)).toBe(0)
    expect(complaints).toEqual([])
    await close()
  })
})
