import { describe, expect, it } from 'vitest'
import type { ReferralView } from '../../../../auth-server/contract.ts'
import type { ReadItem } from '../../../../auth-server/record/item.ts'
import { contacts } from '../../../../auth-server/record/overview/contacts.ts'
import { deathsIn } from '../../../../auth-server/record/overview/deaths.ts'
import { statesIn } from '../../../../auth-server/record/overview/kinds.ts'
import { openItems } from '../../../../auth-server/record/overview/open-items.ts'
import { toldInNotes, toldInReferral } from '../../../../auth-server/record/overview/told.ts'
import { aNote, anItem } from '../relevance/an-item.ts'
import { aRecord } from '../search/records.ts'

const NO_REFERRAL: ReferralView = {
  source: 'none',
  id: null,
  reason: null,
  referrer: null,
  date: null,
  letter: null,
}

function linesFor(
  named: readonly [name: string, relationship: string][],
  items: readonly ReadItem[],
  reason: string | null = null,
) {
  const empty = aRecord(items)
  const people = named.map(([name, relationship]) => ({
    name,
    relationships: [relationship],
    telecom: [],
  }))
  const record = { ...empty, patient: { ...empty.patient, contacts: people } }
  const open = openItems(record.items)
  const told = [...toldInReferral({ ...NO_REFERRAL, reason }), ...toldInNotes(open, '2023-01-01')]
  return contacts(record, { above: [], states: statesIn(open), deaths: deathsIn(open), told })
}
const texts = (...given: Parameters<typeof linesFor>) => linesFor(...given).map(({ text }) => text)

describe('a contact of the registration sheet', () => {
  it('is named with what they are to the person', () => {
    expect(texts([['Ivan Reddy', 'Son']], [])).toEqual(['Contact: Ivan Reddy (Son)'])
  })

  it('is no longer husband or wife without a word where the record says that the marriage ended', () => {
    const separated = anItem({ term: 'Separated', date: '2026-09-08', reference: 'o/separated' })
    const married = anItem({ term: 'Married', date: '2010-01-01' })
    expect(linesFor([['Linda Reddy', 'Wife']], [married, separated])).toEqual([
      {
        text: 'Contact: Linda Reddy (Wife), but recorded: Separated',
        date: '2026-09-08',
        sources: ['o/separated'],
      },
    ])
    expect(texts([['Linda Reddy', 'Sister']], [separated])).toEqual([
      'Contact: Linda Reddy (Sister)',
    ])
    const again = anItem({ term: 'Married', date: '2026-10-01' })
    expect(texts([['Linda Reddy', 'Wife']], [separated, again])).toEqual([
      'Contact: Linda Reddy (Wife)',
    ])
  })

  it('stands with the death that the record tells of', () => {
    const death = anItem({ term: 'Death of wife', date: '2026-10-22', reference: 'o/death' })
    for (const relationship of ['Wife', 'Spouse']) {
      expect(linesFor([['Linda Reddy', relationship]], [death])).toEqual([
        {
          text: `Contact: Linda Reddy (${relationship}), but a death is recorded`,
          date: '2026-10-22',
          sources: ['o/death'],
        },
      ])
    }
    expect(texts([['Ada Reddy', 'Mother']], [death])).toEqual(['Contact: Ada Reddy (Mother)'])
    const another = aNote('His brother’s wife died in May, he comes round on Fridays now.')
    expect(texts([['Linda Reddy', 'Wife']], [another])).toEqual(['Contact: Linda Reddy (Wife)'])
  })

  it.each([
    'NOK still Linda - ?remove.',
    'Pt asks for Linda to be removed, not to be rung.',
    'He does not want his ex-wife Linda contacted.',
    'Linda rang again: no info to be given.',
    "Don't mention the diagnosis to Linda.",
    'Does not want his wife told anything.',
    'Linda can’t be rung that week, knee operation.',
    'NOT to Linda (wife), pt clear today.',
    'Do not share with Linda or her mother.',
    'Linda is always in the room and tends to answer for him.',
    'See him without Linda first.',
    'Linda should not be contacted.',
  ])('has beside it what was said against ringing: %s', (sentence) => {
    const note = aNote(`Chest clear, sats 97, no wheeze today. ${sentence} Review in two weeks.`, {
      date: '2026-10-19',
      reference: 'o/note',
    })
    const [line] = linesFor([['Linda Reddy', 'Wife']], [note])
    expect(line).toEqual({
      text: `Contact: Linda Reddy (Wife). Before you ring: “${sentence}”`,
      date: '2026-10-19',
      sources: ['o/note'],
    })
    expect(texts([['Ivan Reddy', 'Son']], [note])).toEqual(['Contact: Ivan Reddy (Son)'])
  })

  it('has the words of the referral before those of an older note', () => {
    const note = aNote('Linda not to be told, he says. Seen alone. Off work. Back in May.', {
      date: '2026-01-01',
    })
    expect(texts([['Linda Reddy', 'Wife']], [note], 'Please do not ring Linda.')).toEqual([
      'Contact: Linda Reddy (Wife). Before you ring: “Please do not ring Linda.”',
    ])
  })

  it('is not warned of by what a later word has replaced', () => {
    const before = aNote('No contact with Linda since 2015.', { date: '2023-05-16' })
    const after = aNote('Linda rings on Sundays. Happy for us to ring Linda.', {
      date: '2026-10-01',
    })
    expect(texts([['Linda Reddy', 'Daughter']], [before])[0]).toContain('since 2015')
    expect(texts([['Linda Reddy', 'Daughter']], [before, after])).toEqual([
      'Contact: Linda Reddy (Daughter)',
    ])
  })

  it('is not warned of where one part of a sentence forbids another person', () => {
    const reason = 'Her parents must not be contacted; she is happy for you to ring Linda.'
    expect(
      texts(
        [
          ['Linda Reddy', 'Friend'],
          ['Ada Reddy', 'Mother'],
        ],
        [],
        reason,
      ),
    ).toEqual([
      'Contact: Linda Reddy (Friend)',
      `Contact: Ada Reddy (Mother). Before you ring: “${reason}”`,
    ])
  })

  it('is not warned of where a sentence only names somebody', () => {
    const note = aNote('Linda works nights and wants a rest. No contact from the school.')
    expect(texts([['Linda Reddy', 'Wife']], [note])).toEqual(['Contact: Linda Reddy (Wife)'])
  })
})
