import type { PeriodMonths, SessionView } from '../../auth-server/contract.ts'
import type { RecordContent } from '../models/record-model.ts'
import { AskAgain } from './ask-again.tsx'
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
  if (!asked) return null
  return (
    <AskAgain
      button={
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
          {asked.from === null ? null : <AddOlder />}
        </p>
      }
    >
      <Sentence
        words={
          asked.from === null
            ? 'Consultations of all dates were asked for.'
            : `Consultations before ${formatDate(asked.from)} weren’t asked for.`
        }
      />{' '}
      Choose how far back to go; the practice is asked again.
    </AskAgain>
  )
}

/** Adds what is older than was asked for to what came. */
export function AddOlder() {
  const { record } = usePanel()
  return <Button onClick={() => void record.more({ kind: 'older' })}>Add the older ones</Button>
}
