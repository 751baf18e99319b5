import { setTimeout as wait } from 'node:timers/promises'
import { aSandbox } from '../../journeys/a-sandbox.ts'
import { aCrowd, markAt } from './crowd.ts'
import { percentile, slope, type Times, taken } from './figures.ts'
import { journey } from './journey.ts'

export interface SoakReport {
  minutes: number
  journeys: number
  wrong: readonly string[]
  /** Memory of the server, by minutes since the start. */
  samples: readonly (readonly [minutes: number, megabytes: number])[]
  /** Of memory after the first fifth, in megabytes an hour and for a thousand journeys. */
  megabytesAnHour: number
  megabytesAThousand: number
  /** Middle memory of the second fifth and of the last. */
  early: number
  late: number
  /** Launch to overview in the first third and in the last, p50 and p99 in milliseconds. */
  overview: readonly [first: readonly [number, number], last: readonly [number, number]]
}

const PEOPLE = 40
const SAMPLE_MS = 2_000

/**
 * Journeys one after the other on so many places for so long; two of three end as they should, the third is left, as
 * windows are, and must be purged. A session ends after a minute without use.
 */
export async function soakRun(
  minutes: number,
  places: number,
  megabytes: number,
  told: (line: string) => void,
): Promise<SoakReport> {
  const crowd = await aCrowd(PEOPLE, megabytes)
  const sandbox = await aSandbox({
    world: crowd.world,
    env: { SPINE_PROXY_URL: crowd.originUrl, LOG_LEVEL: 'error', SESSION_IDLE_MINUTES: '1' },
  })
  const times: Times = new Map()
  const wrong: string[] = []
  const samples: [number, number][] = []
  const { pid } = sandbox.panel()
  const began = performance.now()
  const passed = () => (performance.now() - began) / 60_000
  let journeys = 0
  const watch = setInterval(() => {
    const now = taken(pid)
    if (now !== null) samples.push([passed(), now.megabytes])
    if (samples.length % 30 === 0)
      told(`${passed().toFixed(1)} min, ${journeys} journeys, ${now?.megabytes.toFixed(0)} MB`)
  }, SAMPLE_MS)
  try {
    await Promise.all(
      Array.from({ length: places }, async (_, place) => {
        for (let turn = 0; passed() < minutes; turn++) {
          const at = (place * 7 + turn * places) % PEOPLE
          const person = crowd.world.people[at]
          if (person === undefined) return
          const marks = { own: markAt(at), other: markAt((at + 1) % PEOPLE) }
          const pause = () => wait(Math.random() * 500)
          const walked = await journey(sandbox, person, marks, times, pause).catch(
            (fault: unknown) => ({ panel: null, wrong: [String(fault)] }),
          )
          wrong.push(...walked.wrong.map((each) => `${person.id}: ${each}`))
          journeys += 1
          if (journeys % 3 !== 0) await walked.panel?.call('/end', {})
        }
      }),
    )
  } finally {
    clearInterval(watch)
    await sandbox.close()
    await crowd.close()
  }
  const part = (from: number, to: number) =>
    samples.filter(([at]) => at >= minutes * from && at <= minutes * to)
  const middle = (of: readonly (readonly [number, number])[]) =>
    percentile(
      of.map(([, each]) => each),
      0.5,
    )
  const settled = part(0.2, 1)
  const perMinute = slope(settled)
  const overview = times.get('overview') ?? []
  const third = Math.floor(overview.length / 3)
  const both = (of: readonly number[]) => [percentile(of, 0.5), percentile(of, 0.99)] as const
  return {
    minutes: passed(),
    journeys,
    wrong,
    samples,
    megabytesAnHour: perMinute * 60,
    megabytesAThousand: (perMinute * minutes * 1000) / journeys,
    early: middle(part(0.2, 0.4)),
    late: middle(part(0.8, 1)),
    overview: [both(overview.slice(0, third)), both(overview.slice(-third))],
  }
}
