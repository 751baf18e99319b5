/**
 * Rows of a CSV file (RFC 4180) by the names in its first line, lower case, spaces as underscores. Quoted fields may
 * hold commas and line breaks. A row is at most a megabyte; a longer one is cut there.
 */
export async function* readCsv(
  lines: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<{ readonly [column: string]: string }> {
  let names: readonly string[] | null = null
  let pending = ''
  for await (const line of lines) {
    pending = pending === '' ? line : `${pending}\n${line}`
    if (isInsideQuotes(pending) && pending.length < 1_000_000) continue
    const fields = fieldsOf(pending.replace(/\r$/, ''))
    pending = ''
    if (names === null) {
      names = fields.map((name) =>
        name
          .replace(/^\ufeff/, '')
          .trim()
          .toLowerCase()
          .replace(/\s+/g, '_'),
      )
    } else if (fields.some((field) => field.trim() !== '')) yield rowOf(names, fields)
  }
  if (pending !== '' && names !== null) yield rowOf(names, fieldsOf(pending))
}

const rowOf = (names: readonly string[], fields: readonly string[]) =>
  Object.fromEntries(names.map((name, index) => [name, (fields[index] ?? '').trim()]))

const isInsideQuotes = (text: string) => (text.match(/"/g)?.length ?? 0) % 2 === 1

function fieldsOf(line: string): string[] {
  const fields: string[] = []
  let at = 0
  while (at <= line.length) {
    if (line[at] === '"') {
      const quoted = /^"((?:[^"]|"")*)"?[^,]*/.exec(line.slice(at))
      fields.push((quoted?.[1] ?? '').replaceAll('""', '"'))
      at += (quoted?.[0].length ?? 1) + 1
    } else {
      const comma = line.indexOf(',', at)
      const end = comma < 0 ? line.length : comma
      fields.push(line.slice(at, end))
      at = end + 1
    }
  }
  return fields
}
