import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  ANSWER_WITHIN_MS,
  type HostPage,
  hostPage,
  NOTE_SAVED,
  WebMessagingModel,
} from '../../../app/models/web-messaging.ts'

interface Sent {
  messagingHandle: string
  messageId: string
  messageType: string
  payload: object
}

/** The vendor's page: what was sent to it, and a way to answer from any origin. */
function aPage() {
  const sent: { message: Sent; origin: string }[] = []
  let heard: ((origin: string, data: unknown) => void) | null = null
  const page: HostPage = {
    post: (message, origin) => sent.push({ message: message as Sent, origin }),
    listen: (callback) => {
      heard = callback
      return () => {
        heard = null
      }
    },
  }
  return {
    page,
    sent,
    say: (data: unknown, origin = 'https://vendor.example') => heard?.(origin, data),
    /** Answers the last message. */
    answer: (payload: object, origin?: string) =>
      heard?.(origin ?? 'https://vendor.example', {
        messageId: 'm',
        responseToMessageId: sent.at(-1)?.message.messageId,
        payload,
      }),
    listening: () => heard !== null,
  }
}

const channel = { handle: 'secret-handle', origin: 'https://vendor.example' }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('SMART Web Messaging', () => {
  it('begins with a handshake that carries the handle to the registered origin alone', async () => {
    const host = aPage()
    const messaging = new WebMessagingModel(channel, host.page)
    const connecting = messaging.connect()
    expect(host.sent).toMatchObject([
      {
        origin: 'https://vendor.example',
        message: { messagingHandle: 'secret-handle', messageType: 'status.handshake', payload: {} },
      },
    ])
    host.answer({})
    expect(await connecting).toBe(true)
    expect(messaging.answers.value).toBe(true)
  })

  it.each([
    ['another origin', (host: ReturnType<typeof aPage>) => host.answer({}, 'https://evil.example')],
    [
      'an unknown message',
      (host: ReturnType<typeof aPage>) => host.say({ responseToMessageId: 'x' }),
    ],
    ['no object', (host: ReturnType<typeof aPage>) => host.say('hello')],
    ['nobody', () => undefined],
  ])('that is answered by %s stays off, and nothing more is sent', async (_who, act) => {
    const host = aPage()
    const messaging = new WebMessagingModel(channel, host.page)
    const connecting = messaging.connect()
    act(host)
    await vi.advanceTimersByTimeAsync(ANSWER_WITHIN_MS)
    expect(await connecting).toBe(false)
    messaging.noteSaved('urn:uuid:1')
    expect(await messaging.done()).toBe(false)
    expect(host.sent).toHaveLength(1)
  })

  it('asks the page to put the panel away, and tells it that a note was saved, by identifier alone', async () => {
    const host = aPage()
    const messaging = new WebMessagingModel(channel, host.page)
    const connecting = messaging.connect()
    host.answer({})
    await connecting
    messaging.noteSaved('urn:uuid:1')
    expect(host.sent.at(-1)?.message).toMatchObject({
      messageType: NOTE_SAVED,
      payload: { identifier: 'urn:uuid:1' },
    })
    const done = messaging.done()
    expect(host.sent.at(-1)?.message).toMatchObject({ messageType: 'ui.done', payload: {} })
    host.answer({ status: 'success' })
    expect(await done).toBe(true)
    const again = messaging.done()
    host.answer({ status: 'failure' })
    expect(await again).toBe(false)
  })

  it('has a new message id each time, and stops listening when it is closed', async () => {
    const host = aPage()
    const messaging = new WebMessagingModel(channel, host.page)
    const connecting = messaging.connect()
    host.answer({})
    await connecting
    messaging.noteSaved('a')
    messaging.noteSaved('b')
    const ids = host.sent.map(({ message }) => message.messageId)
    expect(new Set(ids).size).toBe(3)
    messaging.close()
    expect(host.listening()).toBe(false)
  })
})

describe('the window around the panel', () => {
  /** A window of ours with these windows around it, and a way to send it a message from anywhere. */
  function aWindow(around: { parent?: object; opener?: object }) {
    let hear: ((event: object) => void) | undefined
    const own: { [member: string]: unknown } = {
      opener: around.opener ?? null,
      addEventListener: (_type: string, listener: typeof hear) => {
        hear = listener
      },
      removeEventListener: () => {
        hear = undefined
      },
    }
    own.parent = around.parent ?? own
    return {
      own: own as unknown as Window,
      receive: (source: object, data: string) =>
        hear?.({ source, origin: 'https://vendor.example', data }),
    }
  }

  it('is the page that holds the frame, else the one that opened the window, else none', () => {
    const posted: unknown[][] = []
    const page = { postMessage: (...said: unknown[]) => posted.push(said) }
    for (const around of [{ parent: page, opener: {} }, { opener: page }]) {
      hostPage(aWindow(around).own)?.post('words', 'https://vendor.example')
    }
    expect(posted).toEqual([
      ['words', 'https://vendor.example'],
      ['words', 'https://vendor.example'],
    ])
    expect(hostPage(aWindow({}).own)).toBeNull()
  })

  it('is heard alone: a message of any other window is not, whatever origin it is of', () => {
    const page = {}
    const { own, receive } = aWindow({ parent: page })
    const heard: unknown[] = []
    const stop = hostPage(own)?.listen((_origin, data) => heard.push(data))
    receive({}, 'from another frame of that origin')
    receive(own, 'from ourselves')
    receive(page, 'from the page')
    stop?.()
    receive(page, 'after the end')
    expect(heard).toEqual(['from the page'])
  })
})
