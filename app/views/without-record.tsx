import type { SessionView } from '../../auth-server/contract.ts'
import { mayAsk } from '../models/panel-model.ts'
import { Button } from '../parts/controls.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { callName } from '../parts/people.ts'
import { ScreenHeading } from '../parts/screen-heading.tsx'
import { NextSteps } from './next-steps.tsx'

/** The worker chose to go on without the record, for now. */
export function WithoutRecord({ session }: { session: SessionView }) {
  const { record } = usePanel()
  return (
    <>
      <ScreenHeading>Without the GP record</ScreenHeading>
      <p>
        Nothing from the GP record is shown. That doesn’t mean there is nothing to know about{' '}
        {callName(session.patient.name)}.
      </p>
      <NextSteps session={session} />
      <p class="actions">
        {mayAsk(session) ? (
          <Button onClick={() => void record.get()}>Get the GP record</Button>
        ) : (
          <Button onClick={() => record.clear()}>See what is needed to get the record</Button>
        )}
      </p>
    </>
  )
}
