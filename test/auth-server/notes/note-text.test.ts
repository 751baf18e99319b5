import { describe, expect, it } from 'vitest'
import { NOTE_HEADINGS } from '../../../auth-server/contract.ts'
import { noteText } from '../../../auth-server/notes/note-text.ts'
import { aMaking, aPassage, aQuote, NOW, someContent } from './a-notebook.ts'

const frame = aMaking().frame(NOW, null)

describe('a note as text', () => {
  it('says who writes about whom, when, and after which referral', () => {
    const [title, who, author, referral] = noteText(someContent(), [], frame).split('\n')
    expect(title).toBe('SOCIAL PRESCRIBING NOTE')
    expect(who).toBe('ASHDOWN, Joan (Mrs) · Born 04-Mar-1953 · NHS No. 999 000 0018')
    expect(author).toContain('Robin Example, Link worker, Meadow social prescribing (X9X9X)')
    expect(author).toContain('22-Nov-2026 15:47')
    expect(referral).toBe('Referred 18-Nov-2026 by Dr Patel: Low mood')
  })

  it('keeps the five sources apart under each heading', () => {
    const heading = 'needs'
    const text = noteText(
      someContent({
        passages: [
          aPassage({ id: 'm', heading, source: 'mine', text: 'Worried about money' }),
          aPassage({ id: 'p', heading, source: 'patient', text: 'I can’t pay the gas' }),
          aPassage({
            id: 'c',
            heading,
            source: 'carer',
            carer: { name: 'Ann Ashdown', relationship: 'daughter' },
            text: 'She hides letters',
          }),
        ],
      }),
      [
        aQuote({ id: 'l', source: 'letter', words: 'Debt since March', reference: 'letter' }),
        aQuote({ id: 'r', words: 'Owes rent' }),
      ],
      frame,
    )
    const after = text.slice(text.indexOf(NOTE_HEADINGS.needs.toUpperCase()))
    const places = [
      'From the GP record:\n“Owes rent”',
      'From the referral letter:\n“Debt since March”',
      'Patient told me:\nI can’t pay the gas',
      'Carer told me (Ann Ashdown, daughter):\nShe hides letters',
      'My view:\nWorried about money',
    ].map((words) => after.indexOf(words))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
  })

  it('has the headings of the standard in their order, and none that is empty', () => {
    const keys = Object.keys(NOTE_HEADINGS) as (keyof typeof NOTE_HEADINGS)[]
    const passages = keys.toReversed().map((heading) => aPassage({ id: heading, heading }))
    const text = noteText(someContent({ passages }), [], frame)
    const titles = keys.map((key) => text.indexOf(NOTE_HEADINGS[key].toUpperCase()))
    expect(titles).toEqual(titles.toSorted((one, other) => one - other))
    const one = noteText(someContent(), [], frame)
    expect(one).not.toContain(NOTE_HEADINGS.risk.toUpperCase())
  })

  it('gives a quote word for word, with its source and every mark it carries', () => {
    const words = '  Lives  alone.\n\tSaid "enough" – “really”'
    const text = noteText(
      someContent(),
      [aQuote({ words, warnings: ['notForPatient', 'thirdParty'] })],
      frame,
    )
    expect(text).toContain(`“${words}”\nNote · 04-Mar-2024 · Dr Patel`)
    expect(text).toContain('fetched 22-Nov-2026 15:47 · Observation/n1')
    expect(text).toContain('not to be told to the patient')
    expect(text).toContain('from, another person')
  })
})
