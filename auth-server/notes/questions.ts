import { randomUUID } from 'node:crypto'
import { type GpQuestion, QUESTION_KINDS } from '../contract.ts'
import { Refusal } from '../refusal.ts'
import { createOnce } from './create-once.ts'
import { leased } from './lease.ts'
import type { Notes, Outgoing, SentQuestion } from './note.ts'
import { quoted } from './note-text.ts'
import type { NotesOwner } from './notebook.ts'
import { questionMessage, questionTask, type WritingContext } from './resources.ts'
import type { SavingPorts } from './save-note.ts'

const DRAFT = { state: 'draft', at: null, as: null, sentAt: null, outgoing: null } as const

const stateOf = (notes: Notes, id: string): SentQuestion =>
  notes.questions.find((question) => question.id === id) ?? { id, ...DRAFT }

function questionOf(notes: Notes, id: string): GpQuestion {
  const question = notes.content.questions.find((each) => each.id === id)
  if (question === undefined) throw new Refusal('request-invalid')
  return question
}

/** The message in full: the worker's words, then what they quote, and nothing else of the record. */
export function questionText(notes: Notes, id: string, mayShowRecord: boolean): string {
  const { text } = questionOf(notes, id)
  const quotes = notes.quotes.filter(
    (quote) => quote.for === id && (mayShowRecord || quote.source === 'letter'),
  )
  return [text.trim(), ...quotes.map(quoted)].join('\n\n')
}

/** The same question, moved on; a state is never taken back. */
export function moved(
  notes: Notes,
  id: string,
  state: 'copied' | 'answered' | 'given',
  at: Date,
  more: Partial<SentQuestion> = {},
): Notes {
  const before = stateOf(notes, id)
  const order = ['draft', 'copied', 'given', 'answered']
  const next = order.indexOf(state) < order.indexOf(before.state) ? before.state : state
  const question = { ...before, ...more, state: next, at: at.toISOString() }
  return { ...notes, questions: [...notes.questions.filter((each) => each.id !== id), question] }
}

/** Gives a question to the vendor's system, as a message or a task, exactly once. Giving it is not sending it. */
export async function giveQuestion(
  ports: SavingPorts,
  owner: NotesOwner,
  id: string,
  giving: { as: 'message' | 'task'; context: WritingContext; mayShowRecord: boolean },
): Promise<{ outcome: 'done' | 'unknown' | 'refused'; notes: Notes }> {
  const { notebook, call, now } = ports
  const done = await leased(
    notebook,
    owner,
    async () => {
      const before = await notebook.read(owner, now())
      const known = stateOf(before, id).outgoing
      if (known !== null && known.reference !== null)
        return { outcome: 'done', notes: before } as const
      const outgoing = known ?? makeQuestion(before, id, now(), giving)
      if (known === null) {
        await notebook.change(owner, now(), (notes) => withOutgoing(notes, id, outgoing))
      }
      const created = await createOnce(call, outgoing.resource, outgoing.identifier, {
        again: known !== null,
        ...(ports.settleMs === undefined ? {} : { settleMs: ports.settleMs }),
      })
      const notes = await notebook.change(owner, now(), (notes) => {
        if (created.at === 'unknown') return notes
        if (created.at !== 'there') return withOutgoing(notes, id, null)
        const sent = { ...outgoing, reference: created.reference }
        return moved(notes, id, 'given', now(), { as: giving.as, outgoing: sent })
      })
      const outcome =
        created.at === 'there' ? 'done' : created.at === 'unknown' ? 'unknown' : 'refused'
      return { outcome, notes } as const
    },
    ports.leaseTimes,
  )
  return done?.result ?? { outcome: 'unknown', notes: await notebook.read(owner, now()) }
}

function makeQuestion(
  notes: Notes,
  id: string,
  at: Date,
  { as, context, mayShowRecord }: Parameters<typeof giveQuestion>[3],
): Outgoing {
  const question = questionOf(notes, id)
  const identifier = `urn:uuid:${randomUUID()}`
  const words = {
    identifier,
    topic: QUESTION_KINDS[question.kind],
    to: question.to.trim(),
    text: questionText(notes, id, mayShowRecord),
    at,
  }
  const resource = as === 'message' ? questionMessage(context, words) : questionTask(context, words)
  return { identifier, resource, reference: null }
}

function withOutgoing(notes: Notes, id: string, outgoing: Outgoing | null): Notes {
  const question = { ...stateOf(notes, id), outgoing }
  return { ...notes, questions: [...notes.questions.filter((each) => each.id !== id), question] }
}

/** What the vendor's system says of the messages it was given: only its own word makes one sent. */
export async function askWhetherSent(
  ports: SavingPorts,
  owner: NotesOwner,
  notes: Notes,
): Promise<Notes> {
  const sent = new Map<string, string>()
  for (const { id, as, sentAt, outgoing } of notes.questions) {
    if (as !== 'message' || sentAt !== null || !outgoing?.reference) continue
    const answer = await ports.call({ path: outgoing.reference }).catch(() => null)
    const message = answer?.status === 200 ? (answer.body as fhir4.Communication | null) : null
    if (message?.resourceType === 'Communication' && message.status === 'completed') {
      sent.set(id, message.sent ?? message.meta?.lastUpdated ?? ports.now().toISOString())
    }
  }
  if (sent.size === 0) return notes
  return ports.notebook.change(owner, ports.now(), (before) => ({
    ...before,
    questions: before.questions.map((question) => ({
      ...question,
      sentAt: sent.get(question.id) ?? question.sentAt,
    })),
  }))
}
