import { type Signal, signal } from '@preact/signals'
import type { NotesView, SaveAnswer, SaveOutcome } from '../../auth-server/contract.ts'
import type { NotesClient } from '../notes-client.ts'
import type { Draft, NotesListener } from './note-draft.ts'

interface SavingPorts {
  client: NotesClient
  listener: NotesListener
  draft: Draft
  view: Signal<NotesView | null>
  /** Null when it was refused; the refusal is shown already. */
  ask: <T>(call: () => Promise<T>) => Promise<T | null>
  isOpen: () => boolean
  saved: () => void
}

/** Saves at the vendor. What is in front of the worker is what is saved, or nothing is. */
export function createSaving({ client, listener, draft, view, ask, isOpen, saved }: SavingPorts) {
  const saving = signal(false)
  const outcome = signal<SaveOutcome | null>(null)

  const settle = (answer: SaveAnswer) => {
    outcome.value = answer.outcome
    draft.take(answer.notes)
  }

  return {
    saving,
    outcome,
    save: async () => {
      if (saving.peek()) return
      saving.value = true
      outcome.value = null
      try {
        if (!(await draft.flush())) return
        const own = (view.peek()?.quotes ?? []).filter((quote) => quote.for === 'note')
        const quotes = own.map(({ id }) => id)
        const answer = await ask(() => client.save({ ...draft.stamp(), quotes }))
        if (answer === null || !isOpen()) return
        settle(answer)
        if (answer.outcome === 'saved') {
          saved()
          listener.say('Note saved.')
        }
      } finally {
        saving.value = false
      }
    },
    resume: async () => {
      if (saving.peek()) return
      saving.value = true
      const answer = await ask(client.resume)
      saving.value = false
      if (answer !== null && isOpen()) settle(answer)
    },
    /** Takes up what was left on its way to the vendor by an earlier session. */
    takeUp: async ({ pending, saved: notes, questions }: NotesView) => {
      const waiting =
        pending !== null ||
        notes.some(({ tasks }) => tasks.open > 0) ||
        questions.some(({ as, sentAt }) => as === 'message' && sentAt === null)
      if (!waiting) return
      saving.value = pending !== null
      const answer = await ask(client.resume)
      saving.value = false
      if (answer === null || !isOpen()) return
      if (pending === null) draft.take(answer.notes)
      else settle(answer)
    },
  }
}
