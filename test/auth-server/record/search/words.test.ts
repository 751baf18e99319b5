import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../../../auth-server/record/search/words.ts'

const words = (text: string) => wordsOf(text).map(({ word }) => word)

describe('the words of a text', () => {
  it('are letters and digits, in lower case', () => {
    expect(words('a z A Z 0 9 az09 AZ')).toEqual(['a', 'z', 'a', 'z', '0', '9', 'az09', 'az'])
  })

  it('end at whatever is neither', () => {
    for (const mark of '/:@[`{ -.,;×÷\n\u2000\u2010\u206f') {
      expect(words(`left${mark}right`), JSON.stringify(mark)).toEqual(['left', 'right'])
    }
  })

  it('hold letters of every alphabet', () => {
    expect(words('À øre Łódź мир 家')).toEqual(['a', 'øre', 'łodz', 'мир', '家'])
    expect(words('a\u2070b a\u1fffb')).toHaveLength(2)
  })

  it('are folded without accents and apostrophes', () => {
    expect(words("don't don’t Zoë O'Brien café")).toEqual(['dont', 'dont', 'zoe', 'obrien', 'cafe'])
  })

  it('end at an apostrophe that no letter follows', () => {
    expect(words("'quoted' carers' ")).toEqual(['quoted', 'carers'])
  })

  it('are told with their place, as written', () => {
    const text = ' It’s  Zoë.'
    expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['It’s', 'Zoë'])
  })

  it('are none of nothing', () => {
    expect(words('')).toEqual([])
    expect(words(' . ')).toEqual([])
  })
})
