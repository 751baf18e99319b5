import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useLayoutEffect } from 'preact/hooks'

/** True while the panel is as wide as a media query says. */
export function useRoom(query: string): ReadonlySignal<boolean> {
  const hasRoom = useSignal(false)
  useLayoutEffect(() => {
    const list = matchMedia(query)
    const look = () => {
      hasRoom.value = list.matches
    }
    look()
    list.addEventListener('change', look)
    return () => list.removeEventListener('change', look)
  }, [query])
  return hasRoom
}
