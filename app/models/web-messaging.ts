import { createModel, signal } from '@preact/signals'

/** The vendor's page around the panel, as far as SMART Web Messaging needs it. */
export interface HostPage {
  /** Sends to the page, and to that origin alone. */
  post: (message: unknown, origin: string) => void
  /** Calls back for each message that came from that very window; answers how to stop. */
  listen: (heard: (origin: string, data: unknown) => void) => () => void
}

/** What the launch said of the channel; the handle is a secret between the two pages. */
export interface MessagingChannel {
  handle: string
  origin: string
}

export const ANSWER_WITHIN_MS = 2_000
/** Our own message type; SMART names none for it, so it is a full URI. */
export const NOTE_SAVED = 'https://backstory.example/smart-messages/note-saved'

interface Answer {
  status?: string
}

/**
 * SMART Web Messaging with the vendor's page: a handshake first, then `ui.done` and our own "a note was saved". Without an
 * answer to the handshake nothing else is sent. Messages hold no word about the patient.
 */
export const WebMessagingModel = createModel((channel: MessagingChannel, host: HostPage) => {
  /** Whether the page answered the handshake. */
  const answers = signal(false)
  const waiting = new Map<string, (payload: Answer | null) => void>()

  const unlisten = host.listen((origin, data) => {
    if (origin !== channel.origin || typeof data !== 'object' || data === null) return
    const { responseToMessageId, payload } = data as {
      responseToMessageId?: unknown
      payload?: unknown
    }
    if (typeof responseToMessageId !== 'string') return
    waiting.get(responseToMessageId)?.(Object(payload) as Answer)
  })

  const ask = (messageType: string, payload: object): Promise<Answer | null> => {
    const messageId = crypto.randomUUID()
    return new Promise((settle) => {
      const end = (answer: Answer | null) => {
        clearTimeout(timer)
        waiting.delete(messageId)
        settle(answer)
      }
      const timer = setTimeout(() => end(null), ANSWER_WITHIN_MS)
      waiting.set(messageId, end)
      host.post(
        { messagingHandle: channel.handle, messageId, messageType, payload },
        channel.origin,
      )
    })
  }

  return {
    answers,
    connect: async (): Promise<boolean> => {
      answers.value = (await ask('status.handshake', {})) !== null
      return answers.value
    },
    /** Asks the page to put the panel away; false when it does not. */
    done: async (): Promise<boolean> => {
      if (!answers.peek()) return false
      const answer = await ask('ui.done', {})
      return answer !== null && answer.status !== 'failure'
    },
    /** Tells the page that it may show its notes again; `identifier` is the note's own, as saved. */
    noteSaved: (identifier: string) => {
      if (answers.peek()) void ask(NOTE_SAVED, { identifier })
    },
    close: () => {
      unlisten()
      for (const end of waiting.values()) end(null)
    },
  }
})
export type WebMessagingModel = InstanceType<typeof WebMessagingModel>

/** The window around ours: the page that holds the frame, else the one that opened this window. */
export function hostPage(own: Window): HostPage | null {
  const target: Window | null = own.parent !== own ? own.parent : (own.opener as Window | null)
  if (target === null) return null
  return {
    post: (message, origin) => target.postMessage(message, origin),
    listen: (heard) => {
      const onMessage = (event: MessageEvent<unknown>) => {
        if (event.source === target) heard(event.origin, event.data)
      }
      own.addEventListener('message', onMessage)
      return () => own.removeEventListener('message', onMessage)
    },
  }
}
