import { countOf, type Finding, type Outcome } from './findings.ts'
import { RULES } from './rules.ts'
import type { Report } from './run-check.ts'

const MARKS: { readonly [outcome in Outcome]: string } = {
  pass: 'pass',
  warning: 'WARNING',
  fail: 'FAIL',
  skipped: 'skipped',
}

/** The report for a person: what fails first, then what is worth mending, then what is right. */
export function reportInWords({ iss, findings }: Report): string {
  const of = (outcome: Outcome) => findings.filter((one) => one.outcome === outcome)
  const counts = countOf(findings)
  const skipped = Map.groupBy(of('skipped'), ({ seen }) => seen)
  return [
    `Backstory check of ${iss}`,
    '',
    ...section('What stops Backstory', of('fail')),
    ...section('What to mend', of('warning')),
    ...(of('pass').length === 0 ? [] : ['What is right']),
    ...of('pass').map(({ rule, seen }) => `  ${RULES[rule].asks}: ${seen}`),
    '',
    ...(skipped.size === 0 ? [] : ['Not checked']),
    ...[...skipped].map(
      ([why, list]) => `  ${[...new Set(list.map(({ rule }) => rule))].join(', ')}: ${why}`,
    ),
    ...(skipped.size === 0 ? [] : ['']),
    `${counts.pass} passed, ${counts.warning} to mend, ${counts.fail} failed, ${counts.skipped} not checked`,
    '',
  ].join('\n')
}

function section(title: string, list: readonly Finding[]): string[] {
  if (list.length === 0) return []
  return [
    title,
    ...list.flatMap(({ rule, outcome, seen, remedy }) => [
      `  ${MARKS[outcome]} ${rule}: ${RULES[rule].asks}`,
      `    seen    ${seen}`,
      `    change  ${remedy ?? ''}`,
      `    from    ${RULES[rule].clause}`,
    ]),
    '',
  ]
}

/** The report for machines. */
export function reportAsJson({ iss, findings }: Report): object {
  return {
    iss,
    counts: countOf(findings),
    findings: findings.map(({ rule, outcome, seen, remedy }) => ({
      rule,
      outcome,
      asks: RULES[rule].asks,
      clause: RULES[rule].clause,
      seen,
      ...(remedy !== null && { remedy }),
    })),
  }
}
