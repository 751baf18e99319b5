import { readdir } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type BenchRow, holds, ratioOf } from './row.ts'

/**
 * `npm run bench [-- --json] [-- NAME …]`: every file of this folder that exports `rows()` is a part of the table.
 * Figures are ratios against a named peer or limit of the same run; milliseconds alone say nothing on a shared machine.
 */
interface Part {
  rows(): Promise<readonly BenchRow[]>
}

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
  strict: false,
})

const files = (await readdir(import.meta.dirname)).filter((file) => file.endsWith('.ts')).sort()
const names = files
  .map((file) => basename(file, '.ts'))
  .filter((name) => !['bench', 'row'].includes(name))
const unknown = [
  ...positionals.filter((name) => !names.includes(name)),
  ...Object.keys(values).filter((name) => name !== 'json'),
]
if (unknown.length > 0) {
  process.stderr.write(`Usage: npm run bench [-- --json] [NAME …]\nNames: ${names.join(', ')}\n`)
  process.exit(64)
}
const wanted = positionals.length === 0 ? names : names.filter((name) => positionals.includes(name))

const machine = {
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  processors: cpus().length,
  model: cpus()[0]?.model.trim() ?? 'unknown',
  memoryGiB: Math.round(totalmem() / 2 ** 30),
}
const round = (figure: number): string =>
  figure === 0 ? '0' : Math.abs(figure) >= 100 ? figure.toFixed(0) : figure.toPrecision(3)

const parts: { name: string; rows: readonly BenchRow[] }[] = []
for (const name of wanted) {
  process.stderr.write(`${name} …\n`)
  const part: Partial<Part> = await import(resolve(import.meta.dirname, `${name}.ts`))
  if (part.rows) parts.push({ name, rows: await part.rows() })
}

if (values.json) {
  process.stdout.write(`${JSON.stringify({ machine, parts })}\n`)
} else {
  process.stdout.write(
    `${machine.model}, ${machine.processors} processors, ${machine.memoryGiB} GiB, ${machine.platform}, Node ${machine.node}\n`,
  )
  for (const { name, rows } of parts) {
    process.stdout.write(`\n${name}\n`)
    for (const row of rows) {
      const verdict = holds(row)
      process.stdout.write(
        `  ${row.what.padEnd(58)} ${`${round(row.figure)} ${row.unit}`.padStart(14)}  beside ${row.beside}: ` +
          `${round(row.peer)} ${row.unit}, ratio ${round(ratioOf(row))}` +
          `${row.bar === null ? '' : `, at most ${row.bar}: ${verdict ? 'holds' : 'MISSED'}`}\n`,
      )
    }
  }
}
process.exitCode = parts.some(({ rows }) => rows.some((row) => holds(row) === false)) ? 1 : 0
