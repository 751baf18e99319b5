import { describe, expect, it } from 'vitest'
import { consultationView } from '../../../auth-server/record/consultation-view.ts'
import { readRecord } from '../../../auth-server/record/read-record.ts'
import { defaultPolicy } from '../../../auth-server/record/relevance/policy.ts'
import {
  bundleOf,
  coded,
  encounter,
  extensionUrl,
  type Json,
  note,
  observation,
  patient,
  practitioner,
  primaryList,
  problem,
  recordOf,
  reference,
  structure,
  TODAY,
} from './wire-builders.ts'

const item = (named: string, ...resources: readonly unknown[]) => {
  const found = recordOf(...resources).byReference.get(named)
  if (found === undefined) throw new Error(`no ${named}`)
  return found
}

describe('a consultation', () => {
  it('is shown where there is one of that name, and for nothing else', () => {
    const record = recordOf(encounter('enc1'), observation('o', 'Lives alone'))
    expect(consultationView(record, 'Encounter/enc1', new Set())).not.toBeNull()
    expect(consultationView(record, 'Encounter/gone', new Set())).toBeNull()
    expect(consultationView(record, 'Observation/o', new Set())).toBeNull()
  })

  it('shows its primary performer, else its recorder, else whoever took part', () => {
    const who = (...participant: readonly Json[]) =>
      item('Encounter/enc1', encounter('enc1', { participant }), practitioner('gp3', 'Lund')).who
    const as = (code: string | null, id: string): Json => ({
      ...(code === null ? {} : { type: [coded(code, code)] }),
      individual: reference(`Practitioner/${id}`),
    })
    expect(who(as(null, 'gp3'), as('REC', 'gp2'), as('PPRF', 'gp1'))).toBe('Dr Ada Okonjo')
    expect(who(as(null, 'gp3'), as('REC', 'gp2'), as('REC', 'gp1'))).toBe('Dr Ada Brandt')
    expect(who(as(null, 'gp3'), as(null, 'gp2'))).toBe('Dr Ada Lund')
    expect(who(as('PPRF', 'gone'), as('REC', 'gp2'))).toBe('Dr Ada Brandt')
    expect(who()).toBeNull()
  })
})

describe('a consultation where the organisation switched consultations off', () => {
  it('stays below, whatever was recorded in it', () => {
    const resources = [
      patient(),
      encounter('enc1'),
      observation('o', 'Lives alone', { context: reference('Encounter/enc1') }),
    ]
    const place = (areasOff: readonly string[]) => {
      const policy = { ...defaultPolicy, areasOff }
      const read = readRecord([bundleOf(...resources)], { today: TODAY, policy })
      return read.ok ? read.record.byReference.get('Encounter/enc1')?.place : null
    }
    expect(place([])).toBe('relevant')
    expect(place(['consultations'])).toBe('lower')
  })
})

describe('a laboratory report', () => {
  it('holds every member of its results, and what was derived from any of them', () => {
    const member = (id: string) => ({ type: 'has-member', target: reference(`Observation/${id}`) })
    const record = recordOf(
      {
        resourceType: 'DiagnosticReport',
        id: 'rep',
        result: [reference('Observation/header'), reference('Observation/second')],
      },
      observation('header', 'Bloods', { related: [member('one'), member('two'), member('three')] }),
      observation('second', 'More bloods', { related: [member('four')] }),
      ...['one', 'two', 'three', 'four'].map((id) => observation(id, `Result ${id}`)),
      ...['a', 'b'].map((id) =>
        observation(`said-${id}`, 'Comment', {
          related: [{ type: 'derived-from', target: reference('Observation/two') }],
        }),
      ),
      observation('beside', 'Pulse', {
        related: [{ type: 'sequel-to', target: reference('Observation/two') }],
      }),
    )
    const inside = record.items.filter(({ isLaboratory }) => isLaboratory)
    expect(inside.map(({ reference: name }) => name.split('/')[1])).toEqual([
      'rep',
      'header',
      'second',
      'one',
      'two',
      'three',
      'four',
      'said-a',
      'said-b',
    ])
  })

  it('names its results, each once, without notes and what is closed', () => {
    const { facts } = item(
      'DiagnosticReport/rep',
      {
        resourceType: 'DiagnosticReport',
        id: 'rep',
        result: ['a', 'b', 'c', 'n', 'h'].map((id) => reference(`Observation/${id}`)),
      },
      observation('a', 'Haemoglobin'),
      observation('b', 'Platelets'),
      observation('c', 'Haemoglobin'),
      note('n', 'Normal'),
      observation('h', 'HIV positive'),
    )
    expect(facts).toContainEqual({ label: 'Results', value: 'Haemoglobin, Platelets' })
  })
})

