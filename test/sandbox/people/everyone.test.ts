import { describe, expect, it } from 'vitest'
import { isNhsNumber, isSnomedId } from '../../builders/check-digits.ts'
import { PRIMARY_LISTS } from '../../builders/lists.ts'
import { COMMENT_NOTE, SNOMED } from '../../builders/wire.ts'
import { LIVES, theWorld } from '../the-world.ts'
import { EXPECTED_ANSWERS } from './expected-answers.ts'
import { OTHER_NHS_NUMBER } from './scripted.ts'

const { people, practices } = theWorld()

const bundleOf = (person: (typeof people)[number]) => person.bundle() as fhir3.Bundle
const resourcesOf = (person: (typeof people)[number]) =>
  (bundleOf(person).entry ?? []).flatMap(({ resource }) =>
    resource ? [resource as fhir3.FhirResource] : [],
  )
const referencesIn = (value: unknown): string[] =>
  [...JSON.stringify(value).matchAll(/"reference":"([^"]+)"/g)].map(([, ref = '']) => ref)

/** Said in the stories to be missing: a link of the practice's system to what it did not send. */
const DANGLING = new Set([
  'Encounter/consultation-2016-11-21',
  'DocumentReference/hostel-screening-2022',
])

/** Whose old record has not arrived, and who has been seen twice. */
const NEARLY_EMPTY = 'tomasz-wilk'

