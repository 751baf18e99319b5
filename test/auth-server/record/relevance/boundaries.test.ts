import { describe, expect, it } from 'vitest'
import type { ReadItem } from '../../../../auth-server/record/item.ts'
import { placeItems } from '../../../../auth-server/record/relevance/place-items.ts'
import { defaultPolicy } from '../../../../auth-server/record/relevance/policy.ts'
import { aMedicine, aNote, anItem, aProblem, placed, placeOf, TODAY } from './an-item.ts'

const rules = (item: ReadItem) => placed(item).reasons.map(({ rule }) => rule)
const place = (items: readonly ReadItem[]) => placeItems(items, { today: TODAY })

describe('pain or tiredness that lasts', () => {
  const pain = (fields: Partial<ReadItem>) => rules(aProblem('Back pain', fields))

  it('is that of more than 91 days', () => {
    expect(pain({ date: '2026-08-23' })).not.toContain('lasting symptom')
    expect(pain({ date: '2026-08-22' })).toContain('lasting symptom')
  })

  it('is that of a year ago, of whatever day', () => {
    expect(pain({ date: '2025' })).toContain('lasting symptom')
    expect(pain({ date: '2025-11' })).toContain('lasting symptom')
    expect(pain({ date: null })).not.toContain('lasting symptom')
  })

  it.each([
    ['for 4 months', true],
    ['12/12 of it', true],
    ['4/12 now', true],
    ['2 yrs', true],
    ['1 year', false],
    ['on and off for years', true],
    ['for 3 months', false],
    ['3/12', false],
    ['4/7', false],
    ['', false],
  ])('is what says so: %j: %j', (text, lasting) => {
    expect(pain({ date: '2026-11-20', text }).includes('lasting symptom')).toBe(lasting)
  })

  it('is an active problem only, and a symptom only', () => {
    const date = '2020-01-01'
    expect(pain({ date, active: false })).not.toContain('lasting symptom')
    expect(pain({ date, active: null })).not.toContain('lasting symptom')
    expect(rules(anItem({ term: 'Back pain', date, active: true }))).not.toContain(
      'lasting symptom',
    )
    expect(rules(aProblem('Verruca', { date }))).not.toContain('lasting symptom')
  })
})

describe('a referral', () => {
  const referral = (fields: Partial<ReadItem>) =>
    placed(anItem({ type: 'ReferralRequest', term: 'Skin lesion', ...fields }))

  it('stands first for ten years', () => {
    expect(referral({ date: '2016-01-01' }).place).toBe('relevant')
    expect(referral({ date: '2015-12-31' }).place).toBe('lower')
    expect(referral({ date: null }).place).toBe('relevant')
  })

  it('stands first for longer where it names an agency', () => {
    expect(referral({ date: '2010', term: 'Referral to Citizens Advice' }).place).toBe('relevant')
    expect(referral({ date: '2010', term: 'Referral' }).place).toBe('lower')
    expect(referral({ date: '2026', term: 'Referral' }).place).toBe('relevant')
  })

  it.each(['Discharged', 'No longer needed', 'benign, done', "dc'd"])('is over: “%s”', (text) => {
    expect(referral({ text }).place).toBe('lower')
  })

  it('is no test, unless a service does more than that', () => {
    expect(referral({ term: 'Ultrasound' }).place).toBe('lower')
    expect(referral({ term: 'Ultrasound clinic' }).place).toBe('relevant')
    expect(referral({ term: 'Vaccination at treatment room' }).place).toBe('lower')
  })

  it('says nothing where it only says that something is unknown', () => {
    expect(referral({ term: 'Unknown' }).place).toBe('lower')
  })
})

