import { readFileSync } from 'node:fs'

/** Milliseconds by the name of what was timed. */
export type Times = Map<string, number[]>

export async function timed<Result>(
  times: Times,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const began = performance.now()
  const result = await work()
  const held = times.get(name) ?? []
  held.push(performance.now() - began)
  times.set(name, held)
  return result
}

/** The value below which so large a part of the figures lies. */
export function percentile(figures: readonly number[], part: number): number {
  const sorted = [...figures].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN
}

/** Slope of the straight line through the points that errs least, in units of y for one of x. */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (figures: readonly number[]) =>
    figures.reduce((sum, each) => sum + each, 0) / figures.length
  const [x, y] = [mean(points.map(([each]) => each)), mean(points.map(([, each]) => each))]
  const above = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0)
  return above / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0)
}

/** Megabytes of memory and seconds of processor that a process has taken; null where the system does not say. */
export function taken(pid: number): { megabytes: number; seconds: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const times = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    const kilobytes = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? Number.NaN)
    return {
      megabytes: kilobytes / 1024,
      seconds: (Number(times[11]) + Number(times[12])) / 100,
    }
  } catch {
    return null
  }
}
