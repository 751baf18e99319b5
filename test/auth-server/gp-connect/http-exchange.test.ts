import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { exchange } from '../../../auth-server/gp-connect/http-exchange.ts'

const MB = 1_000_000

/** Sends without end, as fast as it is read; `sent` tells how much it got rid of once the reader has gone. */
async function anEndlessSender() {
  const gone = Promise.withResolvers<number>()
  const server = createServer((_request, response) => {
    const { socket } = response
    response.on('close', () => gone.resolve(socket?.bytesWritten ?? 0))
    const chunk = Buffer.alloc(64_000, ' ')
    const send = () => {
      while (!response.destroyed && response.write(chunk));
      if (!response.destroyed) response.once('drain', send)
    }
    send()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return { origin, sent: gone.promise, close: () => server.close() }
}

describe('an exchange', () => {
  it('stops reading at the limit, so that an answer without end is never held', async () => {
    const sender = await anEndlessSender()
    const asked = exchange({
      method: 'GET',
      origin: sender.origin,
      path: '/',
      headers: {},
      tls: null,
      limits: { connectMs: 5_000, totalMs: 30_000, bytes: 2 * MB },
      signal: new AbortController().signal,
    })
    await expect(asked).rejects.toMatchObject({ kind: 'too-large' })
    // What lies in the sockets' own buffers was sent too, though nobody read it.
    expect(await sender.sent).toBeLessThan(30 * MB)
    sender.close()
  })
})
