import { parentPort, workerData } from 'node:worker_threads'
import type { RecordDesk } from './record-desk.ts'
import { createRecordDesk } from './record-reading.ts'
import type { DeskAnswer, DeskCall, DeskSettings } from './record-thread.ts'
import { Refusal } from './refusal.ts'
import { sqliteStore } from './store/sqlite-store.ts'

const settings = workerData as DeskSettings
const store = sqliteStore({ file: settings.storeFile, writer: false })
const desk: RecordDesk = createRecordDesk({
  rows: store.records,
  openRecords: settings.openRecords,
})

/** One call after the other: a later look must see what an earlier retrieval brought. */
let turn: Promise<void> = Promise.resolve()

parentPort?.on('message', (call: DeskCall) => {
  turn = turn.then(async () => parentPort?.postMessage(await answer(call)))
})

async function answer({ id, method, parameters }: DeskCall): Promise<DeskAnswer> {
  try {
    const run = desk[method] as (...given: readonly unknown[]) => Promise<unknown>
    return { id, ok: true, value: await run(...parameters) }
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal('unexpected', { cause: error })
    const { cause } = refusal
    const [name, stack] = cause instanceof Error ? [cause.name, cause.stack ?? ''] : ['none', '']
    const at = stack.match(/auth-server\/[\w/.-]+:\d+/g)?.join('\n') ?? ''
    return { id, ok: false, refusal: refusal.code, cause: name, at }
  }
}
