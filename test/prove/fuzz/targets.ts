import { bundles } from './bundles.ts'
import { nhsAnswers } from './nhs-answers.ts'
import type { FuzzTarget } from './target.ts'

/** Everything that takes what others send. */
export const TARGETS: readonly FuzzTarget[] = [bundles, ...nhsAnswers]
