import { parseArgs } from 'node:util'
import { type Cell, faultMatrix } from './faults/fault-matrix.ts'

export const about =
  'every upstream delayed, cut, doubled, corrupted at each step; disk full; clock jumps: what the user sees, and that nothing is lost (--only WORD)'

/** `npm run prove -- faults [--only WORD]`. */
export async function prove(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({ args: [...args], options: { only: { type: 'string' } } })
  process.stdout.write(
    `${'step'.padEnd(24)}${'fault'.padEnd(16)}${'calls'.padStart(5)}  what the user sees\n`,
  )
  const { cells, wrong } = await faultMatrix(
    (cell) => process.stdout.write(line(cell)),
    values.only,
  )
  const bad = cells.filter((cell) => cell.wrong.length > 0)
  process.stdout.write(
    `\n${cells.length} cells; lost, doubled, another’s or unexplained in ${bad.length}\n${wrong.map((each) => `WRONG  ${each}\n`).join('')}`,
  )
  return bad.length === 0 && wrong.length === 0
}

function line({ step, fault, seen, meddled, wrong }: Cell): string {
  const told =
    seen.code === 'well'
      ? 'nothing: it went well'
      : `${seen.code}${seen.sentence && `: ${seen.sentence}`}`
  const trace = seen.trace === '' ? '' : ` [${seen.trace.slice(0, 8)}…]`
  return `${step.padEnd(24)}${fault.padEnd(16)}${String(meddled).padStart(5)}  ${told}${trace}\n${wrong.map((each) => `    WRONG  ${each}\n`).join('')}`
}
