import type { ComponentChildren } from 'preact'
import { useContext, useLayoutEffect, useRef } from 'preact/hooks'
import { readable } from '../models/record-model.ts'
import { needsRecord } from '../models/trail-model.ts'
import { Button } from './controls.tsx'
import { BackIcon } from './icons.tsx'
import { StepContext, usePanel } from './panel-context.tsx'
import { screenTitle } from './screen-titles.ts'
import { ScreenTools } from './screen-tools.tsx'
import { Sentence } from './sentence.tsx'

/** Frames to wait for a link that is still being drawn. */
const PATIENCE = 30

/** Puts the reader back where they were: scroll first, then focus on the link that was used. */
function restore(scroll: number, left: string | null, patience = PATIENCE) {
  const link =
    left === null ? null : document.querySelector<HTMLElement>(`[data-trail="${CSS.escape(left)}"]`)
  if (!link && left !== null && patience > 0) {
    requestAnimationFrame(() => restore(scroll, left, patience - 1))
    return
  }
  window.scrollTo(0, scroll)
  link?.focus({ preventScroll: true })
}

/** The way back, and the heading that takes the focus when its screen is opened. */
export function ScreenHeading({ children }: { children: ComponentChildren }) {
  const { trail, record } = usePanel()
  const step = useContext(StepContext)
  const heading = useRef<HTMLHeadingElement>(null)
  const previous = trail.previous.value
  const hasRecord = readable(record.state.value) !== null

  useLayoutEffect(() => {
    const arrival = trail.arrival.peek()
    if (arrival === 'back' && step) {
      restore(step.scroll, step.left)
      return
    }
    const focusIsLost = document.hasFocus() && document.activeElement === document.body
    if (arrival === 'opened') window.scrollTo(0, 0)
    if (arrival === 'opened' || focusIsLost) heading.current?.focus({ preventScroll: true })
  }, [step?.id])

  return (
    <>
      {previous === null || step?.id !== trail.current.value.id ? null : (
        <p class="back">
          <Button look="link" onClick={() => trail.back()}>
            <BackIcon /> Back to {screenTitle(previous.screen, hasRecord)}
          </Button>
        </p>
      )}
      <h2 class="screen-heading" ref={heading} tabIndex={-1}>
        {typeof children === 'string' ? <Sentence words={children} /> : children}
      </h2>
      {step !== null && needsRecord(step.screen) && hasRecord ? <ScreenTools /> : null}
    </>
  )
}
