import { describe, expect, it } from 'vitest'
import { aboutOf, tellingTerm } from '../../../auth-server/record/about.ts'
import type { Item, ReadItem } from '../../../auth-server/record/item.ts'
import type { ConsultationTree } from '../../../auth-server/record/record.ts'
import { aNote, anItem } from './relevance/an-item.ts'
import { aRecord } from './search/records.ts'

const items = (...read: readonly ReadItem[]): readonly Item[] => aRecord(read).items
const first = (read: ReadItem): Item => {
  const [item] = items(read)
  if (item === undefined) throw new Error('no item')
  return item
}

const tree = (titles: readonly (string | null)[], title: string | null = null) =>
  ({
    title,
    topics: titles.map((each) => ({ reference: null, title: each, problems: [], headings: [] })),
  }) satisfies ConsultationTree

const about = (inside: Partial<Parameters<typeof aboutOf>[0]>): string =>
  aboutOf({
    tree: null,
    isOpenTitle: () => true,
    problems: [],
    items: [],
    setting: null,
    ...inside,
  })

describe('what a consultation was about', () => {
  it('is its topics, each once, before anything else', () => {
    const said = { tree: tree(['Low mood', 'Rent', 'Low mood', null]), problems: ['Grief'] }
    expect(about(said)).toBe('Low mood, Rent')
  })

  it('is not a topic that may not be shown', () => {
    const isOpenTitle = (title: string) => title !== 'Rent'
    expect(about({ tree: tree(['Rent', 'Low mood']), isOpenTitle })).toBe('Low mood')
  })

  it.each([
    ['its setting', ' gp surgery', 'GP Surgery '],
    ['its own title', 'Annual Review ', ' annual review'],
  ])('is not a topic that only repeats %s', (_, topic, same) => {
    expect(about({ tree: tree([topic]), setting: same, problems: ['Grief'] })).toBe('Grief')
    expect(about({ tree: tree([topic], same), problems: ['Grief'] })).toBe('Grief')
    expect(about({ tree: tree([`${topic} two`], same) })).toBe(`${topic} two`)
  })

  it.each(['Consultation', 'topic', 'UNLINKED', 'Other', 'N/A', 'na', 'No title', 'General '])(
    'is not a topic that says nothing: %j',
    (title) => {
      expect(about({ tree: tree([title]), problems: ['Grief'] })).toBe('Grief')
    },
  )

  it('is a topic that only begins or ends like one that says nothing', () => {
    expect(about({ tree: tree(['Other worries', 'In general']) })).toBe('Other worries, In general')
  })

  it('names three and counts the rest', () => {
    expect(about({ problems: ['a', 'b', 'c'] })).toBe('a, b, c')
    expect(about({ problems: ['a', 'b', 'c', 'd'] })).toBe('a, b, c and 1 more')
    expect(about({ problems: ['a', 'b', 'c', 'd', 'e'] })).toBe('a, b, c and 2 more')
  })

  it('is its findings, then medicines and the like, then papers, then results', () => {
    const result = anItem({ term: 'Haemoglobin', isLaboratory: true })
    const report = anItem({ type: 'DiagnosticReport', term: 'Bloods', isLaboratory: true })
    const paper = anItem({ type: 'DocumentReference', term: 'Fit note' })
    const medicine = anItem({ type: 'MedicationStatement', term: 'Sertraline' })
    const referral = anItem({ type: 'ReferralRequest', term: 'Referral to choir' })
    const problem = anItem({ type: 'Condition', term: 'Grief' })
    const finding = anItem({ term: 'Lives alone' })
    expect(about({ items: items(result) })).toBe('Haemoglobin')
    expect(about({ items: items(result, report, paper) })).toBe('Bloods, Fit note')
    expect(about({ items: items(result, paper, medicine) })).toBe('Sertraline')
    expect(about({ items: items(medicine, referral, problem, finding, finding) })).toBe(
      'Referral to choir, Grief, Lives alone',
    )
  })

  it('is no form, no other consultation and no note where something was coded', () => {
    const form = anItem({ type: 'QuestionnaireResponse', term: 'Form' })
    const other = anItem({ type: 'Encounter', term: 'GP Surgery' })
    expect(about({ items: items(form, other, aNote('Tired'), anItem({ term: 'Rash' })) })).toBe(
      'Rash',
    )
  })

  it('is the first fourteen words of its first note that has any', () => {
    const words = (count: number) => Array.from({ length: count }, (_, at) => `w${at + 1}`)
    const note = (count: number) => aNote(`  ${words(count).join('\n')} `)
    expect(about({ items: items(aNote(' '), note(14)) })).toBe(words(14).join(' '))
    expect(about({ items: items(note(15)) })).toBe(`${words(14).join(' ')} …`)
    expect(about({ items: items(aNote('Moved&#10;house&#xD;again&#13;')) })).toBe(
      'Moved house again',
    )
  })

  it('is never the words of a note that open only with a reason', () => {
    const closed = { ...first(aNote('Her nephew')), wordsClosed: true }
    expect(about({ items: [closed], setting: 'Home visit' })).toBe('Home visit')
  })

  it('is its setting where it holds nothing to show, else only a consultation', () => {
    expect(about({ setting: 'Home visit' })).toBe('Home visit')
    expect(about({})).toBe('Consultation')
  })
})

describe('the words of an entry whose code is only a shell', () => {
  const lost = (fields: Partial<ReadItem>) =>
    first(anItem({ term: 'Transfer-degraded record entry', marks: ['originalWording'], ...fields }))

  it('are those it kept, the first line of them', () => {
    expect(tellingTerm(lost({ text: 'Original text: Moved house\nagain' }))).toBe('Moved house')
    expect(tellingTerm(lost({ text: ' Moved house ' }))).toBe('Moved house')
    expect(tellingTerm(lost({ term: 'Textual problem', text: 'Rent' }))).toBe('Rent')
  })

  it('are the shell where nothing was kept', () => {
    expect(tellingTerm(lost({ text: null }))).toBe('Transfer-degraded record entry')
    expect(tellingTerm(lost({ text: 'original text: \nx' }))).toBe('Transfer-degraded record entry')
  })

  it('are its own where the code says something, came whole, or its words are closed', () => {
    expect(tellingTerm(lost({ term: 'Widowed', text: 'Rent' }))).toBe('Widowed')
    expect(tellingTerm(lost({ term: 'A textual problem', text: 'Rent' }))).toBe('A textual problem')
    expect(tellingTerm(lost({ term: 'Textual problems', text: 'Rent' }))).toBe('Textual problems')
    expect(tellingTerm(lost({ marks: [], text: 'Rent' }))).toBe('Transfer-degraded record entry')
    expect(tellingTerm({ ...lost({ text: 'Rent' }), wordsClosed: true })).toBe(
      'Transfer-degraded record entry',
    )
  })
})
