import { Router } from 'express'
import { z } from 'zod'
import type { QuestionAnswer } from '../contract.ts'
import type { Notes } from '../notes/note.ts'
import { PartId } from '../notes/note-shape.ts'
import { giveQuestion, moved, questionText } from '../notes/questions.ts'
import { bodyOf } from './body.ts'
import {
  abilityOf,
  mayShowRecord,
  notesView,
  ownerOf,
  savingPorts,
  writingContext,
} from './notes-call.ts'
import { audit, openCall } from './panel-call.ts'
import type { PanelPorts } from './panel-ports.ts'
import type { Permits, Standing } from './permit.ts'

const Which = z.strictObject({ id: PartId })

/** Questions to the GP and mistakes to tell the practice about. Nothing here sends one; the vendor or the worker does. */
export function askGpRoute(ports: PanelPorts, permits: Permits): Router {
  const answer = async (
    stands: Standing,
    notes: Notes,
    id: string,
    outcome: QuestionAnswer['outcome'],
  ): Promise<QuestionAnswer> => ({
    text: questionText(notes, id, mayShowRecord(stands)),
    outcome,
    notes: await notesView(ports, stands, notes),
  })
  const itemsOf = (notes: Notes, id: string) =>
    notes.quotes.filter((quote) => quote.for === id).map(({ reference }) => reference)

  return Router({ mergeParams: true })
    .post('/questions/copy', async (request, response) => {
      const { id } = bodyOf(Which, request.body)
      const stands = await permits.standing(await openCall(ports, request, response))
      const { call } = stands
      const before = await ports.notebook.read(ownerOf(call), call.now)
      questionText(before, id, false)
      await audit(ports, call, 'question-copied', { items: itemsOf(before, id) })
      const notes = await ports.notebook.change(ownerOf(call), call.now, (now) =>
        moved(now, id, 'copied', call.now),
      )
      response.json(await answer(stands, notes, id, 'done'))
    })
    .post('/questions/answered', async (request, response) => {
      const { id } = bodyOf(Which, request.body)
      const stands = await permits.standing(await openCall(ports, request, response))
      const { call } = stands
      const before = await ports.notebook.read(ownerOf(call), call.now)
      questionText(before, id, false)
      await audit(ports, call, 'question-answered')
      const notes = await ports.notebook.change(ownerOf(call), call.now, (now) =>
        moved(now, id, 'answered', call.now),
      )
      response.json(await answer(stands, notes, id, 'done'))
    })
    .post('/questions/give', async (request, response) => {
      const { id } = bodyOf(Which, request.body)
      const stands = await permits.standing(await openCall(ports, request, response))
      const { call } = stands
      const { questions: as } = abilityOf(call)
      if (as === null) {
        const notes = await ports.notebook.read(ownerOf(call), call.now)
        response.json(await answer(stands, notes, id, 'refused'))
        return
      }
      const { outcome, notes } = await giveQuestion(savingPorts(ports, call), ownerOf(call), id, {
        as,
        context: writingContext(call),
        mayShowRecord: mayShowRecord(stands),
      })
      await audit(ports, call, 'question-given', {
        outcome: outcome === 'done' ? 'success' : outcome === 'unknown' ? 'failed' : 'refused',
        details: [as],
        items: itemsOf(notes, id),
      })
      response.json(await answer(stands, notes, id, outcome))
    })
}
