import MiniSearch from 'minisearch'
import { describe, expect, it } from 'vitest'
import { presentItem } from '../../../../auth-server/record/present.ts'
import { buildIndex } from '../../../../auth-server/record/search/search-index.ts'
import { findHits, searchRecord } from '../../../../auth-server/record/search/search-record.ts'
import { segmentsOf } from '../../../../auth-server/record/search/segments.ts'
import { aNote, anItem } from '../relevance/an-item.ts'
import { aRecord, exampleRecords, hasExamples, sandboxRecords } from './records.ts'

const NONE: ReadonlySet<string> = new Set()
const search = (
  record: ReturnType<typeof aRecord>,
  words: string,
  { without = [] as string[], opened = NONE } = {},
) =>
  searchRecord(
    buildIndex(record),
    { words, without },
    { opened, present: (item) => presentItem(item, opened), range: '22-Nov-2023 to 22-Nov-2026' },
  )
const terms = (record: ReturnType<typeof aRecord>, words: string) =>
  findHits(buildIndex(record), words).map(({ item }) => item.term)

const record = aRecord([
  anItem({ term: 'Lives alone', text: 'daughter in Leeds', date: '2024-01-02' }),
  anItem({ term: 'Loneliness', date: '2025-03-04' }),
  aNote('Worried about debt and the gas bill.', { date: '2026-01-01' }),
  aNote('Denies debt of any kind.', { date: '2023-01-01' }),
  aNote('Mother was in debt when she died.', { date: '2022-01-01' }),
  anItem({ type: 'Encounter', term: 'Low mood', headings: ['History', 'Social'] }),
  anItem({ term: 'Crème brûlée allergy' }),
  aNote('PIP form completed today.'),
  aNote('Swollen pip joint.'),
])

describe('finding', () => {
  it('finds a word by its beginning, and every word of several', () => {
    expect(terms(record, 'lonel')).toContain('Loneliness')
    expect(terms(record, 'daughter leeds')).toEqual(['Lives alone'])
    expect(terms(record, 'daughter bristol')).toEqual([])
  })

  it('finds the words in quotation marks only as they stand', () => {
    expect(terms(record, '"gas bill"')).toHaveLength(1)
    expect(terms(record, '"bill gas"')).toEqual([])
    expect(terms(record, '"leeds lives"')).toEqual([])
  })

  it('finds headings, and words with accents written without', () => {
    expect(terms(record, 'social')).toContain('Low mood')
    expect(terms(record, 'creme brulee')).toEqual(['Crème brûlée allergy'])
  })

  it('searches synonyms too, visibly, and without those taken away', () => {
    const view = search(record, 'lonely')
    expect(view.total).toBe(2)
    expect(view.chips[0]?.also).toContain('lives alone')
    const fewer = search(record, 'lonely', { without: ['lives alone', 'loneliness'] })
    expect(fewer.total).toBe(0)
    expect(fewer.chips[0]?.also).not.toContain('lives alone')
  })

  it('takes an abbreviation among the synonyms only in capitals', () => {
    const found = terms(record, 'personal independence payment')
    expect(found).toContain('PIP form completed today.')
    expect(found).not.toContain('Swollen pip joint.')
  })

  it('mends a slip of typing only when the word finds nothing', () => {
    expect(terms(record, 'lonliness')).toContain('Loneliness')
    expect(search(record, 'lonliness').chips[0]?.also).toContain('loneliness')
    expect(search(record, 'debt').chips[0]?.also).not.toContain('debts in')
  })

  it('puts the word itself before its synonyms', () => {
    expect(terms(record, 'lives alone')[0]).toBe('Lives alone')
  })

  it('marks what is denied and what is another person’s', () => {
    const hits = findHits(buildIndex(record), 'debt')
    const of = (text: string) => hits.find(({ item }) => item.term.startsWith(text))
    expect(of('Worried')).toMatchObject({ negated: false, otherPerson: false })
    expect(of('Denies')).toMatchObject({ negated: true })
    expect(of('Mother')).toMatchObject({ otherPerson: true })
  })

  it('takes the title of a nurse for no relative, and a decision for no denial', () => {
    const hitsOf = (words: string, more: Parameters<typeof anItem>[0]) =>
      findHits(buildIndex(aRecord([anItem(more)])), words)
    expect(hitsOf('brannan', { term: 'Asthma review', who: 'Sister Mo Brannan' })).toMatchObject([
      { negated: false, otherPerson: false },
    ])
    expect(
      hitsOf('resuscitation', { term: 'Not for cardiopulmonary resuscitation' }),
    ).toMatchObject([{ negated: false }])
    expect(hitsOf('alcoholic', { term: 'Father alcoholic' })).toMatchObject([{ otherPerson: true }])
  })

  it('says that the letter is not searched, where there is one', () => {
    const index = buildIndex(record)
    const scope = (hasLetter: boolean) =>
      searchRecord(
        index,
        { words: 'debt' },
        { opened: NONE, present: (item) => presentItem(item, NONE), hasLetter },
      ).scope
    expect(scope(true)).toMatch(/ The referral letter is not searched\.$/)
    expect(scope(false)).not.toContain('letter')
  })

  it('shows the words around, the match marked', () => {
    const [group] = search(record, '"gas bill"').groups
    const snippet = group?.hits[0]?.snippet ?? []
    expect(snippet.filter(({ mark }) => mark).map(({ text }) => text)).toEqual(['gas bill'])
    expect(snippet.map(({ text }) => text).join('')).toBe('Worried about debt and the gas bill.')
  })

  it('says what was searched, and suggests words that find something', () => {
    const view = search(record, 'zzzz')
    expect(view.scope).toMatch(/^Searched \d of 9 sections, 22-Nov-2023 to 22-Nov-2026\./)
    expect(view.total).toBe(0)
    expect(view.suggestions.length).toBeGreaterThan(0)
    for (const word of view.suggestions) expect(terms(record, word).length).toBeGreaterThan(0)
  })

  it.each(['', '   ', '"', '"" ""', '-', '(', '\\', '__proto__', 'constructor', '\u0000', '😀'])(
    'answers %j calmly',
    (words) => expect(search(record, words).total).toBe(0),
  )
})

