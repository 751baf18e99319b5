import { describe, expect, it } from 'vitest'
import { placeItems } from '../../../../auth-server/record/relevance/place-items.ts'
import { aMedicine, aProblem, placed, placeOf, TODAY } from './an-item.ts'

describe('medicines', () => {
  it.each([
    'Sertraline 50mg tablets',
    'Lustral 50mg tablets (Viatris UK Healthcare Ltd)',
    'Zopiclone 7.5mg tablets',
    'Donepezil 10mg tablets',
    'Methylphenidate 18mg modified-release tablets',
    'Methadone 1mg/ml oral solution',
    'Acamprosate 333mg gastro-resistant tablets',
    'Nicotinell 21mg/24hours patches',
    'Oramorph 10mg/5ml oral solution',
    'Pregabalin 75mg capsules',
    'Priadel 200mg modified-release tablets',
  ])('%s stands first while it is current', (term) => {
    expect(placeOf(aMedicine(term))).toBe('relevant')
    expect(placed(aMedicine(term)).group).not.toBe('Other medicines')
  })

  it('are called current only where the record does', () => {
    const why = (active: boolean | null) =>
      placed(aMedicine('Sertraline 50mg tablets', { active }))
        .reasons.map(({ text }) => text)
        .join()
    expect(why(true)).toContain('a current medicine')
    expect(why(null)).toContain('a medicine not recorded as ended')
  })

  it.each([
    'Metformin 500mg tablets',
    'Codeine 15mg/5ml linctus',
    'Lithium succinate 8% ointment',
    'Mysimba 8mg/90mg tablets',
    'Loperamide 2mg capsules',
    'Amitriptyline 10mg tablets',
    'Propranolol 40mg tablets',
  ])('%s by itself stays below', (term) => expect(placeOf(aMedicine(term))).toBe('lower'))

  it('follows a linked problem or a comment for a medicine with several uses', () => {
    const medicine = aMedicine('Amitriptyline 10mg tablets', { problems: ['Condition/1'] })
    const linkedTo = (term: string) =>
      placeItems([medicine, aProblem(term, { reference: 'Condition/1' })], { today: TODAY })[0]
        ?.place
    expect(linkedTo('Insomnia')).toBe('relevant')
    expect(linkedTo('Diabetic neuropathy')).toBe('lower')
    expect(placeOf(aMedicine('Propranolol 10mg tablets', { text: 'for anxiety' }))).toBe('relevant')
  })

  it('puts ended medicines below, but for opioid substitution and dementia', () => {
    expect(placeOf(aMedicine('Sertraline 50mg tablets', { active: false }))).toBe('lower')
    expect(placeOf(aMedicine('Methadone 1mg/ml oral solution', { active: false }))).toBe('relevant')
    expect(placeOf(aMedicine('Aricept 5mg tablets', { active: false }))).toBe('relevant')
  })

  it('believes a comment that the medicine is not used', () => {
    expect(placeOf(aMedicine('Diazepam 2mg tablets', { text: 'Not used.' }))).toBe('lower')
  })
})
