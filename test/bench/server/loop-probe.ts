import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

/** How long a server's event loop was late since it was last asked, in milliseconds; the sampling interval is in it. */
export interface LoopDelay {
  p50: number
  p99: number
  max: number
}

/**
 * Loaded before a server (`node --import`), so that its own process measures its own loop: any request to the port
 * in the file that `LOOP_PROBE` names is answered with the delays since the last one.
 */
const file = process.env.LOOP_PROBE
if (isMainThread && file !== undefined) {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const milliseconds = (percentile: number) => delay.percentile(percentile) / 1e6
  const server = createServer((_request, response) => {
    const seen: LoopDelay = { p50: milliseconds(50), p99: milliseconds(99), max: delay.max / 1e6 }
    delay.reset()
    response.end(JSON.stringify(seen))
  })
  server.listen(0, '127.0.0.1', () => {
    writeFileSync(file, String((server.address() as AddressInfo).port))
    server.unref()
  })
}
