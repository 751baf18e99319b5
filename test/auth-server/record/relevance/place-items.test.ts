import { describe, expect, it } from 'vitest'
import { placeItems } from '../../../../auth-server/record/relevance/place-items.ts'
import { defaultPolicy } from '../../../../auth-server/record/relevance/policy.ts'
import { aNote, anItem, aProblem, placed, placeOf, TODAY } from './an-item.ts'

describe('problems', () => {
  it.each([
    'Type 2 diabetes mellitus',
    'COPD',
    'Rheumatoid arthritis',
    'Epilepsy',
    "Parkinson's disease",
  ])('%s, active and minor, stands first', (term) =>
    expect(placeOf(aProblem(term))).toBe('relevant'),
  )

  it('puts an active long-term condition first and an ended one below', () => {
    expect(placeOf(aProblem('Asthma'))).toBe('relevant')
    expect(placeOf(aProblem('Asthma', { active: false }))).toBe('lower')
  })

  it('puts an active major problem first even if acute, but not an allergy', () => {
    expect(placed(aProblem('Cellulitis', { significance: 'major' })).reasons).toEqual([
      { rule: 'major problem', text: 'an active problem that the practice marked as major' },
    ])
    expect(placeOf(aProblem('Latex allergy', { significance: 'major' }))).toBe('lower')
    expect(placeOf(aProblem('Cellulitis'))).toBe('lower')
  })

  it('counts a risk factor only when it is major', () => {
    expect(placeOf(aProblem('High cholesterol'))).toBe('lower')
    expect(placeOf(aProblem('High cholesterol', { significance: 'major' }))).toBe('relevant')
  })

  it('keeps mental health first when it ended', () => {
    expect(placeOf(aProblem('Depressive disorder', { active: false }))).toBe('relevant')
  })

  it('takes pain or tiredness as lasting after three months', () => {
    expect(placeOf(aProblem('Shoulder pain', { date: '2026-11-01' }))).toBe('lower')
    expect(placeOf(aProblem('Shoulder pain', { date: '2026-05' }))).toBe('relevant')
  })
})

describe('what is said of a life', () => {
  it.each([
    ['Lives alone since his wife went into care.', 'socialHistory', 'Home'],
    ['Behind with the rent, letter from landlord re eviction.', 'socialHistory', 'Home'],
    ['Universal Credit sanctioned, using the food bank.', 'socialHistory', 'Money'],
    ['Made redundant in May after 20 yrs at the mill.', 'socialHistory', 'Work'],
    ['Feels very lonely, sees nobody from one week to the next.', 'socialHistory', 'Loneliness'],
    ['Husband died in March.', 'socialHistory', 'Bereavement'],
    ['Carer for her husband who has dementia.', 'socialHistory', 'Caring'],
    [
      'Asylum seeker, waiting to hear from the Home Office.',
      'socialHistory',
      'Migration and belonging',
    ],
    ['Goes to church on Sundays.', 'socialHistory', 'Faith and support'],
    ['Ex-army, two tours of Iraq.', 'socialHistory', 'Service life'],
    ['Gambling again, betting shop every day.', 'socialHistory', 'Gambling'],
    ['No internet at home, cannot use a computer.', 'socialHistory', 'Getting online'],
    ['Gave up driving, no bus in the village.', 'socialHistory', 'Getting about'],
    ['Needs a Farsi interpreter.', 'people', 'Language and communication'],
    ['Drinks a bottle of wine most nights.', 'lifestyle', 'Alcohol'],
    ['Smokes 20/day.', 'lifestyle', 'Smoking'],
    ['Uses cannabis daily.', 'lifestyle', 'Drugs'],
    ['Referred to IAPT.', 'referrals', 'Talking therapies (IAPT)'],
    ['Social prescribing link worker involved.', 'referrals', 'Social prescribing'],
    ['CMHT have discharged her.', 'referrals', 'Mental health teams'],
    ['Care plan agreed and copied to the patient.', 'carePlans', 'Care plans'],
  ])('a note that says “%s” stands first under its heading', (text, area, group) => {
    expect(placed(aNote(text))).toMatchObject({ place: 'relevant', area, group })
  })

  it('takes a discharge for one from the forces only where it says so', () => {
    expect(placed(aNote('Discharged from the army in 2009.')).topics).toContain('veterans')
    expect(placed(anItem({ term: 'Discharged from physiotherapy service' })).topics).not.toContain(
      'veterans',
    )
  })

  it('gives its reason in the words of the record', () => {
    expect(placed(anItem({ term: 'Lives alone' })).reasons[0]?.text).toBe(
      'lives alone: lives alone',
    )
  })

  it('takes the heading Social as a sign of its own', () => {
    expect(placeOf(anItem({ term: 'Fitters and mechanics', headings: ['Social'] }))).toBe(
      'relevant',
    )
  })

  it('leaves what is only unknown below', () => {
    expect(placeOf(anItem({ term: 'Preferred method of contact: unknown' }))).toBe('lower')
    expect(placeOf(anItem({ term: 'Marital status unknown' }))).toBe('lower')
  })

  it('reads the fact behind a code that lost its meaning', () => {
    const item = anItem({
      term: 'Transfer-degraded record entry',
      text: 'Original text: Lives in sheltered accommodation',
    })
    expect(placed(item)).toMatchObject({ place: 'relevant', area: 'socialHistory' })
  })
})

