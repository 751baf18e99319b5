import { startBrowser } from '../journeys/browser.ts'
import { findChromium } from '../journeys/chromium.ts'
import type { AttackResult } from './attack/result.ts'
import { xss } from './attack/xss.ts'

export const about =
  'script in every field of record, letter, feed and vendor, in the browser: what ran, what the policy stopped'

export async function prove(): Promise<boolean> {
  const found = await findChromium()
  if (found === null) return false
  const browser = await startBrowser(found)
  const results: AttackResult[] = []
  try {
    results.push(await xss(browser, { presses: 80 }))
  } finally {
    await browser.close()
    await found.remove()
  }
  for (const each of results) process.stdout.write(`${JSON.stringify(each, null, 1)}\n`)
  return results.every(({ through }) => through.length === 0)
}
