import type { BriefLine, ReferralPhrase, SessionView } from '../../auth-server/contract.ts'
import { BriefLines } from '../parts/brief-lines.tsx'
import { ScreenLink } from '../parts/controls.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { lazy } from '../parts/lazy.tsx'
import { useMemory } from '../parts/panel-context.tsx'
import { RecordedDate } from '../parts/recorded-date.tsx'

const Phrases = lazy(() => import('./record-screen.tsx').then((view) => view.Phrases), {
  work: true,
})

interface WhyReferredProps {
  session: SessionView
  lines: readonly BriefLine[]
  phrases: readonly ReferralPhrase[]
  differences: readonly BriefLine[]
}

/** The referral's own words first, then what in the record they meet. */
export function WhyReferred({ session, lines, phrases, differences }: WhyReferredProps) {
  const { referral } = session
  const wasOpened = useMemory('phrases', false)
  return (
    <section class="block block--first">
      <h3>Why referred</h3>
      {referral.reason === null ? (
        <p>No reason for the referral was sent. Ask the person, or paste the letter.</p>
      ) : (
        <p class="words lead">{referral.reason}</p>
      )}
      {lines.length === 0 ? null : <BriefLines lines={lines} at="why" />}
      {differences.length === 0 ? null : (
        <>
          <h4>The referral and the record differ: check with the person</h4>
          <BriefLines lines={differences} at="differences" />
        </>
      )}
      <p class="source">
        {referral.source === 'none' ? null : (
          <>
            Referred <RecordedDate date={referral.date} />
            {referral.referrer === null ? null : ` by ${referral.referrer}`}
            {referral.source === 'stated' ? ', as you stated' : null}.{' '}
          </>
        )}
        <ScreenLink to={{ name: 'letter' }} trail="letter">
          {referral.letter === null ? 'Add the letter' : 'Read the letter'}
        </ScreenLink>
      </p>
      {phrases.length === 0 ? null : (
        <Disclosure
          name="phrases"
          look="small"
          summary="What the record says about the words of the referral"
          onOpen={() => {
            wasOpened.value = true
          }}
        >
          {wasOpened.value ? <Phrases phrases={phrases} /> : null}
        </Disclosure>
      )}
    </section>
  )
}
