import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { aSandbox } from '../journeys/a-sandbox.ts'
import { startBrowser } from '../journeys/browser.ts'
import { findChromium } from '../journeys/chromium.ts'
import { getRecord, openPanelWindow, settled } from '../journeys/panel-window.ts'
import { longRecord } from './long-record.ts'
import { type BenchRow, median } from './row.ts'

/** Published SMART apps: kilobytes of JavaScript after gzip, as anybody's browser is sent them. */
const PUBLISHED = [
  ['cardiac risk', 108],
  ['the Cerner tutorial', 137],
  ['BP centiles', 175],
  ['the Medplum demo', 287],
  ['growth chart', 376],
] as const
const ENTRIES = 10_000
const FRAME_MS = 1000 / 60
const ROUNDS = 5

const dist = resolve(import.meta.dirname, '../../dist/app')

/**
 * The panel in a real browser: what it weighs, when it first shows something, and how it does with a record of ten
 * thousand entries. Weights are kilobytes of 1,000 bytes after gzip.
 */
export async function rows(): Promise<readonly BenchRow[]> {
  const weights = await weighFiles()
  const found = await findChromium()
  if (found === null) {
    process.stderr.write('panel: there is no browser, so only the weights are measured.\n')
    return weightRows(weights)
  }
  const records = await mkdtemp(join(tmpdir(), 'backstory-bench-'))
  await writeFile(join(records, 'long.json'), JSON.stringify(longRecord(ENTRIES)))
  const sandbox = await aSandbox({ records })
  const browser = await startBrowser(found)
  try {
    const patient = sandbox.people.find(({ name }) => name.family === 'Quill')?.id ?? ''
    const first = await firstOverview(browser, { vendor: sandbox.url, patient }, weights)
    return [...weightRows(weights), ...first, ...(await speedRows(browser, sandbox.url, patient))]
  } finally {
    await Promise.all([browser.close(), sandbox.close()])
    await found.remove()
    await rm(records, { recursive: true, force: true })
  }
}

type Weights = ReadonlyMap<string, number>

async function weighFiles(): Promise<Weights> {
  const names = await readdir(dist)
  const weighed = names.map(async (name): Promise<[string, number]> => {
    const bytes = await readFile(join(dist, name))
    return [name, gzipSync(bytes, { level: 9 }).length / 1000]
  })
  return new Map(await Promise.all(weighed))
}

const sumOf = (weights: Weights, of: (name: string) => boolean) =>
  [...weights].reduce((sum, [name, weight]) => (of(name) ? sum + weight : sum), 0)
const isScript = (name: string) => name.endsWith('.js')

const limited = (what: string, figure: number, unit: string, limit: number): BenchRow => ({
  what,
  figure,
  unit,
  beside: 'limit',
  peer: limit,
  bar: 1,
})

function weightRows(weights: Weights): readonly BenchRow[] {
  const all = sumOf(weights, isScript)
  return [
    limited('JavaScript of all screens, gzip', all, 'kB', 70),
    limited(
      'style sheet, gzip',
      sumOf(weights, (name) => name.endsWith('.css')),
      'kB',
      12,
    ),
    ...PUBLISHED.map(
      ([app, weight]): BenchRow => ({
        what: 'JavaScript of all screens, gzip',
        figure: all,
        unit: 'kB',
        beside: `${app}, as published`,
        peer: weight,
        bar: 1,
      }),
    ),
  ]
}

interface Patient {
  vendor: string
  patient: string
}

/** From the panel's page with a session to the overview: which files came, and whether any came from elsewhere. */
async function firstOverview(
  browser: Browser,
  { vendor, patient }: Patient,
  weights: Weights,
): Promise<readonly BenchRow[]> {
  const { page, close } = await openPanelWindow(
    browser,
    { vendor, patient: 'doreen-pickering' },
    {},
  )
  const session = page.url()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(session)
  await page.getByRole('button', { name: 'Get the GP record' }).waitFor()
  const beforePaint = await page.evaluate(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0
    const fetched = performance.getEntriesByType('resource')
    return 1 + fetched.filter(({ startTime }) => startTime < paint).length
  })
  await getRecord(page)
  await page.goto('about:blank')
  await page.goto(session, { waitUntil: 'commit' })
  const shown = page.evaluate(async () => {
    while (document.querySelector('main h2')?.textContent !== 'Overview') {
      await new Promise((drawn) => requestAnimationFrame(drawn))
    }
    return performance.getEntriesByType('resource').map(({ name }) => name)
  })
  const atOverview = new Set((await shown).map(fileOf))
  await settled(page)
  const elsewhere = asked.filter((url) => new URL(url).origin !== new URL(session).origin)
  await close()

  const paints: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    paints.push(await firstPaint(browser, { vendor, patient }))
  }
  return [
    limited(
      'JavaScript to the first overview, gzip',
      sumOf(weights, (name) => isScript(name) && atOverview.has(name)),
      'kB',
      25,
    ),
    limited('requests before the first paint', beforePaint, 'requests', 4),
    { ...limited('requests to third parties', elsewhere.length, 'requests', 1), bar: 0 },
    limited('first contentful paint, processor 4× slower', median(paints), 'ms', 300),
  ]
}

const fileOf = (url: string) => new URL(url).pathname.split('/').at(-1) ?? ''

