import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isNhsNumber } from '../builders/check-digits.ts'
import { assignNumbers, readRecordsFolder } from './records-folder.ts'
import { A_PRACTICE, aPerson, aWorld } from './vendor/a-world.ts'
import type { Person } from './world.ts'

const EXAMPLES = resolve(import.meta.dirname, '../../../shared/gp-connect-examples')
const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number'
const VALID = '9990000050'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'records-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function put(file: string, content: unknown): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true })
  await writeFile(
    join(folder, file),
    typeof content === 'string' ? content : JSON.stringify(content),
  )
}

const patient = (changes: object = {}) => ({
  resourceType: 'Patient',
  id: 'p1',
  identifier: [{ system: NHS_NUMBER, value: VALID }],
  name: [{ use: 'official', family: 'Ashdown', given: ['Rosa', 'May'], prefix: ['Mrs'] }],
  gender: 'female',
  birthDate: '1951-04-02',
  address: [{ line: ['3 Mill Row', 'Upper End'], city: 'Marsham', postalCode: 'ZZ99 1AA' }],
  telecom: [{ system: 'phone', value: '01632 960777' }],
  managingOrganization: { reference: 'Organization/o1' },
  ...changes,
})
const organisation = (ods: string) => ({
  resourceType: 'Organization',
  id: 'o1',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: ods }],
  name: 'Mill Row Surgery',
})
const bundle = (...resources: object[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
})
const record = (changes: object = {}, ods = 'T88001') => bundle(patient(changes), organisation(ods))

async function read() {
  return readRecordsFolder(folder, aWorld(), new Date('2026-11-22T12:00:00Z'))
}
async function one(changes: object = {}, ods?: string): Promise<Person> {
  await put('one.json', record(changes, ods))
  const { people } = await read()
  expect(people).toHaveLength(1)
  return people[0] as Person
}
const servedNumber = (person: Person): unknown =>
  Object(person.bundle()).entry[0].resource.identifier.find(
    (each: { system: string }) => each.system === NHS_NUMBER,
  ).value

describe('a record from a folder', () => {
  it('becomes a person with the name, birth date, address and practice of its Patient', async () => {
    const person = await one()
    expect(person).toMatchObject({
      id: 'record-one',
      nhsNumber: VALID,
      name: { family: 'Ashdown', given: ['Rosa', 'May'], prefix: 'Mrs' },
      gender: 'female',
      birthDate: '1951-04-02',
      address: { line: '3 Mill Row, Upper End', city: 'Marsham', postalCode: 'ZZ99 1AA' },
      phone: '01632 960777',
      practice: { ods: 'T88001', name: 'Mill Row Surgery' },
      consent: true,
      script: null,
      whole: true,
    })
    expect(person.referral?.date).toBe('2026-11-08')
  })

  it('is served exactly as it stands in its file', async () => {
    const person = await one()
    expect(person.bundle()).toEqual(record())
  })

  it('keeps the digits of its numbers as they were written', async () => {
    const text = JSON.stringify(record()).replace('"p1"', '"p1","multipleBirthInteger":1.50')
    await put('one.json', text)
    const [person] = (await read()).people
    expect(JSON.stringify(person?.bundle())).toBe(text)
  })

  it('takes a name that came as one string apart', async () => {
    const { name } = await one({ name: [{ text: 'Rosa May Ashdown' }] })
    expect(name).toMatchObject({ family: 'Ashdown', given: ['Rosa', 'May'] })
  })

  it.each([
    ['ASHDOWN, Rosa May (Mrs)', { family: 'ASHDOWN', given: ['Rosa', 'May'], prefix: 'Mrs' }],
    ['ASHDOWN, Rosa', { family: 'ASHDOWN', given: ['Rosa'], prefix: '' }],
  ])('takes %s apart as a banner writes it', async (text, name) => {
    expect((await one({ name: [{ text }] })).name).toEqual(name)
  })

  it('takes the text file beside it as its letter', async () => {
    await put('deep/er/x.json', record())
    await put('deep/er/x.letter.txt', 'Dear colleague,\n  thank you.\n')
    await put('deep/y.json', record())
    const { people } = await read()
    const letters = people.map(({ letter }) => letter?.text ?? null)
    expect(letters).toEqual(['Dear colleague,\n  thank you.\n', null])
  })

  it('uses a practice of the sandbox when it names one, or none that is usable', async () => {
    expect((await one({}, A_PRACTICE.ods)).practice).toBe(A_PRACTICE)
    expect((await one({ managingOrganization: undefined })).practice).toBe(A_PRACTICE)
    expect((await one({}, '"><script>')).practice).toBe(A_PRACTICE)
  })

  it('adds a practice of its own once, with an ASID that nobody else has', async () => {
    await put('a.json', record({}, 'T88001'))
    await put('b.json', record({}, 'T88001'))
    await put('c.json', record({}, 'T88002'))
    const { practices } = await read()
    expect(practices.map(({ ods }) => ods)).toEqual(['T88001', 'T88002'])
    expect(new Set([A_PRACTICE, ...practices].map(({ asid }) => asid)).size).toBe(3)
  })

  it('has a name and a birth date made up when it holds none', async () => {
    const person = await one({ name: undefined, birthDate: 'about 1950' })
    expect(person.name.family).not.toBe('')
    expect(person.name.given[0]).toBeTruthy()
    expect(person.birthDate).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(person.bundle()).toEqual(record({ name: undefined, birthDate: 'about 1950' }))
  })

  it('has the same id at every start', async () => {
    await put('Team A/Mrs X (2).json', record())
    await put('team-a/mrs-x-2.json', record())
    const ids = async () => (await read()).people.map(({ id }) => id)
    expect(await ids()).toEqual(await ids())
    expect(new Set(await ids()).size).toBe(2)
    for (const id of await ids()) expect(id).toMatch(/^[A-Za-z0-9.-]{1,64}$/)
  })
})

