import type { Stage } from '../contract.ts'
import type { RetrieveRequest } from './retrieval.ts'

/** The stages that are said from here, in a link worker's words. */
const WORDS = {
  pds: { started: 'Checking the NHS number', done: 'NHS number checked' },
  sds: { started: 'Finding the practice’s system', done: 'The practice’s system was found' },
  practice: { started: 'Asking the practice for the record', done: 'The practice has answered' },
} as const satisfies { readonly [stage in Stage]?: { started: string; done: string } }

/** After this long without an answer the wait itself is said. */
const STILL_WAITING_MS = 5_000

/** Runs one stage and says when it starts, what comes in between, and when it is done; a failed stage is never done. */
export async function said<T>(
  { onStage }: Pick<RetrieveRequest, 'onStage'>,
  stage: keyof typeof WORDS,
  work: (progress: (words: string) => void) => Promise<T>,
): Promise<T> {
  const progress = (words: string) => {
    clearTimeout(waiting)
    onStage(stage, 'started', words)
  }
  onStage(stage, 'started', WORDS[stage].started)
  const waiting = setTimeout(
    () => onStage(stage, 'started', `${WORDS[stage].started}: still waiting`),
    STILL_WAITING_MS,
  )
  try {
    const result = await work(progress)
    onStage(stage, 'done', WORDS[stage].done)
    return result
  } finally {
    clearTimeout(waiting)
  }
}
