import { randomUUID } from 'node:crypto'
import type { NotedService, SaveOutcome } from '../contract.ts'
import { createOnce, readBack, type VendorCall } from './create-once.ts'
import { type LeaseTimes, leased } from './lease.ts'
import {
  EMPTY_CONTENT,
  isBlank,
  type Notes,
  type Outgoing,
  type OutgoingNote,
  ofNote,
  type Quote,
  type SavedNote,
  sameContent,
} from './note.ts'
import { type NoteFrame, noteText, noteTitle } from './note-text.ts'
import type { Notebook, NotesOwner } from './notebook.ts'
import { noteDocument, serviceTask, type WritingContext } from './resources.ts'

export interface SavingPorts {
  notebook: Notebook
  call: VendorCall
  now(): Date
  leaseTimes?: LeaseTimes
  settleMs?: number
}

/** What a note is made with, besides its words. */
export interface Making {
  context: WritingContext
  frame(at: Date, replaces: string | null): NoteFrame
  /** Quotes of the record are left out while the record may not be shown. */
  mayShowRecord: boolean
  /** Whether the vendor takes a task for a chosen service. */
  tasks: boolean
}

/** What the worker had in front of them when they pressed Save. */
export interface Seen {
  revision: number
  quotes: readonly string[]
}

export interface Saving {
  outcome: SaveOutcome
  notes: Notes
}

/**
 * Saves the draft at the vendor exactly once. The note is written down here under its identifier before it is sent; from
 * then on every attempt, of whichever window, process or day, sends that same note. `seen` is null to take up what was
 * left behind.
 */
export async function saveNote(
  ports: SavingPorts,
  owner: NotesOwner,
  seen: Seen | null,
  making: Making,
): Promise<Saving> {
  const { notebook, now } = ports
  const done = await leased(
    notebook,
    owner,
    async (): Promise<Saving> => {
      const before = await notebook.read(owner, now())
      if (seen !== null && before.saved.some(({ revision }) => revision === seen.revision)) {
        return { outcome: 'saved', notes: before }
      }
      const again = before.outgoing !== null
      let outgoing = before.outgoing
      if (outgoing === null) {
        if (seen === null) return finishTasks(ports, owner, before)
        const made = await writeDown(ports, owner, seen, making)
        if (typeof made === 'string') return { outcome: made, notes: before }
        outgoing = made
      }
      return send(ports, owner, outgoing, again)
    },
    ports.leaseTimes,
  )
  return done?.result ?? { outcome: 'unknown', notes: await notebook.read(owner, now()) }
}

/** Writes the outgoing note into the notebook, unless there is none to write or the worker has seen another one. */
async function writeDown(
  { notebook, now }: SavingPorts,
  owner: NotesOwner,
  seen: Seen,
  making: Making,
): Promise<OutgoingNote | 'empty' | 'changed'> {
  let made: OutgoingNote | 'empty' | 'changed' = 'changed'
  const at = now()
  await notebook.change(owner, at, (notes) => {
    const own = ofNote(notes.quotes)
    const unseen =
      own.length !== seen.quotes.length || own.some(({ id }) => !seen.quotes.includes(id))
    made = notes.revision !== seen.revision || unseen ? 'changed' : makeNote(notes, own, at, making)
    return typeof made === 'string' ? notes : { ...notes, outgoing: made }
  })
  return made
}

function makeNote(
  notes: Notes,
  own: readonly Quote[],
  at: Date,
  { context, frame, mayShowRecord, tasks }: Making,
): OutgoingNote | 'empty' {
  const quotes = own.filter(({ source }) => mayShowRecord || source === 'letter')
  if (isBlank(notes.content, quotes)) return 'empty'
  const identifier = newIdentifier()
  const title = noteTitle(at)
  const text = noteText(notes.content, quotes, frame(at, notes.replaces?.savedAt ?? null))
  const replaces = notes.replaces?.reference ?? null
  const given = new Set(notes.saved.flatMap(({ tasks: made }) => made.map(serviceOf)))
  const chosen = tasks
    ? notes.content.services.filter(
        ({ choice, serviceId }) => choice === 'chosen' && !given.has(serviceId),
      )
    : []
  return {
    identifier,
    resource: noteDocument(context, { identifier, title, text, at, quotes, replaces }),
    reference: null,
    revision: notes.revision,
    content: notes.content,
    quotes,
    title,
    since: at.toISOString(),
    replaces: notes.replaces?.identifier ?? null,
    tasks: chosen.map((service) => taskFor(context, service, at)),
  }
}

