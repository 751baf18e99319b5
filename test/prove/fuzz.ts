import { parseArgs } from 'node:util'
import { type FuzzReport, runFuzz } from './fuzz/run-fuzz.ts'
import { TARGETS } from './fuzz/targets.ts'

export const about =
  'hostile and broken input at every entrance, seeded: inputs, crashes, hangs, leaks (--seed --count --slice 1/4 --only NAME --at N)'

/** `npm run prove -- fuzz [--seed N] [--count N] [--slice PART/OF] [--only NAME] [--at INDEX]`. */
export async function prove(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: '20261122' },
      count: { type: 'string', default: '1000' },
      slice: { type: 'string', default: '1/1' },
      only: { type: 'string' },
      at: { type: 'string' },
    },
  })
  const [part = 1, of = 1] = values.slice.split('/').map(Number)
  const chosen = TARGETS.filter(({ name }) => values.only === undefined || name === values.only)
  if (chosen.length === 0) {
    process.stdout.write(`There is none called that. ${TARGETS.map(({ name }) => name)}\n`)
    return false
  }
  process.stdout.write(
    `${['', 'tried', 'crashes', 'hangs', 'leaks', 'seconds'].map((word, at) => (at === 0 ? word.padEnd(12) : word.padStart(9))).join('')}  outcomes\n`,
  )
  const reports: FuzzReport[] = []
  for (const target of chosen) {
    const report = await runFuzz(target, {
      seed: Number(values.seed),
      count: Number(values.count),
      slice: { part, of },
      ...(values.at === undefined ? {} : { only: Number(values.at) }),
    })
    reports.push(report)
    process.stdout.write(line(report))
  }
  const sum = (of: (report: FuzzReport) => number) =>
    reports.reduce((total, report) => total + of(report), 0)
  const [crashes, hangs, leaks] = [
    sum((report) => report.crashes.length),
    sum((report) => report.hangs.length),
    sum((report) => report.leaks.length),
  ]
  process.stdout.write(
    `\n${sum(({ tried }) => tried)} inputs, ${crashes} crashes, ${hangs} hangs, ${leaks} leaks; seed ${values.seed}, slice ${values.slice}\n`,
  )
  return crashes + hangs + leaks === 0
}

function line(report: FuzzReport): string {
  const { name, tried, crashes, hangs, leaks, outcomes, milliseconds } = report
  const numbers = [
    tried,
    crashes.length,
    hangs.length,
    leaks.length,
    (milliseconds / 1000).toFixed(1),
  ]
  const told = [...outcomes]
    .sort(([, one], [, other]) => other - one)
    .slice(0, 8)
    .map(([outcome, count]) => `${outcome} ${count}`)
  const found = [...crashes, ...hangs, ...leaks].map(({ index, what }) => `  #${index} ${what}\n`)
  return `${name.padEnd(12)}${numbers.map((each) => String(each).padStart(9)).join('')}  ${told.join(', ')}\n${found.join('')}`
}
