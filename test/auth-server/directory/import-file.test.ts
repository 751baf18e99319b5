import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import {
  importPostcodes,
  importServices,
  statusText,
} from '../../../auth-server/directory/commands.ts'
import { readCsv } from '../../../auth-server/directory/csv.ts'
import { DirectoryFile } from '../../../auth-server/directory/feeds.ts'
import { ImportFault } from '../../../auth-server/directory/import-file.ts'
import { POSTCODES, unpackPostcodes } from '../../../auth-server/directory/postcode-store.ts'
import {
  districtOf,
  milesBetween,
  readPostcodes,
} from '../../../auth-server/directory/postcodes.ts'
import { unpackServices } from '../../../auth-server/directory/snapshot.ts'
import { sqliteStore } from '../../../auth-server/store/sqlite-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'backstory-import-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const fileOf = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const NOW = new Date('2026-11-22T09:00:00Z')

async function imported(...files: string[]) {
  const store = sqliteStore({ file: ':memory:' })
  const report = await importServices(store.directory, {
    source: 'own',
    name: 'Our list',
    files,
    now: NOW,
  })
  const services = await unpackServices(await store.directory.content('own'))
  const status = await statusText(store.directory, DirectoryFile.parse({}))
  await store.close()
  return { report, services, status }
}

describe('services from a file', () => {
  it('CSV, as a spreadsheet saves it', async () => {
    const csv = fileOf(
      'list.csv',
      `\ufeffName,Description,Organisation,Phone,Postcode,Address,Days,Opens at,Closes at,Cost,Join,Terms,Last checked,Minimum age\r
"Lunch, and more","Hot dinner.
Bring a friend ""or two""",Riverside,01632 960123,zz99 1ab,1 River Lane,Mon;Wed,12:00,14:00,Free,drop-in,Lunch clubs;Older people,3/11/2026,60\r
,Nobody named this,,,,,,,,,,,,\r
Chess,,,,,,,,,,,,,\r
`,
    )
    const { report, services, status } = await imported(csv)
    expect(report).toMatchObject({
      outcome: 'taken',
      counts: { records: 3, kept: 2, skipped: { 'no name': 1 } },
    })
    expect(services[0]).toMatchObject({
      id: 'own/Lunch, and more zz99 1ab',
      name: 'Lunch, and more',
      description: 'Hot dinner.\nBring a friend "or two"',
      telephones: [{ number: '01632 960123' }],
      places: [{ postcode: 'ZZ99 1AB' }],
      times: [{ days: ['Monday', 'Wednesday'], opens: '12:00', closes: '14:00' }],
      cost: { free: true },
      attend: ['drop-in'],
      terms: ['Lunch clubs', 'Older people'],
      assured: '2026-11-03',
      ages: { from: 60, to: null },
    })
    expect(status).toContain('own: Our list. 2 services')
    expect(status).toContain('skipped: 1 no name')
  })

  it('JSON in the form of any feed, and NDJSON with a broken line', async () => {
    const page = fileOf('page.json', JSON.stringify({ content: [{ id: 1, name: 'One' }] }))
    const lines = fileOf('lines.ndjson', '{"id":2,"name":"Two"}\n{"id":\n{"id":3,"name":"Three"}\n')
    const { report, services } = await imported(page, lines)
    expect(services.map(({ name }) => name)).toEqual(['One', 'Two', 'Three'])
    expect(report.counts?.skipped).toEqual({ 'not an object': 1 })
  })

  it('keeps what was there when a file holds no service', async () => {
    const { report, services } = await imported(fileOf('empty.json', '[]'))
    expect(report).toMatchObject({ outcome: 'kept-last', why: 'there was no service in it' })
    expect(services).toEqual([])
  })

  it('says what is wrong with a file that cannot be used', async () => {
    await expect(imported(join(folder, 'none.csv'))).rejects.toThrow(ImportFault)
    await expect(imported(fileOf('odd.json', 'name: x'))).rejects.toThrow(/not JSON/)
    await expect(imported(fileOf('other.json', '{"a":1}'))).rejects.toThrow(/no list of services/)
  })
})

describe('CSV', () => {
  it('keeps commas, quotes, line breaks and empty fields where they belong', async () => {
    const rows: object[] = []
    for await (const row of readCsv(['a,b,c', '"1,2","say ""hi""",', '"x', 'y",,z', '']))
      rows.push(row)
    expect(rows).toEqual([
      { a: '1,2', b: 'say "hi"', c: '' },
      { a: 'x\ny', b: '', c: 'z' },
    ])
  })
})

describe('the table of postcodes', () => {
  it('averages whole postcodes to sectors and districts, and keeps no address', async () => {
    const onspd = [
      'pcds,oseast1m,lat,long',
      'ZZ99 1AB,1,53.40,1.10',
      'ZZ99 1AC,1,53.42,1.12',
      'ZZ99 2AA,1,53.50,1.20',
      'ZZ98 1AA,1,99.9,0',
    ]
    const { table, rows, skipped } = await readPostcodes(onspd)
    expect([rows, skipped]).toEqual([4, 1])
    expect([...table.keys()].sort()).toEqual(['ZZ99', 'ZZ99 1', 'ZZ99 2'])
    expect(table.get('ZZ99 1')?.point.latitude).toBeCloseTo(53.41)
  })

  it('finds the sector, else the district, however the postcode is typed', async () => {
    const { table } = await readPostcodes([
      'district,place,lat,lng',
      'ZZ99,Sampleton,53.4,1.1',
      'ZZ99 1,,53.41,1.11',
    ])
    expect(districtOf(table, 'zz991ab')).toMatchObject({ code: 'ZZ99 1', place: 'Sampleton' })
    expect(districtOf(table, ' ZZ99 5xx ')?.code).toBe('ZZ99')
    expect(districtOf(table, 'ZZ99 1')?.code).toBe('ZZ99 1')
    expect(districtOf(table, 'zz99')?.code).toBe('ZZ99')
    expect(districtOf(table, 'QQ1 1AA')).toBeNull()
    expect(districtOf(table, 'Sampleton')).toBeNull()
  })

  it('measures great circles', () => {
    const london = { latitude: 51.5074, longitude: -0.1278 }
    const edinburgh = { latitude: 55.9533, longitude: -3.1883 }
    expect(milesBetween(london, edinburgh)).toBeCloseTo(332, 0)
    expect(milesBetween(london, london)).toBe(0)
  })

  it('is imported from a file and stays until another one comes', async () => {
    const store = sqliteStore({ file: ':memory:' })
    const file = fileOf(
      'postcodes.csv',
      'outcode,latitude,longitude\nZZ99,53.4,1.1\nZZ98,nowhere,1\n',
    )
    expect(await importPostcodes(store.directory, { file, now: NOW })).toEqual({
      rows: 2,
      skipped: 1,
      districts: 1,
    })
    const empty = fileOf('no-postcodes.csv', 'a,b\n1,2\n')
    expect((await importPostcodes(store.directory, { file: empty, now: NOW })).districts).toBe(0)
    expect([...(await unpackPostcodes(await store.directory.content(POSTCODES))).keys()]).toEqual([
      'ZZ99',
    ])
    await store.close()
  })
})
