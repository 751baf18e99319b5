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
import { type Crowd, markAt } from '../load/crowd.ts'
import { type Seen, WELL } from './cell.ts'

/** A launch that came to nothing, as its page says it. */
class LaunchRefused extends Error {
  override readonly name = 'LaunchRefused'
  readonly seen: Seen
  constructor(seen: Seen) {
    super(seen.code)
    this.seen = seen
  }
}

/** One person of a crowd, as their link worker works on them. */
export interface Work {
  person: string
  /** Opens the panel; rejects with what `seenOfLaunch` reads where the launch is refused. */
  launch(): Promise<OpenPanel>
  /** How often these words stand among what was written at the vendor. */
  savedTimes(words: string): Promise<number>
}

/** What a link worker does in a panel, and what they see of it. */
export interface OpenPanel {
  openPatient(): Promise<Seen>
  keepDraft(words: string): Promise<Seen>
  draft(): Promise<string | null>
  /** Gets the record anew; what came is looked through for words of other people. */
  getRecord(): Promise<Seen>
  /** Searches for this person's own words and for another's; says what was found wrongly. */
  search(): Promise<readonly string[]>
  /** Saves the note, or takes up what was left behind. */
  saveNote(how: 'save' | 'resume'): Promise<Seen>
  /** Tries until the server answers, for ten seconds. */
  answersAgain(): Promise<void>
  end(): Promise<void>
}

/** The work on the person whose turn it is; the record of each holds a word that is in no other. */
export function workOn(sandbox: Sandbox, { world: { people } }: Crowd, turn: number): Work {
  const at = turn % people.length
  const person = people[at]?.id ?? ''
  const marks = { own: markAt(at), other: markAt((at + 1) % people.length) }
  return {
    person,
    launch: async () => openPanelOf(await launch(sandbox, person), marks),
    savedTimes: (words) => savedTimes(sandbox, person, words),
  }
}

const openPanelOf = (panel: HttpPanel, marks: Marks): OpenPanel => ({
  openPatient: () => openPatient(panel),
  keepDraft: (words) => keepDraft(panel, words),
  draft: () => draftOf(panel),
  getRecord: () => getRecord(panel, marks),
  search: () => search(panel, marks),
  saveNote: (how) => saveNote(panel, how),
  answersAgain: () => answersAgain(panel),
  end: async () => {
    await panel.call('/end', {})
  },
})

async function launch(sandbox: Sandbox, person: string): Promise<HttpPanel> {
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
    throw new LaunchRefused({ code, ...refusedPage(text) })
  }
}

const refusedPage = (text: string) => ({
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

const openPatient = async (panel: HttpPanel): Promise<Seen> =>
  (await read(await panel.call(''))).seen

async function getRecord(panel: HttpPanel, marks: Marks): Promise<Seen> {
  const response = await panel.call('/record', { again: true })
  if (!response.ok) return (await read(response)).seen
  const text = await response.text()
  if (text.includes(marks.other)) return { ...WELL, code: 'ANOTHER’S RECORD' }
  const last = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '{}') as RecordEvent
  if (last.type === 'refused') return ofOutcome(last.outcome as fhir4.OperationOutcome)
  return last.type === 'done' ? WELL : { ...WELL, code: `ended with ${last.type}` }
}

/** Words that stand in one person's record only. */
interface Marks {
  own: string
  other: string
}

async function search(panel: HttpPanel, { own, other }: Marks): Promise<readonly string[]> {
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

async function keepDraft(panel: HttpPanel, words: string): Promise<Seen> {
  const notes = await read<NotesView>(await panel.call('/notes'))
  if (notes.body === null) return notes.seen
  const draft = { writer: 'window-1', revision: notes.body.revision, content: noteOf(words) }
  const kept = await read<DraftAnswer>(await panel.call('/notes/draft', draft))
  return kept.body === null || kept.body.state === 'kept'
    ? kept.seen
    : { ...WELL, code: kept.body.state }
}

async function draftOf(panel: HttpPanel): Promise<string | null> {
  const { body } = await read<NotesView>(await panel.call('/notes'))
  return body?.content.passages[0]?.text ?? null
}

async function saveNote(panel: HttpPanel, how: 'save' | 'resume'): Promise<Seen> {
  const notes = await read<NotesView>(await panel.call('/notes'))
  if (notes.body === null) return notes.seen
  const body =
    how === 'resume' ? {} : { writer: 'window-1', revision: notes.body.revision, quotes: [] }
  const { body: answer, seen } = await read<SaveAnswer>(await panel.call(`/notes/${how}`, body))
  return answer === null || answer.outcome === 'saved'
    ? seen
    : { ...WELL, code: `note ${answer.outcome}` }
}

async function savedTimes(sandbox: Sandbox, person: string, words: string): Promise<number> {
  const documents = await sandbox.vendor.fhir.resourcesOf('DocumentReference', person)
  return documents.filter(({ content }) =>
    content.some(({ attachment }) =>
      Buffer.from(attachment.data ?? '', 'base64')
        .toString('utf8')
        .includes(words),
    ),
  ).length
}

async function answersAgain(panel: HttpPanel): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const { ok } = await panel.call('')
    if (ok) return
    await new Promise((settle) => setTimeout(settle, 100))
  }
}
