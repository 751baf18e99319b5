import { existsSync, globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isSnomedId } from './check-digits.ts'
import { CONCEPTS } from './codes.ts'

const shared = resolve(import.meta.dirname, '../../../shared')

describe('the concepts behind the invented terms', () => {
  it('have identifiers whose check digits hold', () => {
    const ids = [...CONCEPTS.values()].flatMap(({ code, description }) =>
      description ? [code, description] : [code],
    )
    expect(ids.filter((id) => !isSnomedId(id))).toEqual([])
  })

  it.skipIf(!existsSync(shared))(
    'are all found in the published vocabulary or example records',
    () => {
      const sources = [
        ...globSync('vocabulary/*.csv', { cwd: shared }),
        ...globSync('gp-connect-examples/**/*.json', { cwd: shared }),
        'gp-connect.md',
      ]
      const known = new Set(
        sources.flatMap(
          (file) => readFileSync(resolve(shared, file), 'utf8').match(/\b\d{6,18}\b/g) ?? [],
        ),
      )
      const invented = [...CONCEPTS].filter(
        ([, { code, description }]) => !known.has(code) || (description && !known.has(description)),
      )
      expect(invented).toEqual([])
    },
  )
})
