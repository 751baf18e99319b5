/** Lines of text for any value: what is null, false or empty is left out, so that a change stands out. */
export type Lines = readonly string[]

export const indented = (lines: Lines): Lines =>
  lines.map((line) => (line === '' ? '' : `  ${line}`))

/** A heading with its lines, or nothing where there are none. */
export const under = (heading: string, lines: Lines): Lines =>
  lines.length === 0 ? [] : [heading, ...indented(lines)]

/** The fields of an object, one line each. */
export function fieldLines(value: object, without: readonly string[] = []): Lines {
  return Object.entries(value).flatMap(([name, field]) => {
    if (without.includes(name)) return []
    const words = inWords(field)
    if (field === true) return [name]
    return words === '' ? [] : [`${name}: ${words}`]
  })
}

/** A value on one line. */
export function inWords(value: unknown): string {
  if (value === null || value === undefined || value === false) return ''
  if (typeof value === 'string') return value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
  if (Array.isArray(value)) return value.map((each) => inWords(each) || '–').join(' | ')
  if (value instanceof Set || value instanceof Map) return inWords([...value])
  if (typeof value === 'object') {
    return Object.entries(value)
      .flatMap(([name, field]) => {
        const words = inWords(field)
        return words === '' ? [] : [`${name} ${words}`]
      })
      .join(', ')
  }
  return String(value)
}
