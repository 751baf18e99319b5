import type { Refusal } from '../panel-client.ts'
import { TraceReference } from '../parts/notices.tsx'

/** The session is over, and nothing of the patient is left on the page. */
export function Ended({ why, refusal }: { why: 'closed' | 'lost'; refusal: Refusal | null }) {
  return (
    <main class="cover">
      <h1>{why === 'closed' ? 'You’ve closed this panel' : 'Your session has ended'}</h1>
      <p>
        {refusal?.message ??
          'Nothing about the patient is left here. Open Backstory again from the patient’s page.'}
      </p>
      <TraceReference traceId={refusal?.traceId ?? null} />
    </main>
  )
}
