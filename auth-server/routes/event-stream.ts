import type { Response } from 'express'
import type { RecordEvent } from '../contract.ts'

/** An answer of newline-delimited JSON: each event goes out as it happens. */
export interface EventStream {
  send(event: RecordEvent): void
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
  return {
    signal: controller.signal,
    send: (event) => {
      if (!controller.signal.aborted) response.write(`${JSON.stringify(event)}\n`)
    },
    end: () => {
      response.end()
    },
  }
}
