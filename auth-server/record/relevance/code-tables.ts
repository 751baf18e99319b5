import type { SensitiveGroup } from './policy.ts'

export const topicCodes: readonly {
  topic: string
  negated?: boolean
  family?: boolean
  codes: string
}[] = []

export const sensitiveCodes: readonly { group: SensitiveGroup; codes: string }[] = []
