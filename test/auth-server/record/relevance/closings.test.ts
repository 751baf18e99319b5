import { describe, expect, it } from 'vitest'
import { aMedicine, aNote, anItem, placed } from './an-item.ts'

const closingOf = (term: string) => placed(anItem({ term })).closing

describe('the four closings', () => {
  it.each([
    ['HIV positive', 'locked'],
    ['Chlamydia screening', 'locked'],
    ['Seen in GUM clinic', 'locked'],
    ['Termination of pregnancy', 'locked'],
    ['Referral for IVF', 'locked'],
    ['Gender dysphoria', 'locked'],
    ['Child protection plan', 'closed'],
    ['Looked after child', 'closed'],
    ['On probation', 'closed'],
    ['Female genital mutilation', 'closed'],
    ['Victim of rape', 'closed'],
    ['Deliberate self-harm', 'headline'],
    ['Suicidal ideation', 'headline'],
    ['Injects heroin', 'headline'],
    ['DS1500 completed', 'headline'],
    ['Last months of life', 'headline'],
    ['Victim of domestic abuse', 'safety'],
    ['Do not leave messages on home phone', 'safety'],
  ])('%s is %s', (term, closing) => expect(closingOf(term)).toBe(closing))

  it.each([
    'Recurrent miscarriage',
    'Spontaneous abortion',
    'Hearing aids',
    'On top of the world',
    'Cardiac arrest',
    'Insulin injection technique',
    'Terminal ileitis',
    'Prison officer',
    'DASH diet',
    'End of life care',
    'Rapeseed oil on toast',
    'DTaP/IPV/Hib 2',
    'EpiPen auto-injector',
  ])('%s is not closed', (term) => expect(closingOf(term)).toBeNull())

  it('gives the fixed label of a headline, and nothing of its words', () => {
    const item = anItem({ term: 'Overdose of paracetamol', text: '32 tablets, found by son' })
    expect(placed(item)).toMatchObject({
      place: 'closed',
      headline: 'Self-harm: recorded',
      reasons: [{ text: 'Sensitive', rule: 'sensitive' }],
      topics: [],
      group: null,
    })
  })

  it('keeps a plain denial in its ordinary place, but in the locked groups', () => {
    expect(placed(aNote('No suicidal thoughts.'))).toMatchObject({
      place: 'relevant',
      negated: true,
      closing: null,
    })
    expect(placed(aNote('Denies domestic abuse.')).closing).toBeNull()
    expect(placed(aNote('HIV negative.')).closing).toBe('locked')
    expect(placed(aNote('No STIs.')).closing).toBe('locked')
  })

  it('closes a long note only when the group is its subject', () => {
    const passing = `Came about his knee. Walks with a stick. Lives with his sister. Works at the garage. Mentions he was
      arrested years ago. Knee swollen and warm. Plan is bloods. Review in two weeks. Happy with this. Given leaflet.`
    expect(placed(aNote(passing))).toMatchObject({ place: 'relevant', closing: null })
    const subject = `Long talk about prison. Released on licence last week. Probation officer is Mrs Hale. He must keep
      curfew. Probation appointments on Mondays.`
    expect(placed(aNote(subject)).closing).toBe('closed')
  })

  it('does not take another person’s self-harm for the patient’s', () => {
    expect(placed(aNote('Bereaved by the suicide of her son.'))).toMatchObject({
      place: 'relevant',
      closing: null,
    })
    expect(placed(anItem({ term: 'FH: suicide' })).closing).toBeNull()
  })

  it('locks a medicine that tells of a locked group', () => {
    expect(placed(aMedicine('Truvada 200mg/245mg tablets')).closing).toBe('locked')
    expect(placed(aMedicine('Menopur 75unit powder')).closing).toBe('locked')
  })

  it('shows code and date of risk to others and adult safeguarding, and closes the words', () => {
    const item = anItem({ term: 'Adult safeguarding concern', text: 'Son takes her pension' })
    expect(placed(item)).toMatchObject({ place: 'relevant', wordsClosed: true })
    expect(JSON.stringify(placed(item).reasons)).not.toContain('pension')
  })
})
