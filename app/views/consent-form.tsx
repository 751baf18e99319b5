import { useSignal } from '@preact/signals'
import {
  CONSENT_BASIS,
  CONSENT_BY,
  CONSENT_HOW,
  type ConsentBasis,
  type ConsentBy,
  type ConsentHow,
  type SessionView,
} from '../../auth-server/contract.ts'
import { Button } from '../parts/controls.tsx'
import { focusFirstError, Radios, TextField } from '../parts/form.tsx'
import { RefusalNote } from '../parts/notices.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { callName } from '../parts/people.ts'

const BEFORE: { readonly [state in SessionView['consent']['state']]?: string } = {
  expired: 'The consent that was given has run out. Ask again.',
  withdrawn: 'Consent was withdrawn. Ask again only if the person has changed their mind.',
  refused: 'Consent was refused. Ask again only if the person has changed their mind.',
}

/** How it is known that the patient, or who may decide for them, agrees. */
export function ConsentForm({ session }: { session: SessionView }) {
  const { session: model } = usePanel()
  const how = useSignal<ConsentHow | null>(null)
  const by = useSignal<ConsentBy | null>(null)
  const basis = useSignal<ConsentBasis | null>(null)
  const carerName = useSignal('')
  const checked = useSignal(false)
  const who = callName(session.patient.name)
  const byCarer = by.value === 'A carer'
  const refusal = model.formRefusal.value
  const isWhole = how.value !== null && by.value !== null && (!byCarer || basis.value !== null)

  const send = (event: Event) => {
    event.preventDefault()
    checked.value = true
    if (!isWhole || how.value === null || by.value === null) {
      focusFirstError(event.currentTarget)
      return
    }
    void model.stateConsent({
      decision: 'agreed',
      how: how.value,
      by: by.value,
      ...(byCarer && basis.value !== null ? { basis: basis.value } : {}),
      ...(byCarer && carerName.value.trim() ? { carerName: carerName.value.trim() } : {}),
    })
  }
  const missing = (value: unknown, words: string) => (checked.value && !value ? words : null)
  const before = BEFORE[session.consent.state]

  return (
    <form class="block" noValidate onSubmit={send}>
      <h3>Does {who} agree that you look at the GP record?</h3>
      {before === undefined ? null : <p>{before}</p>}
      <p class="quiet">
        What you say here is recorded with your name, and holds for this referral only.
      </p>
      <Radios
        name="how"
        legend="How do you know?"
        error={missing(how.value, 'Choose how you know')}
        options={CONSENT_HOW}
        value={how.value}
        onChoose={(value) => {
          how.value = value
        }}
      />
      <Radios
        name="by"
        legend="Who agreed?"
        error={missing(by.value, 'Choose who agreed')}
        options={CONSENT_BY}
        value={by.value}
        onChoose={(value) => {
          by.value = value
        }}
      />
      {byCarer ? (
        <div class="follow-up">
          <Radios
            name="basis"
            legend={`Why may they decide for ${who}?`}
            error={missing(basis.value, 'Choose why they may decide')}
            options={CONSENT_BASIS}
            value={basis.value}
            onChoose={(value) => {
              basis.value = value
            }}
          />
          <TextField
            id="carer-name"
            label="The carer’s name (optional)"
            value={carerName.value}
            onInput={(value) => {
              carerName.value = value
            }}
          />
        </div>
      ) : null}
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      <div class="actions">
        <Button type="submit" look="primary" busy={model.sending.value}>
          Yes, they agree
        </Button>
        <Button
          busy={model.sending.value}
          onClick={() => void model.stateConsent({ decision: 'refused' })}
        >
          No, they don’t agree
        </Button>
      </div>
    </form>
  )
}
