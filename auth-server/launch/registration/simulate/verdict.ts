import type { Journey } from './journey.ts'
import { mistake as mistakeOf } from './mistakes.ts'

export interface Verdict {
  sound: boolean
  words: string
}

const AT = {
  authorize: 0,
  token: 'Token',
  'second-token': 'Token, again',
  refresh: 'Refresh',
  'second-refresh': 'Refresh, again',
  fhir: 'FHIR',
} as const

/** Whether the server answered as it should: everything taken without a mistake, the mistake refused in the right words. */
export function verdictOn({ steps, mistake }: Journey): Verdict {
  if (mistake === null) {
    const stopped = steps.find(({ result }) => result !== 'ok')
    return stopped === undefined
      ? { sound: true, words: 'Everything was taken, as it should be.' }
      : { sound: false, words: `${stopped.name} was not taken: ${stopped.result}.` }
  }
  const { stopsAt, sound, clause } = mistakeOf(mistake)
  const at = AT[stopsAt]
  const step = typeof at === 'number' ? steps[at] : steps.find(({ name }) => name === at)
  const expected = `expected ${sound.join(' or ')} (${clause})`
  if (step === undefined) {
    const reached = steps.at(-1)
    return {
      sound: false,
      words: `It did not come so far: ${reached?.name} answered ${reached?.result}; ${expected}.`,
    }
  }
  return sound.includes(step.result)
    ? { sound: true, words: `Refused as it should be: ${step.result}.` }
    : {
        sound: false,
        words: `${step.name} answered ${step.result === 'ok' ? 'as if nothing were wrong' : step.result}; ${expected}.`,
      }
}
