import { describe, expect, it } from 'vitest'
import { chanceOf } from './chance.ts'
import { runFuzz } from './run-fuzz.ts'
import type { FuzzTarget } from './target.ts'
import { TARGETS } from './targets.ts'

const run = { seed: 1, count: 120, slice: { part: 1, of: 1 } }

describe('input that is hostile or broken', () => {
  it.each(TARGETS)(
    'makes nothing crash, hang or leak: $about',
    async (target) => {
      const report = await runFuzz(target, run)
      expect(report.tried).toBe(Math.ceil((run.count * target.share) / 1000))
      expect([report.crashes, report.hangs, report.leaks]).toEqual([[], [], []])
    },
    60_000,
  )
})

describe('the fuzzer', () => {
  const aTarget = (feed: () => Promise<{ outcome: string; told?: string[] }>): FuzzTarget => ({
    name: 'one',
    about: 'of this test',
    share: 1000,
    open: async () => ({ feed, close: async () => undefined }),
  })

  it('brings the same input again for the same seed and number', () => {
    expect(chanceOf(7, 3)).toEqual(chanceOf(7, 3))
    expect(chanceOf(7, 4)).not.toEqual(chanceOf(7, 3))
  })

  it('tells a crash, an unexpected end and a leak', async () => {
    const few = { ...run, count: 3 }
    const crashing = await runFuzz(
      aTarget(() => Promise.reject(new TypeError('not this'))),
      few,
    )
    expect(crashing.crashes).toHaveLength(3)
    const unexpected = await runFuzz(
      aTarget(async () => ({ outcome: 'unexpected' })),
      few,
    )
    expect(unexpected.crashes).toHaveLength(3)
    const leaking = await runFuzz(
      aTarget(async () => ({ outcome: 'refused', told: ['no Canaryfinch'] })),
      few,
    )
    expect(leaking.leaks).toHaveLength(3)
  })

  it('shares its inputs among slices', async () => {
    const target = aTarget(async () => ({ outcome: 'taken' }))
    const tried = await Promise.all(
      [1, 2, 3].map(
        async (part) =>
          (await runFuzz(target, { ...run, count: 10, slice: { part, of: 3 } })).tried,
      ),
    )
    expect(tried).toEqual([4, 3, 3])
  })
})
