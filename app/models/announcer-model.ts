import { createModel, signal } from '@preact/signals'

export const PAUSE_MS = 3_000

/** The words of the one live region: at most one message every three seconds, the latest of those that waited. */
export const AnnouncerModel = createModel(() => {
  const message = signal('')
  let waiting: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const speak = (words: string) => {
    message.value = words
    timer = setTimeout(() => {
      timer = undefined
      if (waiting === null) return
      const next = waiting
      waiting = null
      speak(next)
    }, PAUSE_MS)
  }

  return {
    message,
    say: (words: string) => {
      if (timer === undefined) speak(words)
      else waiting = words
    },
    clear: () => {
      clearTimeout(timer)
      timer = undefined
      waiting = null
      message.value = ''
    },
  }
})
export type AnnouncerModel = InstanceType<typeof AnnouncerModel>
