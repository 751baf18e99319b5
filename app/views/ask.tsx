import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { SessionView } from '../../auth-server/contract.ts'
import { Button } from '../parts/controls.tsx'
import { formatDate } from '../parts/dates.ts'
import { TextArea } from '../parts/form.tsx'
import { useMemory, usePanel } from '../parts/panel-context.tsx'
import { callName, formatName, formatNhsNumber } from '../parts/people.ts'
import { ScreenHeading } from '../parts/screen-heading.tsx'

/** A first draft; nothing of the GP record is in it. */
function draft({ patient, referral, user, organisation }: SessionView): string {
  const date = referral.date === null ? '' : ` of ${formatDate(referral.date)}`
  return [
    `I’m supporting ${formatName(patient.name)} (NHS No. ${formatNhsNumber(patient.nhsNumber)}) after your referral${date}.`,
    '',
    'Could you tell me …?',
    '',
    [user.name, organisation.name].filter(Boolean).join(', '),
  ].join('\n')
}

/** A message to whoever referred the patient; the worker sends it. */
export function Ask({ session }: { session: SessionView }) {
  const { announcer } = usePanel()
  const words = useMemory('message', draft(session))
  const outcome = useSignal<'none' | 'copied' | 'by-hand'>('none')
  const form = useRef<HTMLDivElement>(null)
  const { referrer } = session.referral
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(words.value)
      outcome.value = 'copied'
      announcer.say('Message copied.')
    } catch {
      form.current?.querySelector('textarea')?.select()
      outcome.value = 'by-hand'
    }
  }
  return (
    <>
      <ScreenHeading>Ask the GP</ScreenHeading>
      <p>
        {referrer === null
          ? `Send this to whoever referred ${callName(session.patient.name)}; the letter says who.`
          : `To: ${referrer}`}
      </p>
      <div ref={form}>
        <TextArea
          id="message"
          label="Your message"
          hint="You send this yourself. We don’t add anything from the record."
          rows={9}
          value={words.value}
          onInput={(value) => {
            words.value = value
            outcome.value = 'none'
          }}
        />
      </div>
      <p class="actions">
        <Button look="primary" onClick={() => void copy()}>
          Copy the message
        </Button>
      </p>
      {outcome.value === 'copied' ? (
        <p>Copied. It hasn’t been sent: paste it where you write to the practice.</p>
      ) : null}
      {outcome.value === 'by-hand' ? (
        <p>Your browser didn’t allow copying. The words are selected: press Ctrl+C.</p>
      ) : null}
      <p class="small">The message isn’t kept when you close the panel.</p>
    </>
  )
}