/** From the navigation to the panel's page with a session, top-level, to its first contentful paint. */
async function firstPaint(browser: Browser, { vendor, patient }: Patient): Promise<number> {
  const { page, close } = await openPanelWindow(browser, { vendor, patient })
  const session = page.url()
  const next = await page.context().newPage()
  const protocol = await next.context().newCDPSession(next)
  await protocol.send('Network.enable')
  await protocol.send('Network.setCacheDisabled', { cacheDisabled: true })
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await next.goto(session)
  await next.locator('#panel h1').waitFor()
  const paint = await next.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  )
  await close()
  return paint
}

async function speedRows(
  browser: Browser,
  vendor: string,
  patient: string,
): Promise<readonly BenchRow[]> {
  const arrivals: number[] = []
  for (let round = 0; round < 3; round++) {
    const { page, close } = await openPanelWindow(browser, { vendor, patient })
    arrivals.push(await overviewAfterBytes(page))
    await close()
  }
  const { page, close } = await openPanelWindow(browser, { vendor, patient })
  await page.setViewportSize({ width: 1200, height: 900 })
  await overviewAfterBytes(page)
  await settled(page)
  await page.waitForLoadState('networkidle').catch(() => undefined)
  const lists = await openLists(page)
  const typed = await typeSearches(page)
  await close()
  const slowest = [...Map.groupBy(lists, ({ title }) => title)]
    .map(([title, rounds]) => ({ title, ms: median(rounds.map(({ ms }) => ms)) }))
    .toSorted((one, other) => other.ms - one.ms)[0]
  return [
    limited('opening a list, median', median(lists.map(({ ms }) => ms)) / FRAME_MS, 'frames', 2),
    limited(
      `opening the slowest list (${slowest?.title ?? ''})`,
      (slowest?.ms ?? Number.NaN) / FRAME_MS,
      'frames',
      2,
    ),
    limited('typed search, last key to results, median', median(typed), 'ms', 100),
    limited('bytes in to the overview', median(arrivals), 'ms', 150),
  ]
}

/** From the stage that begins with the practice's last byte to the overview on the screen. */
async function overviewAfterBytes(page: Page): Promise<number> {
  await page.evaluate(() => {
    const seen: { bytes?: number; shown?: number } = {}
    Object.assign(window, { seen })
    new MutationObserver(() => {
      const stages = document.querySelector('.stages')?.textContent ?? ''
      if (stages.includes('Reading the record')) seen.bytes ??= performance.now()
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
    const look = () => {
      const heading = document.querySelector('main h2')?.textContent
      if (heading !== 'Overview') requestAnimationFrame(look)
      else setTimeout(() => Object.assign(seen, { shown: performance.now() }))
    }
    requestAnimationFrame(look)
  })
  await page.getByRole('button', { name: 'Get the GP record' }).click()
  const times = await page.waitForFunction(() => {
    const { seen } = window as unknown as { seen: { bytes?: number; shown?: number } }
    return seen.shown !== undefined && seen.bytes !== undefined ? seen.shown - seen.bytes : null
  })
  return (await times.jsonValue()) ?? Number.NaN
}

interface OpenedList {
  title: string
  ms: number
}

/** Every list of the menu, from the click to the frame that shows it. */
async function openLists(page: Page): Promise<readonly OpenedList[]> {
  return page.evaluate(async () => {
    const frame = () => new Promise<number>((drawn) => requestAnimationFrame(drawn))
    const painted = async () => {
      await frame()
      await new Promise((done) => setTimeout(done))
    }
    const opened: { title: string; ms: number }[] = []
    const lists = [...document.querySelectorAll<HTMLButtonElement>('.menu__link')].filter((link) =>
      link.querySelector('.menu__count'),
    )
    for (let round = 0; round < 5; round++) {
      for (const link of lists) {
        const title = link.firstElementChild?.textContent ?? ''
        await frame()
        await new Promise((done) => setTimeout(done, 20))
        const clicked = performance.now()
        link.click()
        while (document.querySelector('main h2')?.textContent !== title) await frame()
        await painted()
        opened.push({ title, ms: performance.now() - clicked })
      }
    }
    return opened
  })
}

/** Words typed key by key into the search box, from the last key to the results of that very word. */
async function typeSearches(page: Page): Promise<readonly number[]> {
  await page
    .locator('.menu__link', { hasText: /^Search/ })
    .first()
    .click()
  const field = page.getByLabel('Words to look for')
  const times: number[] = []
  for (const word of ['lonely', 'rent', 'fall', 'carer', 'depression', 'alcohol', 'sleep']) {
    await field.fill('')
    await field.pressSequentially(word.slice(0, -1), { delay: 120 })
    await page.evaluate(() => {
      const seen: { key?: number; found?: number } = {}
      Object.assign(window, { seen })
      document.querySelector('#search-words')?.addEventListener(
        'input',
        () => {
          seen.key = performance.now()
          const panel = document.querySelector('main')
          const watching = new MutationObserver(() => {
            watching.disconnect()
            requestAnimationFrame(() =>
              setTimeout(() => Object.assign(seen, { found: performance.now() })),
            )
          })
          if (panel)
            watching.observe(panel, { subtree: true, childList: true, characterData: true })
        },
        { once: true },
      )
    })
    const answered = page.waitForResponse((answer) => answer.url().endsWith('/record/search'))
    await field.press(word.at(-1) ?? '')
    await answered
    times.push(
      await page.evaluate(async () => {
        const { seen } = window as unknown as { seen: { key?: number; found?: number } }
        while (seen.found === undefined) {
          await new Promise((drawn) => requestAnimationFrame(drawn))
        }
        return seen.found - (seen.key ?? Number.NaN)
      }),
    )
  }
  return times
}