describe('the words beside a medicine', () => {
  const statement = (more: Json) => ({
    resourceType: 'MedicationStatement',
    id: 's',
    basedOn: [reference('MedicationRequest/p')],
    medicationCodeableConcept: coded('Sertraline 50mg tablets'),
    ...more,
  })
  const plan = (more: Json) => ({
    resourceType: 'MedicationRequest',
    id: 'p',
    intent: 'plan',
    ...more,
  })
  const notes = (...texts: readonly string[]) => ({ note: texts.map((text) => ({ text })) })

  it('are its own notes, each on its line, else those of its plan', () => {
    const text = (own: Json, of: Json) =>
      item('MedicationStatement/s', statement(own), plan(of)).text
    expect(text(notes('One', 'Two'), notes('Three'))).toBe('One\nTwo')
    expect(text({}, notes('Three', 'Four'))).toBe('Three\nFour')
    expect(text({}, {})).toBeNull()
  })

  it('are found by a search wherever they stand', () => {
    const { searchable } = item(
      'MedicationStatement/s',
      statement({ ...notes('One'), dosage: [{ text: 'Daily' }] }),
      plan({ ...notes('One', 'Two'), dosageInstruction: [{ text: 'Daily' }, { text: 'Weekly' }] }),
    )
    expect(searchable).toEqual(['Weekly', 'Two'])
  })
})

describe('a medicine of a system that says more, or less, than GP Connect asks for', () => {
  const statement = (more: Json) => ({
    resourceType: 'MedicationStatement',
    id: 's',
    medicationCodeableConcept: coded('Sertraline 50mg tablets'),
    ...more,
  })
  const medicine = (more: Json) => item('MedicationStatement/s', statement(more))

  it.each([
    ['active', 'Current', true],
    ['completed', 'Ended', false],
    ['stopped', 'Stopped', false],
    ['cancelled', 'Ended', false],
    ['on-hold', 'On hold', null],
    ['Intended', 'Intended', null],
    ['unknown', 'Status not recorded', null],
    [undefined, 'Status not recorded', null],
  ])('in the state %s is %s', (status, words, active) => {
    expect(medicine({ status })).toMatchObject({ status: words, active })
  })

  it('has its dose in words, else from its parts', () => {
    const dose = (dosage: Json) =>
      medicine({ dosage: [dosage] }).facts.find(({ label }) => label === 'Dose')?.value
    const amount = { doseQuantity: { value: 2, unit: 'tablets' } }
    const timing = { repeat: { frequency: 3, period: 1, periodUnit: 'd' } }
    expect(dose({ text: 'One daily', ...amount })).toBe('One daily')
    expect(dose({ ...amount, timing, asNeededBoolean: true })).toBe(
      '2 tablets, 3 times a day, as needed',
    )
    expect(dose({ timing: { code: coded('At night') }, route: coded('Oral') })).toBe(
      'At night, Oral',
    )
    expect(dose({ additionalInstruction: [coded('With food')] })).toBe('With food')
    expect(dose({ timing: { repeat: { frequency: 3 } } })).toBe('Not recorded')
  })

  it('that has a code and no words is told by the code', () => {
    const drug = { coding: [{ system: 's', code: '322236009' }] }
    expect(medicine({ medicationCodeableConcept: drug }).term).toBe(
      'No words recorded, code 322236009',
    )
  })
})

describe('words in places that GP Connect does not use', () => {
  it('are kept: onset and end of a problem, notes and attachments of an entry', () => {
    const facts = (more: Json) => item('Condition/p', problem('p', 'Anxiety', more)).facts
    expect(facts({ onsetAge: { value: 34, unit: 'years' } })).toContainEqual({
      label: 'Onset',
      value: '34 years',
    })
    expect(facts({ abatementString: 'after moving' })).toContainEqual({
      label: 'End',
      value: 'after moving',
    })
    const noted = observation('o', 'Home', { note: [{ text: 'Damp' }], comment: 'Cold' })
    expect(item('Observation/o', noted).text).toBe('Cold\nDamp')
    const attached = observation('o', 'Photo', { valueAttachment: { title: 'Kitchen' } })
    expect(item('Observation/o', attached).value).toBe('Kitchen')
  })

  it('say that a consultation did not take place', () => {
    const state = (status: string) => item('Encounter/enc1', encounter('enc1', { status })).status
    expect(['planned', 'cancelled', 'finished', 'unknown'].map(state)).toEqual([
      'Planned',
      'Cancelled',
      null,
      'Draft',
    ])
  })
})

