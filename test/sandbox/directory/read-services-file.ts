import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/**
 * One invented service, as the readable files beside this one tell it. Their form, a block for each service:
 *
 *     id | name | organisation
 *     key value | key value; second value | …     (any number of such lines)
 *     > the provider's own words
 *
 * Keys: `at` place, street, town and postcode; `reach` venue, phone, online or home; `when` days and times; `for` ages;
 * `cost`; `join`; `kind` taxonomy terms; `access`; `lang`; `area`; `status`; `alert`; `checked` days ago.
 */
export interface SandboxService {
  id: string
  name: string
  organisation: string
  says: string
  fields: ReadonlyMap<string, readonly string[]>
}

const KEYS = new Set(
  'at reach when for cost join kind access lang area status alert checked'.split(' '),
)

export type SandboxFeed = 'county' | 'voluntary'

/** The services of one feed, in the order of its file. */
export function sandboxServices(feed: SandboxFeed): readonly SandboxService[] {
  const text = readFileSync(resolve(import.meta.dirname, `${feed}.txt`), 'utf8')
  return text
    .split(/\n{2,}/)
    .map((block) => block.split('\n').filter((line) => line !== '' && !line.startsWith('#')))
    .filter((lines) => lines.length > 0)
    .map(readBlock)
}

function readBlock(lines: readonly string[]): SandboxService {
  const [head = '', ...rest] = lines
  const [id, name, organisation] = head.split(' | ')
  if (id === undefined || name === undefined || organisation === undefined) {
    throw new Error(`A service needs "id | name | organisation": ${head}`)
  }
  const fields = new Map<string, readonly string[]>()
  for (const part of rest
    .filter((line) => !line.startsWith('>'))
    .flatMap((line) => line.split(' | '))) {
    const [key = '', ...words] = part.trim().split(' ')
    if (!KEYS.has(key)) throw new Error(`${id}: there is no key "${key}"`)
    fields.set(
      key,
      words
        .join(' ')
        .split(';')
        .map((word) => word.trim()),
    )
  }
  const says = rest.filter((line) => line.startsWith('>')).map((line) => line.slice(1).trim())
  return { id, name, organisation, says: says.join('\n\n'), fields }
}

/** A UUID that is always the same for the same words. */
export function uuidOf(...words: readonly string[]): string {
  const hex = createHash('sha256').update(words.join(' ')).digest('hex')
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** A number below `most` that is always the same for the same words. */
export function drawn(most: number, ...words: readonly string[]): number {
  return (
    Number.parseInt(createHash('sha256').update(words.join(' ')).digest('hex').slice(0, 8), 16) %
    most
  )
}
