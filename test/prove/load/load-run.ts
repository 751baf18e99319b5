import { fork } from 'node:child_process'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { aSandbox } from '../../journeys/a-sandbox.ts'
import { aCrowd, type Crowd, markAt } from './crowd.ts'
import { type Times, taken, timed } from './figures.ts'
import { journey } from './journey.ts'

export interface LoadReport {
  megabytes: number
  journeys: number
  times: Times
  /** Of the bare server, with as many at once. */
  bare: readonly number[]
  wrong: readonly string[]
  /** Largest memory of the server, and seconds of processor it took. */
  peakMegabytes: number
  seconds: { all: number; server: number; world: number }
}

/** So many journeys on one server, begun within so many seconds, each with its own patient, and the same bytes through a bare one. */
export async function loadRun(
  atOnce: number,
  megabytes: number,
  overSeconds: number,
): Promise<LoadReport> {
  const crowd = await aCrowd(atOnce, megabytes)
  const sandbox = await aSandbox({
    world: crowd.world,
    env: { SPINE_PROXY_URL: crowd.originUrl, LOG_LEVEL: 'warn' },
  })
  const times: Times = new Map()
  const wrong: string[] = []
  let peak = 0
  const { pid } = sandbox.panel()
  const watch = setInterval(() => {
    peak = Math.max(peak, taken(pid)?.megabytes ?? 0)
  }, 100)
  try {
    // One journey before, so that nobody's first time is another's wait.
    const [first] = crowd.world.people
    if (first !== undefined)
      await journey(
        sandbox,
        first,
        { own: markAt(0), other: markAt(1) },
        new Map(),
        async () => undefined,
      )
    const bareBefore = await bareRun(crowd, atOnce)
    const before = { server: taken(pid)?.seconds ?? 0, world: process.cpuUsage() }
    const began = performance.now()
    await Promise.all(
      crowd.world.people.map(async (person, at) => {
        const marks = { own: markAt(at), other: markAt((at + 1) % atOnce) }
        // A moment of looking between two calls, as people have.
        const pause = () => wait(Math.random() * 400)
        await wait((at / atOnce) * overSeconds * 1000)
        const walked = await journey(sandbox, person, marks, times, pause).catch(
          (fault: unknown) => ({ wrong: [`it broke off: ${causeOf(fault)}`] }),
        )
        wrong.push(...walked.wrong.map((each) => `${person.id}: ${each}`))
      }),
    )
    const all = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage(before.world)
    const server = (taken(pid)?.seconds ?? 0) - before.server
    const bareAfter = await bareRun(crowd, atOnce)
    return {
      megabytes: crowd.bytes / 1e6,
      journeys: atOnce,
      times,
      bare: [...bareBefore, ...bareAfter],
      wrong,
      peakMegabytes: peak,
      seconds: { all, server, world: (user + system) / 1e6 },
    }
  } finally {
    clearInterval(watch)
    await sandbox.close()
    await crowd.close()
  }
}

/** The same bytes through the bare server, as many at once; milliseconds of each. */
async function bareRun(crowd: Crowd, atOnce: number): Promise<readonly number[]> {
  const child = fork(resolve(import.meta.dirname, 'pass-through.ts'), [crowd.originUrl])
  try {
    const port = await new Promise<number>((settle) => {
      child.once('message', (message) => settle(Number(Reflect.get(Object(message), 'port'))))
    })
    const times: Times = new Map()
    const ask = async (number: string) => {
      const response = await fetch(`http://127.0.0.1:${port}/${number}`)
      const { byteLength } = await response.arrayBuffer()
      if (byteLength !== crowd.bytes && Math.abs(byteLength - crowd.bytes) > 20)
        throw new Error(`the bare server sent ${byteLength} bytes`)
    }
    const numbers = crowd.world.people.map(({ nhsNumber }) => nhsNumber)
    await ask(numbers[0] ?? '')
    await Promise.all(
      numbers.slice(0, atOnce).map((number) => timed(times, 'bare', () => ask(number))),
    )
    return times.get('bare') ?? []
  } finally {
    child.disconnect()
  }
}

const causeOf = (fault: unknown): string =>
  fault instanceof Error
    ? `${fault.message.slice(0, 200)}${fault.cause === undefined ? '' : ` (${String(fault.cause)})`}`
    : String(fault)
