import type { RecordContent, Update } from '../models/record-model.ts'
import { Button } from './controls.tsx'
import { dayOf, formatInstant } from './dates.ts'
import { RefusalNote } from './notices.tsx'
import { usePanel } from './panel-context.tsx'
import { Instant } from './recorded-date.tsx'
import { Sentence } from './sentence.tsx'

/** Practice, time and range of the retrieval; stands on every list. */
export function FetchedLine({ content, range }: { content: RecordContent; range?: string | null }) {
  const { retrieval } = content
  if (retrieval === null) return null
  const [newest, ...earlier] = retrieval.fetchedAt
  return (
    <>
      {range ? (
        <p class="range">
          <Sentence words={`${range.replace(/\.+$/, '')}.`} />
        </p>
      ) : null}
      {newest && isOld(newest) ? <OldCopy fetchedAt={newest} /> : null}
      <p class="fetched">
        From {retrieval.practice.name ?? 'the GP practice'}
        {newest ? (
          <>
            , fetched <Instant at={newest} /> <span class="nowrap">(24-hour clock)</span>
          </>
        ) : null}
        {earlier.length > 0 ? (
          <Sentence words={` and before that ${earlier.map(formatInstant).join(', ')}`} />
        ) : null}
        .
      </p>
    </>
  )
}

/** A copy of another day. */
const isOld = (fetchedAt: string) => dayOf(fetchedAt) !== dayOf(new Date().toISOString())

function OldCopy({ fetchedAt }: { fetchedAt: string }) {
  const { record } = usePanel()
  return (
    <p class="old-copy">
      <strong>Old copy</strong> from <Instant at={fetchedAt} />. The record may have changed.{' '}
      <Button look="link" onClick={() => void record.refresh({})}>
        Get it again
      </Button>
    </p>
  )
}

/** Asks the practice again; what is shown stays until the new answer is whole. */
export function Refresh({ update }: { update: Update }) {
  const { record } = usePanel()
  return (
    <div class="refresh">
      {update.at === 'running' ? (
        <p class="quiet">{update.words}</p>
      ) : (
        <Button look="link" onClick={() => void record.refresh({})}>
          Refresh
        </Button>
      )}
      {update.at === 'refused' ? (
        <>
          <p>The record was not refreshed. What you see is the copy fetched before.</p>
          <RefusalNote refusal={update.refusal} retry={() => void record.refresh({})} />
        </>
      ) : null}
    </div>
  )
}
