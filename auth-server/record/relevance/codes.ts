import type { Code } from '../item.ts'
import { topicCodes } from './code-tables.ts'
import type { SensitiveGroup } from './policy.ts'
import { sensitiveCodes } from './sensitive-codes.ts'

/** What a code alone says. */
export interface CodedTopic {
  topic: string
  negated: boolean
  family: boolean
}

/** What codes say, whatever the words beside them. */
export interface Coded {
  topics: readonly CodedTopic[]
  groups: readonly SensitiveGroup[]
}

const byCode = new Map<string, { topics: CodedTopic[]; groups: SensitiveGroup[] }>()
const ofCode = (code: string) => {
  const known = byCode.get(code) ?? { topics: [], groups: [] }
  byCode.set(code, known)
  return known
}
for (const { topic, negated, family, codes } of topicCodes) {
  const said = { topic, negated: negated ?? false, family: family ?? false }
  for (const code of codes.split(' ')) ofCode(code).topics.push(said)
}
for (const { group, codes } of sensitiveCodes) {
  for (const code of codes.split(' ')) ofCode(code).groups = [group]
}

/**
 * A code in the form of the tables: SNOMED ids as they are, Read codes (`r:`) as their first five characters
 * without the dots that pad them. Case matters in Read codes.
 */
export function codeKey({ system, code }: Code): string {
  return system.includes('read.info') ? `r:${withoutPadding(code)}` : code
}

/** A code in the form in which an organisation's own lists are looked up: Read codes without term code and dots. */
export const listKey = (code: Code): string =>
  code.system.includes('read.info') ? withoutPadding(code.code) : code.code

/** A listed code in the same form: what is no id of digits is a Read code. */
export const listedKey = (code: string): string =>
  /^\d{6,}$/.test(code) ? code : withoutPadding(code)

const withoutPadding = (code: string) => code.slice(0, 5).replace(/\.+$/, '')

export const NOTHING_CODED: Coded = { topics: [], groups: [] }

/** The topics and the sensitive groups that an item's codes name. */
export function codedIn(codes: readonly Code[]): Coded {
  let found = NOTHING_CODED
  for (const code of codes) {
    const named = byCode.get(codeKey(code))
    if (named === undefined) continue
    found =
      found === NOTHING_CODED
        ? named
        : {
            topics: [...found.topics, ...named.topics],
            groups: [...found.groups, ...named.groups],
          }
  }
  return found
}
