import { describe, expect, it } from 'vitest'
import { readCodeList } from '../../../auth-server/launch/code-list-file.ts'

describe('a code list', () => {
  it('is read as OpenCodelists gives it out', () => {
    const text = 'code,term\r\n160725005,"Lives alone, ""help"" available"\r\n160725005,Twice\r\n'
    expect(readCodeList(text)).toEqual({ codes: ['160725005'], faults: [] })
  })

  it('is read with older headings, other columns and a byte order mark', () => {
    const text = '\uFEFFterm,CTV3ID\nSmoker,137..\n"Two\nlines",1371.\n\n'
    expect(readCodeList(text)).toEqual({ codes: ['137..', '1371.'], faults: [] })
  })

  it.each([
    ['no column of codes', 'term\nSmoker', 'its first line names no column "code"'],
    ['nothing', '', 'its first line names no column "code"'],
    ['only a heading', 'code,term\n', 'it holds no code'],
    ['a code that a spreadsheet spoilt', 'code\n1.60725E+08', 'entry 1 has no code: "1.60725E+08"'],
    ['a term without its code', 'code,term\n,Smoker', 'entry 1 has no code: ""'],
  ])('names its faults: %s', (_what, text, fault) =>
    expect(readCodeList(text).faults).toContain(fault),
  )

  it('counts faults that are many', () => {
    const { faults } = readCodeList(`code\n${'not a code\n'.repeat(50)}`)
    expect(faults).toHaveLength(4)
    expect(faults.at(-1)).toBe('and 47 more such entries')
  })
})
