import { effect } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { SessionView } from '../../auth-server/contract.ts'
import type { RecordContent } from '../models/record-model.ts'
import { formatInstant } from './dates.ts'
import { usePanel } from './panel-context.tsx'

/** Stands, with the person's name and NHS number, at the top of every printed page of the record. */
export function PaperHead({
  session,
  content,
}: {
  session: SessionView
  content: RecordContent | null
}) {
  const retrieval = content?.retrieval
  if (!retrieval) return null
  const [fetched] = retrieval.fetchedAt
  const warnings = [...new Set(retrieval.warnings.map(({ title }) => title))]
  return (
    <p class="paper-head">
      Staff copy. GP record from {retrieval.practice.name ?? 'the GP practice'}
      {fetched ? `, fetched ${formatInstant(fetched)} (24-hour clock)` : null}. Printed{' '}
      <PrintedAt /> by {session.user.name}, {session.organisation.name}.
      {warnings.length > 0 ? ` ${warnings.join(' ')}` : null}
    </p>
  )
}

/** Written at once, not with the next frame: the page goes to paper before there is one. */
function PrintedAt() {
  const { printedAt } = usePanel()
  const place = useRef<HTMLSpanElement>(null)
  useLayoutEffect(
    () =>
      effect(() => {
        if (place.current) place.current.textContent = formatInstant(printedAt.value)
      }),
    [printedAt],
  )
  return <span ref={place} />
}
