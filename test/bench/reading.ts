import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { readRecord } from '../../auth-server/record/read-record.ts'
import type { PatientRecord } from '../../auth-server/record/record.ts'
import { placeItems } from '../../auth-server/record/relevance/place-items.ts'
import { longRecord } from './long-record.ts'
import { type BenchRow, median } from './row.ts'

const TODAY = '2026-11-22'
const SIZES = [1000, 10_000, 50_000] as const

interface Round {
  parse: number
  whole: number
  placing: number
}

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** Reading a record (index, lists, links, structure, items, accounting) beside the parse of the same bytes. */
export async function rows(): Promise<readonly BenchRow[]> {
  const measured = new Map<number, readonly Round[]>()
  for (const size of SIZES) {
    const text = JSON.stringify(longRecord(size))
    const rounds = size > 20_000 ? 5 : 11
    for (let warm = 0; warm < 3; warm++) roundOf(text)
    measured.set(
      size,
      Array.from({ length: rounds }, () => roundOf(text)),
    )
  }
  return [
    ...SIZES.flatMap((size): readonly BenchRow[] => {
      const rounds = measured.get(size) ?? []
      return [
        beside(`reading, ${size.toLocaleString('en-GB')} entries`, rounds, {
          of: ({ whole, placing }) => whole - placing,
          bar: size === 10_000 ? 0.7 : null,
        }),
        beside(`reading and placing, ${size.toLocaleString('en-GB')} entries`, rounds, {
          of: ({ whole }) => whole,
          bar: size === 10_000 ? 1.5 : null,
        }),
      ]
    }),
    growth(measured.get(10_000) ?? [], measured.get(50_000) ?? []),
  ]
}

function roundOf(text: string): Round {
  collect()
  const begun = performance.now()
  const bundle: unknown = JSON.parse(text)
  const parsed = performance.now()
  collect()
  const started = performance.now()
  const record = read(bundle)
  const done = performance.now()
  placeItems(record.items, { today: TODAY })
  return { parse: parsed - begun, whole: done - started, placing: performance.now() - done }
}

function read(bundle: unknown): PatientRecord {
  const answer = readRecord([bundle], { today: TODAY })
  if (!answer.ok) throw new Error(answer.code)
  return answer.record
}

/** A figure whose ratio is the median of the ratios of its rounds. */
function beside(
  what: string,
  rounds: readonly Round[],
  { of, bar }: { of: (round: Round) => number; bar: number | null },
): BenchRow {
  const peer = median(rounds.map(({ parse }) => parse))
  const ratio = median(rounds.map((round) => of(round) / round.parse))
  return {
    what,
    figure: ratio * peer,
    unit: 'ms',
    beside: 'JSON.parse of the same bytes',
    peer,
    bar,
  }
}

/** Exponent of the growth from the middle size to the largest: 1 is linear. */
function growth(middle: readonly Round[], large: readonly Round[]): BenchRow {
  const time = (rounds: readonly Round[]) =>
    median(rounds.map(({ whole, placing }) => whole - placing))
  const figure = Math.log(time(large) / time(middle)) / Math.log(50_000 / 10_000)
  return { what: 'reading, growth', figure, unit: 'exponent', beside: 'linear', peer: 1, bar: 1.15 }
}
