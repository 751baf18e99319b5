import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import type { RefusalCode } from './contract.ts'
import type { RecordDesk } from './record-desk.ts'
import { Refusal } from './refusal.ts'
import type { StorePlace } from './store/open-store.ts'

/** A call to the desk on its own thread. */
export interface DeskCall {
  method: keyof RecordDesk
  parameters: readonly unknown[]
}

export type DeskAnswer =
  | { ok: true; value: unknown }
  | { ok: false; refusal: RefusalCode; cause: string; at: string }

/** What the thread is started with. */
export interface DeskSettings {
  /** The store; the thread opens connections of its own. */
  store: StorePlace
  /** Records kept open in memory. */
  openRecords: number
}

const METHODS = [
  'readAnswer',
  'take',
  'identity',
  'retrieval',
  'overview',
  'section',
  'view',
  'search',
  'opening',
  'dateOf',
  'quote',
  'drop',
  'sweep',
] as const satisfies readonly (keyof RecordDesk)[]

/** What reading a large record throws away at once is swept seldom: in megabytes. */
const YOUNG_MEGABYTES = 96

/**
 * The record desk on a thread of its own, started once and kept warm: parsing, reading, sealing and storing a record
 * of some megabytes must stop nobody else's call. One thread, because the open records are held there; one call after
 * the other. A thread that dies is replaced; whose call it was is told.
 */
export function recordThread(settings: DeskSettings): RecordDesk {
  const pool = new Piscina<DeskCall, DeskAnswer>({
    filename: fileURLToPath(new URL('./record-worker.ts', import.meta.url)),
    name: 'answer',
    minThreads: 1,
    maxThreads: 1,
    concurrentTasksPerWorker: 1,
    // The thread's own loop goes on while it waits: a database's connections live there.
    atomics: 'disabled',
    idleTimeout: Number.POSITIVE_INFINITY,
    workerData: settings,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    // The environment holds keys; nothing on this thread needs it.
    env: {},
  })
  // Without a listener, a fault between two calls would end the whole server; the next call has a new thread.
  pool.on('error', () => undefined)

  const call = async (method: keyof RecordDesk, parameters: readonly unknown[]) => {
    const answer = await pool.run({ method, parameters }).catch((fault: unknown): never => {
      throw new Refusal('unexpected', { cause: fault })
    })
    if (!answer.ok) throw new Refusal(answer.refusal, { cause: causeOf(answer) })
    return answer.value
  }

  const methods = Object.fromEntries(
    METHODS.map((method) => [method, (...parameters: unknown[]) => call(method, parameters)]),
  )
  return { ...methods, close: () => pool.destroy() } as RecordDesk
}

/** An error of the other thread: its class name and where in our code, without its message. */
function causeOf({ cause, at }: Extract<DeskAnswer, { ok: false }>): Error {
  return Object.assign(new Error(), { name: cause, stack: at })
}
