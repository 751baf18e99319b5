import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { startBrowser } from '../journeys/browser.ts'
import { findChromium } from '../journeys/chromium.ts'
import { bombs } from './attack/bombs.ts'
import { framing } from './attack/framing.ts'
import {
  csrf,
  headerInjection,
  openRedirect,
  prototypePollution,
} from './attack/request-attacks.ts'
import type { AttackResult } from './attack/result.ts'
import { fixation, replay } from './attack/sign-in-attacks.ts'
import { slowWords } from './attack/slow-words.ts'
import { ssrf } from './attack/ssrf.ts'
import { dependencies, secrets } from './attack/supply.ts'
import { vendorWords } from './attack/vendor-words.ts'
import { xss } from './attack/xss.ts'

export const about =
  'attacks, one row each: what was tried, how often, what got through (--only WORD)'

/** Runs an attack in a real browser; without one it was not tried, which does not hold. */
async function inBrowser(
  name: string,
  attack: (browser: Browser) => Promise<AttackResult>,
): Promise<AttackResult> {
  const found = await findChromium()
  if (found === null) return { name, tried: 0, through: ['there is no browser here'], remarks: [] }
  const browser = await startBrowser(found)
  try {
    return await attack(browser)
  } finally {
    await browser.close()
    await found.remove()
  }
}

/** In the order of the table. */
const ATTACKS: readonly (readonly [word: string, run: () => Promise<AttackResult>])[] = [
  ['script', () => inBrowser('script in words', (browser) => xss(browser, { presses: 80 }))],
  ['vendor', () => inBrowser('script in vendor metadata', vendorWords)],
  ['framing', () => inBrowser('clickjacking', framing)],
  ['fixation', fixation],
  ['replay', replay],
  ['csrf', csrf],
  ['redirect', openRedirect],
  ['headers', headerInjection],
  ['ssrf', ssrf],
  ['prototype', prototypePollution],
  ['slow', slowWords],
  ['bombs', bombs],
  ['dependencies', dependencies],
  ['secrets', secrets],
]

export async function prove(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({ args: [...args], options: { only: { type: 'string' } } })
  const chosen = ATTACKS.filter(([word]) => values.only === undefined || word === values.only)
  if (chosen.length === 0) {
    process.stdout.write(`There is none called that. ${ATTACKS.map(([word]) => word).join(', ')}\n`)
    return false
  }
  process.stdout.write(
    `${'attack'.padEnd(34)}${'tried'.padStart(8)}${'through'.padStart(9)}${'seconds'.padStart(9)}\n`,
  )
  let held = true
  for (const [, run] of chosen) {
    const began = performance.now()
    const { name, tried, through, remarks } = await run()
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    held &&= through.length === 0
    process.stdout.write(
      `${name.padEnd(34)}${String(tried).padStart(8)}${String(through.length).padStart(9)}${seconds.padStart(9)}\n` +
        remarks.map((each) => `    ${each}\n`).join('') +
        through
          .slice(0, 20)
          .map((each) => `    THROUGH  ${each}\n`)
          .join(''),
    )
  }
  return held
}
