import type { Closing } from '../../../../../auth-server/contract.ts'
import type { SensitiveGroup } from '../../../../../auth-server/record/relevance/policy.ts'

/** How people write of one sensitive group, and what only sounds like it. One wording a line. */
export interface Wordings {
  group: SensitiveGroup
  closing: Closing
  closes: readonly string[]
  /** Not closed at all. */
  stays: readonly string[]
}

export const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
