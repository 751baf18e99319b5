import type { Need, SessionView } from '../../auth-server/contract.ts'
import { Button } from '../parts/controls.tsx'
import { RefusalNote } from '../parts/notices.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { ConsentForm } from './consent-form.tsx'
import { ReferralForm } from './referral-form.tsx'

export { NotAgreed } from './not-agreed.tsx'

/** What the worker must still say before the record may be asked for. */
export function NeedForm({ need, session }: { need: Need; session: SessionView }) {
  if (need === 'referral') return <ReferralForm />
  if (need === 'consent') return <ConsentForm session={session} />
  return <Policy text={session.policyText} />
}

/** The question of the local policy, for a patient under 16 or for whom somebody else decides. */
function Policy({ text }: { text: string | null }) {
  const { session, record } = usePanel()
  const refusal = session.formRefusal.value
  return (
    <section class="block">
      <h3>Your local policy</h3>
      <p class="words">
        {text ?? 'Does your service’s policy allow you to look at this GP record?'}
      </p>
      <p class="quiet">Your answer is recorded with your name.</p>
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      <p class="actions">
        <Button
          look="primary"
          busy={session.sending.value}
          onClick={() => void session.answerPolicy(true)}
        >
          Yes, it allows it
        </Button>
        <Button
          busy={session.sending.value}
          onClick={async () => {
            if (await session.answerPolicy(false)) record.setAside()
          }}
        >
          No, it doesn’t
        </Button>
      </p>
    </section>
  )
}
