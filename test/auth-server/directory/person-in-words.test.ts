import { describe, expect, it } from 'vitest'
import { everydayWords } from '../../../auth-server/directory/needs/everyday-words.ts'
import { personIn } from '../../../auth-server/directory/needs/person-in-words.ts'

describe('who the words of a need are about', () => {
  it.each([
    ['my 14-year-old won’t go to school', 14, 14],
    ['15 and hanging round the shops', 15, 15],
    ['bad hips at 71', 71, 71],
    ['he’s 62 and bored', 62, 62],
    ['a fifteen-year-old who cuts herself', 15, 15],
    ['in her eighties', 80, 89],
    ['a pensioner with no company', 66, 90],
    ['teenager on drugs', 12, 18],
  ])('%s: an age', (words, from, to) => {
    expect(personIn(words).age).toEqual({ from, to })
  })

  it.each([
    'wakes at 3am',
    'drinks 40 units a week',
    'lost a baby at 20 weeks',
    'smokes 20 a day',
    'at 10 stone',
    '12 steps up to the door',
  ])('%s: no age', (words) => {
    expect(personIn(words).age).toBeNull()
  })

  it('says whether it is a woman or a man only where the words are of one alone', () => {
    expect(personIn('bloke who lost his job').gender).toBe('man')
    expect(personIn('she is on her own').gender).toBe('woman')
    expect(personIn('she lost her dad').gender).toBeNull()
  })

  it('reads when they could come, that they cannot pay, and that they cannot come', () => {
    expect(personIn('free on Saturdays, works all day').days).toEqual(['Saturday'])
    expect(personIn('something after work').evening).toBe(true)
    expect(personIn('can’t pay for anything').free).toBe(true)
    expect(personIn('only free in the evening').free).toBe(false)
    expect(personIn('broke his ankle').free).toBe(false)
    expect(personIn('housebound and lonely').stayingIn).toBe(true)
  })
})

describe('words that people use for one another', () => {
  it.each([
    ['her fella has passed away', 'his wife died'],
    ['terrified of my husband', 'scared of her partner'],
    ['no-one to natter to', 'nobody to chat to'],
    ['couldn’t sleep', 'can’t sleep'],
  ])('“%s” is as good as “%s”', (one, other) => {
    const heavy = (text: string) =>
      everydayWords(text).filter((word) => !['ha', 'has', 'her'].includes(word))
    expect(heavy(one)).toEqual(heavy(other))
  })
})
