import { describe, expect, inject, it } from 'vitest'
import { aStage } from './a-stage.ts'
import { openPatient } from './panel-page.ts'
import { chooseService, openNotes, saveAndSee, write } from './to-a-saved-note.ts'

const chromium = inject('chromium')

/** Each person of the vendor's list whose record does not come, and what the link worker is told. */
const REFUSED = [
  { who: /Dissent/, says: /has chosen not to share/, retry: false },
  { who: /Nosharing/, says: /practice does not share records with this service/, retry: false },
  { who: /Notfound/, says: /did not return a record/, retry: true },
  { who: /Restricted/, says: /details are restricted nationally/, retry: false },
  { who: /Unreachable/, says: /not available at the moment/, retry: true },
  { who: /Webpage/, says: /could not be read/, retry: true },
  { who: /Halfway/, says: /could not be read/, retry: true },
  { who: /Nobody/, says: /does not say whose record it is/, retry: false },
  { who: /Mixup/, says: /another NHS number/, retry: false },
] as const

describe.skipIf(chromium === null)('when the record does not come', () => {
  const stage = aStage()

  it.each(REFUSED)(
    '$who is told so in words, and the work goes on to a note that the vendor lists',
    async ({ who, says, retry }) => {
      const { page, panel, complaints, close } = await stage.open(who)
      await panel.getByRole('button', { name: 'Get the GP record' }).click()
      const alert = panel.getByRole('alert')
      await alert.waitFor()
      expect(await alert.innerText()).toMatch(says)
      const main = panel.locator('main')
      expect(await main.innerText()).toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
      expect(await panel.getByRole('button', { name: 'Try again' }).count()).toBe(retry ? 1 : 0)

      await panel.getByRole('button', { name: /guide/i }).first().click()
      await panel.getByRole('heading', { name: 'Conversation guide' }).waitFor()
      const guide = await main.innerText()
      for (const area of ['Social history and life events', 'Medicines', 'People and contacts']) {
        expect(guide).toContain(area)
      }
      await panel.getByRole('button', { name: /^Back/ }).click()
      await panel
        .getByRole('button', { name: /letter/i })
        .first()
        .click()
      await panel.getByText('Dear colleague,', { exact: true }).waitFor()

      await panel.getByRole('button', { name: 'Sections' }).click()
      await panel.getByRole('button', { name: 'Find services', exact: true }).click()
      const service = await chooseService(panel, 'nobody to talk to all week')
      await openNotes(panel)
      await panel.getByText(service).first().waitFor()
      await write(panel, 'Would like some company')
      await saveAndSee(page, panel, 'Would like some company')
      expect(complaints).toEqual([])
      await close()
    },
  )

  it('that the patient does not agree is written down, and nobody is asked for the record', async () => {
    const list = `${stage.sandbox.minimalVendor.baseUrl}/`
    const { panel, close } = await openPatient(stage.browser, list, /Osgood/)
    await panel.getByLabel('Why were they referred?').fill('Bored since he retired')
    await panel.getByRole('button', { name: 'Continue' }).click()
    await panel.getByLabel('By phone').check()
    await panel.getByLabel('The patient', { exact: true }).check()
    const before = stage.sandbox.nhs.seen.length
    await panel.getByRole('button', { name: 'No, they don’t agree' }).click()
    await panel.getByRole('heading', { name: /doesn’t agree, so the GP record/ }).waitFor()
    await panel.locator('main').getByRole('button', { name: 'Find services' }).click()
    const service = await chooseService(panel, 'retired and bored, good with his hands')
    await openNotes(panel)
    await panel.getByText(service).first().waitFor()
    await write(panel, 'Used to mend clocks')
    await panel.getByText(/Jetty doesn’t take notes from Backstory/).waitFor()
    await close()

    const again = await openPatient(stage.browser, list, /Osgood/)
    await again.panel.getByLabel('Why were they referred?').fill('Bored since he retired')
    await again.panel.getByRole('button', { name: 'Continue' }).click()
    await again.panel.getByRole('heading', { name: /doesn’t agree, so the GP record/ }).waitFor()
    expect(stage.sandbox.nhs.seen.length).toBe(before)
    await again.close()
  })

  it('never names a practice for a restricted patient', async () => {
    const { panel, close } = await stage.open(/Restricted/)
    await panel.getByRole('button', { name: 'Get the GP record' }).click()
    await panel.getByRole('alert').waitFor()
    expect(await panel.locator('main').innerText()).not.toMatch(
      /Surgery|Medical Centre|Practice of/,
    )
    await close()
  })

  it('shows a differing birth date before anything of the record, and opens it only when confirmed', async () => {
    const { panel, close } = await stage.open(/Clarke/)
    await panel.getByRole('button', { name: 'Get the GP record' }).click()
    await panel.getByRole('heading', { name: 'Stop. These details don’t match.' }).waitFor()
    const stop = await panel.locator('main').innerText()
    expect(stop).toMatch(/Birth date/)
    expect(await panel.getByRole('heading', { name: 'Overview', exact: true }).count()).toBe(0)

    await panel.getByRole('checkbox').check()
    await panel.getByRole('button', { name: /open|same person|continue/i }).click()
    await panel.getByRole('heading', { name: 'Overview', exact: true }).waitFor()
    await close()
  })

  it('says that items are withheld, and never counts them', async () => {
    const { panel, close } = await stage.open(/Townsend/)
    await panel.getByRole('button', { name: 'Get the GP record' }).click()
    await panel.getByRole('heading', { name: 'Overview', exact: true }).waitFor()
    const words = await panel.locator('main').innerText()
    expect(words).toContain('Some of this record is withheld')
    expect(words).not.toMatch(/\d+ (items?|entries) (is|are) withheld/)
    await close()
  })
})
