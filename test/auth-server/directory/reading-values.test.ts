import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText } from '../../../auth-server/directory/html-text.ts'
import { daysOf, readTimes } from '../../../auth-server/directory/times.ts'
import {
  age,
  clock,
  day,
  email,
  line,
  link,
  number,
  yesOrNo,
} from '../../../auth-server/directory/values.ts'

describe('HTML becomes plain text', () => {
  it('with paragraphs, lists and entities as a reader sees them', () => {
    expect(
      plainText(
        '<h1>About</h1>\n<p>Tea &amp; cake, &pound;2&nbsp;each.</p><ul><li>Mon</li><li>Tue</li></ul>',
      ),
    ).toBe('About\n\nTea & cake, £2 each.\n\n- Mon\n- Tue')
    expect(plainText('one<br>two<br/>three')).toBe('one\ntwo\nthree')
    expect(plainText('5 < 6 and 7 > 3')).toBe('5 < 6 and 7 > 3')
  })

  it('without scripts, styles, comments, links or anything that hides', () => {
    expect(plainText('<script>alert(1)</script>Hello<!-- x --><style>p{}</style>')).toBe('Hello')
    expect(plainText('<a href="javascript:alert(1)" onclick="x()">Book</a>')).toBe('Book')
    expect(plainText('<img src=x onerror=alert(1)>Room')).toBe('Room')
    expect(plainText('&#x202e;drow\u200b&#0;&#55296;')).toBe('drow')
    expect(plainText('Half <b')).toBe('Half')
    expect(plainText('Half <b and <i>whole</i>')).toBe('Half b and whole')
  })

  it('never leaves an element or a control character, whatever comes in', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('<b>', '<script>', '<p', '-->', '<!--'),
        (text, sign) => {
          const plain = plainText(`${text}${sign}${text}`)
          expect(plain).not.toMatch(/<\/?(?:b|script|p)\b[^>]*>/i)
          expect(plain).not.toMatch(/(?!\n)\p{Cc}/u)
        },
      ),
    )
  })
})

describe('values that feeds send', () => {
  it('ages: -1, 999 and words are none', () => {
    expect([0, 60, '18', -1, '-1', 999, 'adult', null, '']).toHaveLength(9)
    expect([0, 60, '18'].map(age)).toEqual([0, 60, 18])
    expect([-1, '-1', 999, 'adult', null, ''].map(age)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ])
  })

  it('days in ISO and British form, and nothing that is no day', () => {
    expect(['2026-08-01', '2025-09-02T12:06:15.654', '3/11/2026'].map(day)).toEqual([
      '2026-08-01',
      '2025-09-02',
      '2026-11-03',
    ])
    expect(['2026-02-30', '0000-00-00', 'soon', 20260801].map(day)).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  it('clock times however they are written', () => {
    expect(
      ['09:00:00', '9:30', '7pm', '12am', '2000-01-01T18:15:00.000Z', ' 6:30 pm'].map(clock),
    ).toEqual(['09:00', '09:30', '19:00', '00:00', '18:15', '18:30'])
    expect(['25:00', 'noon', '', null].map(clock)).toEqual([null, null, null, null])
  })

  it('links that may be followed, and no others', () => {
    expect(link('riverside.example/lunch')).toBe('https://riverside.example/lunch')
    expect(link('http://1625ip.co.uk')).toBe('http://1625ip.co.uk/')
    for (const bad of [
      'javascript:alert(1)',
      'data:text/html,x',
      'https://user:pass@host.example',
      'https://localhost',
      'call us',
      '',
    ]) {
      expect(link(bad)).toBeNull()
    }
  })

  it('addresses that can be written to; made-up ones are none', () => {
    expect(email('mailto:hello@riverside.example')).toBe('hello@riverside.example')
    expect(email('x@noemail.invalid')).toBeNull()
    expect(email('a@b')).toBeNull()
    expect(email('a@b.example, c@d.example')).toBeNull()
  })

  it('words that stand for nothing are nothing, and numbers may come as text', () => {
    expect(['', 'null', 'N/A', ' - ', '...'].map((text) => line(text))).toEqual(Array(5).fill(null))
    expect([number('4.5'), number(' -1 '), number('4 pounds')]).toEqual([4.5, -1, null])
    expect([yesOrNo('Yes'), yesOrNo(0), yesOrNo('maybe')]).toEqual([true, false, null])
  })
})

describe('when a service meets', () => {
  const today = '2026-11-22'

  it('in days of every spelling', () => {
    expect(daysOf('MO,WE')).toEqual(['Monday', 'Wednesday'])
    expect(daysOf('Tuesdays and Thursdays')).toEqual(['Tuesday', 'Thursday'])
    expect(daysOf('Mon-Fri')).toHaveLength(5)
    expect(daysOf('Fri to Sun')).toEqual(['Friday', 'Saturday', 'Sunday'])
    expect(daysOf('1TU')).toEqual(['Tuesday'])
    expect(daysOf('mo, 2we')).toEqual(['Monday', 'Wednesday'])
    expect(daysOf('We meet so often on a Sunday')).toEqual(['Sunday'])
    expect(daysOf('by arrangement')).toEqual([])
  })

  it('says what a list of days alone does not: the week of the month, every other week', () => {
    const of = (schedule: object) => readTimes({ schedules: [schedule] }, today)[0]
    expect(of({ byday: '1TU', freq: 'MONTHLY', opens_at: '10:00:00' })).toMatchObject({
      days: ['Tuesday'],
      opens: '10:00',
      words: 'The first Tuesday of the month',
    })
    expect(of({ byday: '-1FR', freq: 'MONTHLY' })?.words).toBe('The last Friday of the month')
    expect(of({ byday: 'TH', freq: 'WEEKLY', interval: 2 })?.words).toBe('Every 2 weeks')
    expect(of({ bymonthday: '15', freq: 'MONTHLY' })?.words).toBe('On day 15 of the month')
  })

  it('leaves out what has ended', () => {
    const ended = { byday: 'MO', valid_to: '2026-11-21' }
    const last = { byday: 'TU', valid_to: '2026-11-22' }
    expect(readTimes({ regular_schedules: [ended, last] }, today).map(({ days }) => days)).toEqual([
      ['Tuesday'],
    ])
  })
})