describe('everybody in the sandbox', () => {
  it('has a valid NHS number of the 999 range that nobody else has', () => {
    const numbers = [...people.map(({ nhsNumber }) => nhsNumber), OTHER_NHS_NUMBER]
    expect(numbers.filter((n) => !n.startsWith('999') || !isNhsNumber(n))).toEqual([])
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('has an id, a telephone number and an address that belong to nobody real', () => {
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length)
    for (const { id, phone, address } of people) {
      expect(id).toMatch(/^[a-z0-9-]+$/)
      expect(phone).toMatch(/^01632 960\d{3}$/)
      expect(address.postalCode).toMatch(/^ZZ99 \d[A-Z]{2}$/)
    }
  })

  it('is registered with an invented practice', () => {
    for (const person of people) expect(practices).toContain(person.practice)
    for (const { ods, phone } of practices) {
      expect(ods).toMatch(/^A99\d{3}$/)
      expect(phone).toMatch(/^01632 960\d{3}$/)
    }
    expect(new Set(practices.map(({ dialect }) => dialect))).toEqual(
      new Set(['emis', 'tpp', 'medicus']),
    )
  })

  it('has no two resources of one id', () => {
    for (const person of people) {
      const ids = resourcesOf(person).flatMap((r) => (r.id ? [`${r.resourceType}/${r.id}`] : []))
      expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
    }
  })
})

describe.each(people.map((person) => [person.id, person] as const))('%s', (_id, person) => {
  const bundle = bundleOf(person)
  const resources = resourcesOf(person)

  it('is a collection Bundle of plain JSON, the same every time', () => {
    expect(bundle.type).toBe('collection')
    expect(JSON.parse(JSON.stringify(bundle))).toEqual(bundle)
    expect(person.bundle()).toEqual(bundle)
  })

  it('refers only to what is there, except where the story says so', () => {
    const ids = new Set<string>()
    for (const r of resources) {
      if (!r.id) continue
      ids.add(`${r.resourceType}/${r.id}`)
      if (r.resourceType === 'List')
        for (const inside of r.contained ?? []) ids.add(`List/${r.id}#${inside.id}`)
    }
    if (person.script === 'no-patient') ids.add(`Patient/${person.id}`)
    const missing = referencesIn(bundle).filter((ref) => !ids.has(ref) && !DANGLING.has(ref))
    expect(missing).toEqual([])
  })

  it('carries only SNOMED codes whose check digit holds', () => {
    const codes = [
      ...JSON.stringify(bundle).matchAll(/"system":"http:\/\/snomed.info\/sct","code":"(\d+)"/g),
    ]
    expect(codes.length).toBeGreaterThan(0)
    expect(codes.map(([, code = '']) => code).filter((code) => !isSnomedId(code))).toEqual([])
  })

  it('sends one primary list for each area, those without content saying so', () => {
    const lists = resources.filter((r): r is fhir3.List => r.resourceType === 'List')
    for (const [code] of Object.values(PRIMARY_LISTS)) {
      const found = lists.filter((list) => list.code?.coding?.[0]?.code === code)
      expect(found).toHaveLength(1)
      const [list] = found
      const content = (list?.entry ?? []).length + (list?.contained ?? []).length
      expect(list?.emptyReason === undefined).toBe(content > 0)
    }
  })

  it('keeps comment notes out of the uncategorised list and in their consultations', () => {
    const notes = resources.flatMap((r) =>
      r.resourceType === 'Observation' &&
      r.code.coding?.[0]?.system === SNOMED &&
      r.code.coding[0].code === COMMENT_NOTE &&
      r.status === 'final'
        ? [`Observation/${r.id}`]
        : [],
    )
    const listed = (code: string) =>
      new Set(
        resources.flatMap((r) =>
          r.resourceType === 'List' && r.code?.coding?.[0]?.code === code
            ? (r.entry ?? []).map(({ item }) => item.reference)
            : [],
        ),
      )
    const uncategorised = listed('826501000000100')
    expect(notes.filter((note) => uncategorised.has(note))).toEqual([])
    const inside = new Set([...listed('25851000000105'), ...listed('24781000000107')])
    expect(notes.filter((note) => !inside.has(note))).toEqual([])
  })

  it('was referred with a letter', () => {
    expect(person.referral?.reason).toBeTruthy()
    expect(person.letter?.text.split(/\s+/).length).toBeGreaterThan(40)
  })
})

describe.each(LIVES.map((person) => [person.id, person] as const))(
  'the life of %s',
  (id, person) => {
    const resources = resourcesOf(person)
    const text = JSON.stringify(resources)

    it('has a letter of 100 to 260 words, an appointment, consent, and the answers to eight questions', () => {
      const words = person.letter?.text.split(/\s+/).length ?? 0
      expect(words).toBeGreaterThanOrEqual(100)
      expect(words).toBeLessThanOrEqual(260)
      expect(person.appointments.length).toBeGreaterThan(0)
      expect(person.consent).toBe(true)
      const answers = EXPECTED_ANSWERS[id]
      expect(Object.values(answers ?? {}).every((facts) => facts.length > 0)).toBe(true)
      expect(Object.keys(answers ?? {})).toHaveLength(9)
    })

    it('is told in 60 entries or more, with problems, notes and a referral out', () => {
      if (id === NEARLY_EMPTY) {
        expect(resources.length).toBeLessThan(60)
        expect(resources.some((r) => r.resourceType === 'Condition')).toBe(false)
        return
      }
      expect(resources.length).toBeGreaterThanOrEqual(60)
      expect(resources.some((r) => r.resourceType === 'Condition')).toBe(true)
      expect(text).toContain(COMMENT_NOTE)
      expect(resources.some((r) => r.resourceType === 'ReferralRequest')).toBe(true)
    })
  },
)

describe('the lives together', () => {
  const all = LIVES.map((person) => JSON.stringify(person.bundle())).join('')

  it.each([
    ['a note that is not for the patient', '"code":"NOPAT"'],
    ['a draft consultation', '"status":"unknown","type"'],
    ['a degraded entry', 'Transfer-degraded record entry'],
    ['a code from before SNOMED', 'http://read.info/readv2'],
    ['a consultation without a date', '"id":"consultation-undated"'],
    ['a year for a date', '"effectiveDateTime":"1968"'],
    ['an appointment that was missed', 'Did not attend - no reason'],
    ['a negation', 'Denies suicidal thoughts'],
    ['a fact about a relative', 'Family history of alcoholism'],
    ['a locked group', 'Termination of pregnancy'],
    ['an offence', 'Drink driving offence'],
    ['self-harm', 'Overdose of drug'],
    ['domestic abuse', 'Victim of domestic abuse'],
    ['an adult safeguarding concern', 'Adult safeguarding concern'],
    ['risk to others', 'Threatening behaviour'],
    ['sexual violence', 'Sexual assault'],
    ['a medicine that somebody else prescribes', 'prescribed-by-another-organisation'],
    ['an ended allergy', 'ended-allergies'],
    ['child protection', 'Child in need'],
    ['a decision about resuscitation', 'Not for cardiopulmonary resuscitation'],
    ['a record that is still on its way', 'data-in-transit'],
  ])('hold %s', (_what, words) => {
    expect(all).toContain(words)
  })
})
