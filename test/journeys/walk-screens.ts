import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { choose, settled, WIDTHS, widen } from './panel-window.ts'

export type Mode = 'light' | 'forced' | 'print'

export interface Camera {
  take(page: Page, who: string, screen: string, modes?: readonly Mode[]): Promise<void>
  count(): number
  index(): string
}

const named = (words: string) => words.replace(/[^\w]+/g, '-').toLowerCase()

/** Takes a picture of the whole screen at every width, in every mode asked for. */
export function createCamera(folder: string): Camera {
  const taken: string[] = []
  return {
    async take(page, who, screen, modes = ['light']) {
      await mkdir(join(folder, named(who)), { recursive: true })
      for (const mode of modes) {
        await page.emulateMedia({
          media: mode === 'print' ? 'print' : 'screen',
          forcedColors: mode === 'forced' ? 'active' : 'none',
        })
        for (const width of mode === 'print' ? [750] : WIDTHS) {
          await widen(page, width)
          const file = `${named(who)}/${named(screen)}-${mode}-${width}.png`
          await page.screenshot({ path: join(folder, file), fullPage: true })
          taken.push(file)
        }
      }
      await page.emulateMedia({ media: 'screen', forcedColors: 'none' })
      await widen(page, 1200)
    },
    count: () => taken.length,
    index: () =>
      `<!doctype html><meta charset="utf-8"><title>Pictures</title>${taken
        .map(
          (file) =>
            `<figure style="display:inline-block;vertical-align:top"><a href="${file}"><img loading="lazy" src="${file}" style="max-width:20rem;max-height:40rem"></a><figcaption>${file}</figcaption></figure>`,
        )
        .join('\n')}\n`,
  }
}

/** Visits every screen that a record leads to, from the overview on. */
export async function walkRecord(
  page: Page,
  visit: (screen: string) => Promise<void>,
): Promise<void> {
  await widen(page, 1200)
  await visit('overview')
  const titles = await page.locator('.menu__link > span:first-child').allInnerTexts()
  for (const title of titles.slice(1)) {
    await choose(page, new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`))
    await visit(title)
    if (title === 'Search') {
      await page.getByLabel('Words to look for').fill('lonely')
      await page.locator('.scope, .failed').first().waitFor()
      await visit('search results')
    }
  }
  await followLinks(page, visit)
  await widen(page, 480)
  await page.getByRole('button', { name: 'Sections' }).click()
  await visit('sections unfolded')
  await page.getByRole('button', { name: 'Hide this panel' }).click()
  await visit('hidden')
  await page.getByRole('button', { name: 'Show it again' }).click()
}

/** The screens behind entries: a problem, its consultation, a single entry, its day, what is sensitive. */
async function followLinks(page: Page, visit: (screen: string) => Promise<void>): Promise<void> {
  const main = page.getByRole('main')
  const first = async (selector: string) => {
    const link = main.locator(selector).first()
    if ((await link.count()) === 0) return false
    await link.click()
    await settled(page)
    return true
  }
  await choose(page, /^Problems/)
  // Narrow, so that a consultation is a screen of its own.
  await widen(page, 480)
  if (await first('.entry__term button')) {
    await visit('a problem')
    await widen(page, 480)
    if (await first('[data-trail^="consultations:"]')) await visit('a consultation')
  }
  await choose(page, /^Social history/)
  if (await first('.entry__term button')) {
    await visit('an entry')
    if (await first('[data-trail="same-day"]')) await visit('same day')
  }
  await choose(page, /^Overview/)
  if (await first('[data-trail="sensitive"], [data-trail="safety"]')) {
    await visit('sensitive')
    await main.getByRole('radio').first().check()
    await main.getByRole('button', { name: 'Open and record why' }).first().click()
    await main
      .locator('.entry')
      .first()
      .waitFor({ timeout: 3000 })
      .catch(() => undefined)
    await visit('sensitive opened')
  }
  await choose(page, /^Problems/)
  if (await first('.show-all button')) await visit('all problems shown')
}
