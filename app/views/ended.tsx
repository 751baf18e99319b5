import type { Refusal } from '../panel-client.ts'

/** The session is over, and nothing of the patient is left on the page. */
export function Ended({ why, refusal }: { why: 'closed' | 'lost'; refusal: Refusal | null }) {
  return (
    <main class="cover">
      <h1>{why === 'closed' ? 'You’ve closed this panel' : 'Your session has ended'}</h1>
      <p>
        {refusal?.message ??
          'Nothing about the patient is left here. Open Backstory again from the patient’s page.'}
      </p>
      {refusal?.traceId ? (
        <p class="small">
          If it keeps happening, quote <strong class="trace">{refusal.traceId}</strong> to your help
          desk.
        </p>
      ) : null}
    </main>
  )
}
