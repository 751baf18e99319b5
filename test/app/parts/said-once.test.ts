import { describe, expect, it } from 'vitest'
import { factsToShow } from '../../../app/parts/source-line.tsx'
import { anItem } from '../builders/items.ts'

const labels = (facts: readonly { label: string }[]) => facts.map(({ label }) => label)

describe('the labelled parts of an entry', () => {
  it('leave out what the entry’s own name, date and author say', () => {
    const plan = anItem({
      term: 'Patient allocated named accountable general practitioner',
      date: '2021-07-05',
      who: 'Mrs Pauline Tranter',
      facts: [
        { label: 'What', value: 'Patient allocated named accountable general practitioner' },
        { label: 'When', value: '05-Jul-2021' },
        { label: 'By whom', value: 'Mrs Pauline Tranter' },
        { label: 'Intended outcome', value: 'Not recorded' },
      ],
    })
    expect(labels(factsToShow(plan))).toEqual(['Intended outcome'])
  })

  it('keep what differs from them', () => {
    const plan = anItem({
      term: 'Care plan agreed',
      date: '2021-07-05',
      who: null,
      facts: [
        { label: 'What', value: 'Daily visits' },
        { label: 'When', value: '06-Jul-2021' },
      ],
    })
    expect(labels(factsToShow(plan))).toEqual(['What', 'When'])
  })

  it('of a consultation leave its setting and clinician to the line below', () => {
    const consultation = anItem({
      type: 'Encounter',
      reference: 'Encounter/1',
      facts: [
        { label: 'Setting', value: 'GP Surgery' },
        { label: 'Clinician', value: 'Dr Abena Osei' },
        { label: 'Length', value: '25 min' },
      ],
    })
    expect(labels(factsToShow(consultation))).toEqual(['Length'])
  })
})
