import type { Closing } from '../../contract.ts'

/** The sensitive groups that a local policy may close differently. */
export const SENSITIVE_GROUPS = {
  'hiv-sti': 'locked',
  termination: 'locked',
  fertility: 'locked',
  gender: 'locked',
  'child-protection': 'closed',
  offences: 'closed',
  fgm: 'closed',
  'sexual-violence': 'closed',
  'self-harm': 'headline',
  injecting: 'headline',
  prognosis: 'headline',
  'domestic-abuse': 'safety',
  'safe-contact': 'safety',
} as const satisfies { readonly [group: string]: Closing }
export type SensitiveGroup = keyof typeof SENSITIVE_GROUPS

/** A code list of the organisation's own, e.g. one exported from OpenCodelists. */
export interface OwnCodeList {
  name: string
  place: 'relevant' | 'lower'
  /** Ids as strings; the coding system does not matter. */
  codes: readonly string[]
}

/** Words of the organisation's own that bring an item forward, in the phrase notation of `phrases.ts`. */
export interface OwnRule {
  name: string
  phrases: readonly string[]
}

/** What an organisation may change. Everything left out is the default. */
export interface RecordPolicy {
  /** Areas whose items are never brought forward. */
  areasOff: readonly string[]
  /** Names of rules that do not speak. */
  rulesOff: readonly string[]
  /** Closing per sensitive group; `open` does not close it. */
  closings: { readonly [group: string]: Closing | 'open' }
  codeLists?: readonly OwnCodeList[]
  rules?: readonly OwnRule[]
}

export const defaultPolicy: RecordPolicy = { areasOff: [], rulesOff: [], closings: {} }

/** The closing of a sensitive group under a policy; null when the policy leaves it open. */
export function closingOf(group: SensitiveGroup, policy: RecordPolicy): Closing | null {
  const closing = policy.closings[group] ?? SENSITIVE_GROUPS[group]
  return closing === 'open' ? null : closing
}
