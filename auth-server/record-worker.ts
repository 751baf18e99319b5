import { workerData } from 'piscina'
import type { Answer } from './gp-connect/answer.ts'
import { rehearse } from './record/rehearsal.ts'
import type { RecordDesk, Taking } from './record-desk.ts'
import { createRecordDesk } from './record-reading.ts'
import { type DeskAnswer, type DeskCall, type DeskSettings, MOST_TEXTS } from './record-thread.ts'
import { Refusal } from './refusal.ts'
import { openStore } from './store/open-store.ts'

const settings = workerData as DeskSettings

rehearse()

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

/** Texts of answers that were read and not yet taken. */
const texts = new Map<number, string>()

/** Answers one call; the pool sends the next one only then, so that it sees what this one brought. */
export async function answer(call: DeskCall): Promise<DeskAnswer> {
  const { method } = call
  try {
    const parameters = withText(call)
    if (parameters === null) return { ok: false, refusal: 'text-forgotten' }
    const desk = await theDesk()
    const run = desk[method] as (...given: readonly unknown[]) => Promise<unknown>
    const value = await run(...parameters)
    if (method === 'readAnswer') remember(call, value as Answer)
    if (method === 'sweep') texts.clear()
    return { ok: true, value }
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal('unexpected', { cause: error })
    const { cause } = refusal
    const [name, stack] = cause instanceof Error ? [cause.name, cause.stack ?? ''] : ['none', '']
    const at = stack.match(/auth-server\/[\w/.-]+:\d+/g)?.join('\n') ?? ''
    return { ok: false, refusal: refusal.code, cause: name, at }
  }
}

/** What a call was made with; null when it counts on a text that another thread had. */
function withText({ method, parameters, text }: DeskCall): readonly unknown[] | null {
  if (method !== 'take' || text === undefined) return parameters
  const bundleText = texts.get(text)
  texts.delete(text)
  if (bundleText === undefined) return null
  const [key, taking] = parameters as [unknown, Taking]
  return [key, { ...taking, retrieval: { ...taking.retrieval, bundleText } }]
}

/** Keeps the text of a record until it is taken. */
function remember({ parameters, text }: DeskCall, read: Answer): void {
  if (text === undefined || read.kind !== 'record') return
  const [{ body }] = parameters as [{ body: string }]
  texts.set(text, body)
  if (texts.size > MOST_TEXTS) texts.delete(texts.keys().next().value ?? 0)
}
