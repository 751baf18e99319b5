import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'

const MAIN = resolve(import.meta.dirname, '../../auth-server/main.ts')
const START_MS = 30_000
const STOP_MS = 10_000

export interface PanelProcess {
  /** `http://127.0.0.1:PORT`. */
  url: string
  pid: number
  /** Settles when the process has gone, whyever; with its exit code or the signal that ended it. */
  ended: Promise<string>
  /** SIGTERM, and SIGKILL when that has not helped after ten seconds. */
  stop(): Promise<void>
  /** SIGKILL at once, as a power cut would. */
  kill(): Promise<void>
}

/**
 * Starts the auth server as a process of its own, with an environment and nothing else. Rejects with what it said
 * when it ends before it listens.
 */
export async function startPanel(options: {
  env: { readonly [name: string]: string | undefined }
  /** Receives what the process logs. */
  log(text: string): void
}): Promise<PanelProcess> {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000)
      options.log(text)
    })
  }
  const ended = new Promise<string>((settle) => {
    child.once('error', (error) => settle(error.message))
    child.once('close', (code, signal) => settle(signal ?? `exit code ${code}`))
  })
  const url = await listening(child, ended, () => said)
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal)
    const last = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
    await ended
    clearTimeout(last)
  }
  return {
    url,
    pid: child.pid ?? 0,
    ended,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

async function listening(
  child: ChildProcess,
  ended: Promise<string>,
  said: () => string,
): Promise<string> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    child.kill('SIGKILL')
    late.reject(new Error(`The auth server did not start within ${START_MS / 1000} s:\n${said()}`))
  }, START_MS)
  const told = new Promise<string>((settle) => {
    child.on('message', (message) => {
      const url: unknown = Reflect.get(Object(message), 'listening')
      if (typeof url === 'string') settle(url.replace(/\/$/, ''))
    })
  })
  const gone = ended.then((how) => {
    throw new Error(`The auth server ended before it listened (${how}):\n${said()}`)
  })
  try {
    return await Promise.race([told, gone, late.promise])
  } finally {
    clearTimeout(timer)
    gone.catch(() => undefined)
  }
}
