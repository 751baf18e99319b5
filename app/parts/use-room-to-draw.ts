import { signal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'

/** About what fills a screen. */
const FIRST = 10

/**
 * How many entries to draw of what is shown: those that can be seen at once, and the others with the next frame, so
 * that a long list opens as quickly as a short one. Begins anew with each other `shown`; what comes later stands below.
 */
export function useRoomToDraw(shown: unknown, wasDrawn = false): number {
  const room = useMemo(() => signal(wasDrawn ? Number.POSITIVE_INFINITY : FIRST), [shown])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => {
        room.value = Number.POSITIVE_INFINITY
      })
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [room])
  return room.value
}
