import type { FrameLocator, Page } from 'playwright-core'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { aStage } from './a-stage.ts'
import { openPatient } from './panel-page.ts'

const chromium = inject('chromium')
const stage = aStage()

/** Notes saved from here about a patient, as the vendor holds them. */
async function savedAbout(patient: string) {
  const documents = await stage.sandbox.vendor.fhir.resourcesOf('DocumentReference', patient)
  return documents
    .filter(({ type }) => type?.text === 'Social prescribing note')
    .map((document) => ({
      ...document,
      words: Buffer.from(document.content[0]?.attachment.data ?? '', 'base64').toString(),
    }))
}

async function getRecord(panel: FrameLocator) {
  await panel.getByRole('button', { name: 'Get the GP record' }).click()
  await panel.getByRole('heading', { name: 'Overview', exact: true }).waitFor()
}

const openNotes = (panel: FrameLocator) =>
  panel.getByRole('button', { name: 'Notes', exact: true }).click()

async function write(panel: FrameLocator, words: string) {
  await panel.getByRole('textbox', { name: 'Patient told me' }).fill(words)
  await panel.getByText(/^Draft kept at/).waitFor()
}

const save = (panel: FrameLocator, vendor = 'Harbour') =>
  panel.getByRole('button', { name: `Save in ${vendor}` }).click()

/** The vendor's own page asks for its notes again every few seconds. */
const listed = (page: Page, words: string) =>
  page.locator('#notes').getByText(words).first().waitFor({ timeout: 20_000 })

