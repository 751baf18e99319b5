/** A row of a table of rules. */
interface Row {
  rule: string
}

/**
 * Takes one rule out of its table, in this process only: what `prove wire-rules` does to show which test goes red.
 * Nothing in the product can do so.
 */
export function switchOff(rule: string, tables: readonly Row[][]): boolean {
  let found = false
  for (const table of tables) {
    for (let at = table.findIndex((row) => row.rule === rule); at >= 0; ) {
      table.splice(at, 1)
      found = true
      at = table.findIndex((row) => row.rule === rule)
    }
  }
  return found
}
