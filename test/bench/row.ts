/** One line of the benchmark table: a figure beside its peer or limit, measured in the same run. */
export interface BenchRow {
  /** What was measured, in words: "index, 10,000 entries". */
  what: string
  figure: number
  /** `ms`, `kB`, `MB`, `requests`, `exponent` … */
  unit: string
  /** Name of the peer or limit: "JSON.parse of the same bytes", "limit". */
  beside: string
  /** The peer's own figure, in the same unit. */
  peer: number
  /** Highest ratio of figure to peer that is good enough; null where none is set. */
  bar: number | null
}

export const ratioOf = ({ figure, peer }: BenchRow): number =>
  peer === 0 ? Infinity : figure / peer

export const holds = (row: BenchRow): boolean | null =>
  row.bar === null ? null : ratioOf(row) <= row.bar

/** The middle of an odd or even number of figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const high = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? Number.NaN) + high) / 2
}
