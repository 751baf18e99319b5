import { useSignal } from '@preact/signals'
import type { SessionView } from '../../auth-server/contract.ts'
import { Button } from '../parts/controls.tsx'
import { focusFirstError, TextArea, TextField } from '../parts/form.tsx'
import { RefusalNote } from '../parts/notices.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { RecordedDate } from '../parts/recorded-date.tsx'
import { ScreenHeading } from '../parts/screen-heading.tsx'
import { QuotableLetter } from './quote-letter.tsx'

/** The referral and its letter, exactly as received; or the place to paste it. */
export function Letter({ session }: { session: SessionView }) {
  const { referral } = session
  const { letter } = referral
  return (
    <>
      <ScreenHeading>Referral and letter</ScreenHeading>
      <section class="block">
        <h3>Why referred</h3>
        {referral.reason === null ? (
          <p>Your system sent no reason for the referral.</p>
        ) : (
          <p class="words">{referral.reason}</p>
        )}
        {referral.source === 'none' ? null : (
          <p class="source">
            <RecordedDate date={referral.date} />
            {referral.referrer === null ? null : ` · from ${referral.referrer}`}
            {referral.source === 'stated' ? ' · as you stated' : null}
          </p>
        )}
      </section>
      {letter === null ? (
        <PasteLetter />
      ) : (
        <section class="block">
          <h3>{letter.title}</h3>
          <p class="source">
            <RecordedDate date={letter.date} />
            {letter.author === null ? null : ` · ${letter.author}`}
            {letter.source === 'pasted' ? ' · pasted by you' : ' · from your system'}
          </p>
          <QuotableLetter text={letter.text} />
        </section>
      )}
    </>
  )
}

function PasteLetter() {
  const { session } = usePanel()
  const text = useSignal('')
  const title = useSignal('')
  const checked = useSignal(false)
  const refusal = session.formRefusal.value
  return (
    <form
      class="block"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        checked.value = true
        if (!text.value.trim()) {
          focusFirstError(event.currentTarget)
          return
        }
        void session.addLetter({
          text: text.value,
          ...(title.value.trim() ? { title: title.value.trim() } : {}),
        })
      }}
    >
      <h3>No letter was sent</h3>
      <p>If you have the letter elsewhere, paste its words here. They stay with this session.</p>
      <TextField
        id="letter-title"
        label="What is it? (optional)"
        hint="For example, letter from Dr Patel"
        value={title.value}
        onInput={(value) => {
          title.value = value
        }}
      />
      <TextArea
        id="letter-text"
        label="The letter"
        rows={8}
        error={checked.value && !text.value.trim() ? 'Paste the words of the letter' : null}
        value={text.value}
        onInput={(value) => {
          text.value = value
        }}
      />
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      <Button type="submit" look="primary" busy={session.sending.value}>
        Keep the letter
      </Button>
    </form>
  )
}
