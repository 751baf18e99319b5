import { computed, createModel, signal } from '@preact/signals'
import type {
  NoteContent,
  NoteHeading,
  NotesView,
  NoteTextRequest,
  QuestionKind,
  QuoteRequest,
} from '../../auth-server/contract.ts'
import type { NotesClient } from '../notes-client.ts'
import { asRefusal, type Refusal } from '../panel-client.ts'
import { createDraft, type NotesListener } from './note-draft.ts'
import { newId, type ServiceSnapshot, saysNothing, withPart } from './note-parts.ts'
import { createSaving } from './note-saving.ts'

/** The worker's notes: typed here, kept by the server within a second, saved at the vendor on request. */
export const NotesModel = createModel((client: NotesClient, listener: NotesListener) => {
  const view = signal<NotesView | null>(null)
  /** When a draft of an earlier time was found; null once the worker has seen it. */
  const found = signal<string | null>(null)
  /** What went wrong with the last thing asked for, other than keeping. */
  const trouble = signal<Refusal | null>(null)
  let open = false
  const isOpen = () => open

  const ask = async <T>(call: () => Promise<T>): Promise<T | null> => {
    trouble.value = null
    try {
      return await call()
    } catch (thrown) {
      const refusal = asRefusal(thrown)
      trouble.value = refusal
      if (refusal.kind === 'session') listener.refused(refusal)
      return null
    }
  }

  const seen = () => {
    found.value = null
  }
  const draft = createDraft({ client, listener, view, isOpen })
  const saving = createSaving({ client, listener, draft, view, ask, isOpen, saved: seen })

  const quotes = computed(() => view.value?.quotes ?? [])
  const isBlank = computed(
    () => saysNothing(draft.content.value) && !quotes.value.some((quote) => quote.for === 'note'),
  )

  const change = async (call: () => Promise<NotesView>): Promise<boolean> => {
    const next = await ask(call)
    if (next !== null && open) draft.take(next)
    return next !== null
  }

  const edit = (how: (before: NoteContent) => NoteContent) => {
    if (saving.saving.peek()) return
    saving.outcome.value = null
    draft.edit(how)
  }

  return {
    view,
    content: draft.content,
    quotes,
    keeping: draft.keeping,
    found,
    saving: saving.saving,
    outcome: saving.outcome,
    trouble,
    isBlank,
    edit,
    seen,
    flush: draft.flush,
    leave: draft.leave,
    save: saving.save,
    resume: saving.resume,
    keepBoth: draft.keepBoth,
    keepTheirs: draft.keepTheirs,
    keepMine: () => {
      void draft.keepMine()?.then(() => change(client.read))
    },
    /** Reads the notes; what was left on its way to the vendor is taken up. */
    load: async () => {
      open = true
      const isFirst = view.peek() === null
      const next = await ask(client.read)
      if (next === null || !open) return
      draft.take(next)
      if (isFirst && next.keptAt !== null && !isBlank.peek()) found.value = next.keptAt
      await saving.takeUp(next)
    },
    /** Another window may have written meanwhile: looks, unless there are words here to be kept first. */
    look: async () => {
      if (open && draft.isIdle() && !saving.saving.peek()) await change(client.read)
    },
    quote: async (request: QuoteRequest) => {
      const done = await change(() => client.quote(request))
      if (done) listener.say('The words are in your note.')
      return done
    },
    moveQuote: (id: string, heading: NoteHeading) => change(() => client.moveQuote(id, heading)),
    removeQuote: (id: string) => change(() => client.removeQuote(id)),
    dropAside: (of: string) => change(() => client.dropAside(of)),
    /** Begins a question, to whoever referred; of a mistake, to the practice whose record is open. Its id. */
    ask: (kind: QuestionKind, words: string): string => {
      const { recipients = [] } = view.peek() ?? {}
      const to = (kind === 'mistake' ? recipients.at(-1) : recipients[0]) ?? ''
      const question = { id: newId(), kind, to, text: words, answer: '' }
      edit((before) => ({ ...before, questions: [...before.questions, question] }))
      return question.id
    },
    /** Puts a service of the directory into the note, as it stands now. */
    addService: (service: ServiceSnapshot) =>
      edit((before) => ({
        ...before,
        services: withPart(
          before.services,
          { choice: 'discussed', comment: '', ...service },
          ({ serviceId }) => serviceId,
        ),
      })),
    correct: async (identifier: string) => {
      if (!(await draft.flush())) return
      saving.outcome.value = null
      await change(() => client.correct(identifier))
    },
    text: async (how: NoteTextRequest['how']) => {
      if (!(await draft.flush())) return null
      return ask(() => client.text(how))
    },
    question: async (what: 'copy' | 'give' | 'answered', id: string) => {
      if (!(await draft.flush())) return null
      const answer = await ask(() => client.question(what, id))
      if (answer !== null && open) draft.take(answer.notes)
      return answer
    },
    clear: () => {
      open = false
      draft.clear()
      view.value = null
      found.value = null
      trouble.value = null
      saving.outcome.value = null
      saving.saving.value = false
    },
  }
})
export type NotesModel = InstanceType<typeof NotesModel>
