import type { ComponentChildren } from 'preact'
import type { Refusal } from '../panel-client.ts'
import { Button } from './controls.tsx'

/** nhsuk's warning callout; for what must be known before reading on. At most two on a screen. */
export function Callout({
  title,
  level = 3,
  children,
}: {
  title: string
  level?: 2 | 3
  children: ComponentChildren
}) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div class="nhsuk-card nhsuk-card--warning callout">
      <div class="nhsuk-card__content">
        <Heading class="nhsuk-card__heading">
          <span class="nhsuk-u-visually-hidden">Important: </span>
          {title}
        </Heading>
        {children}
      </div>
    </div>
  )
}

/** The code a worker reads out to the help desk. */
export function TraceReference({
  traceId,
  again = true,
}: {
  traceId: string | null
  /** Whether trying again may help. */
  again?: boolean
}) {
  if (traceId === null) return null
  const trace = <strong class="trace">{traceId}</strong>
  return (
    <p class="small">
      {again ? (
        <>If it keeps failing, quote {trace} to your help desk.</>
      ) : (
        <>Reference for your help desk: {trace}</>
      )}
    </p>
  )
}

/** A refusal inside a screen that otherwise goes on. */
export function RefusalNote({ refusal, retry }: { refusal: Refusal; retry?: () => void }) {
  return (
    <div class="failed">
      <p>{refusal.message}</p>
      {retry && refusal.retry ? <Button onClick={retry}>Try again</Button> : null}
      {refusal.kind === 'permission' ? null : (
        <TraceReference traceId={refusal.traceId} again={refusal.retry} />
      )}
    </div>
  )
}
