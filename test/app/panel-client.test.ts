import { describe, expect, it } from 'vitest'
import { asRefusal, createPanelClient, RefusedError } from '../../app/panel-client.ts'
import type { RecordEvent } from '../../auth-server/contract.ts'
import { anOutcome, aSession } from './builders/session.ts'

interface Call {
  url: string
  init: RequestInit
}

function answering(...answers: readonly (Response | Error)[]) {
  const calls: Call[] = []
  const waiting = [...answers]
  const fetchFn = async (url: string | URL | Request, init: RequestInit = {}) => {
    calls.push({ url: String(url), init })
    const next = waiting.shift()
    if (next === undefined || next instanceof Error) throw next ?? new Error('no more answers')
    return next
  }
  return { calls, client: createPanelClient('launch 1', fetchFn as typeof fetch) }
}

const inPieces = (...pieces: readonly string[]) =>
  new Response(
    new ReadableStream({
      start(controller) {
        const encoder = new TextEncoder()
        for (const piece of pieces) controller.enqueue(encoder.encode(piece))
        controller.close()
      },
    }),
  )

async function events(response: Response): Promise<RecordEvent[]> {
  const { client } = answering(response)
  const told: RecordEvent[] = []
  await client.fetchRecord(
    {},
    { onEvent: (event) => told.push(event), signal: new AbortController().signal },
  )
  return told
}

describe('a call', () => {
  it('names the launch in its path and carries the panel’s own header', async () => {
    const { client, calls } = answering(Response.json(aSession()))
    await client.session()
    expect(calls[0]?.url).toBe('/api/launches/launch%201')
    expect(new Headers(calls[0]?.init.headers).get('X-Backstory')).toBe('1')
    expect(new Headers(calls[0]?.init.headers).has('Authorization')).toBe(false)
  })

  it('after a hand-off carries the bearer, which is never in an address', async () => {
    const { client, calls } = answering(
      Response.json({ bearer: 'secret', launch_id: 'launch 1' }),
      Response.json(aSession()),
    )
    await client.handOff('code')
    await client.session()
    expect(new Headers(calls[1]?.init.headers).get('Authorization')).toBe('Bearer secret')
    expect(calls.map(({ url }) => url).join()).not.toContain('secret')
  })

  it('that is refused throws the sentence, the kind and the trace id', async () => {
    const { client } = answering(Response.json(anOutcome('practice-timeout'), { status: 504 }))
    const thrown = await client.session().catch((error: unknown) => error)
    expect(asRefusal(thrown)).toMatchObject({
      code: 'practice-timeout',
      kind: 'temporary',
      retry: true,
      traceId: 'A1B2-C3D4',
    })
  })

  it('that never arrives says so, and that nothing has changed', async () => {
    const { client } = answering(new TypeError('failed to fetch'))
    const thrown = await client.session().catch((error: unknown) => error)
    expect(asRefusal(thrown)).toMatchObject({ code: 'unreachable', traceId: null, retry: true })
  })

  it('that is answered by a page of a proxy is a refusal, not a crash', async () => {
    const { client } = answering(new Response('<html>', { status: 502 }))
    await expect(client.session()).rejects.toBeInstanceOf(RefusedError)
  })
})

describe('the stream of a record', () => {
  it('is read line by line, wherever the network cut it', async () => {
    const told = await events(
      inPieces(
        '{"type":"stage","stage":"pds","state":"st',
        'arted","words":"Looking"}\n{"ty',
        'pe":"done"}\n',
      ),
    )
    expect(told.map(({ type }) => type)).toEqual(['stage', 'done'])
  })

  it('may cut a letter in two without harm', async () => {
    const bytes = new TextEncoder().encode(
      '{"type":"stage","stage":"pds","state":"done","words":"Café"}\n{"type":"done"}',
    )
    const cut = bytes.indexOf(0xc3) + 1
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(bytes.slice(0, cut))
        controller.enqueue(bytes.slice(cut))
        controller.close()
      },
    })
    expect((await events(new Response(body)))[0]).toMatchObject({ words: 'Café' })
  })

  it('that ends before it is done is a refusal: what is missing is not nothing', async () => {
    await expect(
      events(inPieces('{"type":"stage","stage":"pds","state":"done","words":"x"}\n')),
    ).rejects.toThrow('connection was lost')
  })
})
