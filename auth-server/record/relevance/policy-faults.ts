import { AREAS } from '../../contract.ts'
import { inNotation } from './phrases.ts'
import { EVERYDAY, OTHER_RULES } from './place-item.ts'
import { type RecordPolicy, SENSITIVE_GROUPS } from './policy.ts'
import { isSnomedId } from './snomed-id.ts'
import { topics } from './topics/all-topics.ts'

/** Names of the rules that a policy may switch off, without its own. */
const RULE_NAMES: ReadonlySet<string> = new Set([
  ...topics.map(({ name }) => name),
  EVERYDAY,
  ...OTHER_RULES,
])

/** More would make every look at a record slower. */
const MOST_CODES = 20_000
const WORD = /^(?:[\p{L}\p{N}]+[*?]?|#{1,2}\??)$/u
const GAP = /^~(?:[1-9])?$/
const MOST_NAMED = 5

/**
 * Everything in a policy that would be without effect or mean something else than its author thought: names of areas,
 * rules and sensitive groups that there are not, phrases outside the notation, ids with a wrong check digit.
 */
export function policyFaults(policy: RecordPolicy): readonly string[] {
  const { areasOff, rulesOff, closings, codeLists = [], rules = [] } = policy
  const own = [...rules, ...codeLists].map(({ name }) => name)
  return [
    ...unknown('areasOff', areasOff, AREAS),
    ...unknown('rulesOff', rulesOff, [...RULE_NAMES, ...own]),
    ...unknown('closings', Object.keys(closings), Object.keys(SENSITIVE_GROUPS)),
    ...own
      .filter((name, at) => own.indexOf(name) !== at || RULE_NAMES.has(name))
      .map((name) => `there is more than one rule or list called "${name}"`),
    ...rules.flatMap(({ name, phrases }) =>
      phrases
        .filter((phrase) => !isPhrase(phrase))
        .map((phrase) => `rules: "${name}": "${phrase}" is no phrase`),
    ),
    ...codeLists.flatMap(({ name, codes }) => [
      ...(codes.length === 0 ? [`codeLists: "${name}" holds no code`] : []),
      ...wrongIds(codes).map((wrong) => `codeLists: "${name}": ${wrong}`),
    ]),
    ...(codeLists.reduce((sum, { codes }) => sum + codes.length, 0) > MOST_CODES
      ? [`codeLists: more than ${MOST_CODES} codes together`]
      : []),
  ]
}

const unknown = (field: string, names: readonly string[], known: readonly string[]) =>
  names
    .filter((name) => !known.includes(name))
    .map((name) => `${field}: there is no "${name}". There are: ${known.join(', ')}`)

/** In the notation of `phrases.ts`: it must begin and end with a word that has to be there. */
function isPhrase(phrase: string): boolean {
  const parts = inNotation(phrase).split(' ')
  const isWord = (part: string) =>
    part
      .replace(/\?$/, '')
      .split('|')
      .every((each) => WORD.test(each))
  const isFirm = (part: string | undefined) =>
    part !== undefined && isWord(part) && !part.endsWith('?')
  return (
    parts.every((part) => GAP.test(part) || isWord(part)) &&
    isFirm(parts[0]) &&
    isFirm(parts.at(-1))
  )
}

/** Read codes have no check digit; only what is all digits can be checked. */
function wrongIds(codes: readonly string[]): readonly string[] {
  const wrong = codes.filter((code) => /^\d{6,}$/.test(code) && !isSnomedId(code))
  const named = wrong.slice(0, MOST_NAMED).map((code) => `${code} has a wrong check digit`)
  const more = wrong.length - named.length
  return more > 0 ? [...named, `and ${more} more have a wrong check digit`] : named
}
