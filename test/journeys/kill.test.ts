import { describe, expect, it } from 'vitest'
import { startPostgres } from '../auth-server/store/a-postgres.ts'
import { postgresPackage } from '../auth-server/store/postgres-package.ts'
import { killRun } from '../prove/kill/kill-run.ts'
import { isKept } from '../prove/kill/ledger.ts'

const found = postgresPackage()

describe('a server that is killed while it works', () => {
  it('has lost nothing that it acknowledged, ten times over', { timeout: 120_000 }, async () => {
    const { faults, answered, cut, rows } = await killRun(10)
    expect(faults).toEqual([])
    expect(rows).toBeGreaterThan(50)
    for (const work of ['launch', 'letter', 'draft', 'consent']) {
      expect(answered.get(work), work).toBeGreaterThan(0)
      expect(cut.get(work), work).toBeGreaterThan(0)
    }
  })

  it.skipIf(found === null)(
    'has lost nothing when its store is PostgreSQL, which is killed too',
    { timeout: 120_000 },
    async () => {
      if (found === null) return
      const postgres = await startPostgres(found)
      try {
        const databaseUrl = await postgres.database()
        const { faults } = await killRun(3, { databaseUrl, database: postgres })
        expect(faults).toEqual([])
      } finally {
        await postgres.stop()
      }
    },
  )
})

describe('the proof', () => {
  it('takes what was sent and never answered either way, and nothing else', () => {
    const written = { acknowledged: 'two', unanswered: ['three'] }
    expect(['two', 'three'].map((words) => isKept(written, words))).toEqual([true, true])
    expect([null, 'one'].map((words) => isKept(written, words))).toEqual([false, false])
  })
})
