import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { percentile } from './load/figures.ts'
import { type LoadReport, loadRun } from './load/load-run.ts'

export const about =
  'concurrent journeys on one server beside a bare pass-through of the same bytes: p50 and p99 (--journeys 50 --megabytes 1,5 --over 30)'

/** `npm run prove -- load [--journeys N] [--megabytes 1,5] [--over SECONDS]`: begun evenly within so many seconds. */
export async function prove(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      journeys: { type: 'string', default: '50' },
      megabytes: { type: 'string', default: '1,5' },
      over: { type: 'string', default: '30' },
    },
  })
  process.stdout.write(
    `${cpus().length} processors, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}; the vendor, the NHS side and the callers run on the same processors\n`,
  )
  let held = true
  for (const megabytes of values.megabytes.split(',').map(Number)) {
    const report = await loadRun(Number(values.journeys), megabytes, Number(values.over))
    process.stdout.write(`\nbegun within ${values.over} s:${tableOf(report)}`)
    held &&= report.wrong.length === 0
  }
  return held
}

function tableOf({ megabytes, journeys, times, bare, wrong, peakMegabytes, seconds }: LoadReport) {
  const peer = [percentile(bare, 0.5), percentile(bare, 0.99)] as const
  const row = (name: string, figures: readonly number[]) => {
    const [p50, p99] = [percentile(figures, 0.5), percentile(figures, 0.99)]
    return (
      `${name.padEnd(22)}${String(figures.length).padStart(7)}${p50.toFixed(0).padStart(10)}${p99.toFixed(0).padStart(10)}` +
      `${(p50 / peer[0]).toFixed(2).padStart(12)}${(p99 / peer[1]).toFixed(2).padStart(12)}\n`
    )
  }
  return (
    `\n${journeys} journeys at once, records of ${megabytes.toFixed(2)} MB, in ${seconds.all.toFixed(1)} s; processor: server ${seconds.server.toFixed(1)} s, pretend world and callers ${seconds.world.toFixed(1)} s; server’s memory at most ${peakMegabytes.toFixed(0)} MB\n` +
    `${''.padEnd(22)}${'calls'.padStart(7)}${'p50 ms'.padStart(10)}${'p99 ms'.padStart(10)}${'p50 / bare'.padStart(12)}${'p99 / bare'.padStart(12)}\n` +
    [...times].map(([name, figures]) => row(name, figures)).join('') +
    row('bare Express, same', bare) +
    `records or searches that were wrong, or another’s: ${wrong.length}\n` +
    wrong
      .slice(0, 10)
      .map((each) => `  ${each}\n`)
      .join('')
  )
}
