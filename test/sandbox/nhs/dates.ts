import type { AskedPeriod } from './asked.ts'

/** First and last day that a recorded date or dateTime may mean: `2019` is all of 2019. Null when it is no date. */
export function daysMeant(recorded: string): { first: string; last: string } | null {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(recorded)
  if (found === null) return null
  const [, year = '', month, day] = found
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` }
  if (day !== undefined)
    return { first: `${year}-${month}-${day}`, last: `${year}-${month}-${day}` }
  const length = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return { first: `${year}-${month}-01`, last: `${year}-${month}-${length}` }
}

/** The rules by which a recorded time meets a period that was asked for. */
export const DATE_RULES: {
  rule: string
  /** True when the rule lets the item through, false when it keeps it out, null when it has no say. */
  meets(recorded: { start: string | null; end: string | null }, asked: AskedPeriod): boolean | null
}[] = [
  {
    rule: 'match/undated',
    meets: ({ start, end }) => (start === null && end === null ? true : null),
  },
  {
    rule: 'match/on-or-after-start',
    meets: (recorded, asked) => {
      const last = daysMeant(recorded.end ?? recorded.start ?? '')?.last
      return asked.start !== null && last !== undefined && last < asked.start ? false : null
    },
  },
  {
    rule: 'match/on-or-before-end',
    meets: (recorded, asked) => {
      const first = daysMeant(recorded.start ?? recorded.end ?? '')?.first
      return asked.end !== null && first !== undefined && first > asked.end ? false : null
    },
  },
]

/** Bounds are inclusive, partial dates are intervals, what has no date is always returned. */
export function meetsPeriod(
  recorded: { start: string | null; end: string | null },
  asked: AskedPeriod | null,
): boolean {
  if (asked === null) return true
  for (const { meets } of DATE_RULES) {
    const said = meets(recorded, asked)
    if (said !== null) return said
  }
  return recorded.start !== null || recorded.end !== null
}
