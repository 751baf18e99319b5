import { Fragment } from 'preact'
import { usePanel } from './panel-context.tsx'

/**
 * Words as recorded. With the plain-English switch on, the meaning of a known abbreviation follows it; what is copied
 * is the original all the same.
 */
export function Words({ text }: { text: string }) {
  const expand = usePanel().plain.value
  if (expand === null) return <>{text}</>
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
