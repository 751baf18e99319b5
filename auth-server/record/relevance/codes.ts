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

const byCode = new Map<string, CodedTopic[]>()
for (const { topic, negated, family, codes } of topicCodes) {
  for (const code of codes.split(' ')) {
    const known = byCode.get(code)
    const said = { topic, negated: negated ?? false, family: family ?? false }
    if (known) known.push(said)
    else byCode.set(code, [said])
  }
}

const groupByCode = new Map<string, SensitiveGroup>()
for (const { group, codes } of sensitiveCodes) {
  for (const code of codes.split(' ')) groupByCode.set(code, group)
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

const NO_TOPICS: readonly CodedTopic[] = []
const NO_GROUPS: readonly SensitiveGroup[] = []

/** The topics that an item's codes name, whatever its words. */
export function codedTopics(codes: readonly Code[]): readonly CodedTopic[] {
  let found = NO_TOPICS
  for (const code of codes) {
    const named = byCode.get(codeKey(code))
    if (named) found = found.length === 0 ? named : [...found, ...named]
  }
  return found
}

/** The sensitive groups that an item's codes name. */
export function codedGroups(codes: readonly Code[]): readonly SensitiveGroup[] {
  let found = NO_GROUPS
  for (const code of codes) {
    const named = groupByCode.get(codeKey(code))
    if (named) found = [...found, named]
  }
  return found
}
