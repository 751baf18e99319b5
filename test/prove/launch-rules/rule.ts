/** One check of the launch, and how it is taken out: in `file`, `from` becomes `to`; a test of `tests` must then fail. */
export interface LaunchRule {
  /** Part of the launch that the check belongs to. */
  part: string
  rule: string
  file: string
  from: string
  to: string
  tests: string
}

export const LAUNCH = 'test/auth-server/launch'
export const ROUTES = 'test/auth-server/routes'

/** `[rule, from, to]` of one file, whose tests are in one file too. */
export const of = (
  part: string,
  file: string,
  tests: string,
  rows: readonly (readonly [rule: string, from: string, to: string])[],
): LaunchRule[] => rows.map(([rule, from, to]) => ({ part, rule, file, from, to, tests }))