describe('what is closed', () => {
  const closed = anItem({ term: 'HIV positive', text: 'Seen by Dr Quibble', date: '2026-02-03' })
  const shut = anItem({ term: 'On probation', text: 'Officer Mrs Dingle' })
  const withClosed = aRecord([...record.items, closed, shut])

  it('is not found, not counted, not suggested', () => {
    for (const words of ['hiv', 'positive', 'quibble', 'probation', 'dingle', 'hvi', 'dingel']) {
      const view = search(withClosed, words)
      const same = search(record, words)
      expect(view.total).toBe(same.total)
      expect(view.groups).toEqual(same.groups)
      expect(view.chips).toEqual(same.chips)
      expect(view.suggestions).toEqual(same.suggestions)
    }
  })

  it('is found once it was opened, unless it is locked', () => {
    const opened = new Set([closed.reference, shut.reference])
    expect(search(withClosed, 'dingle', { opened }).total).toBe(1)
    expect(search(withClosed, 'quibble', { opened }).total).toBe(0)
  })

  it('says the same of its scope whatever is typed', () => {
    expect(search(withClosed, 'hiv').scope).toBe(search(withClosed, 'debt').scope)
  })
})

describe('against another search library', () => {
  const records = [...sandboxRecords(), ...exampleRecords().slice(0, 12)]

  it('finds what MiniSearch finds for whole words and beginnings', () => {
    for (const { name, record: each } of records) {
      const index = buildIndex(each)
      const oracle = new MiniSearch<{ id: number; text: string }>({
        fields: ['text'],
        tokenize: (text) => text.toLowerCase().match(/[a-z0-9]+/g) ?? [],
      })
      oracle.addAll(
        each.items.flatMap((item, id) => {
          const text = segmentsOf(item, NONE).join(' \n ')
          return /^[\x20-\x7e\n\r\t]*$/.test(text) && !text.includes("'") ? [{ id, text }] : []
        }),
      )
      for (const word of ['review', 'alco', 'pain', 'dia', 'home', 'letter', 'blood']) {
        const theirs = oracle.search(word, { prefix: true }).map(({ id }) => Number(id))
        const ours = new Set(findHits(index, word).map(({ item }) => each.items.indexOf(item)))
        expect(
          theirs.filter((id) => !ours.has(id)),
          `${name}: ${word}`,
        ).toEqual([])
      }
    }
  })
})

describe.skipIf(!hasExamples)('the public test records', () => {
  it('find every entry by the words of its own term', () => {
    for (const { name, record: each } of exampleRecords()) {
      const index = buildIndex(each)
      for (const item of each.items) {
        if (item.closing !== null) continue
        const word = /[a-z]{4,}/i.exec(item.term)?.[0]
        if (word === undefined) continue
        const found = findHits(index, `"${word}"`).some((hit) => hit.item === item)
        const whole = new RegExp(`(?<![\\p{L}\\p{N}'’])${word}(?![\\p{L}\\p{N}'’])`, 'iu').test(
          item.term,
        )
        if (whole) expect(found, `${name} ${item.reference} “${word}”`).toBe(true)
      }
    }
  }, 60_000)
})
