import { describe, expect, it } from 'vitest'
import { indexBundles } from '../../../auth-server/record/bundle-index.ts'
import { bundleOf, observation } from './wire-builders.ts'

const one = (...resources: readonly unknown[]) => indexBundles([bundleOf(...resources)])
const references = ({ entries }: ReturnType<typeof indexBundles>) =>
  entries.map(({ reference }) => reference)

describe('what a reference names', () => {
  const index = one(observation('a', 'Lives alone'), observation('b', 'Retired'))

  it.each([
    'Observation/a',
    'https://example.test/fhir/Observation/a',
    'Observation/a/_history/2',
    'https://example.test/fhir/Observation/a/_history/',
  ])('is found by %s', (reference) => {
    expect(index.resolve(reference)?.reference).toBe('Observation/a')
  })

  it.each([
    null,
    '',
    'a',
    'Observation',
    'Observation/',
    'Observation/aa',
    'Observation/a/b',
    'observation/a',
    '#a',
    'urn:uuid:a',
  ])('is nothing for %j', (reference) => {
    expect(index.resolve(reference)).toBeNull()
  })

  it('is the same however often and in whatever turn it is asked', () => {
    const asked = ['Observation/a', 'Observation/b', 'Other/x', 'Observation/a', 'Observation/b']
    expect(asked.map((each) => index.resolve(each)?.reference ?? null)).toEqual([
      'Observation/a',
      'Observation/b',
      null,
      'Observation/a',
      'Observation/b',
    ])
  })
})

