import type { ComponentChildren } from 'preact'
import type { Refusal } from '../panel-client.ts'
import { Button } from './controls.tsx'

/** nhsuk's warning callout; for what must be known before reading on. At most two on a screen. */
export function Callout({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="nhsuk-card nhsuk-card--warning callout">
      <div class="nhsuk-card__content">
        <h3 class="nhsuk-card__heading">
          <span class="nhsuk-u-visually-hidden">Important: </span>
          {title}
        </h3>
        {children}
      </div>
    </div>
  )
}

/** The code a worker reads out to the help desk. */
export function TraceReference({ traceId }: { traceId: string | null }) {
  if (traceId === null) return null
  return (
    <p class="small">
      Reference for your help desk: <strong class="trace">{traceId}</strong>
    </p>
  )
}

/** A refusal inside a screen that otherwise goes on. */
export function RefusalNote({ refusal, retry }: { refusal: Refusal; retry?: () => void }) {
  return (
    <div class="failed">
      <p>{refusal.message}</p>
      {retry && refusal.retry ? <Button onClick={retry}>Try again</Button> : null}
      {refusal.kind === 'permission' ? null : <TraceReference traceId={refusal.traceId} />}
    </div>
  )
}
