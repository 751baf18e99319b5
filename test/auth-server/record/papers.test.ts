import { describe, expect, it } from 'vitest'
import type { Item } from '../../../auth-server/record/item.ts'
import { coded, extensionUrl, type Json, recordOf, reference } from './wire-builders.ts'

function read(resource: Json): Item {
  const named = `${resource.resourceType}/${resource.id}`
  const found = recordOf(resource).byReference.get(named)
  if (found === undefined) throw new Error(`no ${named}`)
  return found
}
const said = ({ facts }: Item) => facts.map(({ label, value }) => `${label}: ${value}`)
const NOPAT = { coding: [{ code: 'NOPAT' }] }

describe('a document', () => {
  const document = (more: Json) => read({ resourceType: 'DocumentReference', id: 'd', ...more })

  it('is named by its type, else its description, else its class', () => {
    const [type, description] = [coded('Letter'), 'Discharge']
    const all = { type, description, class: coded('Clinical letter') }
    expect(document(all)).toMatchObject({ term: 'Letter', text: 'Discharge' })
    expect(document({ ...all, type: undefined })).toMatchObject({ term: 'Discharge', text: null })
    expect(document({ class: all.class })).toMatchObject({ term: 'Clinical letter', text: null })
    expect(document(all).otherTerms).toContain('Clinical letter')
  })

  it('has the titles of what is attached, and where it comes from, but no address', () => {
    const attached = (title: string) => ({ attachment: { title, url: 'https://x.test/secret' } })
    const item = document({
      content: [attached('one.pdf'), attached('two.pdf'), { attachment: {} }],
      context: { practiceSetting: coded('Cardiology') },
    })
    expect(said(item)).toEqual(['From: Cardiology', 'Attachment: one.pdf, two.pdf'])
    expect(JSON.stringify(item)).not.toContain('secret')
    expect(said(document({}))).toEqual([])
  })

  it('is marked once as not for the patient, wherever that is said', () => {
    const meta = { security: NOPAT.coding }
    expect(document({ meta }).marks).toEqual(['notForPatient'])
    expect(document({ securityLabel: [NOPAT] }).marks).toEqual(['notForPatient'])
    expect(document({ meta, securityLabel: [NOPAT] }).marks).toEqual(['notForPatient'])
    expect(document({ securityLabel: [{ coding: [{ code: 'R' }] }] }).marks).toEqual([])
  })

  it('is dated by its making, else by its filing, and has its people and places apart', () => {
    const author = [reference('Organization/org1'), reference('Practitioner/gp1')]
    const item = document({ created: '2025-03-03', indexed: '2025-03-05T10:00:00Z', author })
    expect(item).toMatchObject({
      date: '2025-03-03',
      recorded: '2025-03-05',
      who: 'Dr Ada Okonjo',
      where: 'Fernhollow Surgery',
    })
    expect(document({ indexed: '2025-03-05' }).date).toBe('2025-03-05')
  })
})

describe('an immunisation', () => {
  const immunisation = (more: Json) => read({ resourceType: 'Immunization', id: 'i', ...more })

  it('is given unless it says that it was not', () => {
    expect(immunisation({ notGiven: false })).toMatchObject({ status: 'Given', marks: [] })
    expect(immunisation({})).toMatchObject({ status: 'Given' })
    for (const notGiven of [true, 'true']) {
      expect(immunisation({ notGiven })).toMatchObject({ status: 'Not given', marks: ['notGiven'] })
    }
  })

  it('has its reasons, doses and batch as parts', () => {
    const vaccinationProtocol = [{ doseSequence: 1 }, { doseSequence: 2 }, {}]
    const why = { reason: [coded('At risk'), coded('Asked')] }
    expect(
      said(immunisation({ explanation: why, vaccinationProtocol, lotNumber: 'F-12' })),
    ).toEqual(['Why given: At risk, Asked', 'Dose: 1, 2', 'Batch: F-12'])
    for (const name of ['reasonNotGiven', 'notGivenReason']) {
      expect(
        said(immunisation({ notGiven: true, explanation: { [name]: [coded('Refused')] } })),
      ).toEqual(['Given: Not given', 'Why not given: Refused'])
    }
    expect(said(immunisation({}))).toEqual([])
  })

  it('is named by what was done, else by the vaccine, the other beside it', () => {
    const procedure = {
      url: `${extensionUrl.careConnect}-VaccinationProcedure-1`,
      valueCodeableConcept: coded('Flu jab', '1'),
    }
    const vaccineCode = coded('Flu vaccine', '2')
    expect(immunisation({ extension: [procedure], vaccineCode })).toMatchObject({
      term: 'Flu jab',
      otherTerms: ['Flu vaccine'],
    })
    expect(immunisation({ vaccineCode })).toMatchObject({ term: 'Flu vaccine', otherTerms: [] })
    expect(immunisation({}).term).toBe('No words recorded')
  })
})

describe('an allergy', () => {
  const allergy = (more: Json) =>
    read({ resourceType: 'AllergyIntolerance', id: 'a', code: coded('Egg allergy'), ...more })
  const end = (...extension: readonly Json[]) => ({
    extension: [{ url: `${extensionUrl.careConnect}-AllergyIntoleranceEnd-1`, extension }],
  })

  it('is active when it says so, ended when it says anything else or has an end', () => {
    expect(allergy({ clinicalStatus: ' Active ' })).toMatchObject({ active: true, marks: [] })
    expect(allergy({ clinicalStatus: 'resolved' })).toMatchObject({
      active: false,
      status: 'Ended',
      marks: ['ended'],
    })
    expect(allergy({})).toMatchObject({ active: null, status: null })
    expect(allergy(end({ url: 'endDate', valueDate: '2015' }))).toMatchObject({
      active: false,
      end: '2015',
    })
    expect(said(allergy(end({ url: 'reasonEnded', valueString: 'Outgrown' })))).toEqual([
      'Why ended: Outgrown',
    ])
  })

  it('has its kinds, reactions and severity as parts, and the rest as words', () => {
    const item = allergy({
      category: ['food', 'medication', 'latex'],
      note: [{ text: 'Carries a pen' }],
      reaction: [
        {
          manifestation: [coded('Swelling'), { coding: [{ code: 'NI', display: 'None' }] }],
          severity: 'severe',
          description: 'At a wedding',
        },
        { manifestation: [coded('Rash')], severity: 'mild', note: [{ text: 'Ambulance' }] },
      ],
    })
    expect(said(item)).toEqual([
      'Kind: Food, Medicine, latex',
      'Reaction: Swelling, Rash',
      'Severity: severe',
    ])
    expect(item.text).toBe('Carries a pen\nAt a wedding\nAmbulance')
    expect(said(allergy({}))).toEqual([])
  })

  it('is recorded by its recorder, else by whoever asserts it', () => {
    const [recorder, asserter] = ['gp1', 'gp2'].map((id) => reference(`Practitioner/${id}`))
    expect(allergy({ recorder, asserter }).who).toBe('Dr Ada Okonjo')
    expect(allergy({ asserter }).who).toBe('Dr Ada Brandt')
  })
})
