import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import type { RefusalCode } from './contract.ts'
import type { Answer } from './gp-connect/answer.ts'
import type { RecordDesk, Taken } from './record-desk.ts'
import { Refusal } from './refusal.ts'
import type { StorePlace } from './store/open-store.ts'

/** A call to the desk on its own thread. */
export interface DeskCall {
  method: keyof RecordDesk
  parameters: readonly unknown[]
  /** Number of the text that goes with it, which is sent to the thread once. */
  text?: number
}

export type DeskAnswer =
  | { ok: true; value: unknown }
  | { ok: false; refusal: RefusalCode; cause: string; at: string }
  | { ok: false; refusal: 'text-forgotten' }

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
  'event',
  'view',
  'search',
  'opening',
  'dateOf',
  'quote',
  'drop',
  'sweep',
] as const satisfies readonly (keyof RecordDesk)[]

/** Texts that wait at most, on both threads, until what was read of them is taken. */
export const MOST_TEXTS = 16
/**
 * In megabytes, three times what is filled before it is swept: a large Bundle is parsed, read and thrown away before a
 * sweep would copy it.
 */
const YOUNG_MEGABYTES = 192

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

  /** Texts of answers that the thread has read and will be asked to take. */
  const sent = new Map<string, number>()
  let texts = 0

  const post = (call: DeskCall) =>
    pool.run(call).catch((fault: unknown): never => {
      throw new Refusal('unexpected', { cause: fault })
    })
  const settled = (answer: DeskAnswer): unknown => {
    if (answer.ok) return answer.value
    if (answer.refusal === 'text-forgotten') throw new Refusal('unexpected')
    throw new Refusal(answer.refusal, { cause: causeOf(answer) })
  }
  const call = async (method: keyof RecordDesk, parameters: readonly unknown[]) =>
    settled(await post({ method, parameters }))

  const methods = Object.fromEntries(
    METHODS.map((method) => [method, (...parameters: unknown[]) => call(method, parameters)]),
  ) as unknown as RecordDesk
  return {
    ...methods,
    async readAnswer(answer, ...rest) {
      texts += 1
      const text = texts
      const parameters = [answer, ...rest]
      const read = settled(await post({ method: 'readAnswer', parameters, text })) as Answer
      if (read.kind === 'record') {
        sent.set(answer.body, text)
        if (sent.size > MOST_TEXTS) sent.delete(sent.keys().next().value ?? '')
      }
      return read
    },
    async take(key, taking) {
      const { bundleText } = taking.retrieval
      const text = sent.get(bundleText)
      sent.delete(bundleText)
      if (text !== undefined) {
        const retrieval = { ...taking.retrieval, bundleText: '' }
        const parameters = [key, { ...taking, retrieval }]
        const answer = await post({ method: 'take', parameters, text })
        if (answer.ok || answer.refusal !== 'text-forgotten') return settled(answer) as Taken
      }
      return (await call('take', [key, taking])) as Taken
    },
    async sweep(unusedSince) {
      sent.clear()
      await methods.sweep(unusedSince)
    },
    close: () => pool.destroy(),
  }
}

/** An error of the other thread: its class name and where in our code, without its message. */
function causeOf({ cause, at }: { cause: string; at: string }): Error {
  return Object.assign(new Error(), { name: cause, stack: at })
}
