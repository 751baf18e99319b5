import { Fragment } from 'preact'
import type { BriefLine } from '../../auth-server/contract.ts'
import type { Screen } from '../models/trail-model.ts'
import { ScreenLink } from './controls.tsx'
import { formatDate } from './dates.ts'
import { screenFor } from './screen-titles.ts'
import { Sentence } from './sentence.tsx'

function screenOf(source: string): Screen {
  if (source === 'letter' || source === 'referral') return { name: 'letter' }
  return screenFor({ reference: source, term: 'Entry' })
}

/** Sentences, each with the way to what it rests on: its date is the link; further sources are numbered. */
export function BriefLines({ lines, at }: { lines: readonly BriefLine[]; at: string }) {
  return (
    <ul class="lines">
      {lines.map(({ text, date, sources }, index) => (
        <li class="line" key={`${index} ${text}`}>
          <Sentence words={text} />
          {date === null && sources.length === 0 ? null : ' '}
          {date !== null && sources.length === 0 ? (
            <span class="line__date">{formatDate(date)}</span>
          ) : null}
          {sources.map((source, position) => {
            const first = date === null ? 'source' : formatDate(date)
            const words = position === 0 ? first : `source ${position + 1}`
            return (
              <Fragment key={source}>
                {position === 0 ? null : ' '}
                <ScreenLink
                  to={screenOf(source)}
                  trail={`${at}:${index}:${source}`}
                  look="source"
                  label={
                    date === null && position === 0
                      ? `source of “${text}”`
                      : `${words}, source of “${text}”`
                  }
                >
                  {words}
                </ScreenLink>
              </Fragment>
            )
          })}
        </li>
      ))}
    </ul>
  )
}
