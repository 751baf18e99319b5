import { setTimeout as wait } from 'node:timers/promises'
import { CANARY } from '../../journeys/canary/canary-people.ts'
import { chanceOf } from './chance.ts'
import { CRASHED, type FuzzTarget } from './target.ts'

export interface FuzzReport {
  name: string
  tried: number
  crashes: readonly Found[]
  hangs: readonly Found[]
  leaks: readonly Found[]
  /** How often each outcome came. */
  outcomes: ReadonlyMap<string, number>
  milliseconds: number
}

export interface Found {
  /** Number of the input: with the seed it brings the same again. */
  index: number
  what: string
}

/** An input that takes longer than this counts as one that hangs. */
const HANGS_AFTER_MS = 5_000
/** A target that fell over this often has told enough. */
const ENOUGH = 20

export interface FuzzRun {
  seed: number
  /** Inputs of a target whose share is a thousand. */
  count: number
  /** This part of so many: `{ part: 2, of: 4 }` is the second quarter of the inputs. */
  slice: { part: number; of: number }
  /** One input alone. */
  only?: number
}

export async function runFuzz(target: FuzzTarget, run: FuzzRun): Promise<FuzzReport> {
  const open = await target.open()
  const began = performance.now()
  const [crashes, hangs, leaks]: [Found[], Found[], Found[]] = [[], [], []]
  const outcomes = new Map<string, number>()
  let tried = 0
  let loggedBefore = 0
  const inputs = Math.ceil((run.count * target.share) / 1000)
  const numbers =
    run.only === undefined
      ? Array.from({ length: inputs }, (_, index) => index).filter(
          (index) => index % run.slice.of === run.slice.part - 1,
        )
      : [run.only]
  try {
    for (const index of numbers) {
      if (crashes.length + hangs.length + leaks.length >= ENOUGH) break
      tried++
      const start = performance.now()
      const cancel = new AbortController()
      try {
        const late = wait(2 * HANGS_AFTER_MS, null, { signal: cancel.signal }).catch(() => null)
        const fed = await Promise.race([open.feed(chanceOf(run.seed, index)), late])
        outcomes.set(fed?.outcome ?? 'hung', (outcomes.get(fed?.outcome ?? 'hung') ?? 0) + 1)
        if (fed?.outcome === CRASHED) crashes.push({ index, what: 'unexpected' })
        if (fed?.broken !== undefined) crashes.push({ index, what: fed.broken })
        const told = fed?.told?.find((text) => CANARY.test(text))
        if (told !== undefined) leaks.push({ index, what: `told: ${told.slice(0, 200)}` })
      } catch (fault) {
        crashes.push({ index, what: firstLines(fault) })
      } finally {
        cancel.abort()
      }
      const took = performance.now() - start
      if (took > HANGS_AFTER_MS) hangs.push({ index, what: `${Math.round(took)} ms` })
      const logged = open.logged?.() ?? ''
      const line = CANARY.exec(logged.slice(loggedBefore))
      if (line !== null) leaks.push({ index, what: `logged: ${line[0]}` })
      loggedBefore = logged.length
      if (Reflect.get({}, 'polluted') !== undefined) {
        crashes.push({ index, what: 'the prototype of every object was changed' })
        Reflect.deleteProperty(Object.prototype, 'polluted')
      }
    }
  } finally {
    await open.close()
  }
  const milliseconds = Math.round(performance.now() - began)
  return { name: target.name, tried, crashes, hangs, leaks, outcomes, milliseconds }
}

function firstLines(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault)
  const cause = fault.cause instanceof Error ? ` <- ${fault.cause.stack ?? ''}` : ''
  return `${fault.stack ?? fault.message}${cause}`
    .split('\n')
    .slice(0, 6)
    .map((line) => line.trim())
    .join(' | ')
}
