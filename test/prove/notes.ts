import { setTimeout as wait } from 'node:timers/promises'
import type { FrameLocator, Page } from 'playwright-core'
import { aSandbox } from '../journeys/a-sandbox.ts'
import { startBrowser } from '../journeys/browser.ts'
import { type Chromium, findChromium } from '../journeys/chromium.ts'
import { openPatient } from '../journeys/panel-page.ts'

export const about =
  'the browser is killed at every tenth keystroke of a 300-character note: what is missing, and what the panel says'

const NOTE = (
  'Misses Ted most at teatime and on Sundays. Would like company at lunch, not a group with games. ' +
  'Walks to the end of the road with her stick; the bus is too high. Her daughter rings on Fridays. ' +
  'Worried about the gas bill and has not told anyone. Asked me to ring again next week, after ten, please, if I could.'
).slice(0, 300)

const EVERY = 10
/** A brisk typist; ten of these take longer than the second that may be missing. */
const MS_A_KEY = 150
const LIMIT_MS = 1_000
const SAYS =
  /Your draft is here, as it was at [\d-]+\w+-\d+ \d\d:\d\d:\d\d.*last second may be missing/s

interface Kill {
  typed: number
  kept: number
  /** Time between the first keystroke that is missing and the kill; 0 when none is. */
  lostMs: number
  says: boolean
  exact: boolean
}

/** Types the note, kills the browser, opens it again and looks, thirty times over. */
export async function prove(): Promise<boolean> {
  const chromium = await findChromium()
  if (chromium === null) {
    process.stdout.write('There is no browser on this machine to kill.\n')
    return false
  }
  const sandbox = await aSandbox()
  const kills: Kill[] = []
  try {
    let kept = ''
    for (let typed = EVERY; typed <= NOTE.length; typed += EVERY) {
      const times = await typeAndKill(chromium, sandbox.url, kept, NOTE.slice(0, typed))
      const found = await lookAgain(chromium, sandbox.url)
      kept = found.text
      const missing = times.keys.find(({ position }) => position >= kept.length)
      const kill = {
        typed,
        kept: kept.length,
        lostMs: missing === undefined ? 0 : times.killedAt - missing.at,
        says: found.says,
        exact: NOTE.startsWith(kept),
      }
      kills.push(kill)
      process.stdout.write(`${line(kill)}\n`)
    }
  } finally {
    await sandbox.close()
    await chromium.remove()
  }
  const worst = Math.max(...kills.map(({ lostMs }) => lostMs))
  const most = Math.max(...kills.map(({ typed, kept }) => typed - kept))
  process.stdout.write(
    `\n${kills.length} kills in ${NOTE.length} keystrokes: at most ${most} characters and ${worst} ms missing (limit ${LIMIT_MS} ms); ` +
      `the panel said so ${kills.filter(({ says }) => says).length} times\n`,
  )
  return kills.every(({ lostMs, says, exact }) => lostMs <= LIMIT_MS && says && exact)
}

const line = ({ typed, kept, lostMs, says, exact }: Kill) =>
  `killed at keystroke ${String(typed).padStart(3)}: ${String(kept).padStart(3)} kept, ` +
  `${String(typed - kept).padStart(2)} missing, ${String(lostMs).padStart(4)} ms; ` +
  `${exact ? 'word for word' : 'CHANGED'}; ${says ? 'the panel says so' : 'THE PANEL SAYS NOTHING'}`

/** The panel's notes on a patient, without any GP record. */
async function openNotes(page: { panel: FrameLocator }) {
  await page.panel.getByRole('button', { name: 'Notes', exact: true }).click()
  const field = page.panel.getByRole('textbox', { name: 'Patient told me' })
  await field.waitFor().catch(async (error: unknown) => {
    const shown = await page.panel.locator('body').innerText()
    throw new Error(`The notes did not open. The panel shows:\n${shown}`, { cause: error })
  })
  return field
}

async function typeAndKill(chromium: Chromium, url: string, kept: string, text: string) {
  const browser = await startBrowser(chromium)
  const opened = await openPatient(browser, url, /Pickering/)
  const field = await openNotes(opened)
  await field.focus()
  await opened.page.keyboard.press('Control+End')
  const pid = await browserPid(opened.page)
  const keys: { position: number; at: number }[] = []
  for (let position = kept.length; position < text.length; position += 1) {
    const started = Date.now()
    await opened.page.keyboard.type(text.charAt(position))
    keys.push({ position, at: Date.now() })
    if (position < text.length - 1) await wait(Math.max(0, MS_A_KEY - (Date.now() - started)))
  }
  const gone = new Promise<void>((done) => browser.once('disconnected', () => done()))
  const killedAt = Date.now()
  process.kill(pid, 'SIGKILL')
  await gone
  return { keys, killedAt }
}

async function browserPid(page: Page): Promise<number> {
  const session = await page.context().browser()?.newBrowserCDPSession()
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] }
  const found = processInfo.find(({ type }) => type === 'browser')
  if (found === undefined) throw new Error('The browser does not say which process it is')
  return found.id
}

async function lookAgain(chromium: Chromium, url: string) {
  const browser = await startBrowser(chromium)
  try {
    const opened = await openPatient(browser, url, /Pickering/)
    const field = await openNotes(opened)
    const says = SAYS.test(await opened.panel.locator('main').innerText())
    return { text: await field.inputValue(), says }
  } finally {
    await browser.close()
  }
}
