import type { RecordContent } from '../models/record-model.ts'
import { Answer } from '../parts/answer.tsx'
import { formatDate } from '../parts/dates.ts'
import { Entry } from '../parts/entry.tsx'
import { FetchedLine } from '../parts/fetched-line.tsx'
import { ScreenHeading } from '../parts/screen-heading.tsx'

/** Everything recorded on one day: nearness in time, which is not a cause. */
export function SameDay({
  date,
  rules,
  content,
}: {
  date: string
  rules: string | null
  content: RecordContent
}) {
  return (
    <>
      <ScreenHeading>{`Everything from ${formatDate(date)}`}</ScreenHeading>
      <FetchedLine content={content} />
      <p class="small">These stand on the same day. That alone doesn’t mean one led to another.</p>
      <Answer request={{ show: 'sameDay', date }}>
        {(items) =>
          items.length === 0 ? (
            <p>Nothing that was fetched has this date.</p>
          ) : (
            <ul class="entries">
              {items.map((item) => (
                <Entry key={item.reference} item={item} at="day" rules={rules} level={3} />
              ))}
            </ul>
          )
        }
      </Answer>
    </>
  )
}