describe('the heading Social', () => {
  const HEADING = 'social heading'

  it('brings forward what is under it, and a note that begins with it', () => {
    expect(rules(anItem({ term: 'Mechanic', headings: ['Plan', ' Social history'] }))).toContain(
      HEADING,
    )
    expect(rules(anItem({ term: 'Mechanic', headings: ['Sh'] }))).toContain(HEADING)
    expect(rules(aNote('SH: fine'))).toContain(HEADING)
    expect(rules(aNote('Social history - fine'))).toContain(HEADING)
  })

  it('brings nothing else forward', () => {
    expect(rules(anItem({ term: 'Mechanic', headings: ['Plan'] }))).not.toContain(HEADING)
    expect(rules(anItem({ term: 'Mechanic', headings: ['Antisocial'] }))).not.toContain(HEADING)
    expect(rules(anItem({ term: 'SH: fine' }))).not.toContain(HEADING)
    expect(rules(aNote('Fine. SH: fine'))).not.toContain(HEADING)
    expect(rules(anItem({ term: 'Unknown', headings: ['Social'] }))).not.toContain(HEADING)
    expect(rules(anItem({ term: 'Pulse', headings: ['Social'], area: 'tests' }))).not.toContain(
      HEADING,
    )
    expect(
      rules(anItem({ term: 'Bloods', headings: ['Social'], isLaboratory: true })),
    ).not.toContain(HEADING)
  })

  it('does not bring another person’s habit forward', () => {
    expect(rules(anItem({ term: 'Father smokes', headings: ['Social'] }))).not.toContain(HEADING)
    expect(placeOf(anItem({ term: 'Husband smokes', headings: ['Social'] }))).toBe('relevant')
  })
})

describe('what belongs to another record', () => {
  it('stays below', () => {
    expect(placeOf(aNote('Wrong patient. Lives alone.'))).toBe('lower')
    expect(placeOf(anItem({ term: 'Lives alone', text: 'entered in error' }))).toBe('lower')
  })

  it('is said by words, not by a code', () => {
    expect(placeOf(anItem({ term: 'Lives alone', text: 'since March' }))).toBe('relevant')
    expect(placeOf(aNote('Lives alone in the wrong flat.'))).toBe('relevant')
  })
})

describe('missed appointments', () => {
  const missed = (fields: Partial<ReadItem> = {}) =>
    anItem({ term: 'Did not attend - no reason', ...fields })

  it('stand first from the second on', () => {
    expect(place([missed()]).map((each) => each.place)).toEqual(['lower'])
    expect(place([missed()])[0]?.reasons[0]?.text).toBe('one missed appointment is no pattern')
    expect(place([missed(), missed()]).map((each) => each.place)).toEqual(['relevant', 'relevant'])
  })

  it('stand first alone where something is said of it', () => {
    expect(placeOf(missed({ text: 'phoned, no answer' }))).toBe('relevant')
    expect(placeOf(aNote('Did not attend, second letter sent.'))).toBe('relevant')
  })

  it('leave others where they are', () => {
    const [, other] = place([missed(), anItem({ term: 'Lives alone' })])
    expect(other?.place).toBe('relevant')
  })
})

describe('a consultation', () => {
  const encounter = anItem({ type: 'Encounter', reference: 'Encounter/1', term: 'GP Surgery' })
  const inside = (term: string, encounterIn = 'Encounter/1') =>
    anItem({ term, encounter: encounterIn })

  it('gives three reasons at most, each once, and every topic', () => {
    const terms = ['Lives alone', 'Lives alone', 'Unemployed', 'Rent arrears', 'Bereavement']
    const [first] = place([encounter, ...terms.map((term) => inside(term))])
    expect(first?.reasons.map(({ rule }) => rule)).toEqual(['lives alone', 'work', 'housing'])
    expect(first?.topics).toContain('bereavement')
    expect(new Set(first?.topics).size).toBe(first?.topics.length)
  })

  it('is told by what was recorded in it alone, wherever that stands', () => {
    const other = { ...encounter, reference: 'Encounter/2' }
    const [first, second] = place([
      encounter,
      other,
      inside('Lives alone'),
      inside('Verruca', 'Encounter/2'),
      inside('Unemployed'),
      inside('Rash', 'Encounter/2'),
    ])
    expect(first?.reasons.map(({ rule }) => rule)).toEqual(['lives alone', 'work'])
    expect(second).toMatchObject({
      place: 'lower',
      reasons: [{ rule: 'consultation', text: 'nothing inside it is shown first' }],
    })
  })

  it('is told by its own words where nothing inside speaks, unless something in it is closed', () => {
    const spoken = { ...encounter, term: 'Bereavement visit' }
    expect(place([spoken])[0]?.place).toBe('relevant')
    expect(place([spoken, inside('Verruca')])[0]?.place).toBe('relevant')
    expect(place([spoken, inside('HIV positive')])[0]?.place).toBe('lower')
    const problem = aProblem('HIV positive', { reference: 'Condition/1' })
    expect(place([{ ...spoken, problems: ['Condition/1'] }, problem])[0]?.place).toBe('lower')
  })

  it('stands below where consultations are switched off', () => {
    const policy = { ...defaultPolicy, areasOff: ['consultations'] }
    const [first] = placeItems([encounter, inside('Lives alone')], { today: TODAY, policy })
    expect(first).toMatchObject({
      place: 'lower',
      reasons: [{ text: 'consultations are switched off', rule: 'lower' }],
    })
  })
})

