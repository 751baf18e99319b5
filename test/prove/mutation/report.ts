/** The part that is read of StrykerJS's report (mutation-testing report schema 2). */
export interface StrykerReport {
  files: {
    [file: string]: {
      source: string
      mutants: readonly {
        status: string
        mutatorName: string
        replacement?: string
        location: { start: { line: number; column: number } }
      }[]
    }
  }
}

const NOTICED = ['Killed', 'Timeout']
const UNNOTICED = ['Survived', 'NoCoverage']

/** Per file how many changes were noticed, then each that was not, with its place. */
export function runOf(report: StrykerReport): { table: string; score: number } {
  let table = ''
  let survivors = ''
  let noticed = 0
  let all = 0
  for (const [file, { mutants, source }] of Object.entries(report.files).sort()) {
    const found = mutants.filter(({ status }) => NOTICED.includes(status)).length
    const missed = mutants.filter(({ status }) => UNNOTICED.includes(status))
    const here = found + missed.length
    noticed += found
    all += here
    if (here > 0) table += `${file.padEnd(58)} ${`${found} of ${here}`.padStart(12)}\n`
    const lines = source.split('\n')
    for (const { location, mutatorName, replacement, status } of missed) {
      const { line, column } = location.start
      survivors += `${file}:${line}:${column} ${mutatorName} (${status}) ${lines[line - 1]?.trim() ?? ''} -> ${replacement?.split('\n')[0] ?? ''}\n`
    }
  }
  const score = all === 0 ? 0 : noticed / all
  const percent = (100 * score).toFixed(1)
  return {
    table: `${survivors}\n${table}\n${noticed} of ${all} changes noticed: ${percent} %\n`,
    score,
  }
}
