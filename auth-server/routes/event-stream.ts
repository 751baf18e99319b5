import type { Response } from 'express'
import type { RecordEvent } from '../contract.ts'

/** An answer of newline-delimited JSON: each event goes out as it happens. */
export interface EventStream {
  send(event: RecordEvent): void
  /** Sends an event that is written down already. */
  sendJson(event: string): void
  end(): void
  /** Aborts when the client went away before the end. */
  readonly signal: AbortSignal
}

export function openEventStream(response: Response): EventStream {
  const controller = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) controller.abort()
  })
  response.status(200).type('application/x-ndjson').setHeader('X-Accel-Buffering', 'no')
  response.flushHeaders()
  const write = (line: string) => {
    if (!controller.signal.aborted) response.write(`${line}\n`)
  }
  return {
    signal: controller.signal,
    send: (event) => write(JSON.stringify(event)),
    sendJson: (event) => write(event),
    end: () => {
      response.end()
    },
  }
}