const newIdentifier = () => `urn:uuid:${randomUUID()}`

function taskFor(context: WritingContext, service: NotedService, at: Date): Outgoing<fhir4.Task> {
  const identifier = newIdentifier()
  return { identifier, resource: serviceTask(context, service, identifier, at), reference: null }
}

const serviceOf = ({ resource }: Outgoing<fhir4.Task>): string =>
  (resource.contained?.[0] as fhir4.HealthcareService | undefined)?.identifier?.[0]?.value ?? ''

async function send(
  ports: SavingPorts,
  owner: NotesOwner,
  outgoing: OutgoingNote,
  again: boolean,
): Promise<Saving> {
  const { notebook, call, now } = ports
  const options = { again, ...(ports.settleMs === undefined ? {} : { settleMs: ports.settleMs }) }
  const created = await createOnce(call, outgoing.resource, outgoing.identifier, options)
  if (created.at !== 'there') {
    const isOver = created.at !== 'unknown'
    const notes = await notebook.change(owner, now(), (before) =>
      isOver ? { ...before, outgoing: null } : before,
    )
    return { outcome: created.at, notes }
  }
  const held = await readBack(call, created.reference, outgoing.resource)
  const tasks = await createTasks(ports, outgoing.tasks, again)
  const saved: SavedNote = {
    identifier: outgoing.identifier,
    title: outgoing.title,
    savedAt: now().toISOString(),
    readBack: held,
    replaced: false,
    revision: outgoing.revision,
    reference: created.reference,
    content: outgoing.content,
    quotes: outgoing.quotes,
    tasks,
  }
  const notes = await notebook.change(owner, now(), (before) => settled(before, outgoing, saved))
  return { outcome: 'saved', notes }
}

/** The draft has become a saved note; what was changed since it was sent stays, as a correction of it. */
function settled(before: Notes, outgoing: OutgoingNote, saved: SavedNote): Notes {
  const sent = new Set(outgoing.quotes.map(({ id }) => id))
  const own = ofNote(before.quotes)
  const unchanged =
    sameContent(before.content, outgoing.content) &&
    outgoing.quotes.every(({ id }) => own.some((quote) => quote.id === id))
  const others = before.saved.map((note) =>
    note.identifier === outgoing.replaces ? { ...note, replaced: true } : note,
  )
  const { identifier, reference, savedAt } = saved
  return {
    ...before,
    revision: before.revision + 1,
    outgoing: null,
    saved: [saved, ...others],
    ...(unchanged
      ? {
          writer: '',
          keptAt: null,
          content: { ...EMPTY_CONTENT, questions: before.content.questions },
          quotes: before.quotes.filter(({ id }) => !sent.has(id)),
          replaces: null,
        }
      : { replaces: { identifier, reference, savedAt } }),
  }
}

async function createTasks(
  { call, settleMs }: SavingPorts,
  tasks: readonly Outgoing<fhir4.Task>[],
  again: boolean,
): Promise<readonly Outgoing<fhir4.Task>[]> {
  const made: Outgoing<fhir4.Task>[] = []
  for (const task of tasks) {
    const created =
      task.reference === null
        ? await createOnce(call, task.resource, task.identifier, {
            again,
            ...(settleMs === undefined ? {} : { settleMs }),
          })
        : null
    made.push(created?.at === 'there' ? { ...task, reference: created.reference } : task)
  }
  return made
}

/** Sends again the tasks of saved notes that did not arrive. */
async function finishTasks(ports: SavingPorts, owner: NotesOwner, before: Notes): Promise<Saving> {
  const made = new Map<string, Outgoing<fhir4.Task>>()
  for (const { tasks } of before.saved) {
    const open = tasks.filter(({ reference }) => reference === null)
    for (const task of await createTasks(ports, open, true)) made.set(task.identifier, task)
  }
  if (made.size === 0) return { outcome: 'saved', notes: before }
  const notes = await ports.notebook.change(owner, ports.now(), (now) => ({
    ...now,
    saved: now.saved.map((note) => ({
      ...note,
      tasks: note.tasks.map((task) => made.get(task.identifier) ?? task),
    })),
  }))
  return { outcome: 'saved', notes }
}
