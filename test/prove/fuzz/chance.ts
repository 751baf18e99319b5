import fc from 'fast-check'

/** Everything that is left to chance about one input; each target makes its input of it. */
export interface Chance {
  /** Which of the target's seeds is changed. */
  pick: number
  /** Which way of going wrong. */
  way: number
  edits: readonly Edit[]
  /** Free text, for what is not JSON. */
  text: string
}

/** One change: where, of which kind, and with what. */
export interface Edit {
  at: number
  kind: number
  odd: number
}

const edit = fc.record({ at: fc.nat(1_000_000), kind: fc.nat(5), odd: fc.nat(1000) })
const chance = fc.record({
  pick: fc.nat(1_000_000),
  way: fc.nat(1_000_000),
  edits: fc.array(edit, { minLength: 1, maxLength: 10 }),
  text: fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.webUrl(), fc.json()),
})

/** The same number and index give the same chance, whatever else was tried before. */
export function chanceOf(seed: number, index: number): Chance {
  const [drawn] = fc.sample(chance, { seed: (seed * 1_000_003 + index) | 0, numRuns: 1 })
  if (drawn === undefined) throw new Error('fast-check drew nothing')
  return drawn
}
