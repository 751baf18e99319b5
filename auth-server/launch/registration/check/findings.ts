import { RULES, type RuleId } from './rules.ts'

/** `fail`: Backstory does not work, or not safely. `warning`: it works, and something is missing or against the standard. */
export type Outcome = 'pass' | 'warning' | 'fail' | 'skipped'

export interface Finding {
  rule: RuleId
  outcome: Outcome
  /** What was seen; for `skipped`, why. */
  seen: string
  /** What to change; null when nothing needs to be. */
  remedy: string | null
}

/** Collects what the checks find. */
export interface Findings {
  readonly list: readonly Finding[]
  pass(rule: RuleId, seen: string): void
  warn(rule: RuleId, seen: string, remedy: string): void
  fail(rule: RuleId, seen: string, remedy: string): void
  skip(rule: RuleId, why: string): void
  /** The rules that nothing was said about yet. */
  skipRest(rules: readonly RuleId[], why: string): void
}

export function findings(): Findings {
  const list: Finding[] = []
  const note = (outcome: Outcome) => (rule: RuleId, seen: string, remedy: string | null) =>
    void list.push({ rule, outcome, seen, remedy })
  const skip = (rule: RuleId, why: string) => note('skipped')(rule, why, null)
  return {
    list,
    pass: (rule, seen) => note('pass')(rule, seen, null),
    warn: note('warning'),
    fail: note('fail'),
    skip,
    skipRest: (rules, why) => {
      for (const rule of rules) if (!list.some((one) => one.rule === rule)) skip(rule, why)
    },
  }
}

/** Findings in the order of the rules, the worst of one rule first. */
export function inOrder(list: readonly Finding[]): readonly Finding[] {
  const rules = Object.keys(RULES)
  const weight = { fail: 0, warning: 1, pass: 2, skipped: 3 }
  return [...list].sort(
    (one, other) =>
      rules.indexOf(one.rule) - rules.indexOf(other.rule) ||
      weight[one.outcome] - weight[other.outcome],
  )
}

export function countOf(list: readonly Finding[]): { readonly [outcome in Outcome]: number } {
  const count = (outcome: Outcome) => list.filter((one) => one.outcome === outcome).length
  return {
    pass: count('pass'),
    warning: count('warning'),
    fail: count('fail'),
    skipped: count('skipped'),
  }
}
