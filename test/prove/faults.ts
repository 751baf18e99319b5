import { parseArgs } from 'node:util'
import type { Cell } from './faults/cell.ts'
import { clockJumps, feedFaults } from './faults/clock-and-feed.ts'
import { faultMatrix } from './faults/fault-matrix.ts'
import { databaseFaults, diskFull } from './faults/store-faults.ts'

export const about =
  'every upstream delayed, cut, doubled, corrupted at each step; disk full; clock jumps: what the user sees, and that nothing is lost (--only calls|feed|clock|disk|database; --cell "STEP, FAULT" for one of the calls)'

interface Part {
  cells: readonly Cell[] | null
  wrong: readonly string[]
}
type Told = (cell: Cell) => void

const alone = async (cells: Promise<readonly Cell[] | null>): Promise<Part> => ({
  cells: await cells,
  wrong: [],
})

const PARTS: readonly (readonly [
  name: string,
  run: (told: Told, cell: string) => Promise<Part>,
])[] = [
  ['calls', faultMatrix],
  ['feed', (told) => alone(feedFaults(told))],
  ['clock', (told) => alone(clockJumps(told))],
  ['disk', (told) => alone(diskFull(told))],
  ['database', (told) => alone(databaseFaults(told))],
]

/** `npm run prove -- faults [--only NAME] [--cell TEXT]`. */
export async function prove(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: 'string' }, cell: { type: 'string', default: '' } },
  })
  const chosen = values.cell === '' ? values.only : 'calls'
  process.stdout.write(
    `${'step'.padEnd(24)}${'fault'.padEnd(22)}${'calls'.padStart(6)}  what the user sees\n`,
  )
  const cells: Cell[] = []
  const wrong: string[] = []
  for (const [name, run] of PARTS) {
    if (chosen !== undefined && chosen !== name) continue
    const part = await run((cell) => process.stdout.write(line(cell)), values.cell)
    if (part.cells === null)
      process.stdout.write(`${name}: not tried, this machine has no means for it\n`)
    cells.push(...(part.cells ?? []))
    wrong.push(...part.wrong)
  }
  const bad = cells.filter((cell) => cell.wrong.length > 0)
  process.stdout.write(
    `\n${cells.length} cells; lost, doubled, another’s or unexplained in ${bad.length}\n${wrong.map((each) => `WRONG  ${each}\n`).join('')}`,
  )
  return cells.length > 0 && bad.length === 0 && wrong.length === 0
}

function line({ step, fault, seen, meddled, wrong }: Cell): string {
  const { code, sentence, trace } = seen
  const told =
    code === 'well' ? sentence || 'nothing: it went well' : `${code}${sentence && `: ${sentence}`}`
  const reference = trace === '' ? '' : ` [${trace.slice(0, 8)}…]`
  return `${step.padEnd(24)}${fault.padEnd(22)}${String(meddled).padStart(6)}  ${told}${reference}\n${wrong.map((each) => `    WRONG  ${each}\n`).join('')}`
}
