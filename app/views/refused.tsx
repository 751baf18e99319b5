import type { RefusalKind, SessionView } from '../../auth-server/contract.ts'
import type { Refusal } from '../panel-client.ts'
import { Button } from '../parts/controls.tsx'
import { TraceReference } from '../parts/notices.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { callName } from '../parts/people.ts'
import { ScreenHeading } from '../parts/screen-heading.tsx'
import { NextSteps } from './next-steps.tsx'

const HEADINGS: { readonly [kind in RefusalKind]: string } = {
  'not-shared': 'You can’t see this GP record',
  'not-attempted': 'The GP record wasn’t asked for',
  technical: 'We couldn’t get the GP record',
  temporary: 'The GP record isn’t available at the moment',
  permission: 'The GP record can’t be asked for yet',
  session: 'Open Backstory again',
  request: 'We couldn’t get the GP record',
}

interface RefusedProps {
  session: SessionView
  refusal: Refusal
}

/** Why there is no record, and how the work goes on without it. */
export function Refused({ session, refusal }: RefusedProps) {
  const { record } = usePanel()
  const { code, kind, retry, message, traceId } = refusal
  const who = callName(session.patient.name)
  const hasDied = code === 'patient-deceased'
  const heading =
    code === 'consent-refused'
      ? `${who} doesn’t agree, so the GP record isn’t asked for`
      : hasDied
        ? 'Stop. Check before you make contact.'
        : HEADINGS[kind]
  return (
    <>
      <ScreenHeading>{heading}</ScreenHeading>
      <div role="alert">
        <p class="lead">{message}</p>
      </div>
      {retry ? (
        <p class="actions">
          <Button look="primary" onClick={() => void record.get()}>
            Try again
          </Button>
          <Button onClick={() => record.setAside()}>Carry on without the record</Button>
        </p>
      ) : null}
      <TraceReference traceId={traceId} />
      {hasDied ? null : (
        <>
          <p>No record here doesn’t mean that there is nothing to know about {who}.</p>
          <NextSteps session={session} />
        </>
      )}
    </>
  )
}
