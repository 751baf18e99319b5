import { Fragment } from 'preact'
import type { BriefLine } from '../../auth-server/contract.ts'
import type { Screen } from '../models/trail-model.ts'
import { ScreenLink } from './controls.tsx'
import { formatDate } from './dates.ts'
import { screenFor } from './screen-titles.ts'
import { Sentence } from './sentence.tsx'

const isLetter = (source: string) => source === 'letter' || source === 'referral'

const screenOf = (source: string): Screen =>
  isLetter(source) ? { name: 'letter' } : screenFor({ reference: source, term: 'Entry' })

/** Sentences, each with the way to what it rests on: its date is the link; further ones are named or numbered. */
export function BriefLines({ lines, at }: { lines: readonly BriefLine[]; at: string }) {
  return (
    <ul class="lines">
      {lines.map(({ text, date, sources }, index) => (
        <li class="line" key={`${index} ${text}`}>
          <Sentence words={text} />
          {date !== null && sources.length === 0 ? (
            <>
              {' '}
              <span class="line__date">{formatDate(date)}</span>
            </>
          ) : null}
          {sources.map((source, position) => {
            const further = position === 0 ? 'source' : `source ${position + 1}`
            const named = isLetter(source) ? 'letter' : further
            const words = date === null || position > 0 ? named : formatDate(date)
            return (
              <Fragment key={source}>
                {' '}
                <ScreenLink
                  to={screenOf(source)}
                  trail={`${at}:${index}:${source}`}
                  look="source"
                  label={`${words}: ${text}`}
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
