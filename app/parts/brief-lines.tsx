import type { BriefLine } from '../../auth-server/contract.ts'
import type { RecordContent } from '../models/record-model.ts'
import type { Screen } from '../models/trail-model.ts'
import { ScreenLink } from './controls.tsx'
import { formatDate } from './dates.ts'
import { RecordedDate } from './recorded-date.tsx'
import { screenFor } from './screen-titles.ts'
import { Sentence } from './sentence.tsx'

/** Where a line of the brief comes from, as a screen and in words. */
function sourceOf(source: string, content: RecordContent): { to: Screen; words: string } {
  if (source === 'letter') return { to: { name: 'letter' }, words: 'letter' }
  if (source === 'referral') return { to: { name: 'letter' }, words: 'referral' }
  for (const { groups } of content.sections.values()) {
    for (const { items } of groups) {
      const item = items.find(({ reference }) => reference === source)
      if (item) return { to: screenFor(item), words: `${item.term}, ${formatDate(item.date)}` }
    }
  }
  return { to: screenFor({ reference: source, term: 'Entry' }), words: 'entry in the GP record' }
}

/** A list of sentences, each with a way to what it rests on. */
export function BriefLines({
  lines,
  at,
  content,
}: {
  lines: readonly BriefLine[]
  at: string
  content: RecordContent
}) {
  return (
    <ul class="lines">
      {lines.map(({ text, date, sources }, index) => (
        <li class="line" key={`${index} ${text}`}>
          <span class="line__text">
            <Sentence words={text} />
          </span>
          {date === null ? null : (
            <>
              {' '}
              <span class="line__date">
                <RecordedDate date={date} />
              </span>
            </>
          )}
          {sources.length === 0 ? null : (
            <span class="line__sources">
              {sources.length > 1 ? 'sources' : null}
              {sources.map((source, position) => {
                const { to, words } = sourceOf(source, content)
                const name = sources.length === 1 ? 'source' : `${position + 1}, source`
                return (
                  <ScreenLink
                    key={source}
                    to={to}
                    trail={`${at}:${index}:${source}`}
                    label={`${name} of “${text}”: ${words}`}
                  >
                    {sources.length === 1 ? 'source' : position + 1}
                  </ScreenLink>
                )
              })}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
