import { describe, expect, it } from 'vitest'
import type { ReferralView } from '../../../../auth-server/contract.ts'
import {
  beforeContact,
  SAFETY_MAY_DIFFER,
} from '../../../../auth-server/record/overview/before-contact.ts'
import { openItems } from '../../../../auth-server/record/overview/open-items.ts'
import { HARM_IN_A_NOTE } from '../../../../auth-server/record/overview/risk-lines.ts'
import type { PatientRecord } from '../../../../auth-server/record/record.ts'
import { aNote, anItem, aProblem } from '../relevance/an-item.ts'
import { aRecord, TODAY } from '../search/records.ts'

const referralOf = (text: string): ReferralView => ({
  source: 'vendor',
  id: 'r',
  reason: null,
  referrer: null,
  date: '2026-11-01',
  letter: { source: 'vendor', title: 'Referral', author: null, date: '2026-11-02', text },
})
const linesOf = (record: PatientRecord, letter = '') =>
  beforeContact(record, openItems(record.items), {
    today: TODAY,
    opened: new Set(),
    referral: referralOf(letter),
  })
const wordsOf = (record: PatientRecord, letter = '') =>
  linesOf(record, letter).map(({ text }) => text)
const EMPTY = aRecord([])

describe('what a caller must know first', () => {
  it('takes how to reach a person from the letter, with its date', () => {
    expect(linesOf(EMPTY, 'Dear all,\n\nPlease do not phone the flat. Ring me.')[0]).toEqual({
      text: 'Making contact: Please do not phone the flat. Ring me.',
      date: '2026-11-02',
      sources: ['letter'],
    })
  })

  it('takes it from a note too', () => {
    const record = aRecord([aNote('BP fine. Text only, she is on nights.', { date: '2026-05-01' })])
    expect(wordsOf(record)).toContain('Making contact: Text only, she is on nights.')
  })

  it('says first what must not be done, then how and when, of either the latest first', () => {
    const record = aRecord([
      aNote('Text only, she is on nights.', { date: '2026-02-01' }),
      aNote('Never ring the works number.', { date: '2026-01-01' }),
    ])
    expect(
      wordsOf(record, 'Afternoons are best. Please do not post anything to her.').slice(0, 4),
    ).toEqual([
      'Making contact: Please do not post anything to her.',
      'Making contact: Never ring the works number.',
      'Making contact: Afternoons are best.',
      'Making contact: Text only, she is on nights.',
    ])
  })

  it.each([
    'Do not come up behind him.',
    'Contact by text message or through their daughter Ruth.',
    'The signal is poor; ring the landline at noon.',
    'Please see him at the surgery, not at Alder House.',
    'She will only see somebody who comes to the farm.',
  ])('takes what the letter asks of its reader: %s', (sentence) => {
    expect(wordsOf(EMPTY, sentence)).toContain(`Making contact: ${sentence}`)
  })

  it.each([
    ['There are guns on the farm.', 'Risk, in the words of the referral'],
    ['The older boy has been violent to her twice.', 'Risk, in the words of the referral'],
    ['He left school at 13 and reads slowly.', 'Reading and writing'],
  ])('takes from the letter: %s', (sentence, name) => {
    expect(wordsOf(EMPTY, sentence)).toContain(`${name}: ${sentence}`)
  })

  it('puts the newer of two rules first and marks the one of years ago as older', () => {
    const record = aRecord([aNote('Never text him.', { date: '2023-05-01' })])
    expect(linesOf(record, 'Please text him.').slice(0, 2)).toMatchObject([
      { text: 'Making contact: Please text him.', date: '2026-11-02' },
      { text: 'Making contact (older): Never text him.', date: '2023-05-01' },
    ])
  })

  it('says that what is closed about safety may say otherwise, whatever it says', () => {
    const abuse = anItem({ term: 'Victim of domestic abuse', date: '2021-01-01' })
    expect(wordsOf(aRecord([abuse]), 'Please text her.')).toContain(SAFETY_MAY_DIFFER)
    expect(wordsOf(aRecord([abuse]))).not.toContain(SAFETY_MAY_DIFFER)
    expect(wordsOf(EMPTY, 'Please text her.')).not.toContain(SAFETY_MAY_DIFFER)
  })

  it('says who "me" is', () => {
    const referral = referralOf('Please ring me before you visit her.')
    const letter = {
      ...referral.letter,
      author: 'Nurse Ada Pell, leg clinic',
    } as typeof referral.letter
    const [first] = beforeContact(EMPTY, openItems([]), {
      today: TODAY,
      opened: new Set(),
      referral: { ...referral, letter },
    })
    expect(first?.text).toBe(
      'Making contact: Please ring me before you visit her. (“me” is Nurse Ada Pell, leg clinic)',
    )
  })

  it('keeps an instruction with the signs that it is about', () => {
    expect(wordsOf(EMPTY, 'Warning signs: hums, locks up. Ring his aunt if you see any.')[0]).toBe(
      'If things get worse: Warning signs: hums, locks up. Ring his aunt if you see any.',
    )
  })

  it('is not what a note asks colleagues to arrange', () => {
    const record = aRecord([
      aNote('Knee clinic again, letter marked phone not post.', { date: '2026-05-01' }),
    ])
    expect(wordsOf(record)).toHaveLength(1)
  })

  describe('hours that stand in a few words of a note', () => {
    const contact = (note: string) =>
      wordsOf(aRecord([aNote(note, { date: '2026-05-01' })])).filter((text) =>
        text.startsWith('Making contact'),
      )

    it('are not followed by what says nothing of them', () => {
      expect(contact('Agrees to the referral. Only 3-4pm. Likes bowls. Owes £90.')).toEqual([
        'Making contact: Only 3-4pm.',
      ])
      expect(contact('Only 3-4pm. Likes bowls.')).toEqual(['Making contact: Only 3-4pm.'])
    })

    it('keep what may narrow them, and whose they may be', () => {
      expect(contact('Wants to join. Only 3-4pm. Not Fridays. Owes £90.')).toEqual([
        'Making contact: Wants to join. Only 3-4pm. Not Fridays.',
      ])
      expect(contact('Warden is in the office. Only 3-4pm. Owes £90.')).toEqual([
        'Making contact: Warden is in the office. Only 3-4pm.',
      ])
    })
  })

  it('does not warn of units that were counted before somebody stopped drinking', () => {
    const units = anItem({ term: 'Alcohol intake', value: '60 units/week', date: '2020-05-01' })
    expect(wordsOf(aRecord([units])).join(' ')).toContain('Drinking: 60 units')
    for (const [date, warned] of [
      ['2021-01-01', false],
      ['2019-01-01', true],
    ] as const) {
      const record = aRecord([units, anItem({ term: 'Current non-drinker', date })])
      expect(wordsOf(record).join(' ').includes('Drinking: 60 units')).toBe(warned)
    }
  })

  it('does not take the sight or the memory of a relative for the person’s own', () => {
    const words = wordsOf(
      EMPTY,
      'She cares for both parents, and her father is blind. Her eyesight is poor.',
    )
    expect(words.filter((text) => text.startsWith('Sight: '))).toEqual([
      'Sight: Her eyesight is poor.',
    ])
  })

  it('does not file under falls what was said before a quotation ended', () => {
    const words = wordsOf(EMPTY, 'He jokes of it: "I am a sieve." He has had two falls this year.')
    expect(words).toContain('Falls: He has had two falls this year.')
  })

  it('is not a note that merely mentions a room, a phone or a tablet', () => {
    const record = aRecord([
      aNote('Hummed to the waiting room.', { date: '2026-05-01' }),
      aNote('Nephew b. May in Cork, seen on phone only.', { date: '2026-05-02' }),
      aNote('Fluoxetine a bit better, eating more.', { date: '2026-05-03' }),
    ])
    expect(wordsOf(record)).toHaveLength(1)
  })

  describe('a risk', () => {
    const threat = aProblem('Threatening behaviour', {
      date: '2008-04-05',
      end: '2010-09',
      active: false,
      text: 'Shouted at the bailiff',
    })

    it('says when it ended, and that what was written opens with a reason', () => {
      expect(linesOf(aRecord([threat]))[0]).toMatchObject({
        text: 'Threatening behaviour (problem ended Sep-2010); what was written opens with a reason',
        date: '2008-04-05',
      })
    })

    it('has not ended where the same is recorded later', () => {
      const later = anItem({ term: 'Threatening behaviour', date: '2015-01-01' })
      expect(wordsOf(aRecord([threat, later]))[0]).toBe(
        'Threatening behaviour; what was written opens with a reason',
      )
    })

    it('of which only a headline shows says how old it is, never how it ended', () => {
      const old = aProblem('Overdose of paracetamol', {
        date: '2009-02',
        end: '2011',
        active: false,
      })
      expect(wordsOf(aRecord([old]))[0]).toBe(
        'Self-harm: recorded, 17 years ago; what was written opens with a reason',
      )
    })

    it('of which several headlines show is one line with their number and dates', () => {
      const record = aRecord([
        anItem({ term: 'Overdose of paracetamol', date: '2019-02-01', reference: 'Observation/1' }),
        anItem({ term: 'Overdose of paracetamol', date: '2026-02', reference: 'Observation/2' }),
        aProblem('Deliberate self-harm', { date: '2026-02-01', reference: 'Condition/1' }),
      ])
      const about = linesOf(record).filter(({ text }) => text.startsWith('Self-harm'))
      expect(about.map(({ text }) => text)).toEqual([
        'Self-harm: recorded in 3 entries (01-Feb-2026, Feb-2026, 01-Feb-2019); what was written opens with a reason',
      ])
      expect(about[0]?.sources).toEqual(['Condition/1', 'Observation/2', 'Observation/1'])
    })

    it('has the latest no to harm beside it, and no earlier one', () => {
      const overdose = anItem({ term: 'Overdose of paracetamol', date: '2026-02-01' })
      const no = (date: string) => aNote('No thoughts of hurting himself.', { date })
      expect(wordsOf(aRecord([overdose, no('2026-05-01')])).slice(0, 2)).toEqual([
        'Self-harm: recorded; what was written opens with a reason',
        'Said no to thoughts of harm: No thoughts of hurting himself.',
      ])
      expect(wordsOf(aRecord([overdose, no('2026-01-01')])).join('|')).not.toContain('Says no')
    })

    it('is pointed to, without its words, where a long note that is open speaks of it', () => {
      const record = aRecord([
        aNote(
          'Cows went in June. Overdraft, not sleeping. Fleeting thoughts of not being here, no plan. Keys with Ivan.',
          { date: '2026-07-07', reference: 'Observation/n' },
        ),
      ])
      expect(linesOf(record)[0]).toEqual({
        text: HARM_IN_A_NOTE,
        date: '2026-07-07',
        sources: ['Observation/n'],
      })
      const denied = aNote('Rent owed. No thoughts of self harm.', { date: '2026-07-08' })
      expect(wordsOf(aRecord([denied]))).not.toContain(HARM_IN_A_NOTE)
    })

    it('is no risk where the referral says no', () => {
      expect(wordsOf(EMPTY, 'He is not at risk of harming himself.')[0]).toBe(
        'Said no to thoughts of harm, in the words of the referral: He is not at risk of harming himself.',
      )
    })
  })

  it('says that somebody cannot read, by that name', () => {
    const record = aRecord([
      aNote('Dressing changed. Never learned to read, his sister did the post.', {
        date: '2025-02-01',
      }),
    ])
    expect(wordsOf(record)).toContain(
      'Reading and writing: Never learned to read, his sister did the post.',
    )
  })

  it('puts reading first, with what is not to be told of it', () => {
    const record = aRecord([
      aNote('Cannot read, his aunt opened the post. Does not want the lads to know.', {
        date: '2025-02-01',
      }),
    ])
    const words = wordsOf(record, 'He prefers a text.')
    expect(words[0]).toBe(
      'Reading and writing: Cannot read, his aunt opened the post. Does not want the lads to know.',
    )
    expect(words.filter((text) => text.includes('the lads'))).toHaveLength(1)
  })

  it.each(['Please write everything down for him.', 'Send her letters in large print.'])(
    'does not take for illiteracy: %s',
    (sentence) => {
      const words = wordsOf(EMPTY, sentence).join('|')
      expect(words).toContain(`Writing to them: ${sentence}`)
      expect(words).not.toContain('Reading and writing')
    },
  )

  it('names hearing, speech and seizures from their entries, a court hearing never', () => {
    const record = aRecord([
      aProblem('Deafness', { date: '2015-01-01' }),
      aProblem('Expressive aphasia', { date: '2022-01-01' }),
      aProblem('Epilepsy', { date: '2019-01-01' }),
      aNote('Eviction hearing is on 3 March.', { date: '2026-06-01' }),
    ])
    expect(wordsOf(record).slice(0, 3)).toEqual([
      'Hearing: Deafness',
      'Speech: Expressive aphasia',
      'Seizures: Epilepsy',
    ])
    expect(wordsOf(record).join(' ')).not.toContain('Eviction')
  })

  it('does not take a carer of somebody with dementia for somebody with dementia', () => {
    const record = aRecord([aProblem('Carer of person with dementia', { date: '2025-01-01' })])
    expect(wordsOf(record).join(' ')).not.toContain('Memory')
  })

  it('gives drinking above the guideline with its figure and the one before', () => {
    const record = aRecord([
      anItem({ term: 'Alcohol units per week', value: '38 units/week', date: '2026-03-01' }),
      anItem({ term: 'Alcohol units per week', value: '52 units/week', date: '2025-03-01' }),
    ])
    expect(wordsOf(record)).toContain(
      'Drinking: 38 units of alcohol a week recorded (the low-risk guideline is 14); before that 52, 01-Mar-2025',
    )
  })

  it('says nothing of drinking within the guideline', () => {
    const record = aRecord([
      anItem({ term: 'Alcohol units per week', value: '6 units/week', date: '2026-03-01' }),
    ])
    expect(wordsOf(record).join(' ')).not.toContain('Drinking')
  })

  it('has a decision against resuscitation', () => {
    const record = aRecord([
      anItem({ term: 'Not for cardiopulmonary resuscitation', date: '2026-03-01' }),
    ])
    expect(wordsOf(record)).toContain(
      'Decisions made in advance: Not for cardiopulmonary resuscitation',
    )
  })

  it('counts missed appointments with what was written beside them', () => {
    const record = aRecord([
      anItem({ term: 'Did not attend', text: 'Bus did not come', date: '2026-03-01' }),
    ])
    expect(wordsOf(record).join(' ')).toContain(
      'Missed appointments, or hard to reach: 1 entry in the last 2 years of what was fetched. The practice wrote: “Bus did not come” (01-Mar-2026). The latest:',
    )
  })
})
