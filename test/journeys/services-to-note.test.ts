import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, FrameLocator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aSandbox } from './a-sandbox.ts'
import { startBrowser } from './browser.ts'
import { openPatient } from './panel-page.ts'
import { chooseService, openNotes, saveAndSee, write } from './to-a-saved-note.ts'

const chromium = inject('chromium')
const RECORDER = pathToFileURL(join(import.meta.dirname, 'record-destinations.ts')).href

/** A quote of the record, then needs taken from it, changed, and a service for one of them. */
async function quoteAndChoose(panel: FrameLocator): Promise<{ quoted: string; service: string }> {
  await panel.getByRole('heading', { name: 'Overview', exact: true }).waitFor()
  const conditions = panel.locator('section', {
    has: panel.getByRole('heading', { name: 'Conditions', exact: true }),
  })
  await conditions.getByRole('button', { name: 'Moderate depression' }).first().click()
  await panel
    .getByRole('button', { name: /^Quote/ })
    .first()
    .click()
  await panel.getByText('In your note').first().waitFor()
  await panel
    .getByRole('button', { name: /^Find services for this/ })
    .first()
    .click()
  await panel.getByRole('button', { name: 'Stop looking for Low mood and wellbeing' }).waitFor()
  await panel.getByLabel('Postcode').fill('ZZ99 1AB')
  await panel.getByRole('button', { name: 'Stop looking for Low mood and wellbeing' }).click()
  const service = await chooseService(panel, 'lunch club')
  await openNotes(panel)
  const quoted = await panel.locator('.quote__words').first().innerText()
  await panel.getByText(service).first().waitFor()
  await write(panel, 'Misses Ken most at teatime')
  return { quoted, service }
}

describe.skipIf(chromium === null)('from the record to a service to a note', () => {
  let browser: Browser
  let sandbox: Awaited<ReturnType<typeof aSandbox>>
  let folder: string
  const destinations = async () =>
    (await readFile(join(folder, 'destinations'), 'utf8')).trim().split('\n')

  beforeAll(async () => {
    if (chromium === null) return
    folder = await mkdtemp(join(tmpdir(), 'backstory-destinations-'))
    const env = {
      NODE_OPTIONS: `--import ${RECORDER}`,
      DESTINATIONS_FILE: join(folder, 'destinations'),
    }
    ;[browser, sandbox] = await Promise.all([startBrowser(chromium), aSandbox({ env })])
  })
  afterAll(async () => {
    await browser?.close()
    await sandbox?.close()
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  })

  it('is saved with its quote and its service, and seen on the vendor’s page', async () => {
    const opened = await openPatient(browser, sandbox.url, /Pickering/)
    const { page, panel, complaints, addresses, close } = opened
    await panel.getByRole('button', { name: 'Get the GP record' }).click()
    const { quoted, service } = await quoteAndChoose(panel)
    await saveAndSee(page, panel, 'Misses Ken most at teatime')
    const documents = await sandbox.vendor.fhir.resourcesOf('DocumentReference', 'doreen-pickering')
    const notes = documents
      .filter(({ type }) => type?.text === 'Social prescribing note')
      .map(({ content }) =>
        Buffer.from(content[0]?.attachment.data ?? '', 'base64').toString('utf8'),
      )
    expect(notes).toHaveLength(1)
    expect(notes[0]).toContain(`“${quoted}”`)
    expect(notes[0]).toContain(service)

    const own = new Set([new URL(sandbox.panel().url).origin, new URL(sandbox.url).origin])
    expect(addresses.filter((address) => !own.has(new URL(address).origin))).toEqual([])
    expect(complaints).toEqual([])
    await close()
  })

  it('ends in a copy on a vendor that takes no notes', async () => {
    const list = `${sandbox.minimalVendor.baseUrl}/`
    const { page, panel, complaints, close } = await openPatient(browser, list, /Pickering/)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await panel.getByLabel('Why were they referred?').fill('Lonely since her husband died')
    await panel.getByRole('button', { name: 'Continue' }).click()
    await panel.getByLabel('By phone').check()
    await panel.getByLabel('The patient', { exact: true }).check()
    await panel.getByRole('button', { name: 'Yes, they agree' }).click()
    await panel.getByRole('button', { name: 'Get the GP record' }).click()
    const { quoted, service } = await quoteAndChoose(panel)
    await panel.getByText(/Jetty doesn’t take notes from Backstory/).waitFor()
    await panel.getByRole('button', { name: 'Copy', exact: true }).click()
    await panel.getByText(/^Copied\. It isn’t saved/).waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain(`“${quoted}”`)
    expect(copied).toContain(service)
    expect(copied).toContain('Misses Ken most at teatime')
    expect(complaints).toEqual([])
    await close()
  })

  it('goes to the vendors, the NHS side and the directories, and nowhere else', async () => {
    const lines = await destinations()
    const named = lines.filter((line) => line.startsWith('name ')).map((line) => line.slice(5))
    expect(named.filter((name) => !['localhost', '127.0.0.1'].includes(name))).toEqual([])
    const ports = new Set(lines.flatMap((line) => /^to .*:(\d+)$/.exec(line)?.[1] ?? []))
    const known = [
      sandbox.url,
      sandbox.minimalVendor.baseUrl,
      sandbox.nhs.pdsUrl,
      sandbox.nhs.sdsUrl,
      sandbox.nhs.tokenUrl,
      sandbox.nhs.proxyUrl,
      sandbox.feeds.versionOne,
    ].map((address) => new URL(address).port)
    expect([...ports].filter((port) => !known.includes(port))).toEqual([])
    expect(ports.size).toBeGreaterThanOrEqual(4)
  })

  it('tells the directories nothing but which page and which service it wants', () => {
    expect(sandbox.feeds.asked.length).toBeGreaterThan(100)
    expect(
      sandbox.feeds.asked.filter(
        (line) =>
          !/^GET \/(county\/v1|voluntary\/v3)\/services(\?page=\d+&per_page=100|\/[0-9a-f-]{36})$/.test(
            line,
          ),
      ),
    ).toEqual([])
  })
})
