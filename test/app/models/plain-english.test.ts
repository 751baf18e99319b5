import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expand, PLAIN_ENGLISH } from '../../../app/models/plain-english.ts'

describe('the plain-English lens', () => {
  it('explains an abbreviation in place and keeps what was written', () => {
    expect(expand('Pt c/o TATT, under CMHT.')).toEqual([
      { text: 'Pt ', expansion: null },
      { text: 'c/o', expansion: 'complains of' },
      { text: ' ', expansion: null },
      { text: 'TATT', expansion: 'tired all the time' },
      { text: ', under ', expansion: null },
      { text: 'CMHT', expansion: 'community mental health team' },
      { text: '.', expansion: null },
    ])
  })

  it.each([
    'MS',
    'PD',
    'RA',
    'UC',
    'OD',
    'CP',
    'AA',
    'DNA',
    'ED',
    'PIP',
    'LD',
    'HV',
    'SI',
    'CFS',
    'PND',
    'ESA',
    'NFA',
    'ASD',
    'CPA',
    'd/c',
    'FH',
    'MCA',
    'OA',
    'PE',
    'ROS',
    'SW',
  ])('never explains %s, which means more than one thing', (short) => {
    expect(PLAIN_ENGLISH.has(short)).toBe(false)
    expect(expand(`Known ${short}.`)).toEqual([{ text: `Known ${short}.`, expansion: null }])
  })

  it.each([
    ['eMED3 new statement', 'electronic fit note'],
    ['H/O asthma', 'history of'],
    ['LRTI', 'chest infection'],
    ['Back in 2/52', '2 weeks'],
    ['ESOL started', 'English classes for speakers of other languages'],
  ])('explains what is everyday shorthand of a practice: %s', (text, meaning) => {
    expect(expand(text).map(({ expansion }) => expansion)).toContain(meaning)
  })

  it.each(['Seen 3/12', 'On 5/7', 'Aged 12/52/1'])('never takes for weeks: %s', (text) => {
    expect(expand(text)).toEqual([{ text, expansion: null }])
  })

  it('leaves words alone in which an abbreviation stands', () => {
    expect(expand('BPs optional, CBTX')).toEqual([{ text: 'BPs optional, CBTX', expansion: null }])
  })

  it('loses nothing of any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const odd = `${text} h/o ${text}`
        expect(
          expand(odd)
            .map((part) => part.text)
            .join(''),
        ).toBe(odd)
      }),
    )
  })

  it('has a meaning for every entry', () => {
    expect(PLAIN_ENGLISH.size).toBeGreaterThan(70)
    expect([...PLAIN_ENGLISH].filter(([short, long]) => !short || !long)).toEqual([])
  })
})
