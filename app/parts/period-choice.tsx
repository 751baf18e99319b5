import type { PeriodMonths, SessionView } from '../../auth-server/contract.ts'
import type { RecordContent } from '../models/record-model.ts'
import { Button } from './controls.tsx'
import { plural } from './counts.ts'
import { formatDate } from './dates.ts'
import { usePanel } from './panel-context.tsx'
import { Sentence } from './sentence.tsx'

const words = (months: PeriodMonths) =>
  months === null ? 'All of them' : `Last ${plural(months / 12, 'year')}`

/** How far back consultations are asked for; choosing another period asks the practice again. */
export function PeriodChoice({
  session,
  content,
}: {
  session: SessionView
  content: RecordContent
}) {
  const { record } = usePanel()
  const asked = content.retrieval?.asked
  const state = record.state.value
  if (!asked || state.at !== 'ready') return null
  const { update } = state
  return (
    <section class="older" aria-label="How far back">
      <p>
        <Sentence
          words={
            asked.from === null
              ? 'Consultations of all dates were asked for.'
              : `Consultations before ${formatDate(asked.from)} weren’t asked for.`
          }
        />{' '}
        Choose how far back to go; the practice is asked again.
      </p>
      {update.at === 'running' ? (
        <p class="quiet">{update.words}</p>
      ) : (
        <p class="actions">
          {session.period.choices.map((months) => (
            <Button
              key={String(months)}
              pressed={months === asked.months}
              onClick={() => {
                if (months !== asked.months) void record.refresh({ months })
              }}
            >
              {words(months)}
            </Button>
          ))}
          {asked.from === null ? null : (
            <Button onClick={() => void record.more({ kind: 'older' })}>Add the older ones</Button>
          )}
        </p>
      )}
      {update.at === 'refused' ? <p class="failed">{update.refusal.message}</p> : null}
    </section>
  )
}