describe('traps', () => {
  it.each([
    'Swelling of PIP joint',
    'Pupils equal, reacting to light and accommodation',
    'Cardiac arrest',
    'ST depression on ECG',
    'Redundant prepuce',
    'dsDNA binding autoantibody level',
    'Fractured finger, digital nerve block',
    'Takes 20 units of insulin at night',
    'No benefit from paracetamol',
    'Main spoken language English',
    'Body mass index',
    'Sore throat 3 days, no fever',
    'Measles, mumps and rubella vaccination',
  ])('“%s” stays below', (term) => expect(placeOf(anItem({ term }))).toBe('lower'))

  it.each([
    'Carl died overdose in November.',
    'His friend hanged himself in May.',
    'Took his own life.',
  ])('a death is not the person’s own: “%s” is not closed', (note) => {
    expect(
      placed(aNote(`${note} Drinking more, off work since. Wife worried. Rent owed.`)).closing,
    ).toBe(null)
    expect(placed(aNote(note)).closing).toBe(null)
  })

  it.each([
    'Overdose in November.',
    'Has thought about pills.',
    'Thoughts of taking all his tablets.',
    'Hanged herself in January, cut down by her son.',
    'Cut both forearms on the ward, voices telling him to.',
  ])('an own act stays closed: %s', (note) => {
    expect(placed(aNote(note)).closing).not.toBe(null)
  })

  it.each([
    'Taking all his meds as prescribed.',
    'Reminded to take all her tablets in the morning.',
  ])('taking what was prescribed is no harm: “%s”', (note) => {
    expect(placed(aNote(note)).closing).toBe(null)
  })

  it('a shop with two staff is no risk to others', () => {
    expect(placed(aNote('Thinks the shop can carry on, two staff.')).topics).not.toContain(
      'risk to others',
    )
    expect(placed(aNote('Visit with two staff only.')).topics).toContain('risk to others')
  })

  it('an illness is not the charity of its name', () => {
    expect(placed(anItem({ term: "Alzheimer's disease" })).area).not.toBe('referrals')
    expect(placed(aNote('Alzheimers society visiting on Tuesdays.')).area).toBe('referrals')
  })

  it('a relapse is of the mind unless its words say of what', () => {
    const topicsOf = (note: string) => placed(aNote(note)).topics
    const old = topicsOf('Relapse of old depression, seen by the crisis team in spring.')
    expect(old).toContain('mental health')
    expect(old).not.toContain('drugs')
    expect(topicsOf('Relapsed last month, back on heroin.')).toContain('drugs')
  })
})

describe('negation and other people', () => {
  it('follows the topic of what is denied, and marks it', () => {
    expect(placed(aNote('Not anxious.'))).toMatchObject({ place: 'relevant', negated: true })
    expect(placed(anItem({ term: 'No carer' }))).toMatchObject({ place: 'relevant', negated: true })
    expect(placed(anItem({ term: 'Never smoked tobacco' }))).toMatchObject({
      place: 'relevant',
      negated: true,
      area: 'lifestyle',
    })
  })

  it('does not carry a "no" that belongs to another finding', () => {
    expect(placed(aNote('No fever. Depressed.')).negated).toBe(false)
    expect(placed(aNote('No friends, lonely.')).negated).toBe(false)
    expect(placed(aNote('Not working, anxious about money.')).negated).toBe(false)
  })

  it('leaves family history below', () => {
    for (const term of ['FH: Depression', 'Family history of alcoholism']) {
      expect(placed(anItem({ term }))).toMatchObject({ place: 'lower', otherPerson: true })
    }
    expect(placeOf(aNote('Mother had bipolar disorder.'))).toBe('lower')
  })

  it('shows what a relative’s trouble means at home', () => {
    expect(placeOf(aNote('Husband drinks heavily every night.'))).toBe('relevant')
    expect(placeOf(aNote('Looks after her mother who has dementia.'))).toBe('relevant')
  })

  it('knows an informant from the person spoken of', () => {
    expect(placed(aNote('Daughter worried about her memory.')).otherPerson).toBe(false)
    expect(placed(aNote('Depressed since his wife died.')).otherPerson).toBe(false)
  })
})

