import { describe, expect, it } from 'vitest'
import type { ReferralView } from '../../../../auth-server/contract.ts'
import { MOST_BRIEF_WORDS } from '../../../../auth-server/record/overview/brief.ts'
import { type Overview, overviewOf } from '../../../../auth-server/record/overview/overview.ts'
import { presentItem } from '../../../../auth-server/record/present.ts'
import type { PatientRecord } from '../../../../auth-server/record/record.ts'
import { aNote, anItem, aProblem } from '../relevance/an-item.ts'
import { aRecord, exampleRecords, sandboxRecords, TODAY } from '../search/records.ts'

const letter = (text: string): ReferralView => ({
  source: 'vendor',
  id: 'r1',
  reason: 'Low mood and money worries',
  referrer: 'Dr A',
  date: '2026-11-11',
  letter: { source: 'vendor', title: 'Referral', author: 'Dr A', date: '2026-11-11', text },
})
const NO_REFERRAL: ReferralView = {
  source: 'none',
  id: null,
  reason: null,
  referrer: null,
  date: null,
  letter: null,
}

const overview = (record: PatientRecord, referral = NO_REFERRAL, opened = new Set<string>()) =>
  overviewOf(record, {
    referral,
    today: TODAY,
    opened,
    present: (item) => presentItem(item, opened),
  })

const LISTS = ['ask', 'beforeContact', 'contactPattern', 'activityFlags'] as const
const allLines = (view: Overview) => [
  ...view.brief.flatMap(({ lines }) => lines),
  ...LISTS.flatMap((list) => view[list]),
]
const wordsOf = (view: Overview) =>
  view.brief.flatMap(({ lines }) => lines.flatMap(({ text }) => text.split(/\s+/))).length
const part = (view: Overview, key: string) =>
  view.brief.find((each) => each.key === key)?.lines.map(({ text }) => text) ?? []

const record = aRecord([
  aProblem('Depressive disorder', {
    significance: 'major',
    date: '2024-02-11',
    reference: 'Condition/d',
  }),
  aProblem('Verruca'),
  anItem({ term: 'Lives alone', date: '2026-02-01', reference: 'Observation/alone' }),
  anItem({
    term: 'Alcohol consumption',
    value: '24 units/week',
    date: '2019-08-19',
    reference: 'Observation/units',
  }),
  aNote('Rent arrears again. Knee better.', { date: '2026-09-01', reference: 'Observation/rent' }),
  anItem({ term: 'Uses a walking stick', date: '2025-01-01', reference: 'Observation/stick' }),
  anItem({
    type: 'AllergyIntolerance',
    term: 'Peanut allergy',
    active: true,
    reference: 'AllergyIntolerance/1',
  }),
  anItem({
    term: 'Overdose of paracetamol',
    text: 'Thirty tablets',
    date: '2023-05-06',
    who: 'Dr B',
    reference: 'Observation/od',
  }),
  anItem({ term: 'Victim of domestic abuse', text: 'By Len', reference: 'Observation/da' }),
  anItem({
    term: 'Adult safeguarding concern',
    text: 'Nephew takes her cash',
    date: '2026-03-03',
    reference: 'Observation/sg',
  }),
  anItem({ term: 'Did not attend - no reason', date: '2026-10-01', reference: 'Observation/dna' }),
  anItem({ term: 'Did not attend', date: '2026-03-02', reference: 'Observation/dna-before' }),
])

describe('the brief', () => {
  const view = overview(
    record,
    letter(
      'Dear colleague,\n\nShe has rent arrears and low mood. She used to enjoy the choir.\n\nRegards',
    ),
  )

  it('begins with why the person was referred, in the referrer’s own words', () => {
    expect(view.brief[0]?.key).toBe('why')
    expect(part(view, 'why')).toContain('Low mood and money worries')
    for (const text of part(view, 'why')) {
      expect(
        'Low mood and money worries She has rent arrears and low mood. She used to enjoy the choir.',
      ).toContain(text)
    }
  })

  it('says what bears on each phrase, or that nothing was found', () => {
    const mood = view.phrases.find(({ phrase }) => /mood/i.test(phrase))
    expect(mood?.matches.map(({ reference }) => reference)).toContain('Condition/d')
    const choir = view.phrases.find(({ phrase }) => /choir/i.test(phrase))
    expect(choir?.matches).toEqual([])
    expect(part(view, 'bears').at(-1)).toMatch(/“choir”.*: nothing found$/)
  })

  it('says of a phrase that the record contradicts what is recorded, once', () => {
    const contradicted = overview(
      record,
      letter('She lives with her husband and drinks no alcohol.'),
    )
    const all = [...part(contradicted, 'bears'), ...part(contradicted, 'check')]
    const told = all.filter((text) => text.includes('but recorded: Lives alone'))
    expect(told).toHaveLength(1)
    expect(part(contradicted, 'bears').join(' ')).not.toContain('lives with her husband')
  })

  it('names a phrase once, whichever apostrophe it has and whatever it tells of', () => {
    const words = "Early Alzheimer’s. She knows that she has Alzheimer's and tells everybody."
    const phrases = overview(record, letter(words)).phrases.map(({ phrase }) =>
      phrase.toLowerCase().replace('’', "'"),
    )
    expect(phrases.filter((phrase) => phrase.includes("alzheimer's"))).toHaveLength(1)
  })

  it('names conditions, home and money with their sources', () => {
    expect(part(view, 'conditions')).toEqual(['Depressive disorder'])
    expect(part(view, 'home').join(' ')).toMatch(/Lives alone.*Rent arrears again\./)
  })

  it('tells what is stale and what is a gap', () => {
    const ask = view.ask.map(({ text }) => text)
    expect(ask.some((text) => /^Alcohol was last recorded more than 3 years ago/.test(text))).toBe(
      true,
    )
    expect(ask).toContain('Nothing recorded about smoking in what was fetched and is open.')
  })

  it('lists before contact what is dangerous not to know, by headlines, and the standing sentence last', () => {
    const lines = view.beforeContact.map(({ text }) => text)
    expect(lines[0]).toBe('Safety information: open it when you are alone')
    expect(lines).toContain('Self-harm: recorded; what was written opens with a reason')
    expect(lines).toContain('Adult safeguarding concern; what was written opens with a reason')
    expect(lines.at(-1)).toBe(
      "Practice alerts aren't shared by GP Connect. Nothing here doesn't mean no risk.",
    )
    expect(JSON.stringify(view)).not.toMatch(/Thirty|paracetamol|Len\b|cash|domestic/)
  })

  it('flags what matters for activities', () => {
    const flags = view.activityFlags.map(({ text }) => text)
    expect(flags).toContain('Mobility: Uses a walking stick')
    expect(flags).toContain('Allergy: Peanut allergy')
  })

  it('counts missed appointments with their range', () => {
    expect(view.beforeContact.some(({ text }) => /2 entries in the last 2 years/.test(text))).toBe(
      true,
    )
  })
})