describe('its NHS number', () => {
  it.each([
    ['missing', { identifier: [] }, 'it has none'],
    ['without identifiers at all', { identifier: undefined }, 'it has none'],
    ['one digit wrong', { identifier: [{ system: NHS_NUMBER, value: '9990000051' }] }, 'not valid'],
    ['spaced', { identifier: [{ system: NHS_NUMBER, value: '999 000 0050' }] }, 'not valid'],
    ['taken', { identifier: [{ system: NHS_NUMBER, value: '9990000018' }] }, 'taken already'],
  ])('is made up when it is %s, the same on every side', async (_what, changes, why) => {
    await put('one.json', record(changes))
    const { people, summary } = await read()
    const [person] = people
    expect(person?.nhsNumber).toMatch(/^999\d{7}$/)
    expect(isNhsNumber(person?.nhsNumber ?? '')).toBe(true)
    expect(servedNumber(person as Person)).toBe(person?.nhsNumber)
    expect(summary.renumbered).toEqual([{ file: 'one.json', why: expect.stringContaining(why) }])
  })

  it('changes nothing else in the served Bundle', async () => {
    const other = { system: 'https://practice.example/id', value: '0815' }
    const person = await one({ identifier: [other] })
    const expected = record({
      identifier: [other, { system: NHS_NUMBER, value: person.nhsNumber }],
    })
    expect(person.bundle()).toEqual(expected)
  })

  it('goes into the Patient of the record, not into another that lies in it', async () => {
    const profile = 'https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Patient-1'
    const stranger = { ...patient({ id: 'p2', identifier: [] }) }
    await put(
      'one.json',
      bundle(stranger, patient({ identifier: [], meta: { profile: [profile] } })),
    )
    const [person] = (await read()).people
    const [first, second] = Object(person?.bundle()).entry
    expect(first.resource.identifier).toEqual([])
    expect(second.resource.identifier[0].value).toBe(person?.nhsNumber)
  })

  it('stays with the first of two files, whatever made-up numbers come between', () => {
    const assigned = assignNumbers([null, VALID, VALID, 'x'], ['9990000018'])
    expect(assigned[1]).toEqual({ value: VALID, why: null })
    const values = assigned.map(({ value }) => value)
    expect(new Set([...values, '9990000018']).size).toBe(5)
    expect(values.every(isNhsNumber)).toBe(true)
  })
})