describe('referrals, plans and documents', () => {
  it('shows a referral, but not one for a test or to the practice’s own nurse', () => {
    expect(placeOf(anItem({ type: 'ReferralRequest', term: 'Referral to counsellor' }))).toBe(
      'relevant',
    )
    expect(placeOf(anItem({ type: 'ReferralRequest', term: 'Abdominal pain' }))).toBe('relevant')
    expect(placeOf(anItem({ type: 'ReferralRequest', term: 'Refer for X-Ray' }))).toBe('lower')
  })

  it('shows an outstanding review of a condition that it names, and not a general check', () => {
    expect(placeOf(anItem({ type: 'ProcedureRequest', term: 'Diabetic review due' }))).toBe(
      'relevant',
    )
    expect(placeOf(anItem({ type: 'ProcedureRequest', term: 'Heart failure annual review' }))).toBe(
      'relevant',
    )
    expect(placeOf(anItem({ type: 'ProcedureRequest', term: 'Medication review due' }))).toBe(
      'lower',
    )
    expect(placeOf(anItem({ type: 'ProcedureRequest', term: 'Over 75 health check' }))).toBe(
      'lower',
    )
  })

  it('shows a document whose title tells something', () => {
    expect(placeOf(anItem({ type: 'DocumentReference', term: 'Letter from CMHT' }))).toBe(
      'relevant',
    )
    expect(placeOf(anItem({ type: 'DocumentReference', term: 'Inbound document' }))).toBe('lower')
  })
})

describe('consultations', () => {
  const encounter = anItem({ type: 'Encounter', reference: 'Encounter/1', term: 'GP Surgery' })

  it('stands first when something inside it does', () => {
    const [first] = placeItems([encounter, aNote('Lives alone.', { encounter: 'Encounter/1' })], {
      today: TODAY,
    })
    expect(first).toMatchObject({ place: 'relevant', group: 'Home' })
  })

  it('stays below when what is inside is closed, and says nothing of it', () => {
    const [first] = placeItems(
      [encounter, anItem({ term: 'HIV positive', encounter: 'Encounter/1' })],
      { today: TODAY },
    )
    expect(first).toMatchObject({ place: 'lower', topics: [] })
    expect(JSON.stringify(first)).not.toMatch(/hiv/i)
  })

  it('follows a linked problem that stands first for more than being marked major', () => {
    const linked = (term: string) => {
      const problem = aProblem(term, { reference: 'Condition/1', significance: 'major' })
      const [first] = placeItems([{ ...encounter, problems: ['Condition/1'] }, problem], {
        today: TODAY,
      })
      return first?.place
    }
    expect(linked('Depression')).toBe('relevant')
    expect(linked('Cellulitis')).toBe('lower')
  })
})

describe('an organisation’s own policy', () => {
  it('switches a rule or an area off', () => {
    const item = anItem({ term: 'Lives alone' })
    const policy = { ...defaultPolicy, rulesOff: ['lives alone'] }
    expect(placed(item, { policy }).place).toBe('lower')
    const off = { ...defaultPolicy, areasOff: ['socialHistory'] }
    expect(placed(item, { policy: off }).place).toBe('lower')
  })

  it('adds code lists and rules of its own', () => {
    const item = anItem({
      term: 'Royal jelly',
      codes: [{ system: 'http://snomed.info/sct', code: '123', display: null }],
    })
    const lists = [{ name: 'Beekeepers', place: 'relevant' as const, codes: ['123'] }]
    expect(placed(item, { policy: { ...defaultPolicy, codeLists: lists } }).reasons[0]?.rule).toBe(
      'Beekeepers',
    )
    const rules = [{ name: 'Apiary', phrases: ['hive*'] }]
    expect(placed(aNote('Checked the hives.'), { policy: { ...defaultPolicy, rules } }).place).toBe(
      'relevant',
    )
  })

  it('opens or closes a sensitive group', () => {
    const item = anItem({ term: 'Probation officer involved' })
    expect(placed(item).closing).toBe('closed')
    const policy = { ...defaultPolicy, closings: { offences: 'open' as const } }
    expect(placed(item, { policy }).closing).toBeNull()
  })
})
