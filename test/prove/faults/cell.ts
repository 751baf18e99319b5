import type {
  DraftAnswer,
  NotesView,
  RecordEvent,
  SaveAnswer,
  SearchView,
} from '../../../auth-server/contract.ts'
import { type HttpPanel, launchFromPage, openHttpPanel } from '../../journeys/http-panel.ts'
import type { Sandbox } from '../../sandbox/start.ts'
import { noteOf } from '../kill/traffic.ts'

/** What a user sees of one call. */
export interface Seen {
  /** `well`, or the refusal's code. */
  code: string
  sentence: string
  trace: string
}

const WELL: Seen = { code: 'well', sentence: '', trace: '' }

/** A launch that came to nothing, as its page says it. */
class LaunchRefused extends Error {
  override readonly name = 'LaunchRefused'
  readonly seen: Seen
  constructor(seen: Seen) {
    super(seen.code)
    this.seen = seen
  }
}

export async function launch(sandbox: Sandbox, person: string): Promise<HttpPanel> {
  const address = await launchFromPage(`${sandbox.url}patients/${person}`)
  try {
    return await openHttpPanel({
      panelUrl: sandbox.panel().url,
      launch: address,
      patienceMs: 60_000,
    })
  } catch (fault) {
    const text = fault instanceof Error ? fault.message : String(fault)
    const code = /data-refusal="([\w-]+)"/.exec(text)?.[1]
    if (code === undefined) throw fault
    const whole = await refusedPage(text)
    throw new LaunchRefused({ code, ...whole })
  }
}

const refusedPage = async (text: string) => ({
  sentence: /<p>(?!Reference)([^<]*)/.exec(text)?.[1] ?? '',
  trace: /<code>([0-9a-f-]{36})/.exec(text)?.[1] ?? '',
})

export const seenOfLaunch = (fault: unknown): Seen => {
  if (fault instanceof LaunchRefused) return fault.seen
  throw fault
}

function ofOutcome(outcome: fhir4.OperationOutcome): Seen {
  const [issue] = outcome.issue
  return {
    code: issue?.details?.coding?.[0]?.code ?? 'without a code',
    sentence: issue?.details?.text ?? '',
    trace: issue?.diagnostics ?? '',
  }
}

async function read<Body>(response: Response): Promise<{ seen: Seen; body: Body | null }> {
  const text = await response.text()
  const body = JSON.parse(text) as Body
  if (response.ok) return { seen: WELL, body }
  return { seen: ofOutcome(body as fhir4.OperationOutcome), body: null }
}

export const openPatient = async (panel: HttpPanel): Promise<Seen> =>
  (await read(await panel.call(''))).seen

/** Gets the record anew; what came is looked through for words of other people. */
export async function getRecord(panel: HttpPanel, marks: Marks): Promise<Seen> {
  const response = await panel.call('/record', { again: true })
  if (!response.ok) return (await read(response)).seen
  const text = await response.text()
  if (text.includes(marks.other)) return { ...WELL, code: 'ANOTHER’S RECORD' }
  const last = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '{}') as RecordEvent
  if (last.type === 'refused') return ofOutcome(last.outcome as fhir4.OperationOutcome)
  return last.type === 'done' ? WELL : { ...WELL, code: `ended with ${last.type}` }
}

/** Words that stand in one person's record only. */
export interface Marks {
  own: string
  other: string
}

export async function finds(panel: HttpPanel, { own, other }: Marks): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const [words, wanted] of [
    [own, 1],
    [other, 0],
  ] as const) {
    const { body, seen } = await read<SearchView>(
      await panel.call('/record/search', { words: `"${words}"` }),
    )
    if (body?.total !== wanted) wrong.push(`search for ${words}: ${body?.total ?? seen.code}`)
  }
  return wrong
}

export async function keepDraft(panel: HttpPanel, words: string): Promise<Seen> {
  const notes = await read<NotesView>(await panel.call('/notes'))
  if (notes.body === null) return notes.seen
  const draft = { writer: 'window-1', revision: notes.body.revision, content: noteOf(words) }
  const kept = await read<DraftAnswer>(await panel.call('/notes/draft', draft))
  return kept.body === null || kept.body.state === 'kept'
    ? kept.seen
    : { ...WELL, code: kept.body.state }
}

export async function draftOf(panel: HttpPanel): Promise<string | null> {
  const { body } = await read<NotesView>(await panel.call('/notes'))
  return body?.content.passages[0]?.text ?? null
}

/** Saves the note, or takes up what was left behind. */
export async function saveNote(panel: HttpPanel, how: 'save' | 'resume'): Promise<Seen> {
  const notes = await read<NotesView>(await panel.call('/notes'))
  if (notes.body === null) return notes.seen
  const body =
    how === 'resume' ? {} : { writer: 'window-1', revision: notes.body.revision, quotes: [] }
  const { body: answer, seen } = await read<SaveAnswer>(await panel.call(`/notes/${how}`, body))
  return answer === null || answer.outcome === 'saved'
    ? seen
    : { ...WELL, code: `note ${answer.outcome}` }
}

/** How often these words stand among what was written at the vendor. */
export async function savedTimes(sandbox: Sandbox, person: string, words: string): Promise<number> {
  const documents = await sandbox.vendor.fhir.resourcesOf('DocumentReference', person)
  return documents.filter(({ content }) =>
    content.some(({ attachment }) =>
      Buffer.from(attachment.data ?? '', 'base64')
        .toString('utf8')
        .includes(words),
    ),
  ).length
}
