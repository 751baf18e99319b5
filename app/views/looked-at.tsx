import { useSignal } from '@preact/signals'
import type { LookedAtView, LookView } from '../../auth-server/contract.ts'
import { LOADING, type Loaded } from '../models/loaded.ts'
import { plural } from '../parts/counts.ts'
import { Disclosure } from '../parts/disclosure.tsx'
import { RefusalNote } from '../parts/notices.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { formatSecond } from '../parts/seconds.ts'

/** What was looked at in this session, as the audit has it, in words. */
export function LookedAt() {
  const panel = usePanel()
  const answer = useSignal<Loaded<LookedAtView>>(LOADING)
  const ask = async () => {
    answer.value = LOADING
    answer.value = await panel.lookedAt()
  }
  const now = answer.value
  return (
    <Disclosure
      name="looked-at"
      summary="What was looked at in this session"
      onOpen={() => void ask()}
    >
      {now.at === 'loading' ? (
        <p class="quiet">Getting it.</p>
      ) : now.at === 'refused' ? (
        <RefusalNote refusal={now.refusal} retry={() => void ask()} />
      ) : (
        <>
          <p>The newest first. Nobody can change or delete this list.</p>
          <ol class="plain">
            {now.value.looks.map((look) => (
              <li key={`${look.first} ${look.what} ${look.details.join()}`}>
                <Look look={look} />
              </li>
            ))}
          </ol>
        </>
      )}
    </Disclosure>
  )
}

function Look({ look }: { look: LookView }) {
  const { first, last, times, what, details, refusal } = look
  return (
    <>
      <strong>{what}</strong>
      {details.length === 0 ? null : `: ${details.join(', ')}`}
      <br />
      <span class="small">
        {formatSecond(first)}
        {times === 1 ? null : ` to ${formatSecond(last)}, ${plural(times, 'time')}`}
      </span>
      {refusal === null ? null : (
        <>
          <br />
          {refusal}
        </>
      )}
    </>
  )
}