describe.skipIf(chromium === null)('notes, from the panel to the vendor’s page', () => {
  afterEach(() => stage.sandbox.vendor.fhir.failWrites(null))

  it('record, quote, words, a chosen service, saved once, read back and listed by the vendor', async () => {
    const { page, panel, complaints, close } = await stage.open(/Pickering/)
    await getRecord(panel)
    await panel.getByRole('button', { name: 'Sections' }).click()
    await panel.getByRole('button', { name: /^Social history/ }).click()
    await panel
      .getByRole('button', { name: /^Quote/ })
      .first()
      .click()
    await panel.getByText('In your note').first().waitFor()
    await openNotes(panel)
    const quoted = await panel.locator('.quote__words').first().innerText()
    await write(panel, 'Misses Ken most at teatime')
    await panel.getByLabel('Add a service by name').fill('St Oswald’s choir')
    await panel.getByRole('button', { name: 'Add the service' }).click()
    await panel.getByLabel('What came of it: St Oswald’s choir').selectOption('chosen')
    await panel.getByText(/^Draft kept at/).waitFor()
    await save(panel)
    await panel.getByText(/Read back from Harbour: the same, word for word/).waitFor()
    await panel.getByText(/1 task made/).waitFor()

    const [note, ...others] = await savedAbout('doreen-pickering')
    expect(others).toEqual([])
    expect(note?.words).toContain(`From the GP record:\n“${quoted}”`)
    expect(note?.words).toContain('Patient told me:\nMisses Ken most at teatime')
    const [task] = await stage.sandbox.vendor.fhir.resourcesOf('Task', 'doreen-pickering')
    expect(task).toMatchObject({ contained: [{ name: 'St Oswald’s choir' }], status: 'draft' })
    await listed(page, 'Misses Ken most at teatime')
    expect(await panel.getByRole('textbox', { name: 'Patient told me' }).inputValue()).toBe('')

    await panel.getByRole('button', { name: /^Correct:/ }).click()
    const field = panel.getByRole('textbox', { name: 'Patient told me' })
    await expect.poll(() => field.inputValue()).toBe('Misses Ken most at teatime')
    await write(panel, 'Misses Ken most at bedtime')
    await save(panel)
    await panel.getByText(/Read back from Harbour/).waitFor()
    const [corrected, first] = await savedAbout('doreen-pickering')
    expect(corrected?.relatesTo).toEqual([
      { code: 'replaces', target: { reference: `DocumentReference/${first?.id}` } },
    ])
    expect(complaints).toEqual([])
    await close()
  })

  it('is never taken for the referral letter when the panel is opened again', async () => {
    const { panel, close } = await stage.open(/Pickering/)
    await panel.getByRole('button', { name: 'Read the letter' }).click()
    await panel.getByText('Dear colleague').first().waitFor()
    expect(await panel.locator('main').innerText()).not.toMatch(/at (teatime|bedtime)/)
    await close()
  })

  it.each([
    ['Dissent', /Dissent/, async (panel: FrameLocator) => refusedRecord(panel)],
    ['Restricted', /Restricted/, async (panel: FrameLocator) => refusedRecord(panel)],
    [
      'who talks first',
      /Llewellyn/,
      async (panel: FrameLocator) => panel.getByRole('button', { name: 'I’ll talk first' }).click(),
    ],
  ])(
    'without a record (%s) is written, saved and listed all the same',
    async (_why, who, first) => {
      const { page, panel, complaints, close } = await stage.open(who)
      await first(panel)
      await openNotes(panel)
      await write(panel, 'Wants to garden again')
      await save(panel)
      await panel.getByText(/Note saved in Harbour/).waitFor()
      await listed(page, 'Wants to garden again')
      expect(complaints).toEqual([])
      await close()
    },
  )

  it('quotes the letter, which needs no record', async () => {
    const { panel, close } = await stage.open(/Nwosu/)
    await panel.getByRole('button', { name: 'Read the letter' }).click()
    const passage = panel.locator('.letter__part').nth(1)
    const words = await passage.locator('.words').innerText()
    await passage.getByRole('button', { name: /^Quote/ }).click()
    await passage.getByText('In your note').waitFor()
    await openNotes(panel)
    expect(await panel.locator('.quote__words').first().innerText()).toBe(words)
    await close()
  })

  it('stays a draft where the vendor takes no notes, and is copied instead', async () => {
    const list = `${stage.sandbox.minimalVendor.baseUrl}/`
    const { page, panel, close } = await openPatient(stage.browser, list, /Pickering/)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await openNotes(panel)
    await write(panel, 'Rings on Fridays')
    await panel.getByText(/Jetty doesn’t take notes from Backstory/).waitFor()
    expect(await panel.getByRole('button', { name: /^Save in/ }).count()).toBe(0)
    const download = page.waitForEvent('download')
    await panel.getByRole('button', { name: 'Download' }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(/^note-\d{12}\.txt$/)
    await panel.getByRole('button', { name: 'Copy', exact: true }).click()
    await panel.getByText(/^Copied\. It isn’t saved/).waitFor()
    await close()

    const again = await openPatient(stage.browser, list, /Pickering/)
    await openNotes(again.panel)
    const field = again.panel.getByRole('textbox', { name: 'Patient told me' })
    expect(await field.inputValue()).toBe('Rings on Fridays')
    await again.close()
  })

  it('says that the vendor refused, and keeps the draft', async () => {
    const { panel, close } = await stage.open(/Reddish/)
    await openNotes(panel)
    await write(panel, 'Back at work on Mondays')
    stage.sandbox.vendor.fhir.failWrites('forbidden')
    await save(panel)
    await panel.getByText(/Harbour refused the note.*Your draft stays/).waitFor()
    stage.sandbox.vendor.fhir.failWrites(null)
    await save(panel)
    await panel.getByText(/Note saved in Harbour/).waitFor()
    expect(await savedAbout('callum-reddish')).toHaveLength(1)
    await close()
  })

  it('is at the vendor once when the answer is lost and the server is then killed', async () => {
    const { panel, close } = await stage.open(/Stubbins/)
    await openNotes(panel)
    await write(panel, 'Her sister visits')
    stage.sandbox.vendor.fhir.failWrites('lost-after')
    await save(panel)
    await expect.poll(async () => (await savedAbout('vera-stubbins')).length).toBe(1)
    await stage.sandbox.panel().kill()
    await close()
    stage.sandbox.vendor.fhir.failWrites(null)
    await stage.sandbox.restartPanel()

    const again = await stage.open(/Stubbins/)
    await openNotes(again.panel)
    await again.panel.getByText(/Saved in Harbour/).waitFor({ timeout: 40_000 })
    expect(await savedAbout('vera-stubbins')).toHaveLength(1)
    await again.close()
  })

  it('of two windows is never lost, and the worker puts both together', async () => {
    const one = await stage.open(/Osgood/)
    const two = await stage.open(/Osgood/)
    await openNotes(one.panel)
    await openNotes(two.panel)
    await two.panel.getByRole('textbox', { name: 'My view' }).waitFor()
    await write(one.panel, 'Likes trains')
    await two.panel.getByRole('textbox', { name: 'My view' }).fill('Worth a try: model club')
    await two.panel.getByRole('heading', { name: /Another window changed this note/ }).waitFor()
    await two.panel.getByRole('button', { name: 'Put both together' }).click()
    await two.panel.getByText(/^Draft kept at/).waitFor()
    await save(two.panel)
    await two.panel.getByText(/Note saved in Harbour/).waitFor()
    const [note, ...others] = await savedAbout('derek-osgood')
    expect(others).toEqual([])
    expect(note?.words).toContain('Likes trains')
    expect(note?.words).toContain('Worth a try: model club')
    await one.close()
    await two.close()
  })

  it('asks the GP: given to the vendor, never “sent” unless it says so', async () => {
    const { page, panel, close } = await stage.open(/Nwosu/)
    await getRecord(panel)
    await panel.getByRole('button', { name: 'Sections' }).click()
    await panel.getByRole('button', { name: 'Ask the GP' }).click()
    const main = panel.locator('main')
    await main.getByRole('button', { name: 'Ask the GP', exact: true }).click()
    await main.getByLabel('Your words').fill('Is she well enough to swim?')
    await main.getByRole('button', { name: 'Give to Harbour' }).click()
    await main.getByText('Given to Harbour', { exact: true }).waitFor()
    await main.getByText(/hasn’t said that it was sent/).waitFor()
    const [message] = await stage.sandbox.vendor.fhir.resourcesOf('Communication', 'patricia-nwosu')
    expect(message).toMatchObject({
      status: 'preparation',
      payload: [{ contentString: 'Is she well enough to swim?' }],
    })
    await listed(page, 'Is she well enough to swim?')
    await close()
  })

  it('logs nothing that was written', () => {
    expect(stage.sandbox.logged()).not.toMatch(/teatime|garden again|Fridays|trains|to swim/)
  })
})

async function refusedRecord(panel: FrameLocator) {
  await panel.getByRole('button', { name: 'Get the GP record' }).click()
  await panel.getByRole('alert').waitFor()
}
