import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPage } from '../../../auth-server/directory/feed-page.ts'
import { readServicesInSteps } from '../../../auth-server/directory/read-services.ts'
import { isRaw } from '../../../auth-server/directory/values.ts'

const folder = resolve(import.meta.dirname, '../../../../shared/oruk-examples')
const isThere = existsSync(folder)

/** What each published example comes to: how many services are kept, and why the rest are not. */
const COMES_TO: { readonly [file: string]: { kept: number; skipped: object } } = {
  'real/bristol-services-page1.json': { kept: 3, skipped: {} },
  'made-up-v3/service_full.json': { kept: 1, skipped: {} },
  'made-up-v3/service_list.json': { kept: 1, skipped: {} },
  'made-up-v3/organization_list.json': { kept: 0, skipped: { 'not a service': 1 } },
  'made-up-v3/taxonomy_list.json': { kept: 0, skipped: { 'not a service': 1 } },
  'made-up-v3/taxonomy_term_list.json': { kept: 0, skipped: { 'not a service': 1 } },
  'made-up-validator/default-api_details.json': { kept: 0, skipped: { 'no id': 1 } },
  'made-up-validator/v1-validate-response.json': { kept: 0, skipped: { 'no id': 1 } },
  'made-up-validator/test-service_list-128-variants.json': { kept: 1, skipped: {} },
}

const read = async (file: string) => {
  const body: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  const records = readPage(body)?.items ?? [body]
  return { records, ...(await readServicesInSteps(records, 'example', '2026-11-22')) }
}

describe.skipIf(!isThere)('the published Open Referral UK examples (in ../shared)', () => {
  const files = isThere
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.json'),
      )
    : []

  it('are all known here', () => {
    expect(files.sort()).toEqual(Object.keys(COMES_TO).sort())
  })

  it.each(files)('%s is read, and every record of it is kept or counted', async (file) => {
    const { records, services, counts } = await read(file)
    const skipped = Object.values(counts.skipped).reduce((sum, count) => sum + count, 0)
    expect(counts.kept + skipped).toBe(records.length)
    expect(services).toHaveLength(counts.kept)
    const expected = COMES_TO[file]
    expect(counts.kept, JSON.stringify(counts.skipped)).toBe(expected?.kept)
    if (counts.kept === 0) expect(counts.skipped).toEqual(expected?.skipped)
  })

  it('keeps one service of 128 that share an id, and counts the others', async () => {
    const { counts } = await read('made-up-validator/test-service_list-128-variants.json')
    expect(counts.kept).toBe(1)
    expect(counts.skipped['id used before'] ?? 0).toBeGreaterThan(100)
  })

  it('reads the live feed’s page as a person would', async () => {
    const { services } = await read('real/bristol-services-page1.json')
    const [first] = services
    expect(first).toMatchObject({
      name: '1625 Independent People',
      organisation: '1625 Independent People',
      ages: { from: null, to: null },
      assured: '2025-09-02',
      audience: expect.arrayContaining(['Homeless', 'Care leavers']),
    })
    expect(first?.description).toMatch(
      /^About Us\n\n1625 Independent People works with young people/,
    )
    expect(first?.description).not.toMatch(/[<>]|&nbsp;/)
  })

  it('keeps nothing of who assured a record, and no markup', async () => {
    for (const file of files) {
      const text = JSON.stringify((await read(file)).services)
      expect(text).not.toContain('named.assurer@example.org')
      expect(text).not.toMatch(/<\/?(?:p|h1|a|br)\b/i)
      expect(isRaw(JSON.parse(`{"all":${text}}`))).toBe(true)
    }
  })

  it('drops a point outside the United Kingdom and a cost that has ended', async () => {
    const [service] = (await read('made-up-v3/service_full.json')).services
    expect(service?.places[0]?.point).toBeNull()
    expect(service?.places[0]?.accessibility[0]).toMatch(/induction loops/)
    expect(service?.cost.words).toBe('fees_description')
    expect(service?.alert).toMatch(/moved most of our counselling sessions online/)
    expect(service?.times).toEqual([])
  })
})
