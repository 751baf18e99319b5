import type { ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'

/** How a server may go wrong that has otherwise made its answer. */
export type Misbehaviour =
  | { kind: 'slow'; beforeHeadersMs: number; beforeBodyMs: number } // slow by stages
  | { kind: 'one-byte-a-second' }
  | { kind: 'never-ends' } // goes on sending white space
  | { kind: 'never-answers' }
  | { kind: 'drop' } // closes the connection without a word
  | { kind: 'cut' } // closes it in the middle of the body
  | { kind: 'length-too-long' } // announces more than it sends, then closes
  | { kind: 'length-too-short' } // announces less than it sends
  | { kind: 'content-type'; value: string }
  | { kind: 'html' }
  | { kind: 'empty' }
  | { kind: 'half' } // half of the JSON, properly ended
  | { kind: 'bad-gzip' }
  | { kind: 'cut-gzip' } // a gzip body without its last bytes, properly ended
  | { kind: 'padded'; bytes: number; gzip: boolean } // the same JSON, as large as this
  | { kind: 'redirect'; location: string }
  | { kind: 'answer'; status: number; body: unknown } // another answer altogether
  | { kind: 'header'; name: string; value: string } // one more header

export interface Outgoing {
  status: number
  contentType: string
  body: string
  headers?: { readonly [name: string]: string }
  gzip: boolean
}

const HTML =
  '<!doctype html><html><head><title>Service unavailable</title></head><body><h1>Service unavailable</h1></body></html>'

/** Sends an answer, as it should be or as it was told to go wrong. */
export async function send(
  response: ServerResponse,
  outgoing: Outgoing,
  misbehaviour: Misbehaviour | undefined,
): Promise<void> {
  const headers = {
    'Content-Type': outgoing.contentType,
    'Cache-Control': 'no-store',
    ...outgoing.headers,
  }
  const whole = (body: string, more: { readonly [name: string]: string } = {}) => {
    const bytes = outgoing.gzip ? gzipSync(body) : Buffer.from(body)
    response
      .writeHead(outgoing.status, {
        ...headers,
        ...(outgoing.gzip ? { 'Content-Encoding': 'gzip' } : {}),
        'Content-Length': bytes.length,
        ...more,
      })
      .end(bytes)
  }
  const open = (more: { readonly [name: string]: string | number } = {}) =>
    response.writeHead(outgoing.status, { ...headers, ...more })
  const { body } = outgoing
  const bytes = Buffer.from(body)

  switch (misbehaviour?.kind) {
    case undefined:
      whole(body)
      return
    case 'slow':
      await pause(misbehaviour.beforeHeadersMs)
      open().flushHeaders()
      await pause(misbehaviour.beforeBodyMs)
      response.end(body)
      return
    case 'one-byte-a-second':
      open()
      for (const byte of bytes) {
        if (response.destroyed) return
        response.write(Uint8Array.of(byte))
        await pause(1_000)
      }
      response.end()
      return
    case 'never-ends':
      open()
      response.write(body.slice(0, -1))
      while (!response.destroyed) {
        response.write(' ')
        await pause(100)
      }
      return
    case 'never-answers':
      return
    case 'drop':
      response.socket?.destroy()
      return
    case 'cut':
      open()
      response.write(body.slice(0, body.length / 2))
      await pause(20)
      response.socket?.destroy()
      return
    case 'length-too-long':
      open({ 'Content-Length': bytes.length + 1_000 })
      response.write(body)
      await pause(20)
      response.socket?.destroy()
      return
    case 'length-too-short':
      // Written past node's own check of the length.
      response.socket?.end(
        `HTTP/1.1 200 OK\r\nContent-Type: ${outgoing.contentType}\r\nContent-Length: ${Math.floor(bytes.length / 2)}\r\nConnection: close\r\n\r\n${body}`,
      )
      return
    case 'content-type':
      whole(body, { 'Content-Type': misbehaviour.value })
      return
    case 'html':
      whole(HTML, { 'Content-Type': 'text/html' })
      return
    case 'empty':
      open({ 'Content-Length': 0 }).end()
      return
    case 'half':
      whole(body.slice(0, body.length / 2))
      return
    case 'bad-gzip':
      open({ 'Content-Encoding': 'gzip' }).end(body)
      return
    case 'cut-gzip':
      open({ 'Content-Encoding': 'gzip' }).end(gzipSync(body).subarray(0, -4))
      return
    case 'padded':
      await sendPadded(response, open, body, misbehaviour)
      return
    case 'redirect':
      response.writeHead(302, { Location: misbehaviour.location }).end()
      return
    case 'answer':
      outgoing.status = misbehaviour.status
      whole(
        typeof misbehaviour.body === 'string'
          ? misbehaviour.body
          : JSON.stringify(misbehaviour.body),
      )
      return
    case 'header':
      whole(body, { [misbehaviour.name]: misbehaviour.value })
      return
  }
}

async function sendPadded(
  response: ServerResponse,
  open: (more?: { readonly [name: string]: string }) => ServerResponse,
  body: string,
  { bytes, gzip }: { bytes: number; gzip: boolean },
): Promise<void> {
  const padding = Math.max(0, bytes - Buffer.byteLength(body))
  if (gzip) {
    open({ 'Content-Encoding': 'gzip' }).end(gzipSync(`{${' '.repeat(padding)}${body.slice(1)}`))
    return
  }
  open().write('{')
  const block = ' '.repeat(65_536)
  for (let sent = 0; sent < padding && !response.destroyed; sent += block.length) {
    const room = response.write(block.slice(0, Math.min(block.length, padding - sent)))
    // A consumer that stops reading must not fill this process's memory.
    if (!room) await drained(response)
  }
  response.end(body.slice(1))
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done)
      resolve()
    }
    response.on('drain', done).on('close', done)
  })
}
