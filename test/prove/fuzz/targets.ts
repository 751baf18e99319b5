import { bundles } from './bundles.ts'
import { feeds } from './feeds.ts'
import { files } from './files.ts'
import { nhsAnswers } from './nhs-answers.ts'
import { panelCalls } from './panel-calls.ts'
import { signIn } from './sign-in.ts'
import type { FuzzTarget } from './target.ts'
import { vendorAnswers } from './vendor-answers.ts'

/** Everything that takes what others send. */
export const TARGETS: readonly FuzzTarget[] = [
  bundles,
  ...nhsAnswers,
  signIn,
  vendorAnswers,
  ...feeds,
  ...files,
  ...panelCalls,
]
