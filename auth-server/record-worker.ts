import { workerData } from 'piscina'
import type { RecordDesk } from './record-desk.ts'
import { createRecordDesk } from './record-reading.ts'
import type { DeskAnswer, DeskCall, DeskSettings } from './record-thread.ts'
import { Refusal } from './refusal.ts'
import { openStore } from './store/open-store.ts'

const settings = workerData as DeskSettings

/** Opened by the first call that comes, and by the next one when that failed. */
let opened: Promise<RecordDesk> | null = null

function theDesk(): Promise<RecordDesk> {
  opened ??= openStore(settings.store, { writer: false }).then(
    ({ records: rows }) => createRecordDesk({ rows, openRecords: settings.openRecords }),
    (fault: unknown) => {
      opened = null
      throw fault
    },
  )
  return opened
}

/** Answers one call; the pool sends the next one only then, so that it sees what this one brought. */
export async function answer({ method, parameters }: DeskCall): Promise<DeskAnswer> {
  try {
    const desk = await theDesk()
    const run = desk[method] as (...given: readonly unknown[]) => Promise<unknown>
    return { ok: true, value: await run(...parameters) }
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal('unexpected', { cause: error })
    const { cause } = refusal
    const [name, stack] = cause instanceof Error ? [cause.name, cause.stack ?? ''] : ['none', '']
    const at = stack.match(/auth-server\/[\w/.-]+:\d+/g)?.join('\n') ?? ''
    return { ok: false, refusal: refusal.code, cause: name, at }
  }
}
