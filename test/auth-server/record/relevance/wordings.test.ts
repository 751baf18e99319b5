import { describe, expect, it } from 'vitest'
import { placeItems } from '../../../../auth-server/record/relevance/place-items.ts'
import { aMedicine, aNote, anItem, aProblem, placed, placeOf, TODAY } from './an-item.ts'

describe('how a code is worded', () => {
  it.each([
    'Vascular dementia, unspecified',
    'Depressive episode, unspecified',
    'Non-Hodgkin’s lymphoma',
    'Non-allergic asthma',
    'Maternal postnatal depression',
    'MED5 issued to patient',
    'Looks after someone',
  ])('%s stands first', (term) => expect(placeOf(anItem({ term }))).toBe('relevant'))

  it.each([
    'Carer status unknown',
    'Non-diabetic',
    'Hearing test normal',
    'Body mass index 30+ - obesity',
    'Consent given for communication by SMS text messaging',
  ])('%s does not', (term) => expect(placeOf(anItem({ term }))).toBe('lower'))
})

describe('a matter that is over', () => {
  it('is a referral of long ago, or one that says so, unless it is to an agency', () => {
    const referral = (term: string, text: string | null, date: string) =>
      placeOf(anItem({ type: 'ReferralRequest', term, text, date }))
    expect(referral('Referral to dermatology clinic', null, '2025-03-02')).toBe('relevant')
    expect(referral('Referral to dermatology clinic', 'mole, benign, d/c', '2025-03-02')).toBe(
      'lower',
    )
    expect(referral('Referral to ear, nose and throat service', null, '2006-02-28')).toBe('lower')
    expect(referral('Referral to community mental health team', null, '2006-02-28')).toBe(
      'relevant',
    )
  })

  it('is a weakness that an ended problem calls resolved', () => {
    const problem = { active: false, end: '2010-02' }
    expect(
      placeOf(aProblem('Stress incontinence', { ...problem, text: 'resolved postnatally' })),
    ).toBe('lower')
    expect(placeOf(aProblem('Stress incontinence'))).toBe('relevant')
  })

  it('is an appointment that was missed and made up for', () => {
    expect(placeOf(aNote('DNA bloods am, rebooked and came same pm'))).toBe('lower')
    expect(placeOf(aNote('DNA x3, phone off'))).toBe('relevant')
  })
})

describe('how long something lasts', () => {
  it('is read from the shorthand for months', () => {
    expect(placeOf(aNote('knee pain 8/12, no injury'))).toBe('relevant')
    expect(placeOf(aProblem('Tiredness symptom', { text: '> 6/12' }))).toBe('relevant')
    expect(placeOf(aProblem('Tiredness symptom', { text: '3/7' }))).toBe('lower')
  })
})

describe('a medicine', () => {
  it('tells of help that its taking needs', () => {
    const insulin = (text: string) =>
      placed(aMedicine('Insulin glargine 100units/ml solution', { text }))
    expect(insulin('18u nocte, DN gives').reasons[0]?.rule).toBe('help with medicines')
    expect(insulin('18u nocte').place).toBe('lower')
  })

  it('may hold the only line on a life', () => {
    const gaviscon = (text: string, active = true) =>
      placeOf(aMedicine('Gaviscon liquid', { text, active }))
    expect(gaviscon('10ml qds, not eating much since husband died')).toBe('relevant')
    expect(gaviscon('not eating much since husband died', false)).toBe('lower')
    expect(gaviscon('10ml qds, avoid alcohol')).toBe('lower')
  })
})

describe('another’s habit', () => {
  it('counts where it describes the home', () => {
    expect(placeOf(aNote('gran smokes in house with baby'))).toBe('relevant')
    expect(placeOf(aNote('brother smokes'))).toBe('lower')
  })
})

describe('what is not known', () => {
  it('says nothing by itself, and something beside other words', () => {
    const carer = (text: string) => placeOf(anItem({ term: 'Carer', text }))
    expect(carer('not known')).toBe('lower')
    expect(carer('not known to services')).toBe('relevant')
    expect(placeOf(aNote('lodger left, whereabouts unknown'))).toBe('relevant')
  })
})

describe('a family history', () => {
  it('stands first only where it tells of the home', () => {
    const history = (text: string) =>
      placeOf(anItem({ term: 'Family history of alcohol misuse', text }))
    expect(history('father, died 1990')).toBe('lower')
    expect(history('lives with dad, who drinks daily')).toBe('relevant')
  })
})

describe('a form', () => {
  it('stands first when an answer does, and says nothing of closed ones', () => {
    const form = anItem({
      type: 'QuestionnaireResponse',
      term: 'Questionnaire',
      answers: ['Observation/a', 'Observation/b'],
    })
    const settled = (...terms: readonly string[]) =>
      placeItems(
        [form, ...terms.map((term, at) => anItem({ reference: `Observation/${'ab'[at]}`, term }))],
        { today: TODAY },
      )[0]
    expect(settled('Heavy drinker', 'Body height')).toMatchObject({ place: 'relevant' })
    expect(settled('Human immunodeficiency virus infection', 'Body height')).toMatchObject({
      place: 'lower',
      topics: [],
    })
  })
})

describe('a death by another’s own hand', () => {
  it('is bereavement, not the person’s own self-harm', () => {
    expect(placed(aNote('Husband died by suicide 2011'))).toMatchObject({
      place: 'relevant',
      closing: null,
    })
    expect(placed(aNote('Tried to die by hanging aged 19')).closing).toBe('headline')
  })
})

describe('words that only sound like a closed matter', () => {
  it.each([
    'skin tag removed',
    'blood sugar tagged as urgent by lab',
    'binder for hernia',
    'black eye from football',
    'wants it to stop itching',
    'took whole course of amoxicillin, better',
    'OD for 7 days',
    'scratches on arms from brambles',
    'no future plans for job',
    'has a record player and dances',
    'wants to die at home, ReSPECT done',
  ])('%s', (text) => expect(placed(aNote(text)).closing).toBeNull())
})

describe('a word in another sense', () => {
  it.each([
    'coil has migrated, USS booked',
    'Breast lump 2cm, good mobility not tethered',
    'RSV, mild work of breathing, sats 98',
    'Benefits + risks of HRT discussed',
    'BNO 4/7, laxido',
    'eGFR fall, rpt',
    'Med student sat in, chest clear',
  ])('%s does not stand first', (text) => expect(placeOf(aNote(text))).toBe('lower'))

  it.each([
    'migrated from Poland 2019',
    'mobility poor since stroke',
    'stress at work',
    'carer of husband',
    'Housing worries, asked for letter',
    'works in cab of lorry',
    'Advised Mediterranean diet, keen',
  ])('%s does', (text) => expect(placeOf(aNote(text))).toBe('relevant'))
})
