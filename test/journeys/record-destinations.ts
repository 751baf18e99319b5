import { subscribe } from 'node:diagnostics_channel'
import { appendFileSync } from 'node:fs'
import type { Socket } from 'node:net'

/**
 * Loaded into a process before anything else (`--import`): every TCP connection that it opens is written down, with the
 * name that was looked up for it, to the file that `DESTINATIONS_FILE` names.
 */
const file = process.env.DESTINATIONS_FILE
if (file !== undefined) {
  subscribe('net.client.socket', (message) => {
    const { socket } = message as { socket: Socket }
    const write = (line: string) => appendFileSync(file, `${line}\n`)
    socket.once('lookup', (_error, _address, _family, host) => write(`name ${host}`))
    socket.once('connect', () => write(`to ${socket.remoteAddress}:${socket.remotePort}`))
  })
}
