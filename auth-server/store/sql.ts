/** A value that both databases hold alike. */
export type SqlValue = string | number | null | Uint8Array

/** A statement that both databases understand, and its values: the first stands where the text says `$1`. */
export type Statement = readonly [text: string, ...values: readonly SqlValue[]]

/** What the rows need of a database. Whatever it rejects is a `Refusal('store-unavailable')`. */
export interface Sql {
  all<Row extends object>(...statement: Statement): Promise<readonly Row[]>
  /** Answers how many rows were changed. */
  run(...statement: Statement): Promise<number>
  /** All of them, in this order, or none. */
  together(statements: readonly Statement[]): Promise<void>
}

/** The first row, or null. */
export const one = async <Row extends object>(
  sql: Sql,
  ...statement: Statement
): Promise<Row | null> => (await sql.all<Row>(...statement))[0] ?? null
