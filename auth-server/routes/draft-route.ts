import { Router } from 'express'
import { z } from 'zod'
import type { DraftAnswer, QuoteRequest } from '../contract.ts'
import { shownDate, shownInstant } from '../notes/dates.ts'
import { addQuote, dropAside, keepDraft, moveQuote, removeQuote } from '../notes/draft.ts'
import type { Quote } from '../notes/note.ts'
import { Content, Heading, PartId } from '../notes/note-shape.ts'
import { Refusal } from '../refusal.ts'
import { bodyOf } from './body.ts'
import { notesView, ownerOf } from './notes-call.ts'
import { audit, openCall, recordKey, viewContext } from './panel-call.ts'
import type { PanelPorts } from './panel-ports.ts'
import type { Permits, Standing } from './permit.ts'

const Draft = z.strictObject({
  writer: PartId,
  revision: z.int().min(0),
  sequence: z.int().min(1).optional(),
  content: Content,
  decided: z.boolean().optional(),
})
const place = z.int().min(0).max(1_000_000)
const AQuote = z.strictObject({
  from: z.union([
    z.strictObject({ reference: z.string().min(1).max(200) }),
    z.strictObject({ letter: z.strictObject({ from: place, to: place }) }),
  ]),
  heading: Heading,
  for: PartId.optional(),
})
const Moved = z.strictObject({ id: PartId, heading: Heading })
const Removed = z.strictObject({ id: PartId })
const Aside = z.strictObject({ writer: PartId })

/** The draft: kept as it is typed, with the quotes that the server takes itself. */
export function draftRoute(ports: PanelPorts, permits: Permits): Router {
  return Router({ mergeParams: true })
    .post('/notes/draft', async (request, response) => {
      const body = bodyOf(Draft, request.body)
      let call = await openCall(ports, request, response)
      // Which referral a draft belongs to is known once the vendor was read; that is long before anybody types.
      if (call.opened.session.knowledge.patient === null) {
        call = (await permits.standing(call)).call
      }
      let conflict = false
      const notes = await ports.notebook.change(ownerOf(call), call.now, (before) => {
        const kept = keepDraft(
          before,
          { ...body, sequence: body.sequence ?? null, decided: body.decided ?? false },
          call.now,
        )
        conflict = kept.conflict
        return kept.notes
      })
      const answer: DraftAnswer = conflict
        ? {
            state: 'conflict',
            theirs: await notesView(ports, await permits.standing(call), notes),
          }
        : {
            state: 'kept',
            revision: notes.revision,
            keptAt: notes.keptAt ?? call.now.toISOString(),
          }
      response.json(answer)
    })
    .post('/notes/quote', async (request, response) => {
      const body = bodyOf(AQuote, request.body)
      const { from, heading } = body
      const opened = await openCall(ports, request, response)
      const stands =
        'letter' in from ? await permits.standing(opened) : await permits.permitRecord(opened)
      const taken =
        'letter' in from ? fromLetter(stands, from.letter) : await fromRecord(ports, stands, from)
      await audit(ports, stands.call, 'quoted', {
        details: [taken.source, ...taken.warnings],
        items: [taken.reference],
      })
      const quote = { ...taken, heading, for: body.for ?? 'note' }
      const notes = await ports.notebook.change(ownerOf(stands.call), stands.call.now, (before) =>
        addQuote(before, quote),
      )
      response.json(await notesView(ports, stands, notes))
    })
    .post('/notes/quote/move', async (request, response) => {
      const { id, heading } = bodyOf(Moved, request.body)
      const stands = await permits.standing(await openCall(ports, request, response))
      const notes = await ports.notebook.change(ownerOf(stands.call), stands.call.now, (before) =>
        moveQuote(before, id, heading),
      )
      response.json(await notesView(ports, stands, notes))
    })
    .post('/notes/quote/remove', async (request, response) => {
      const { id } = bodyOf(Removed, request.body)
      const stands = await permits.standing(await openCall(ports, request, response))
      const notes = await ports.notebook.change(ownerOf(stands.call), stands.call.now, (before) =>
        removeQuote(before, id),
      )
      response.json(await notesView(ports, stands, notes))
    })
    .post('/notes/aside/drop', async (request, response) => {
      const { writer } = bodyOf(Aside, request.body)
      const stands = await permits.standing(await openCall(ports, request, response))
      const notes = await ports.notebook.change(ownerOf(stands.call), stands.call.now, (before) =>
        dropAside(before, writer),
      )
      response.json(await notesView(ports, stands, notes))
    })
}

type Taken = Omit<Quote, 'id' | 'for' | 'heading'>

async function fromRecord(
  ports: PanelPorts,
  { call }: Standing,
  { reference }: Extract<QuoteRequest['from'], { reference: string }>,
): Promise<Taken> {
  const { opened } = call.opened.session.knowledge
  const context = { ...viewContext(call), opened }
  const quote = await ports.records.quote(recordKey(call), context, reference)
  const { words, sourceParts, practice, fetchedAt, warnings } = quote
  const named = practice === null || sourceParts.includes(practice) ? [] : [practice]
  const fetched = `fetched ${shownInstant(fetchedAt)}`
  return {
    source: 'record',
    words,
    reference,
    warnings,
    sourceLine: [...sourceParts, ...named, fetched].join(' · '),
  }
}

/** A passage of the letter, cut out of the server's own copy. */
function fromLetter({ call }: Standing, { from, to }: { from: number; to: number }): Taken {
  const { letter } = call.opened.session.knowledge
  const words = letter?.text.slice(from, to).trim() ?? ''
  if (letter === null || words === '') throw new Refusal('item-unknown')
  const date = letter.date === null ? 'date not recorded' : shownDate(letter.date)
  const whence = letter.source === 'pasted' ? 'pasted by the link worker' : null
  return {
    source: 'letter',
    words,
    reference: 'letter',
    warnings: [],
    sourceLine: [letter.title, date, letter.author, whence]
      .filter((part) => part !== null)
      .join(' · '),
  }
}
