import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Frame, Page } from 'playwright-core'
import { aSandbox } from '../../journeys/a-sandbox.ts'
import { doreenPickering } from '../../sandbox/people/doreen-pickering.ts'
import { tomaszWilk } from '../../sandbox/people/tomasz-wilk.ts'
import { PRACTICES } from '../../sandbox/practices.ts'
import { staff } from '../../sandbox/vendor/staff-to-fhir.ts'
import { VENDOR_USERS } from '../../sandbox/vendor/users.ts'
import { startHostileFeed } from './hostile-feed.ts'
import { type Filled, hostilePerson } from './hostile-record.ts'
import type { AttackResult } from './result.ts'
import { controlRuns, type WatchedPage, watchedPage } from './watched-page.ts'
import { PAYLOADS, RAN } from './xss-corpus.ts'

/** Buttons that end the walk or leave the panel. */
const LEAVES = /end (this )?session|sign out|close the panel|withdraw|print|save|download/i

export interface XssOptions {
  /** Presses of buttons, over all screens. */
  presses: number
}

/** A link worker's walk through everything that shows words of others, all of them hostile. */
export async function xss(browser: Browser, { presses }: XssOptions): Promise<AttackResult> {
  const filled: Filled = new Map()
  const feed = await startHostileFeed()
  const hostileName = {
    family: `Pickering${PAYLOADS[5]}`,
    given: [`Doreen${PAYLOADS[7]}`],
    prefix: 'Mrs',
  }
  const sandbox = await aSandbox({
    world: {
      practices: PRACTICES.map((practice) => ({
        ...practice,
        name: `${practice.name} ${PAYLOADS[5]}`,
      })),
      people: [
        hostilePerson(doreenPickering, filled, { name: hostileName }),
        hostilePerson(tomaszWilk, filled, { script: 'birth-date-differs' }),
      ],
    },
  })
  const through: string[] = []
  const watched = await watchedPage(browser)
  const pressed = { count: 0, screens: new Set<string>() }
  try {
    await makeVendorHostile(sandbox, feed.url)
    await openPanel(watched, sandbox.vendor.launchUrl(doreenPickering.id), sandbox.url)
    const frame = await panelFrame(watched.page)
    await press(frame, /Get the GP record/)
    await frame.getByRole('navigation', { name: 'Sections' }).waitFor()
    await frame.getByRole('heading', { level: 2 }).first().waitFor()
    await walk(frame, presses, pressed)

    const second = await watchedPage(browser)
    await openPanel(second, sandbox.vendor.launchUrl(tomaszWilk.id), sandbox.url)
    const stop = await panelFrame(second.page)
    await press(stop, /Get the GP record/)
    await stop.getByRole('checkbox').waitFor()
    pressed.screens.add('the stop at another birth date')
    await second.page.goto(
      `${sandbox.panel().url}/callback?error=${encodeURIComponent(PAYLOADS[0] ?? '')}&error_description=${encodeURIComponent(PAYLOADS[5] ?? '')}&state=x`,
    )
    pressed.screens.add('a refused sign-in')
    through.push(...second.ran())
    const stoppedBefore = watched.stopped().length + second.stopped().length
    await second.close()

    const proof = await stopsWhatIsPutIn(frame, watched)
    if (!proof) through.push('a script that was put into the page was not stopped')
    through.push(...watched.ran())
    const runs = await controlRuns(browser)
    if (runs < PAYLOADS.length / 2) through.push(`only ${runs} payloads run even where they may`)
    const fields = [...filled.values()].reduce((sum, count) => sum + count, 0)
    if (fields < 200) through.push(`only ${fields} fields were hostile`)
    if (pressed.screens.size < 12) through.push(`only ${pressed.screens.size} screens were seen`)
    return {
      name: 'script in words',
      tried: fields,
      through,
      remarks: [
        `${PAYLOADS.length} payloads, of which ${runs} run on a page that takes them for markup`,
        `${filled.size} kinds of record fields, letter, referral, names, practice, ${PAYLOADS.length} services, vendor entry and user`,
        `${pressed.count} presses on ${pressed.screens.size} screens; ${stoppedBefore} reports of the policy on the walk, ${watched.stopped().length} after a script was put in by hand`,
      ],
    }
  } finally {
    await watched.close()
    await sandbox.close()
    await feed.close()
  }
}

type Sandbox = Awaited<ReturnType<typeof aSandbox>>

