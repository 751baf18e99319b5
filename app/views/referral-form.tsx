import { useSignal } from '@preact/signals'
import { Button } from '../parts/controls.tsx'
import { DateField, focusFirstError, TextArea, TextField } from '../parts/form.tsx'
import { RefusalNote } from '../parts/notices.tsx'
import { usePanel } from '../parts/panel-context.tsx'

/** Which referral this is for, where the worker's own system did not say. */
export function ReferralForm() {
  const { session } = usePanel()
  const reason = useSignal('')
  const referrer = useSignal('')
  const date = useSignal('')
  const checked = useSignal(false)
  const refusal = session.formRefusal.value
  const send = (event: Event) => {
    event.preventDefault()
    checked.value = true
    if (!reason.value.trim()) {
      focusFirstError(event.currentTarget)
      return
    }
    void session.stateReferral({
      reason: reason.value.trim(),
      ...(referrer.value.trim() ? { referrer: referrer.value.trim() } : {}),
      ...(date.value ? { date: date.value } : {}),
    })
  }
  return (
    <form class="block" noValidate onSubmit={send}>
      <h3>Which referral is this for?</h3>
      <p>Your system didn’t send a referral. What you say here is recorded with your name.</p>
      <TextArea
        id="reason"
        label="Why were they referred?"
        rows={3}
        error={checked.value && !reason.value.trim() ? 'Say why they were referred' : null}
        value={reason.value}
        onInput={(value) => {
          reason.value = value
        }}
      />
      <TextField
        id="referrer"
        label="Who referred them? (optional)"
        value={referrer.value}
        onInput={(value) => {
          referrer.value = value
        }}
      />
      <DateField
        id="referral-date"
        label="When? (optional)"
        value={date.value}
        onInput={(value) => {
          date.value = value
        }}
      />
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      <Button type="submit" look="primary" busy={session.sending.value}>
        Continue
      </Button>
    </form>
  )
}
