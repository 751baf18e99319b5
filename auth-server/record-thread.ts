import { Worker } from 'node:worker_threads'
import type { RefusalCode } from './contract.ts'
import type { RecordDesk } from './record-desk.ts'
import { Refusal } from './refusal.ts'
import type { StorePlace } from './store/open-store.ts'

/** A call to the desk on its own thread. */
export interface DeskCall {
  id: number
  method: keyof RecordDesk
  parameters: readonly unknown[]
}

export type DeskAnswer =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; refusal: RefusalCode; cause: string; at: string }

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

/**
 * The record desk on a thread of its own, started once and kept warm: parsing, reading, sealing and storing a record
 * of some megabytes must stop nobody else's call. A thread that dies is replaced; its callers are told.
 */
export function recordThread(settings: DeskSettings): RecordDesk {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Refusal): void }>()
  let next = 0
  let worker: Worker | null = start()

  function start(): Worker {
    const started = new Worker(new URL('./record-worker.ts', import.meta.url), {
      workerData: settings,
      name: 'records',
      // The environment holds keys; nothing on this thread needs it.
      env: {},
    })
    let fault: unknown = new Error('The record thread ended')
    started.on('message', (answer: DeskAnswer) => {
      const call = waiting.get(answer.id)
      waiting.delete(answer.id)
      if (answer.ok) call?.resolve(answer.value)
      else call?.reject(new Refusal(answer.refusal, { cause: causeOf(answer) }))
    })
    started.on('error', (error: unknown) => {
      fault = error
    })
    started.on('exit', () => {
      if (worker === started) worker = null
      const calls = [...waiting.values()]
      waiting.clear()
      for (const call of calls) call.reject(new Refusal('unexpected', { cause: fault }))
    })
    started.unref()
    return started
  }

  const call = (method: keyof RecordDesk, parameters: readonly unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      next += 1
      worker ??= start()
      waiting.set(next, { resolve, reject })
      worker.postMessage({ id: next, method, parameters } satisfies DeskCall)
    })

  const methods = Object.fromEntries(
    METHODS.map((method) => [method, (...parameters: unknown[]) => call(method, parameters)]),
  )
  return {
    ...methods,
    close: async () => {
      await worker?.terminate()
    },
  } as RecordDesk
}

/** An error of the other thread: its class name and where in our code, without its message. */
function causeOf({ cause, at }: Extract<DeskAnswer, { ok: false }>): Error {
  return Object.assign(new Error(), { name: cause, stack: at })
}
