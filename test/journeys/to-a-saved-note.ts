import type { FrameLocator, Page } from 'playwright-core'

/** From the directory's screen, words for a need to the first service that says it fits them, put into the note; answers its name. */
export async function chooseService(panel: FrameLocator, need: string): Promise<string> {
  await panel.getByLabel('Add a need').fill(need)
  await panel.getByRole('button', { name: 'Add', exact: true }).click()
  const service = panel.locator('.service', { hasText: `“${need}”` }).first()
  await service.waitFor()
  const name = await service.getByRole('heading').first().innerText()
  await service.getByRole('button', { name: /to my note$/ }).click()
  await service.getByText('In your note').waitFor()
  return name
}

export const openNotes = (panel: FrameLocator): Promise<void> =>
  panel.getByRole('button', { name: 'Notes', exact: true }).click()

/** Writes into the note and waits until the draft is kept. */
export async function write(panel: FrameLocator, words: string): Promise<void> {
  await panel.getByRole('textbox', { name: 'Patient told me' }).fill(words)
  await panel.getByText(/^Draft kept at/).waitFor()
}

/** Saves the note in the full vendor and waits until that vendor's own page lists it. */
export async function saveAndSee(page: Page, panel: FrameLocator, words: string): Promise<void> {
  await panel.getByRole('button', { name: 'Save in Harbour' }).click()
  await panel.getByText(/Note saved in Harbour/).waitFor()
  await page.locator('#notes').getByText(words).first().waitFor({ timeout: 20_000 })
}
