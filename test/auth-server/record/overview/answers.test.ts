import { describe, expect, it } from 'vitest'
import { type BriefLine, type ReferralView, SAFETY_LINE } from '../../../../auth-server/contract.ts'
import { answersOf } from '../../../../auth-server/record/overview/answers.ts'
import { TOLD_ABOVE } from '../../../../auth-server/record/overview/answers-in-letter.ts'
import { BEFORE_RINGING } from '../../../../auth-server/record/overview/contacts.ts'
import { openItems } from '../../../../auth-server/record/overview/open-items.ts'
import type { PatientRecord } from '../../../../auth-server/record/record.ts'
import { aNote, anItem } from '../relevance/an-item.ts'
import { aRecord, sandboxRecords, TODAY } from '../search/records.ts'

const answers = (record: PatientRecord) =>
  answersOf(record, openItems(record.items), { today: TODAY })
const linesOf = (record: PatientRecord, key: string) =>
  answers(record).find((part) => part.key === key)?.lines ?? []
const wordsOf = (record: PatientRecord, key: string) => linesOf(record, key).map(({ text }) => text)

describe('the answers to what a link worker asks about a life', () => {
  it('are the entries’ own words, whole, with date and source', () => {
    const record = aRecord([
      anItem({
        term: 'Lives alone',
        text: 'Bungalow, owned',
        date: '2024-04-15',
        reference: 'Observation/alone',
      }),
    ])
    expect(linesOf(record, 'home')).toEqual([
      {
        text: 'Lives alone: Bungalow, owned',
        date: '2024-04-15',
        sources: ['Observation/alone'],
      },
    ])
  })

  it('take from a long note the sentence that speaks of the matter, and all of that sentence', () => {
    const owed = 'Debt of £2,400 with catalogues and a doorstep lender who calls on Fridays'
    const record = aRecord([aNote(`Chest clear. ${owed}. Review in two weeks.`)])
    expect(wordsOf(record, 'money')).toEqual([`${owed}.`])
  })

  it('are not who was in when somebody called', () => {
    const record = aRecord([
      aNote('Rang her. Nobody else at home. Her sister lives next door now.', {
        date: '2026-10-01',
      }),
    ])
    expect(wordsOf(record, 'home')).toContain('Her sister lives next door now.')
    expect(wordsOf(record, 'home').join(' ')).not.toContain('Nobody else')
  })

  it('do not quote of a long open note the sentence that would be closed by itself', () => {
    const record = aRecord([
      aNote(
        'Overdose of tablets after a row with dad. Parents separating in the spring. Rent owed since May. Sleeps badly, exams in June.',
        { date: '2024-06-11' },
      ),
    ])
    const all = answers(record).flatMap(({ lines }) => lines.map(({ text }) => text))
    expect(all.join(' ')).toContain('Parents separating')
    expect(all.join(' ')).not.toContain('Overdose')
  })

  it('tell what was said at home of a parent who has died since as earlier', () => {
    const record = aRecord([
      aNote('Mother (97) lives with them, calls out at night.', { date: '2024-01-16' }),
      aNote('Mum died in February. Relief and guilt. Sleeping better.', { date: '2025-03-04' }),
      aNote('Mother in law rings on Sundays, her father is in Leeds.', { date: '2024-02-01' }),
      aNote('Knee worse. Her brother’s wife died in May, he comes round.', { date: '2025-05-04' }),
    ])
    const home = wordsOf(record, 'home')
    expect(home).toContain('Earlier: Mother (97) lives with them, calls out at night.')
    expect(home).toContain('Mother in law rings on Sundays, her father is in Leeds.')
  })

  it('tell that somebody was a carer as earlier once they are none', () => {
    const record = aRecord([
      anItem({ term: 'Is a carer', text: 'for mother', date: '2024-01' }),
      anItem({ term: 'Not a carer', date: '2025-03-04' }),
    ])
    expect(wordsOf(record, 'home')).toEqual(['Not a carer', 'Earlier: Is a carer: for mother'])
  })

  it('tell of drinking what was coded, and what a later note says', () => {
    const units = anItem({
      term: 'Alcohol intake',
      value: '8 units/week',
      date: '2024-05-01',
    })
    const note = (text: string, date: string) => aNote(text, { date })
    expect(
      wordsOf(
        aRecord([units, note('Half a bottle of whisky most nights.', '2026-11-06')]),
        'habits',
      ),
    ).toEqual(['Alcohol intake 8 units/week', 'Half a bottle of whisky most nights.'])
    for (const other of [
      note('Half a bottle of whisky most nights.', '2023-11-06'),
      note('Alcohol advice and leaflet given.', '2026-11-06'),
      note('One housemate drinks heavily.', '2026-11-06'),
    ]) {
      expect(wordsOf(aRecord([units, other]), 'habits')).toEqual(['Alcohol intake 8 units/week'])
    }
  })

  it('tell the loss of a person before that of a pet, whichever is newer', () => {
    const record = aRecord([
      anItem({ term: 'Death of pet', date: '2025-09-30' }),
      anItem({ term: 'Widowed', date: '2024-04-15' }),
    ])
    expect(wordsOf(record, 'events')).toEqual(['Widowed', 'Death of pet'])
  })

  it('hold what a household lost in hours or owes as a fine', () => {
    const record = aRecord([
      aNote(
        'Cough settled. Dad lost two shifts with the hospital trips. Threatened w fine by school.',
      ),
    ])
    expect(wordsOf(record, 'money').join(' ')).toMatch(/shifts.*fine/)
  })

  it('say each line under one question only', () => {
    for (const { name, record } of sandboxRecords()) {
      const lines = answers(record).flatMap((part) => part.lines.map(({ text }) => text))
      const inQuestions = lines.filter((text) => !text.startsWith('Contact:'))
      expect(new Set(inQuestions).size, name).toBe(inQuestions.length)
    }
  })

  it('put what an entry says in its own code before a newer mention', () => {
    const record = aRecord([
      anItem({ term: 'Lives alone', date: '2025-01-01' }),
      aNote('Housing is cold and damp.', { date: '2026-01-01' }),
    ])
    expect(wordsOf(record, 'home')).toEqual(['Lives alone', 'Housing is cold and damp.'])
  })

  it('leave out a mention of long ago, never an entry of its own', () => {
    const record = aRecord([
      anItem({ term: 'Widowed', date: '1998-01-01' }),
      aNote('Mentions rent arrears.', { date: '2011-01-01' }),
    ])
    expect(wordsOf(record, 'money')).toEqual([])
    expect(wordsOf(record, 'events')).toEqual(['Widowed'])
  })

  it('name the husband who died, though a pet died later', () => {
    const doreen = sandboxRecords().find(({ name }) => name === 'doreen-pickering')
    expect(doreen).toBeDefined()
    if (!doreen) return
    expect(wordsOf(doreen.record, 'events')).toContain(
      'Bereavement: Husband Ken d. 9/3/24 at home, Ca pancreas',
    )
  })

  it('do not count the named GP or the referral itself as somebody who is involved', () => {
    for (const { name, record } of sandboxRecords()) {
      expect(wordsOf(record, 'involved').join('\n'), name).not.toMatch(
        /named accountable|Referral to social prescribing|Mode:/,
      )
    }
  })

  it('are of their own kind: a mention that uses a word otherwise is left out', () => {
    const record = aRecord([
      aNote('Nephew Otto b. March in Leith, seen on the tablet, cannot work the sound.', {
        date: '2026-01-01',
      }),
      aNote('Hostel clinic with telephone interpreter.', { date: '2026-01-02' }),
    ])
    expect(wordsOf(record, 'money')).toEqual([])
    expect(wordsOf(record, 'events')).not.toContain('Hostel clinic with telephone interpreter.')
  })

  it('mark what a newer entry replaced, and put it last', () => {
    const record = aRecord([
      anItem({ term: 'Married', text: 'To Ines', date: '2012-01-01' }),
      anItem({ term: 'Divorced', date: '2025-01-01' }),
    ])
    const all = [...wordsOf(record, 'home'), ...wordsOf(record, 'events')]
    expect(all).toContain('Divorced')
    expect(all).toContain('Earlier: Married: To Ines')
    expect(all).not.toContain('Married: To Ines')
  })

  it('give a fragment with the words around it', () => {
    const note = 'Walks to the library. Stopped, rent arrears first.'
    const record = aRecord([aNote(note, { date: '2026-01-01' })])
    const all = [...wordsOf(record, 'home'), ...wordsOf(record, 'money')]
    expect(all).toEqual([note, 'Told above too: Stopped, rent arrears first.'])
  })

  it('name nobody who is not there: no vaccine, no decision', () => {
    const record = aRecord([
      anItem({ term: 'Influenza vaccination declined', date: '2025-11-01' }),
      anItem({ term: 'Not for cardiopulmonary resuscitation', date: '2025-11-01' }),
      aNote('District nurses weekly for dressing.', { date: '2026-05-01' }),
    ])
    expect(wordsOf(record, 'involved')).toEqual(['District nurses weekly for dressing.'])
  })

  const lives: ReferralView = {
    source: 'vendor',
    id: 'r',
    reason: null,
    referrer: null,
    date: '2026-11-01',
    letter: {
      source: 'vendor',
      title: 'Referral',
      author: null,
      date: '2026-11-02',
      text: 'He lives with his cousin. He works at the quarry.',
    },
  }
  const withLetter = (doubted: readonly string[]) =>
    answersOf(aRecord([]), openItems([]), { today: TODAY, referral: lives, doubted })

  it('take what the letter tells, with its source, and not what the record denies', () => {
    expect(withLetter([]).find(({ key }) => key === 'money')?.lines).toEqual([
      { text: 'In the letter: He works at the quarry.', date: '2026-11-02', sources: ['letter'] },
    ])
    expect(
      withLetter(['He works at the quarry.']).find(({ key }) => key === 'money')?.lines,
    ).toEqual([])
  })

  const toldBy = (record: PatientRecord, text: string, above: readonly BriefLine[] = []) => {
    const referral: ReferralView = {
      ...lives,
      reason: 'Low since leaving the army; living in a hostel',
      letter: { source: 'vendor', title: 'Referral', author: null, date: '2026-11-02', text },
    }
    const parts = answersOf(record, openItems(record.items), { today: TODAY, referral, above })
    return (key: string) => parts.find((part) => part.key === key)?.lines.map((line) => line.text)
  }

  it('say where somebody lives now though the letter alone tells it, beside older entries of the record', () => {
    const record = aRecord([anItem({ term: 'Parents separated', date: '2002-01-01' })])
    const answer = toldBy(record, 'He has a room at Alder Court, supported housing.')
    expect(answer('home')).toContain(
      'In the letter: He has a room at Alder Court, supported housing.',
    )
    expect(answer('events')).toContain('Parents separated')
  })

  it('take from the reason for referral what neither the record nor the letter tells', () => {
    expect(toldBy(aRecord([]), 'He likes maps.')('home')).toEqual([
      'In the reason for referral: … living in a hostel',
    ])
  })

  it('cut a sentence of the letter that answers two questions, so that neither is said twice', () => {
    const answer = toldBy(
      aRecord([]),
      'She works in the bakery, and lives with two cousins in Quay Street.',
    )
    expect(answer('home')).toEqual(['In the letter: … lives with two cousins in Quay Street.'])
    expect(answer('money')).toEqual(['In the letter: She works in the bakery …'])
  })

  it('say of what was quoted in part that it stands above', () => {
    const answer = toldBy(aRecord([]), 'He is 38, works on the docks, and moved here in August.')
    expect(answer('money')).toEqual(['In the letter: … works on the docks …'])
    expect(answer('events')).toEqual(['Told above too: … moved here in August.'])
  })

  it('point to what stands above without its words only where that tells of a loss', () => {
    const events = (sentence: string) =>
      toldBy(aRecord([]), sentence, [{ text: sentence, date: null, sources: ['letter'] }])('events')
    expect(events('He is low because his father died.')).toEqual([TOLD_ABOVE])
    expect(events('She is low because she was made redundant.')).toEqual([TOLD_ABOVE])
    const moved = 'She is off work because she moved here in August.'
    expect(events(moved)).toEqual([`Told above too: ${moved}`])
  })

  it('point to a sentence that is quoted above and cannot be cut', () => {
    const sentence = 'He is low because he works nights.'
    const above = [{ text: sentence, date: null, sources: ['letter'] }]
    expect(toldBy(aRecord([]), sentence, above)('money')).toEqual([TOLD_ABOVE])
  })

  it('put a death among the losses, and who is left at home', () => {
    const record = aRecord([
      aNote('Rent paid to June. Both parents dead, sister in Canada.', { date: '2026-05-01' }),
    ])
    expect(wordsOf(record, 'events')).toEqual(['Both parents dead, sister in Canada.'])
    expect(wordsOf(record, 'home')).toContain('… sister in Canada.')
  })

  it('mark an older state of work, dated, behind the newer', () => {
    const record = aRecord([
      aNote('Coughing. Off work this wk.', { date: '2025-04-14' }),
      anItem({ term: 'eMED3 new statement issued, not fit for work', date: '2026-07-27' }),
      aNote('Back at work three mornings.', { date: '2026-10-01' }),
    ])
    expect(linesOf(record, 'money').map(({ text, date }) => [text, date])).toEqual([
      ['Back at work three mornings.', '2026-10-01'],
      ['Earlier: eMED3 new statement issued, not fit for work', '2026-07-27'],
      ['Earlier: Off work this wk.', '2025-04-14'],
    ])
  })

  it('say once what is recorded again without more, with what was said of it before', () => {
    const record = aRecord([
      anItem({ term: 'Lives alone', date: '2026-10-01', reference: 'Observation/new' }),
      anItem({
        term: 'Lives alone',
        text: 'Bungalow',
        date: '2024-04-15',
        reference: 'Observation/old',
      }),
    ])
    expect(linesOf(record, 'home')).toEqual([
      {
        text: 'Lives alone (15-Apr-2024: Bungalow)',
        date: '2026-10-01',
        sources: ['Observation/new', 'Observation/old'],
      },
    ])
  })

  it('mark a home with a partner as earlier once they separated, and take the present one from the letter', () => {
    const record = aRecord([
      anItem({ term: 'Lives with partner', date: '2018-01-01' }),
      anItem({ term: 'Separated', date: '2021-04-04' }),
    ])
    expect(toldBy(record, 'He is in a caravan at Moor End until May.')('home')).toEqual([
      'Earlier: Lives with partner',
      'In the letter: He is in a caravan at Moor End until May.',
    ])
  })

  it('are never empty where plain words answer that no rule knows', () => {
    const record = aRecord([
      aNote('Grandma in Lagos killed in April. Tired.', { date: '2026-05-01' }),
    ])
    const answer = toldBy(record, 'She may not take paid work. I do not know about family.')
    expect(answer('money')).toEqual(['In the letter: She may not take paid work.'])
    expect(answer('events')).toEqual(['Grandma in Lagos killed in April.'])
    expect(answer('home')?.join('|')).not.toContain('I do not know')
  })

  it('tell of a birth among the life events, and quote nothing again that the first line needs not', () => {
    const record = aRecord([anItem({ term: 'Asylum seeker', date: '2024-08-01' })])
    const father = 'The father is in Sweden; they speak on the phone.'
    const letter = `She had her first baby, Noah, in July. She lives in a shared house. ${father}`
    const above = [{ text: father, date: null, sources: ['letter'] }]
    const answer = toldBy(record, letter, above)
    expect(answer('events')).toContain('In the letter: She had her first baby, Noah, in July.')
    expect(answer('home')).toEqual(['In the letter: She lives in a shared house.'])
  })

  it('point to a loss that is told above, and take no name for money', () => {
    const sentence = 'His father drowned in 1998.'
    const above = [{ text: sentence, date: null, sources: ['letter'] }]
    const record = aRecord([aNote('Neighbour Bill has the boys.', { date: '2026-05-01' })])
    const answer = toldBy(record, sentence, above)
    expect(answer('events')).toEqual([TOLD_ABOVE])
    expect(answer('money')).toEqual([])
  })

  it('are not empty because the words stand under another question', () => {
    const record = aRecord([aNote('Knee better. Rent arrears.', { date: '2026-05-01' })])
    expect(wordsOf(record, 'home')).toEqual(['Knee better. Rent arrears.'])
    expect(wordsOf(record, 'money')).toEqual(['Told above too: Rent arrears.'])
  })

  it('name who helps though only a note or the letter does, and nobody who helps a relative', () => {
    const record = aRecord([
      aNote('SSAFA caseworker Lou visits. Rent arrears.', { date: '2026-05-01' }),
    ])
    const answer = toldBy(record, 'The health visitor comes monthly. Her mother is in the hospice.')
    expect(answer('involved')).toEqual([
      'Told above too: SSAFA caseworker Lou visits.',
      'In the letter: The health visitor comes monthly.',
    ])
  })

  it('do not repeat a sentence of a note that stands whole', () => {
    const note = 'Hours cut at the cafe. Rent owed. Likes climbing, cannot afford it.'
    const money = wordsOf(aRecord([aNote(note, { date: '2026-10-01' })]), 'money')
    for (const text of money) {
      expect(money.filter((other) => other !== text && other.includes(text))).toEqual([])
    }
  })

  it('do not fill up with entries of one name', () => {
    const carers = [2026, 2025, 2024, 2023].map((year) =>
      anItem({ term: 'Carer', text: `Week of ${year}`, date: `${year}-01-01` }),
    )
    expect(wordsOf(aRecord(carers), 'home')).toEqual(['Carer: Week of 2026', 'Carer: Week of 2025'])
  })

  it('mark caring for a husband as earlier once she is widowed', () => {
    const record = aRecord([
      anItem({ term: 'Caregiver', text: 'Looks after husband', date: '2023-11-27' }),
      anItem({ term: 'Widowed', date: '2024-04-15' }),
    ])
    expect(wordsOf(record, 'home')).toEqual(['Earlier: Caregiver: Looks after husband'])
  })

  it('warn before the first contact where something about safety is closed', () => {
    const doreen = sandboxRecords().find(({ name }) => name === 'doreen-pickering')
    expect(doreen).toBeDefined()
    if (!doreen) return
    const home = (above: readonly BriefLine[]) =>
      answersOf(doreen.record, openItems(doreen.record.items), { today: TODAY, above })
        .find(({ key }) => key === 'home')
        ?.lines.map(({ text }) => text) ?? []
    expect(home([])).not.toContain(BEFORE_RINGING)
    const warned = home([{ text: SAFETY_LINE, date: null, sources: [] }])
    const first = warned.findIndex((text) => text.startsWith('Contact:'))
    expect(warned[first - 1]).toBe(BEFORE_RINGING)
  })
})