/** Rewrites the vendor's entry, its user and the directory's feeds, and has the server read them again. */
async function makeVendorHostile(sandbox: Sandbox, feedUrl: string): Promise<void> {
  const bad = PAYLOADS[5] ?? ''
  const path = join(sandbox.data, 'vendors.json')
  const file = JSON.parse(await readFile(path, 'utf8')) as {
    vendors: { [name: string]: unknown }[]
  }
  const [first] = file.vendors
  if (first === undefined) throw new Error('no vendor')
  Object.assign(first, {
    name: `Harbour ${bad}`,
    organisation: { ods: 'Z9X8Y', name: `Partnership ${bad}` },
    escalation: `Your manager ${bad}`,
    policy: { text: `Policy ${bad}` },
    notices: { [doreenPickering.id]: `Notice ${bad}` },
    finder: { name: `Finder ${bad}`, template: 'http://localhost:1/find?q={words}' },
  })
  await writeFile(path, JSON.stringify(file))
  const user = VENDOR_USERS[0]
  const name = { family: `Brook${bad}`, given: `Adaeze${bad}`, prefix: 'Ms' }
  await sandbox.vendor.fhir.seed(staff({ ...user, name }))
  await writeFile(
    join(sandbox.data, 'directory.json'),
    JSON.stringify({
      feeds: [{ id: 'hostile', name: `Feed ${bad}`, url: feedUrl }],
      pauseMs: 0,
    }),
  )
  await sandbox.panel().stop()
  await sandbox.restartPanel()
}

/** Puts the panel into a frame of the vendor's own page, as the vendor does. */
async function openPanel(watched: WatchedPage, launch: string, vendorUrl: string): Promise<void> {
  await watched.page.goto(vendorUrl)
  await watched.page.evaluate((address) => {
    const frame = document.createElement('iframe')
    frame.src = address
    frame.style.cssText = 'width:1000px;height:900px'
    document.body.replaceChildren(frame)
  }, launch)
}

async function panelFrame(page: Page): Promise<Frame> {
  const element = await page.locator('iframe').elementHandle()
  const frame = await element?.contentFrame()
  if (frame === null || frame === undefined) throw new Error('no frame')
  await frame.waitForURL(/\/app\//)
  return frame
}

const press = (frame: Frame, name: RegExp) => frame.getByRole('button', { name }).first().click()

/** Opens every section, and in each as many entries as the presses allow, then writes and searches hostile words. */
async function walk(
  frame: Frame,
  presses: number,
  pressed: { count: number; screens: Set<string> },
): Promise<void> {
  const menu = frame.getByRole('navigation', { name: 'Sections' }).locator('#sections button')
  const sections = await menu.count()
  const each = Math.max(1, Math.floor(presses / Math.max(1, sections)))
  for (let at = 0; at < sections; at++) {
    const section = menu.nth(at)
    const title = (await section.innerText()).replace(/\s+\d.*$/s, '').trim()
    await section.click()
    pressed.count += 1
    await frame.waitForTimeout(60)
    await typeEverywhere(frame)
    for (let turn = 0; turn < each; turn++) {
      const buttons = frame.locator('main button:visible')
      const count = await buttons.count()
      if (count === 0) break
      const button = buttons.nth((turn * 3) % count)
      const words = await button.innerText().catch(() => '')
      if (LEAVES.test(words)) continue
      await button.click({ timeout: 1_500 }).catch(() => undefined)
      pressed.count += 1
      await typeEverywhere(frame)
      const heading = frame.locator('main h1, main h2').first()
      pressed.screens.add(`${title}: ${(await heading.innerText().catch(() => '')).slice(0, 40)}`)
      if ((await section.getAttribute('aria-current').catch(() => null)) !== 'page')
        await section.click().catch(() => undefined)
    }
    pressed.screens.add(title)
  }
}

/** Writes a payload into whatever can be written in. */
async function typeEverywhere(frame: Frame): Promise<void> {
  const fields = frame.locator(
    'main textarea:visible, main input[type=text]:visible, main input[type=search]:visible',
  )
  const count = Math.min(3, await fields.count())
  for (let at = 0; at < count; at++) {
    await fields
      .nth(at)
      .fill(`lonely ${PAYLOADS[at * 5] ?? ''}`, { timeout: 1_000 })
      .catch(() => undefined)
  }
}

/** That the page would stop a script even if it got in: one is put in by hand. */
async function stopsWhatIsPutIn(frame: Frame, watched: WatchedPage): Promise<boolean> {
  const before = watched.stopped().length
  const ranBefore = watched.ran().length
  await frame.evaluate((name) => {
    const tries: readonly (() => void)[] = [
      () => {
        const script = document.createElement('script')
        script.append(document.createTextNode(`${name}()`))
        document.body.append(script)
      },
      () => {
        document.body.insertAdjacentHTML('beforeend', `<img src=x onerror=${name}()>`)
      },
      () => {
        const image = document.createElement('img')
        image.setAttribute('onerror', `${name}()`)
        image.src = 'data:,'
        document.body.append(image)
      },
    ]
    for (const attempt of tries) {
      try {
        attempt()
      } catch {
        // Trusted Types refuse by an exception.
      }
    }
  }, RAN)
  await frame.waitForTimeout(300)
  return watched.stopped().length > before && watched.ran().length === ranBefore
}
