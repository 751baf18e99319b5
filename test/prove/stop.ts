import { stopRun } from './stop/stop-run.ts'

export const about = 'SIGTERM during 50 open journeys, or as many as a number says: nothing is lost'

/** `npm run prove -- stop [NUMBER]`. */
export async function prove(args: readonly string[]): Promise<boolean> {
  const journeys = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 50)
  const seen = await stopRun(journeys)
  const kinds = [...seen.kinds].map(([name, number]) => `${number} ${name}`).join(', ')
  const lines = [
    `${seen.journeys} journeys open; the server ended with ${seen.ended} after ${seen.milliseconds} ms`,
    `${seen.running} calls were running at the signal (${kinds}); ${seen.finished} of them were answered whole, the others were cut`,
    `${seen.answered} calls answered in all; ${seen.rows} audit events in an unbroken chain`,
    `after the restart ${seen.resumed} sessions went on and ${seen.fetched} fetched the record again`,
    ...seen.faults.map((fault) => `LOST  ${fault}`),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  return seen.faults.length === 0 && seen.resumed === journeys && seen.running > 0
}
