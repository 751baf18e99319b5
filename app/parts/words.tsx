import { Fragment } from 'preact'
import type { Expand } from '../models/plain-english.ts'
import { usePanel } from './panel-context.tsx'

/**
 * Words as recorded. With the plain-English switch on, the meaning of a known abbreviation follows it; what is copied
 * is the original all the same.
 */
export function Words({ text }: { text: string }) {
  const expand = usePanel().plain.value
  const words = expand === null ? text : <Expanded text={text} expand={expand} />
  return TURNS.test(text) ? <bdi>{words}</bdi> : words
}

/** Letters and marks that run from right to left: what stands beside them on the line must not run with them. */
const TURNS = /[\u0590-\u08ff\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/

function Expanded({ text, expand }: { text: string; expand: Expand }) {
  return (
    <>
      {expand(text).map((part, index) => (
        <Fragment key={`${index} ${part.text}`}>
          {part.text}
          {part.expansion === null ? null : <span class="meaning"> ({part.expansion})</span>}
        </Fragment>
      ))}
    </>
  )
}
