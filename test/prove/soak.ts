import { parseArgs } from 'node:util'
import { soakRun } from './load/soak-run.ts'

export const about =
  'journeys without a pause on one server: slope of its memory over half an hour, or --minutes (--places 8 --megabytes 1)'

/** Late memory over early memory from which on it counts as growing. */
const MOST_GROWTH = 1.15

/** `npm run prove -- soak [--minutes 30] [--places 8] [--megabytes 1]`. */
export async function prove(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string', default: '30' },
      places: { type: 'string', default: '8' },
      megabytes: { type: 'string', default: '1' },
    },
  })
  const seen = await soakRun(
    Number(values.minutes),
    Number(values.places),
    Number(values.megabytes),
    (line) => void process.stderr.write(`${line}\n`),
  )
  if (seen.samples.length < 10) {
    process.stdout.write('The memory of a process cannot be read here (/proc).\n')
    return false
  }
  const [first, last] = seen.overview
  const ratio = seen.late / seen.early
  process.stdout.write(
    [
      `${seen.minutes.toFixed(1)} minutes, ${seen.journeys} journeys on ${values.places} places, records of about ${values.megabytes} MB`,
      `memory, middle of the second fifth ${seen.early.toFixed(0)} MB, of the last fifth ${seen.late.toFixed(0)} MB: ratio ${ratio.toFixed(2)}, at most ${MOST_GROWTH}`,
      `slope after the first fifth: ${seen.megabytesAnHour.toFixed(0)} MB an hour, ${seen.megabytesAThousand.toFixed(1)} MB for a thousand journeys`,
      `overview in the first third: p50 ${first[0].toFixed(0)} ms, p99 ${first[1].toFixed(0)} ms; in the last: ${last[0].toFixed(0)} ms, ${last[1].toFixed(0)} ms`,
      `records or searches that were wrong, or another’s: ${seen.wrong.length}`,
      ...seen.wrong.slice(0, 10).map((each) => `  ${each}`),
      '',
    ].join('\n'),
  )
  return ratio <= MOST_GROWTH && seen.wrong.length === 0
}
