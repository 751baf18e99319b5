/**
 * `npm run shots [-- PERSON …]`: screenshots of every screen and state of the panel at 320, 480 and 1200 px, in light,
 * forced colours and print, into `.shots/`. With names, those people alone.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { startPreview } from '../app/preview.ts'
import { PREVIEW_STATES, SESSIONS } from '../app/preview-states.ts'
import { SCRIPTED } from '../sandbox/people/scripted.ts'
import { LIVES } from '../sandbox/the-world.ts'
import { aSandbox } from './a-sandbox.ts'
import { startBrowser } from './browser.ts'
import { findChromium } from './chromium.ts'
import { getRecord, openPage, openPanelWindow, settled } from './panel-window.ts'
import { createCamera, walkRecord } from './walk-screens.ts'

const folder = resolve(import.meta.dirname, '../../.shots')
const wanted = process.argv.slice(2)
const isWanted = (id: string) => wanted.length === 0 || wanted.includes(id)
/** Shown in forced colours and on paper too; the others would show the same again. */
const IN_EVERY_MODE = ['doreen-pickering', 'arthur-penhallow']

const found = await findChromium()
if (found === null) {
  process.stderr.write('There is no browser to take pictures with: set CHROMIUM_PATH.\n')
  process.exit(1)
}
await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
const camera = createCamera(folder)
const browser = await startBrowser(found)
const sandbox = await aSandbox()
const preview = await startPreview()

async function person(id: string): Promise<void> {
  process.stderr.write(`${id} …\n`)
  const { page, close } = await openPanelWindow(browser, { vendor: sandbox.url, patient: id })
  await settled(page)
  const modes = IN_EVERY_MODE.includes(id) ? (['light', 'forced', 'print'] as const) : undefined
  await camera.take(page, id, 'start', modes)
  if (await page.getByRole('button', { name: 'Get the GP record' }).count()) {
    await getRecord(page)
    if (await page.getByRole('heading', { name: 'Overview', exact: true }).count()) {
      await walkRecord(page, (screen) => camera.take(page, id, screen, modes))
    } else await camera.take(page, id, 'instead of the record', modes)
  }
  await close()
}

async function state(name: string): Promise<void> {
  process.stderr.write(`${name} …\n`)
  const { page, close } = await openPage(browser, preview.urlOf(name))
  await settled(page)
  const id = `state ${name}`
  if (!Object.hasOwn(SESSIONS, name) || name === 'ending' || name === 'banner') {
    await page.getByRole('button', { name: 'Get the GP record' }).click()
    if (name !== 'slow') await settled(page)
    else await page.waitForTimeout(21_000)
  }
  await camera.take(page, id, 'first', ['light', 'forced'])
  if (/^(?:record|old-copy|size-)/.test(name)) {
    await walkRecord(page, (screen) => camera.take(page, id, screen))
  }
  await close()
}

try {
  for (const { id } of [...LIVES, ...SCRIPTED].filter((each) => isWanted(each.id))) await person(id)
  for (const name of PREVIEW_STATES.filter((each) => isWanted(each))) await state(name)
  await writeFile(join(folder, 'index.html'), camera.index())
  process.stdout.write(`${camera.count()} pictures in .shots/, listed in .shots/index.html\n`)
} finally {
  await Promise.all([browser.close(), sandbox.close(), preview.close()])
  await found.remove()
}
