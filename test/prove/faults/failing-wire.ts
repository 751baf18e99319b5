import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

/** What becomes of what passes. */
export type Mode = 'pass' | 'delayed 1 s' | 'refused' | 'cut' | 'frozen' | 'corrupted'

/** A wire to a port of this machine that can be made to fail, for new connections and for those that are there. */
export async function startWire(to: number) {
  const pairs = new Set<readonly [Socket, Socket]>()
  let mode: Mode = 'pass'
  const cut = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy()
  }
  const server = createServer((near) => {
    if (mode === 'refused') return void near.destroy()
    const far = connect(to, '127.0.0.1')
    const pair = [near, far] as const
    pairs.add(pair)
    const carry = (from: Socket, on: Socket, isAnswer: boolean) => {
      from.on('data', (bytes) => {
        if (mode === 'frozen') return
        if (mode === 'cut' && isAnswer) return cut()
        const sent = Buffer.from(bytes)
        if (mode === 'corrupted' && isAnswer)
          for (let at = 0; at < sent.length; at += 13) sent[at] = 0xff
        if (mode === 'delayed 1 s' && isAnswer)
          setTimeout(() => on.writable && on.write(sent), 1_000)
        else on.write(sent)
      })
      from.on('error', () => on.destroy())
      from.on('close', () => {
        on.destroy()
        pairs.delete(pair)
      })
    }
    carry(near, far, false)
    carry(far, near, true)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port,
    be(next: Mode) {
      // What was lost on the wire never comes: a connection that lost something is of no use any more.
      if (next === 'refused' || (next === 'pass' && mode !== 'delayed 1 s')) cut()
      mode = next
    },
    close() {
      cut()
      server.close()
    },
  }
}
