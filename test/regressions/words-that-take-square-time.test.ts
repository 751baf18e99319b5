import { describe, expect, it } from 'vitest'
import { plainText } from '../../auth-server/directory/html-text.ts'
import { suggestNeeds } from '../../auth-server/directory/needs/suggest-needs.ts'

/** Long enough that square time would be minutes; vitest's own limit ends the test then. */
const MANY = 400_000

describe('words that once took square time', () => {
  it('are plain at once when they hold tags that never close', () => {
    expect(plainText('<p '.repeat(MANY)).length).toBeLessThan(4 * MANY)
    expect(plainText('<li '.repeat(MANY)).length).toBeLessThan(5 * MANY)
  })

  it('are still rid of every tag that does', () => {
    expect(plainText('<p class="a">One</p><ul><li id=x>two</li></ul><a href="/b">three')).toBe(
      'One\n\n- two\nthree',
    )
  })

  it.each(['not ', 'lives alone and ', 'no fixed ', 'in debt; '])(
    'suggest needs at once: %j over and over',
    (piece) => {
      expect(suggestNeeds([piece.repeat(20_000)]).length).toBeLessThanOrEqual(12)
    },
  )

  it('count a phrase within a longer one only as the longer one', () => {
    const keys = (text: string) => suggestNeeds([text]).map(({ key }) => key)
    expect(keys('uses a walking stick')).not.toEqual(keys('would join a walking group'))
  })
})
