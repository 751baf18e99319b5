import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { consumersOf, moreVendors } from './more-vendors.ts'

const HARBOUR = { ods: 'X26', asid: '200000009991' }

it('a tester’s own organisation may ask a practice, beside the sandbox’s', () => {
  const entries = [
    { organisation: { ods: 'X99' } },
    { organisation: { ods: 'X98', asid: '123456789012' } },
    { organisation: { ods: 'X26' } },
    {},
  ]
  const consumers = consumersOf(entries, [HARBOUR])
  expect(consumers.map(({ ods }) => ods)).toEqual(['X26', 'X99', 'X98'])
  expect(consumers[0]).toEqual(HARBOUR)
  expect(consumers[2]?.asid).toBe('123456789012')
  expect(new Set(consumers.map(({ asid }) => asid)).size).toBe(3)
})

it('a vendors file is read whole, and one that is none is refused by name', async () => {
  expect(await moreVendors(undefined)).toEqual([])
  const folder = await mkdtemp(join(tmpdir(), 'backstory-vendors-'))
  const file = join(folder, 'mine.json')
  await writeFile(file, '{"vendors":[{"id":"mine","organisation":{"ods":"X99","name":"Mine"}}]}')
  expect(await moreVendors(file)).toMatchObject([{ id: 'mine', organisation: { name: 'Mine' } }])
  await writeFile(file, '{"entries":[]}')
  await expect(moreVendors(file)).rejects.toThrow(/mine\.json holds no "vendors"/)
  await rm(folder, { recursive: true })
})