describe('a form', () => {
  const form = (fields: Partial<ReadItem>) =>
    anItem({ type: 'QuestionnaireResponse', term: 'Form', ...fields })
  const answer = (reference: string, term: string) => anItem({ reference, term })

  it('stands first when an answer does, for its reasons', () => {
    const [first] = place([
      form({ answers: ['Observation/1', 'Observation/2', 'Observation/gone'] }),
      answer('Observation/1', 'Verruca'),
      answer('Observation/2', 'Lives alone'),
    ])
    expect(first).toMatchObject({ place: 'relevant', topics: ['lives alone'] })
    expect(first?.reasons.map(({ rule }) => rule)).toEqual(['lives alone'])
  })

  it('stands below when none does, and keeps its own reason when it speaks itself', () => {
    const verruca = answer('Observation/1', 'Verruca')
    const answers = ['Observation/1']
    expect(place([form({ answers }), verruca])[0]?.place).toBe('lower')
    const own = form({ answers, text: 'Housing: rent arrears' })
    expect(place([own, { ...verruca, term: 'Bereavement' }])[0]?.topics).not.toContain(
      'bereavement',
    )
  })
})

describe('a medicine', () => {
  it('is shown by its class while it is taken', () => {
    expect(rules(aMedicine('Sertraline 50mg tablets'))).toEqual(['medicine'])
    expect(rules(aMedicine('Sertraline 50mg tablets', { active: null }))).toEqual(['medicine'])
    expect(placeOf(aMedicine('Sertraline 50mg tablets', { active: false }))).toBe('lower')
    expect(placeOf(aMedicine('Ibuprofen 200mg tablets'))).toBe('lower')
  })

  it('is shown for a problem it is linked to, where its class alone tells nothing', () => {
    const problem = (term: string) => aProblem(term, { reference: 'Condition/1' })
    const linked = aMedicine('Amitriptyline 10mg tablets', { problems: ['Condition/1'] })
    const [told] = place([linked, problem('Depressive disorder')])
    const [untold] = place([linked, problem('Verruca')])
    expect(told?.reasons[0]?.text).not.toBe(untold?.reasons[0]?.text)
  })
})

describe('major problems', () => {
  it('are active and marked major, and no allergy', () => {
    const major = { significance: 'major' as const }
    expect(rules(aProblem('Cellulitis', major))).toEqual(['major problem'])
    expect(placeOf(aProblem('Cellulitis', { ...major, active: null }))).toBe('lower')
    expect(placeOf(anItem({ term: 'Cellulitis', active: true, ...major }))).toBe('lower')
  })

  it('stay below where the organisation switched the rule off', () => {
    const policy = { ...defaultPolicy, rulesOff: ['major problem'] }
    const item = aProblem('Cellulitis', { significance: 'major' })
    expect(placed(item, { policy }).place).toBe('lower')
  })
})
