import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { contrast, readStyle, vendorStyles } from '../../../auth-server/launch/vendor-style.ts'
import { STYLE } from '../../sandbox/vendor/messaging.ts'
import { json, type StandIn, standIn } from '../gp-connect/stand-in.ts'

describe('a vendor’s look', () => {
  it('is taken over value by value: readable colours, fonts by name, a size from 16 px on', () => {
    expect(readStyle(STYLE)).toEqual({
      text: '#1d2a33',
      background: '#fdfdfb',
      highlight: '#0b4f8a',
      fontFamily: '"Harbour Sans", Arial, Arial, sans-serif',
    })
    expect(readStyle({ dim_font_size: '18px' })).toEqual({ fontSize: '18px' })
  })

  it.each([
    ['a pair that nobody can read', { color_text: '#777777', color_background: '#888888' }],
    ['a dark ground, under which our own warnings would vanish', { color_background: '#000000' }],
    ['light text on it', { color_text: '#ffffff', color_background: '#000000' }],
    ['CSS in a colour', { color_text: 'red;background:url(//evil.example)' }],
    ['a colour name', { color_text: 'black' }],
    ['CSS in a font', { font_family_body: 'x}*{display:none' }],
    ['an address in a font', { font_family_body: 'url(//evil.example/f.woff2)' }],
    ['small print', { dim_font_size: '9px' }],
    ['a poster', { dim_font_size: '90px' }],
    ['an expression as size', { dim_font_size: 'calc(1px)' }],
    ['values that are no text', { color_text: 7, font_family_body: ['Arial'] }],
    ['no object', null],
    ['a list', []],
  ])('leaves out %s', (_what, document) => {
    expect(readStyle(document)).toEqual({})
  })

  it('never lets anything through that is not a plain value', () => {
    fc.assert(
      fc.property(
        fc.record({
          color_text: fc.string(),
          color_background: fc.string(),
          color_highlight: fc.string(),
          dim_font_size: fc.string(),
          font_family_body: fc.string(),
        }),
        (document) => {
          for (const value of Object.values(readStyle(document))) {
            expect(value).toMatch(/^[#\w ",.-]+$/)
          }
        },
      ),
    )
  })

  it('keeps every pair of colours readable', () => {
    const colour = fc
      .integer({ min: 0, max: 0xffffff })
      .map((value) => `#${value.toString(16).padStart(6, '0')}`)
    fc.assert(
      fc.property(colour, colour, colour, (text, background, highlight) => {
        const style = readStyle({
          color_text: text,
          color_background: background,
          color_highlight: highlight,
        })
        const ground = style.background ?? '#ffffff'
        for (const ink of [style.text ?? '#212b32', style.highlight ?? '#005eb8', '#4c6272']) {
          expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5)
        }
      }),
    )
  })
})

describe('the address of a look', () => {
  let server: StandIn
  afterEach(() => server.close())

  it('is fetched once, without credentials, and its failure changes nothing', async () => {
    server = await standIn((request, response) => {
      if (request.url === '/gone') json(response, 404, {})
      else if (request.url === '/elsewhere') response.writeHead(302, { Location: '/look' }).end()
      else json(response, 200, STYLE)
    })
    const look = vendorStyles()
    expect(await look(`${server.url}/look`)).toMatchObject({ text: '#1d2a33' })
    await look(`${server.url}/look`)
    expect(server.seen).toHaveLength(1)
    expect(server.seen[0]?.headers.authorization).toBeUndefined()
    expect(server.seen[0]?.headers.cookie).toBeUndefined()
    expect(await look(`${server.url}/gone`)).toEqual({})
    expect(await look(`${server.url}/elsewhere`)).toEqual({})
    expect(await look('http://127.0.0.1:9/')).toEqual({})
  })
})
