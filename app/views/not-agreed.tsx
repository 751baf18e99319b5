import type { SessionView } from '../../auth-server/contract.ts'
import { Disclosure } from '../parts/disclosure.tsx'
import { callName } from '../parts/people.ts'
import { ScreenHeading } from '../parts/screen-heading.tsx'
import { ConsentForm } from './consent-form.tsx'
import { NextSteps } from './next-steps.tsx'

/** The patient said no, or no longer says yes: recorded, no call is made, and the work goes on. */
export function NotAgreed({ session }: { session: SessionView }) {
  const who = callName(session.patient.name)
  const { consent } = session
  return (
    <>
      <ScreenHeading>{who} doesn’t agree, so the GP record isn’t asked for</ScreenHeading>
      <p class="lead">
        {consent.state === 'withdrawn'
          ? `${who} no longer agrees. The GP record has left this panel.`
          : `You recorded that ${who} doesn’t agree. The practice was not asked.`}{' '}
        You can still help: start with a conversation.
      </p>
      <NextSteps session={session} />
      <Disclosure name="changed-mind" summary={`${who} has changed their mind`}>
        <ConsentForm session={session} />
      </Disclosure>
    </>
  )
}
