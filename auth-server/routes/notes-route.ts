import { Router } from 'express'
import { z } from 'zod'
import type { NoteTextView, QuoteWarning, SaveAnswer } from '../contract.ts'
import { correctNote } from '../notes/draft.ts'
import { ofNote } from '../notes/note.ts'
import { PartId } from '../notes/note-shape.ts'
import { noteText, noteTitle } from '../notes/note-text.ts'
import { askWhetherSent } from '../notes/questions.ts'
import { type Saving, saveNote } from '../notes/save-note.ts'
import { bodyOf } from './body.ts'
import {
  abilityOf,
  makingOf,
  mayShowRecord,
  notesView,
  ownerOf,
  savingPorts,
} from './notes-call.ts'
import { audit, openCall } from './panel-call.ts'
import type { PanelPorts } from './panel-ports.ts'
import type { Permits, Standing } from './permit.ts'

const Save = z.strictObject({
  writer: PartId,
  revision: z.int().min(0),
  quotes: z.array(PartId).max(200),
})
const Correct = z.strictObject({ identifier: z.string().regex(/^urn:uuid:[0-9a-f-]{36}$/) })
const Text = z.strictObject({ how: z.enum(['see', 'copy', 'print', 'download']) })

/** Notes of the worker: no GP record is needed for any of it. */
export function notesRoute(ports: PanelPorts, permits: Permits): Router {
  return Router({ mergeParams: true })
    .get('/notes', async (request, response) => {
      const stands = await permits.standing(await openCall(ports, request, response))
      const owner = ownerOf(stands.call)
      const notes = await ports.notebook.read(owner, stands.call.now)
      response.json(await notesView(ports, stands, notes))
    })
    .post('/notes/save', async (request, response) => {
      const { revision, quotes } = bodyOf(Save, request.body)
      const stands = await permits.standing(await openCall(ports, request, response))
      response.json(await save(ports, stands, { revision, quotes }))
    })
    .post('/notes/resume', async (request, response) => {
      bodyOf(z.strictObject({}), request.body)
      const stands = await permits.standing(await openCall(ports, request, response))
      const { call } = stands
      const before = await ports.notebook.read(ownerOf(call), call.now)
      const after = await askWhetherSent(savingPorts(ports, call), ownerOf(call), before)
      const isOpen =
        after.outgoing !== null ||
        after.saved.some(({ tasks }) => tasks.some(({ reference }) => reference === null))
      if (isOpen) {
        response.json(await save(ports, stands, null))
        return
      }
      const notes = await notesView(ports, stands, after)
      response.json({ outcome: 'saved', notes } satisfies SaveAnswer)
    })
    .post('/notes/correct', async (request, response) => {
      const { identifier } = bodyOf(Correct, request.body)
      const stands = await permits.standing(await openCall(ports, request, response))
      const { call } = stands
      await audit(ports, call, 'note-corrected')
      const notes = await ports.notebook.change(ownerOf(call), call.now, (before) =>
        correctNote(before, identifier, call.now),
      )
      response.json(await notesView(ports, stands, notes))
    })
    .post('/notes/text', async (request, response) => {
      const { how } = bodyOf(Text, request.body)
      const stands = await permits.standing(await openCall(ports, request, response))
      const { call } = stands
      const notes = await ports.notebook.read(ownerOf(call), call.now)
      const shown = mayShowRecord(stands)
      const quotes = ofNote(notes.quotes).filter(({ source }) => shown || source === 'letter')
      if (how !== 'see') {
        await audit(ports, call, 'note-taken', {
          details: [how, ...warningsOf(quotes)],
          items: quotes.map(({ reference }) => reference),
        })
      }
      const frame = makingOf(stands).frame(call.now, notes.replaces?.savedAt ?? null)
      response.json({
        title: noteTitle(call.now),
        text: noteText(notes.content, quotes, frame),
        warnings: warningsOf(quotes),
      } satisfies NoteTextView)
    })
}

const warningsOf = (
  quotes: readonly { warnings: readonly QuoteWarning[] }[],
): readonly QuoteWarning[] => [...new Set(quotes.flatMap(({ warnings }) => warnings))]

/** Saves, or takes up what was left behind. What came of it is in the audit before it is answered. */
async function save(
  ports: PanelPorts,
  stands: Standing,
  seen: { revision: number; quotes: readonly string[] } | null,
): Promise<SaveAnswer> {
  const { call } = stands
  const owner = ownerOf(call)
  const { note } = abilityOf(call)
  if (note !== 'yes') {
    const notes = await ports.notebook.read(owner, call.now)
    return { outcome: note, notes: await notesView(ports, stands, notes) }
  }
  const saving = await saveNote(savingPorts(ports, call), owner, seen, makingOf(stands))
  await auditSaving(ports, stands, saving)
  return { outcome: saving.outcome, notes: await notesView(ports, stands, saving.notes) }
}

async function auditSaving(
  ports: PanelPorts,
  { call }: Standing,
  { outcome, notes }: Saving,
): Promise<void> {
  if (outcome === 'empty' || outcome === 'changed') return
  const [newest] = notes.saved
  if (outcome === 'saved' && newest !== undefined) {
    const items = [newest.reference, ...newest.quotes.map(({ reference }) => reference)]
    await audit(ports, call, 'note-saved', { details: [newest.readBack], items })
    return
  }
  await audit(ports, call, 'note-refused', {
    outcome: outcome === 'unknown' ? 'failed' : 'refused',
    details: [outcome],
  })
}
