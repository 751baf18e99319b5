import type { ReadonlySignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { ViewAnswers, ViewRequest } from '../../auth-server/contract.ts'
import type { Loaded } from '../models/loaded.ts'
import { RefusalNote } from './notices.tsx'
import { usePanel } from './panel-context.tsx'

/** Asks the server for what a screen shows, and says so while it waits or is refused. */
export function Answer<R extends ViewRequest>({
  request,
  children,
}: {
  request: R
  children: (value: ViewAnswers[R['show']]) => ComponentChildren
}) {
  const { answers } = usePanel()
  const answer: ReadonlySignal<Loaded<ViewAnswers[R['show']]>> = answers.ask(request)
  const now = answer.value
  if (now.at === 'loading') return <p class="quiet">Getting it.</p>
  if (now.at === 'refused') {
    return <RefusalNote refusal={now.refusal} retry={() => answers.again(request)} />
  }
  return <>{children(now.value)}</>
}
