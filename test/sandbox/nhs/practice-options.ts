import type { Practice } from '../world.ts'
import { API_AREAS } from './areas.ts'
import type { Asked } from './asked.ts'
import type { AnswerContext } from './record-answer.ts'

/** What providers of version 1.2 know. */
const OLD_AREAS = ['allergies', 'medication']

/** How this practice answers what was asked, given its version and what it has switched off. */
export function practiceOptions(
  { script }: Practice,
  asked: Asked,
): Pick<AnswerContext, 'asked' | 'disabled' | 'omitBundleId'> {
  if (script === 'referrals-off') {
    return { asked, disabled: new Set(['includeReferrals']), omitBundleId: false }
  }
  if (script !== 'old-provider') return { asked, disabled: new Set(), omitBundleId: false }
  const beyond = API_AREAS.filter(({ key }) => asked[key] !== null && !OLD_AREAS.includes(key))
  return {
    asked: {
      ...asked,
      consultations: null,
      problems: null,
      immunisations: null,
      uncategorised: null,
      investigations: null,
      referrals: null,
      diary: null,
      unknown: [...asked.unknown, ...beyond.map(({ parameter }) => parameter)],
    },
    disabled: new Set(),
    omitBundleId: true,
  }
}
