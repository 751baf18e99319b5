import { useSignal } from '@preact/signals'
import type { IdentityDifference, SessionView } from '../../auth-server/contract.ts'
import { Button } from '../parts/controls.tsx'
import { formatDate } from '../parts/dates.ts'
import { focusFirstError } from '../parts/form.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { formatNhsNumber } from '../parts/people.ts'
import { ScreenHeading } from '../parts/screen-heading.tsx'

const shown = (difference: IdentityDifference, value: string) =>
  difference.field === 'birth date' && /^\d{4}/.test(value) ? formatDate(value) : value

/** Nothing of the record is shown until the worker has said that this is the same person. */
export function IdentityStop({
  session,
  differences,
}: {
  session: SessionView
  differences: readonly IdentityDifference[]
}) {
  const { record } = usePanel()
  const sure = useSignal(false)
  const missed = useSignal(false)
  const sending = useSignal(false)
  const confirm = async (event: Event) => {
    event.preventDefault()
    missed.value = !sure.value
    if (!sure.value) focusFirstError(event.currentTarget)
    if (!sure.value || sending.value) return
    sending.value = true
    await record.confirmIdentity()
    sending.value = false
  }
  return (
    <>
      <ScreenHeading>Stop. These details don’t match.</ScreenHeading>
      <div role="alert">
        <p>
          Your system and the GP record name the same NHS number (
          <span class="nowrap">{formatNhsNumber(session.patient.nhsNumber)}</span>), but{' '}
          {differences.length === 1 ? 'one detail differs' : `${differences.length} details differ`}
          . Don’t use this record until you’ve checked who this is.
        </p>
      </div>
      <ul class="differences">
        {differences.map((difference) => (
          <li class="difference" key={difference.field}>
            <h3>{difference.field.charAt(0).toUpperCase() + difference.field.slice(1)}</h3>
            <dl class="facts">
              <div class="facts__row">
                <dt>Your system</dt>
                <dd>{shown(difference, difference.yours)}</dd>
              </div>
              <div class="facts__row">
                <dt>GP record</dt>
                <dd>{shown(difference, difference.theirs)}</dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
      <form class="block" noValidate onSubmit={(event) => void confirm(event)}>
        <div
          class={
            missed.value
              ? 'nhsuk-form-group nhsuk-form-group--error field'
              : 'nhsuk-form-group field'
          }
        >
          {missed.value ? (
            <span class="nhsuk-error-message" id="same-person-error">
              <span class="nhsuk-u-visually-hidden">Error: </span>
              Tick this only if you have checked
            </span>
          ) : null}
          <div class="nhsuk-checkboxes nhsuk-checkboxes--small">
            <div class="nhsuk-checkboxes__item">
              <input
                class="nhsuk-checkboxes__input"
                id="same-person"
                type="checkbox"
                checked={sure.value}
                aria-describedby={missed.value ? 'same-person-error' : undefined}
                onChange={({ currentTarget }) => {
                  sure.value = currentTarget.checked
                }}
              />
              <label class="nhsuk-label nhsuk-checkboxes__label" for="same-person">
                I have checked these differences, and this is the same person. My name, the time and
                this answer are recorded.
              </label>
            </div>
          </div>
        </div>
        <div class="actions">
          <Button type="submit" look="warning" busy={sending.value}>
            Open the GP record
          </Button>
          <Button onClick={() => record.setAside()}>Carry on without it</Button>
        </div>
      </form>
    </>
  )
}