describe('what is no record', () => {
  it('is left out and counted, each with why', async () => {
    await put('good.json', record())
    await put('text.json', 'not json at all')
    await put('empty.json', '')
    await put('list.json', [1, 2, 3])
    await put('null.json', 'null')
    await put('patient.json', patient())
    await put('search.json', { ...record(), type: 'searchset' })
    await put('nobody.json', bundle(organisation('T88001')))
    await put('entries.json', { resourceType: 'Bundle', type: 'collection', entry: 'many' })
    await put('notes.txt', 'not counted: not a JSON file')
    await mkdir(join(folder, 'folder.json'))
    const { people, summary } = await read()
    expect(people).toHaveLength(1)
    expect(summary.loaded).toBe(1)
    expect(Object.fromEntries(summary.skipped.map(({ file, why }) => [file, why]))).toEqual({
      'text.json': 'it is not JSON',
      'empty.json': 'it is not JSON',
      'list.json': 'it is not a Bundle',
      'null.json': 'it is not a Bundle',
      'patient.json': 'it is not a Bundle',
      'search.json': 'it is not a collection Bundle',
      'nobody.json': 'it holds no Patient',
      'entries.json': 'it holds no Patient',
    })
  })

  it('does not stop at hostile members, depth, odd bytes or links', async () => {
    await put(
      'wrong-types.json',
      record({ identifier: 7, name: 'x', address: [null], telecom: {} }),
    )
    await put('odd-entries.json', bundle({}, patient({ name: [null, { family: 5, given: 'x' }] })))
    await put('proto.json', `{"__proto__":{"resourceType":"Bundle"},"resourceType":7}`)
    await put(
      'deep.json',
      `{"resourceType":"Bundle","type":"collection","entry":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
    )
    await put('marked.json', `\uFEFF${JSON.stringify(record({ identifier: [] }))}`)
    await put('long.json', record({ name: [{ family: 'x'.repeat(5000), given: ['\u0000\n'] }] }))
    await symlink(folder, join(folder, 'loop'))
    await symlink(join(folder, 'nowhere'), join(folder, 'dangling.json'))
    const { people, summary } = await read()
    expect(people.map(({ headline }) => headline.split(' in ')[1]).sort()).toEqual([
      'long.json',
      'marked.json',
      'odd-entries.json',
      'wrong-types.json',
    ])
    expect(summary.skipped.map(({ file }) => file).sort()).toEqual([
      'dangling.json',
      'deep.json',
      'proto.json',
    ])
    for (const person of people) expect(() => JSON.stringify(person.bundle())).not.toThrow()
    expect(people.every(({ name }) => name.family.length <= 200)).toBe(true)
  })

  it('names a folder that is not there', async () => {
    await expect(readRecordsFolder(join(folder, 'nowhere'), aWorld())).rejects.toThrow(/nowhere/)
  })
})

describe.skipIf(!existsSync(EXAMPLES))('the published example records', () => {
  it('all become patients, each served whole with its own number', {
    timeout: 60_000,
  }, async () => {
    const { people, summary } = await readRecordsFolder(
      join(EXAMPLES, 'records'),
      aWorld(aPerson()),
    )
    expect(summary.skipped).toEqual([])
    expect(people).toHaveLength(20)
    expect(new Set(people.map(({ nhsNumber }) => nhsNumber)).size).toBe(20)
    for (const person of people) {
      expect(isNhsNumber(person.nhsNumber)).toBe(true)
      const file = join(EXAMPLES, 'records', person.headline.split(' in ')[1] ?? '')
      const original: unknown = JSON.parse(await readFile(file, 'utf8'))
      const served = JSON.stringify(person.bundle())
      const same = JSON.stringify(JSON.parse(served)) === JSON.stringify(original)
      const renumbered = summary.renumbered.some(({ file: name }) => file.endsWith(name))
      expect(same, file).toBe(!renumbered)
    }
  })

  it('and the rest of the folder, fragments included, harms nothing', {
    timeout: 60_000,
  }, async () => {
    const { people, summary } = await readRecordsFolder(EXAMPLES, aWorld(aPerson()))
    expect(people.length).toBeGreaterThan(20)
    expect(summary.skipped.length).toBeGreaterThan(5)
    expect(summary.skipped.every(({ why }) => why !== 'it cannot be read')).toBe(true)
  })
})
