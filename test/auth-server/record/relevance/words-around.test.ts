import { describe, expect, it } from 'vitest'
import { contextReader } from '../../../../auth-server/record/relevance/context.ts'

const around = contextReader()
/** What the words around `{…}` make of it. */
function said(marked: string) {
  const start = marked.indexOf('{')
  const end = marked.indexOf('}') - 1
  return around(marked.replace(/[{}]/g, ''), { start, end })
}
const filler = (count: number) => Array.from({ length: count }, () => 'very').join(' ')

describe('what is denied', () => {
  it.each([
    'No {debt}.',
    'Denies {debt}.',
    'Not {anxious}.',
    'Never {drank}.',
    'No fever, rash, {debt}.',
    'Nil pain or {debt}',
    '{Anxiety}: nil',
    '{Debt} - denied.',
    '{Harm} thoughts asked - no',
    '{Harm} thoughts not present.',
    'Non {smoker}',
    'Neither low nor {anxious}.',
  ])('%s', (text) => expect(said(text).negated).toBe(true))

  it.each([
    '{Debt}.',
    'No fever. {Debt}.',
    'Not tired, {anxious}.',
    'No better, {anxious}.',
    'Not sure about {debt}.',
    'No money but {anxious}.',
    'No work because {anxious}.',
    'Not only {anxious}.',
    '{Anxious}. No.',
    '{Anxiety}: nil better',
    '{Harm} asked thoughts risk - no',
    '{Harm} thoughts not recent.',
    '{Debt} not helped',
    'Ex husband {drinks}',
    'Non very {smoker}',
  ])('is not: %s', (text) => expect(said(text).negated).toBe(false))

  it('is what stands up to eight words after "no", and three after "not"', () => {
    expect(said(`No ${filler(8)} {debt}`).negated).toBe(true)
    expect(said(`No ${filler(9)} {debt}`).negated).toBe(false)
    expect(said(`Not ${filler(3)} {anxious}`).negated).toBe(true)
    expect(said(`Not ${filler(4)} {anxious}`).negated).toBe(false)
  })
})

describe('what is said of somebody else', () => {
  it.each([
    'Mother has {dementia}.',
    'Husband {drinks}.',
    'FH: {depression}',
    'Family history of {depression}',
    'Neighbour who {drinks}',
    'The {suicide} of her son',
    'Brother died by {suicide}.',
    'Husband, FH {debt}',
  ])('%s', (text) => expect(said(text).otherPerson).toBe(true))

  it.each([
    '{Dementia}.',
    'Mother died, {depressed} since.',
    'Mother, {depressed}.',
    'Daughter worried about {memory}.',
    'Wife rang: he is {low}.',
    '{Depression} FH',
    '{Care} of very very very very her son',
    'Son rang, dad {low} all night',
    'Mother says {low}',
    '{Low} mother',
  ])('is not: %s', (text) => expect(said(text).otherPerson).toBe(false))

  it('is what stands up to six words after a relative', () => {
    expect(said(`Mother ${filler(6)} {low}`).otherPerson).toBe(true)
    expect(said(`Mother ${filler(7)} {low}`).otherPerson).toBe(false)
  })
})

describe('a long text', () => {
  it('is read around the place alone, sentence by sentence', () => {
    const long = 'Slept well. '.repeat(200)
    expect(said(`${long}No {debt}. ${long}`)).toMatchObject({ negated: true, otherPerson: false })
    expect(said(`${long}Mother has {debt}. ${long}`)).toMatchObject({
      negated: false,
      otherPerson: true,
    })
    expect(said(`No debt. ${long}{debt}`)).toMatchObject({ negated: false, otherPerson: false })
  })

  it('says nothing of a place beyond its end', () => {
    expect(around('No debt', { start: 900, end: 904 })).toEqual({
      negated: false,
      otherPerson: false,
    })
  })
})
