import pino, { type DestinationStream, type Logger } from 'pino'
import type { Config } from './config.ts'

/** Names under which something secret or personal could ever be logged; whatever stands there is left out. */
const SECRET = [
  'authorization',
  'cookie',
  'credential',
  'bearer',
  'accessToken',
  'refreshToken',
  'idToken',
  'code',
  'state',
  'launch',
  'nhsNumber',
  'name',
  'family',
  'given',
  'birthDate',
  'text',
  'body',
  'url',
]

/** Structured lines for the operator. Errors are named by their class and code; their messages may quote a patient. */
export function createLog(level: Config['LOG_LEVEL'], destination?: DestinationStream): Logger {
  const nameOnly = (error: unknown) =>
    error instanceof Error ? { type: error.name, errorCode: codeOf(error) } : undefined
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
      serializers: { err: nameOnly, error: nameOnly, req: () => undefined, res: () => undefined },
    },
    destination ?? pino.destination(2),
  )
}

function codeOf(error: Error): string | undefined {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? code : undefined
}