describe('what is contained', () => {
  const list = (id: string | undefined, ...inner: readonly string[]) => ({
    resourceType: 'List',
    ...(id === undefined ? {} : { id }),
    contained: inner.map((each) => ({ resourceType: 'AllergyIntolerance', id: each })),
  })

  it('is named within what contains it alone', () => {
    const index = one(list('one', 'x', '#y'), list('two', 'x'))
    expect(index.contained.map(({ reference }) => reference)).toEqual([
      'List/one#x',
      'List/one#y',
      'List/two#x',
    ])
    const [first, second] = index.entries
    expect(index.resolve('#x', first)?.reference).toBe('List/one#x')
    expect(index.resolve('#x', second)?.reference).toBe('List/two#x')
    expect(index.resolve('#y', second)).toBeNull()
    const [inner] = index.contained
    expect(index.resolve('#y', inner)?.reference).toBe('List/one#y')
  })

  it('is named by its own id where what contains it has none, and kept apart from its like', () => {
    const index = one(list(undefined, 'x'), list(undefined, 'x', 'y'))
    const [alone, twin, other] = index.contained.map(({ reference }) => reference)
    expect([alone, other]).toEqual(['List#x', 'List#y'])
    expect(twin).toMatch(/^List\/~.*#x$/)
  })

  it('is left out where it does not say what it is', () => {
    expect(one({ resourceType: 'List', id: 'l', contained: [{ id: 'x' }] }).contained).toEqual([])
  })

  it('is kept without an id, and within what is contained itself', () => {
    const latex = { resourceType: 'AllergyIntolerance', code: { text: 'Latex' } }
    const nuts = { resourceType: 'AllergyIntolerance', id: 'nuts' }
    const list = { resourceType: 'List', id: 'l', contained: [{ ...latex, contained: [nuts] }] }
    const [outer, inner] = one(list).contained
    expect(outer?.reference).toMatch(/^List\/l#~[0-9a-f]+$/)
    expect(inner?.reference).toBe('List/l#nuts')
  })
})

describe('a reference by urn', () => {
  it('leads to the entry of that address, and nowhere where there is none', () => {
    const entry = [
      { fullUrl: 'urn:uuid:1', resource: { resourceType: 'Encounter' } },
      { fullUrl: 'urn:uuid:2', resource: { resourceType: 'Observation', id: 'o' } },
      { fullUrl: 'urn:uuid:3' },
    ]
    const index = indexBundles([{ resourceType: 'Bundle', entry }])
    expect(index.resolve('urn:uuid:1')?.type).toBe('Encounter')
    expect(index.resolve('urn:uuid:2')?.reference).toBe('Observation/o')
    expect(index.resolve('urn:uuid:3')).toBeNull()
    expect(index.resolve('urn:uuid:4')).toBeNull()
  })
})

describe('what comes twice', () => {
  const widowed = observation('w', 'Widowed')

  it('is kept once where it is the same to the letter', () => {
    const index = one(widowed, structuredClone(widowed), structuredClone(widowed))
    expect([references(index), index.repeats, index.total]).toEqual([['Observation/w'], 2, 3])
  })

  it('is kept each time where it says something else under the same name', () => {
    const index = one(widowed, { ...widowed, comment: 'x' }, { ...widowed, comment: 'y' }, widowed)
    expect(references(index)).toEqual(['Observation/w', 'Observation/w~2', 'Observation/w~3'])
    expect(index.repeats).toBe(1)
  })

  it('is known without an id by what it says', () => {
    const nameless = { resourceType: 'Observation', comment: 'x' }
    const index = one(nameless, { ...nameless }, { ...nameless, comment: 'y' })
    expect(index.entries).toHaveLength(2)
    expect(references(index)[0]).toMatch(/^Observation\/~[0-9a-f]+$/)
    expect(references(index)).toEqual(references(one(nameless, { ...nameless, comment: 'y' })))
  })

  it('is the newest of several retrievals', () => {
    const old = { ...widowed, comment: 'old' }
    const index = indexBundles([bundleOf(widowed), bundleOf(old, observation('o', 'Retired'))])
    expect(references(index)).toEqual(['Observation/w', 'Observation/o'])
    expect(index.entries.map(({ source }) => source)).toEqual([0, 1])
    expect([index.repeats, index.total]).toEqual([1, 3])
    expect(index.entries[0]?.body.comment).toBeUndefined()
  })
})

describe('a business identifier', () => {
  const held = (id: string, value: string, more = {}) =>
    observation(id, 'Widowed', { identifier: [{ system: 's', value }], ...more })

  it('tells what came again under another id', () => {
    const index = indexBundles([bundleOf(held('new', '1')), bundleOf(held('old', '1'))])
    expect(references(index)).toEqual(['Observation/new'])
    expect(index.resolve('Observation/old')?.reference).toBe('Observation/new')
    expect(index.resolve('https://x.test/Observation/old')?.reference).toBe('Observation/new')
    expect(index.repeats).toBe(1)
  })

  it('tells nothing within one retrieval, nor where two share it in either', () => {
    expect(references(one(held('a', '1'), held('b', '1')))).toHaveLength(2)
    const shared = [held('a', '1'), held('b', '1')]
    expect(references(indexBundles([bundleOf(...shared), bundleOf(held('c', '1'))]))).toHaveLength(
      3,
    )
    expect(references(indexBundles([bundleOf(held('c', '1')), bundleOf(...shared)]))).toHaveLength(
      3,
    )
  })

  it('is one of its system and type, and none for what is no item', () => {
    const other = held('b', '1', { identifier: [{ system: 't', value: '1' }] })
    expect(references(indexBundles([bundleOf(held('a', '1')), bundleOf(other)]))).toHaveLength(2)
    const condition = { ...held('c', '1'), resourceType: 'Condition' }
    expect(references(indexBundles([bundleOf(held('a', '1')), bundleOf(condition)]))).toHaveLength(
      2,
    )
    const place = (id: string) => ({ ...held(id, '1'), resourceType: 'Location' })
    expect(references(indexBundles([bundleOf(place('a')), bundleOf(place('b'))]))).toHaveLength(2)
    const plan = (id: string) => ({ ...held(id, '1'), resourceType: 'MedicationRequest' })
    expect(references(indexBundles([bundleOf(plan('a')), bundleOf(plan('b'))]))).toHaveLength(1)
  })
})

describe('an entry without a readable resource', () => {
  it('is named by its place, with what is wrong', () => {
    const index = one(observation('a', 'x'), null, { id: 'x' }, 'words')
    expect(index.unreadable).toEqual([
      { reference: 'entry 2', why: 'the entry has no resource' },
      { reference: 'entry 3', why: 'the resource does not say what it is' },
      { reference: 'entry 4', why: 'the entry has no resource' },
    ])
    expect(indexBundles([{ entry: 'nothing' }]).total).toBe(0)
  })
})
