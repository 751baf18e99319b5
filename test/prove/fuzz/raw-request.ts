import { connect } from 'node:net'

export interface RawAnswer {
  /** 0 when the connection closed without one. */
  status: number
  head: string
  body: string
}

/** Sends exactly these bytes, which no client library would, and reads until the connection closes. */
export function rawRequest(url: string, bytes: string): Promise<RawAnswer> {
  const { hostname, port } = new URL(url)
  return new Promise((settle) => {
    const socket = connect(Number(port), hostname)
    let text = ''
    socket.setEncoding('latin1').setTimeout(6_000, () => socket.destroy())
    socket.on('data', (part: string) => {
      text += part
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      const at = text.indexOf('\r\n\r\n')
      const head = at < 0 ? text : text.slice(0, at)
      settle({
        status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0),
        head,
        body: at < 0 ? '' : text.slice(at + 4),
      })
    })
    socket.write(bytes)
  })
}