describe('over many records', () => {
  const records = [...sandboxRecords(), ...exampleRecords()]

  it('the brief keeps to its words and every line to its sources', () => {
    for (const { name, record: each } of records) {
      for (const referral of [
        NO_REFERRAL,
        letter('Lonely since her husband died. Debt. Drinks.'),
      ]) {
        const view = overview(each, referral)
        expect(wordsOf(view), name).toBeLessThanOrEqual(MOST_BRIEF_WORDS)
        for (const { sources } of allLines(view)) {
          for (const source of sources) {
            const known =
              source === 'letter' || source === 'referral' || each.byReference.has(source)
            expect(known, `${name}: ${source}`).toBe(true)
          }
        }
      }
    }
  })

  it('is no gap what the referral alone tells: it is quoted, and to be checked', () => {
    const view = overview(aRecord([]), letter('Smokes twenty a day.'))
    expect(view.ask.map(({ text }) => text)).toContain(
      'Smoking: only the referral tells of it: “Smokes twenty a day.”',
    )
  })

  it('a gap is never named where the referral or a note speaks of the matter in passing', () => {
    const view = overview(
      aRecord([aNote('Seen between buses.')]),
      letter('Her care agency cut her to ten hours. She met him in the pub. He has a laptop.'),
    )
    const asked = view.ask.map(({ text }) => text).join(' | ')
    expect(asked).not.toMatch(/Nothing recorded about (?:caring|alcohol|transport|using|work)/)
    expect(asked).not.toContain('care agency')
    expect(asked).toContain('Nothing recorded about smoking')
  })

  it.each([
    'Seen on phone only, cannot work the video.',
    'Daughter set up her tablet for Zoom.',
    'Sister reads her texts and apps to her.',
  ])('using the internet is no gap where a note says: %s', (words) => {
    const asked = overview(aRecord([aNote(words)])).ask.map(({ text }) => text)
    expect(asked.join(' | ')).not.toContain('using the internet')
  })

  it('tablets that are taken say nothing of the internet', () => {
    const asked = overview(aRecord([aNote('Takes her tablets with breakfast.')])).ask
    expect(asked.map(({ text }) => text).join(' | ')).toContain('using the internet')
  })

  it('a gap is never named where an open entry speaks of it', () => {
    for (const { name, record: each } of records) {
      const gaps = overview(each)
        .ask.map(({ text }) => text)
        .join('\n')
      const says = each.items
        .filter(({ closing, wordsClosed }) => closing === null && !wordsClosed)
        .map(({ term, text }) => `${term} ${text ?? ''}`)
        .join('\n')
      if (/\bsmok(?:er|es|ing)\b/i.test(says)) expect(gaps, name).not.toContain('about smoking')
      if (/\balcohol\b/i.test(says)) expect(gaps, name).not.toContain('about alcohol')
      if (/\blives (?:alone|with)\b/i.test(says)) expect(gaps, name).not.toContain('about home')
      if (/\bretired\b|\bunemployed\b/i.test(says)) expect(gaps, name).not.toContain('about work')
      if (/\bcarers?\b/i.test(says)) expect(gaps, name).not.toContain('about caring')
    }
  })

  it('what withholding leaves is never called a gap in the record', () => {
    const withheld = {
      ...record,
      warnings: [{ area: null, code: 'confidential-items', title: '', text: '' }],
    }
    expect(overview(withheld).ask[0]?.text).toMatch(/withheld/)
  })
})