describe('what the list of immunisations names', () => {
  it.each(['Observation/o', 'https://practice.example/STU3/Observation/o/_history/2'])(
    'is an immunisation, however it is written: %s',
    (named) => {
      const consent = observation('o', 'Influenza vaccination declined')
      expect(item('Observation/o', primaryList('immunisations', [named]), consent).area).toBe(
        'immunisations',
      )
    },
  )
})

describe('what is planned', () => {
  const request = (more: Json) => ({
    resourceType: 'ProcedureRequest',
    id: 'r',
    code: coded('Review'),
    ...more,
  })
  const planned = (more: Json) => item('ProcedureRequest/r', request(more))

  it('is marked as such, and a test that was asked for is not', () => {
    expect(planned({ intent: 'plan' })).toMatchObject({
      area: 'planned',
      status: 'Planned',
      marks: ['planned'],
    })
    expect(planned({ intent: ' Order ' })).toMatchObject({
      area: 'tests',
      status: 'Requested',
      marks: [],
    })
  })

  it('keeps its original wording where its code was lost', () => {
    const code = coded('Transfer-degraded plan', '196451000000104')
    expect(planned({ intent: 'plan', code }).marks).toEqual(
      ['originalWording', 'planned'].reverse(),
    )
  })

  it('is dated by when it is due, a test else by when it was asked for', () => {
    const authored = { authoredOn: '2026-01-10' }
    expect(planned({ ...authored, intent: 'plan' }).date).toBeNull()
    expect(planned({ ...authored, intent: 'order' }).date).toBe('2026-01-10')
    const due = { occurrencePeriod: { start: '2027-01-01', end: '2027-01-31' } }
    const { date, end, facts } = planned({ ...authored, ...due, intent: 'plan' })
    expect([date, end]).toEqual(['2027-01-01', '2027-01-31'])
    expect(facts).toEqual([
      { label: 'Planned for', value: '01-Jan-2027' },
      { label: 'Until', value: '31-Jan-2027' },
      { label: 'Entered', value: '10-Jan-2026' },
    ])
    const day = { occurrencePeriod: { start: '2027-01-01', end: '2027-01-01' } }
    expect(planned({ ...day, intent: 'plan' }).facts).toHaveLength(1)
  })
})

describe('where an entry was recorded', () => {
  const inside = (resource: Json) =>
    item(
      `${resource.resourceType}/${resource.id}`,
      encounter('enc1'),
      encounter('enc2'),
      structure('consultation', 'cons1', ['Observation/listed']),
      resource,
    ).encounter
  const named = (id: string) => reference(`Encounter/${id}`)

  it('is the consultation that it names, else the one that lists it', () => {
    expect(inside(observation('o', 'x', { context: named('enc2') }))).toBe('Encounter/enc2')
    expect(inside(observation('o', 'x', { encounter: named('enc2') }))).toBe('Encounter/enc2')
    expect(inside(observation('o', 'x', { context: { encounter: named('enc2') } }))).toBe(
      'Encounter/enc2',
    )
    expect(inside(observation('o', 'x', { context: named('gone') }))).toBe('Encounter/gone')
    expect(inside(observation('listed', 'x'))).toBe('Encounter/enc1')
    expect(inside(observation('listed', 'x', { context: named('enc2') }))).toBe('Encounter/enc2')
    expect(inside(observation('o', 'x'))).toBeNull()
  })

  it('is, of an allergy, said by an extension of that name alone', () => {
    const allergy = (name: string) =>
      inside({
        resourceType: 'AllergyIntolerance',
        id: 'a',
        code: coded('Egg allergy'),
        extension: [
          {
            url: `https://fhir.hl7.org.uk/STU3/StructureDefinition/${name}`,
            valueReference: named('enc2'),
          },
        ],
      })
    expect(allergy('Extension-encounter-associatedEncounter-1')).toBeNull()
    expect(allergy('encounter-associatedEncounter')).toBe('Encounter/enc2')
    expect(allergy(`${extensionUrl.careConnect}-Other-1`)).toBeNull()
  })
})
