import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { gpConnect } from '../../../auth-server/gp-connect/retrieve-record.ts'
import {
  LOCAL_USER,
  requestFor,
  SMARTCARD_USER,
  settingsFor,
} from '../../auth-server/gp-connect/consumer.ts'
import { startNhsSide } from './nhs-side.ts'
import { personCalled, scriptedWorld } from './scripted-world.ts'

/** A proxy that only listens: what it receives, byte for byte. */
async function listener() {
  let received = ''
  const server = createServer((socket) => {
    socket.on('data', (bytes) => {
      received += bytes.toString('latin1')
      if (/\r\n\r\n\{.*\}$/s.test(received)) {
        socket.end('HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n')
      }
    })
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take() {
      const text = received
      received = ''
      return text
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

const decoded = (part: string | undefined): string =>
  JSON.stringify(JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8')), null, 2)

/** What goes out to the Spine proxy for a signed-in person, for a reviewer to read. */
export async function shownRequest(user: typeof LOCAL_USER): Promise<string> {
  const world = scriptedWorld()
  const nhs = await startNhsSide(world)
  const proxy = await listener()
  try {
    const settings = settingsFor(nhs, { proxy: { url: proxy.url, tls: null } })
    // The listener answers 503: the request itself is all that is wanted.
    await gpConnect(settings)(requestFor(personCalled(world, 'rich'), { user })).catch(
      () => undefined,
    )
    const bytes = proxy.take()
    const [, header, payload] = /Bearer ([\w-]+)\.([\w-]+)\.\r\n/.exec(bytes) ?? []
    return [
      bytes.replaceAll('\r\n', '\n'),
      '',
      `Token header: ${decoded(header)}`,
      `Token claims: ${decoded(payload)}`,
    ].join('\n')
  } finally {
    await Promise.all([proxy.close(), nhs.close()])
  }
}

export const about = 'the bytes of a GP Connect request, for a smartcard user and for a local user'

/** Prints both. */
export async function prove(): Promise<boolean> {
  for (const [who, user] of [
    ['a smartcard user', SMARTCARD_USER],
    ['a local user', LOCAL_USER],
  ] as const) {
    process.stdout.write(`===== ${who} =====\n\n${await shownRequest(user)}\n\n`)
  }
  return true
}

if (process.argv[1] === import.meta.filename) {
  process.exitCode = (await prove()) ? 0 : 1
}
