import type { SessionView } from '../../auth-server/contract.ts'
import { mayAsk } from '../models/panel-model.ts'
import { Button } from '../parts/controls.tsx'
import { lazy } from '../parts/lazy.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { callName } from '../parts/people.ts'
import { RecordedDate } from '../parts/recorded-date.tsx'
import { ScreenHeading } from '../parts/screen-heading.tsx'

const NeedForm = lazy(() => import('./need-form.tsx').then((view) => view.NeedForm))
const NotAgreed = lazy(() => import('./need-form.tsx').then((view) => view.NotAgreed))

/** Before the record is asked for: why they were referred, what must still be said, and the choice to talk first. */
export function Start({ session }: { session: SessionView }) {
  const panel = usePanel()
  const { referral, consent, needs, patient } = session
  const who = callName(patient.name)
  const next = needs[0] ?? null
  if (next === 'consent' && (consent.state === 'refused' || consent.state === 'withdrawn')) {
    return <NotAgreed session={session} />
  }
  return (
    <>
      <ScreenHeading>Before you open the GP record</ScreenHeading>
      {referral.reason === null ? null : (
        <section class="block">
          <h3>Why referred</h3>
          <p class="words">{referral.reason}</p>
          <p class="source">
            <RecordedDate date={referral.date} />
            {referral.referrer === null ? null : ` · from ${referral.referrer}`}
            {referral.source === 'stated' ? ' · as you stated' : null}
          </p>
          {referral.letter === null ? null : (
            <Button look="link" onClick={() => panel.trail.choose({ name: 'letter' })}>
              Read the letter
            </Button>
          )}
        </section>
      )}
      {next === null ? null : (
        <p>
          {needs.length === 1
            ? 'One thing is needed before the GP record can be asked for.'
            : `${needs.length} things are needed before the GP record can be asked for.`}
        </p>
      )}
      {next === null ? null : <NeedForm need={next} session={session} />}
      {mayAsk(session) ? (
        <section class="block">
          <h3>Consent</h3>
          <ConsentLine consent={consent} who={who} />
          <p class="actions">
            <Button look="primary" onClick={() => void panel.record.get()}>
              Get the GP record
            </Button>
          </p>
        </section>
      ) : null}
      <section class="block">
        <h3>Or talk first</h3>
        <p>
          You can hear {who}’s own story before you read what others wrote. The GP record isn’t
          asked for. You can get it later.
        </p>
        <p class="actions">
          <Button onClick={() => panel.record.setAside()}>I’ll talk first</Button>
        </p>
      </section>
    </>
  )
}

function ConsentLine({ consent, who }: { consent: SessionView['consent']; who: string }) {
  const how = [consent.how, consent.by, consent.basis].filter(Boolean).join(' · ')
  return (
    <p>
      {consent.state === 'recorded'
        ? `Your system holds ${who}’s consent for this.`
        : `You stated ${who}’s consent for this.`}
      {how ? ` ${how}.` : null}
      {consent.on === null ? null : (
        <>
          {' '}
          Since <RecordedDate date={consent.on.slice(0, 10)} />.
        </>
      )}
      {consent.until === null ? null : (
        <>
          {' '}
          Until <RecordedDate date={consent.until.slice(0, 10)} />.
        </>
      )}
    </p>
  )
}
