/** A code list as it was read: its codes as they are written, and every fault in words. */
export interface CodeListFile {
  codes: readonly string[]
  faults: readonly string[]
}

/** Names under which OpenCodelists and the lists that it took over have their codes, in lower case. */
const CODE_COLUMNS = [
  'code',
  'id',
  'snomedct_id',
  'snomed_id',
  'snomedcode',
  'conceptid',
  'ctv3id',
  'dmd_id',
]
/** SNOMED CT and dm+d ids, and Read codes with or without the dots that pad them. */
const CODE = /^(?:\d{6,18}|[A-Za-z0-9.]{4,7})$/
const ENOUGH_FAULTS = 3

/**
 * Reads the CSV file of a code list as OpenCodelists gives it out: a heading line that names a column of codes, then
 * one code a line (RFC 4180). Codes that a spreadsheet turned into numbers such as `1.6E+08` are faults.
 */
export function readCodeList(text: string): CodeListFile {
  const [heading, ...rows] = rowsOf(text.replace(/^\uFEFF/, ''))
  const names = (heading ?? []).map((name) => name.trim().toLowerCase())
  const column = CODE_COLUMNS.map((name) => names.indexOf(name)).find((at) => at >= 0)
  if (column === undefined) {
    return { codes: [], faults: ['its first line names no column "code"'] }
  }
  const codes = new Set<string>()
  const faults: string[] = []
  for (const [at, row] of rows.entries()) {
    const code = (row[column] ?? '').trim()
    if (code === '' && row.every((cell) => cell.trim() === '')) continue
    if (CODE.test(code)) codes.add(code)
    else faults.push(`entry ${at + 1} has no code: "${code.slice(0, 30)}"`)
  }
  if (codes.size === 0 && faults.length === 0) faults.push('it holds no code')
  const more = faults.length - ENOUGH_FAULTS
  return {
    codes: [...codes],
    faults:
      more > 0 ? [...faults.slice(0, ENOUGH_FAULTS), `and ${more} more such entries`] : faults,
  }
}

function rowsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, plain = '', end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|\r|$)/g,
  )) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
  }
  return rows
}
