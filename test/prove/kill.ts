import { startPostgres } from '../auth-server/store/a-postgres.ts'
import { postgresPackage } from '../auth-server/store/postgres-package.ts'
import { type KillReport, killRun } from './kill/kill-run.ts'

export const about =
  'kill -9 of the server, 200 times unless a number is given: nothing acknowledged is lost (--postgres: that store, and the database is killed too)'

/** `npm run prove -- kill [NUMBER] [--postgres]`. */
export async function prove(args: readonly string[]): Promise<boolean> {
  const kills = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 200)
  const told = (line: string) => void process.stderr.write(`${line}\n`)
  if (!args.includes('--postgres')) return print(await killRun(kills, { told }))
  const found = postgresPackage()
  if (found === null) {
    process.stdout.write('There is no PostgreSQL for this platform among the packages.\n')
    return false
  }
  const postgres = await startPostgres(found)
  try {
    const databaseUrl = await postgres.database()
    return print(await killRun(kills, { told, databaseUrl, database: postgres }))
  } finally {
    await postgres.stop()
  }
}

function print({ kills, rows, answered, cut, faults }: KillReport): boolean {
  const line = (name: string, ...cells: unknown[]) =>
    `${name.padEnd(12)}${cells.map((cell) => String(cell).padStart(12)).join('')}\n`
  process.stdout.write(line('', 'answered', 'cut'))
  for (const name of new Set([...answered.keys(), ...cut.keys()])) {
    process.stdout.write(line(name, answered.get(name) ?? 0, cut.get(name) ?? 0))
  }
  process.stdout.write(`\n${kills} kills; ${rows} audit events in an unbroken chain\n`)
  for (const fault of faults) process.stdout.write(`LOST  ${fault}\n`)
  return faults.length === 0
}
