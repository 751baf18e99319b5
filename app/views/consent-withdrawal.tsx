import { useSignal } from '@preact/signals'
import type { SessionView } from '../../auth-server/contract.ts'
import { Button } from '../parts/controls.tsx'
import { RefusalNote } from '../parts/notices.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { callName } from '../parts/people.ts'

/** The patient changed their mind: the record leaves the panel at once. */
export function ConsentWithdrawal({ session }: { session: SessionView }) {
  const panel = usePanel()
  const asking = useSignal(false)
  const { state } = session.consent
  if (state !== 'recorded' && state !== 'stated') return null
  const who = callName(session.patient.name)
  const refusal = panel.session.formRefusal.value
  if (!asking.value) {
    return (
      <p class="actions">
        <Button
          onClick={() => {
            asking.value = true
          }}
        >
          {who} no longer agrees
        </Button>
      </p>
    )
  }
  return (
    <>
      <p>The GP record leaves this panel at once, and isn’t asked for again for this referral.</p>
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      <p class="actions">
        <Button
          look="warning"
          busy={panel.session.sending.value}
          onClick={() => void panel.withdrawConsent()}
        >
          Withdraw and empty the record
        </Button>
        <Button
          onClick={() => {
            asking.value = false
          }}
        >
          Go back
        </Button>
      </p>
    </>
  )
}
