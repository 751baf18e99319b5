import { computed, createModel, signal } from '@preact/signals'
import type {
  NoteContent,
  NoteHeading,
  NotesView,
  NoteTextRequest,
  QuestionKind,
  QuoteRequest,
  SaveOutcome,
} from '../../auth-server/contract.ts'
import type { NotesClient } from '../notes-client.ts'
import { asRefusal, type Refusal } from '../panel-client.ts'
import {
  EMPTY_NOTE,
  mergeNotes,
  newId,
  type ServiceSnapshot,
  saysNothing,
  withPart,
} from './note-parts.ts'

/** Longest time that typed words wait before they are sent to be kept. */
export const KEEP_AFTER_MS = 300
/** Between attempts while the server cannot be reached. */
export const AGAIN_AFTER_MS = 2_000

/** How the draft stands, as the worker is told. */
export type Keeping =
  | { at: 'nothing' }
  /** Words were typed that the server does not hold yet. */
  | { at: 'typing' }
  | { at: 'kept'; when: string }
  | { at: 'failed'; refusal: Refusal; keptAt: string | null }
  /** Another window wrote in between; both are held by the server. */
  | { at: 'conflict'; theirs: NotesView }

export interface NotesListener {
  refused: (refusal: Refusal) => void
  say: (message: string) => void
}

/** The worker's notes: typed here, kept by the server within a second, saved at the vendor on request. */
export const NotesModel = createModel((client: NotesClient, listener: NotesListener) => {
  const view = signal<NotesView | null>(null)
  const content = signal<NoteContent>(EMPTY_NOTE)
  const keeping = signal<Keeping>({ at: 'nothing' })
  /** When a draft of an earlier time was found; null once the worker has seen it. */
  const found = signal<string | null>(null)
  const saving = signal(false)
  const outcome = signal<SaveOutcome | null>(null)
  /** What went wrong with the last thing asked for, other than keeping. */
  const trouble = signal<Refusal | null>(null)
  let writer = newId()
  let revision = 0
  let sequence = 0
  let dirty = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null
  let open = false

  const quotes = computed(() => view.value?.quotes ?? [])
  const isBlank = computed(
    () => saysNothing(content.value) && !quotes.value.some((quote) => quote.for === 'note'),
  )

  /** Takes over what the server says, never over words that it does not hold yet. */
  const take = (next: NotesView) => {
    view.value = next
    if (dirty || running !== null) return
    revision = next.revision
    content.value = next.content
    if (keeping.peek().at !== 'conflict') {
      keeping.value = next.keptAt === null ? { at: 'nothing' } : { at: 'kept', when: next.keptAt }
    }
  }

  const draft = (decided: boolean) => ({
    writer,
    revision,
    sequence: ++sequence,
    content: content.peek(),
    ...(decided ? { decided } : {}),
  })

  const keepOnce = async (decided = false) => {
    const sent = content.peek()
    dirty = false
    try {
      const answer = await client.keep(draft(decided))
      if (!open) return
      if (answer.state === 'conflict') {
        keeping.value = { at: 'conflict', theirs: answer.theirs }
        listener.say('Another window changed this note. Both are kept.')
        return
      }
      revision = answer.revision
      const unchanged = content.peek() === sent
      keeping.value = unchanged ? { at: 'kept', when: answer.keptAt } : { at: 'typing' }
      if (view.peek() !== null) {
        view.value = { ...(view.peek() as NotesView), revision, keptAt: answer.keptAt }
      }
    } catch (thrown) {
      const refusal = asRefusal(thrown)
      dirty = true
      keeping.value = { at: 'failed', refusal, keptAt: view.peek()?.keptAt ?? null }
      if (refusal.kind === 'session') listener.refused(refusal)
      else if (refusal.retry) schedule(AGAIN_AFTER_MS)
    }
  }

  const keep = (decided = false): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    running = (running ?? Promise.resolve()).then(() => keepOnce(decided))
    const own = running
    void own.finally(() => {
      if (running === own) running = null
    })
    return own
  }

  const schedule = (after = KEEP_AFTER_MS) => {
    timer ??= setTimeout(() => {
      timer = undefined
      if (running === null) void keep()
      else void running.then(() => schedule(0))
    }, after)
  }

  const edit = (change: (before: NoteContent) => NoteContent) => {
    if (saving.peek()) return
    content.value = change(content.peek())
    dirty = true
    outcome.value = null
    if (keeping.peek().at !== 'conflict') keeping.value = { at: 'typing' }
    schedule()
  }

  /** Everything typed so far is with the server; false when it is not. */
  const flush = async (): Promise<boolean> => {
    for (let attempt = 0; attempt < 3 && (dirty || running !== null); attempt += 1) {
      await (dirty ? keep() : running)
    }
    return !dirty && keeping.peek().at !== 'conflict'
  }

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

  const change = async (call: () => Promise<NotesView>): Promise<boolean> => {
    const next = await ask(call)
    if (next !== null && open) take(next)
    return next !== null
  }

  const settle = (answer: { outcome: SaveOutcome; notes: NotesView }) => {
    outcome.value = answer.outcome
    take(answer.notes)
  }

  /** Reads the notes; what was left on its way to the vendor is taken up. */
  const load = async () => {
    open = true
    const isFirst = view.peek() === null
    const next = await ask(client.read)
    if (next === null || !open) return
    take(next)
    if (isFirst && next.keptAt !== null && !isBlank.peek()) found.value = next.keptAt
    const waiting =
      next.pending !== null ||
      next.saved.some(({ tasks }) => tasks.open > 0) ||
      next.questions.some(({ as, sentAt }) => as === 'message' && sentAt === null)
    if (!waiting) return
    saving.value = next.pending !== null
    const answer = await ask(client.resume)
    saving.value = false
    if (answer === null || !open) return
    if (next.pending === null) take(answer.notes)
    else settle(answer)
  }

  return {
    view,
    content,
    quotes,
    keeping,
    found,
    saving,
    outcome,
    trouble,
    isBlank,
    load,
    edit,
    flush,
    /** Another window may have written meanwhile: looks, unless there are words here to be kept first. */
    look: async () => {
      if (!open || dirty || running !== null || saving.peek()) return
      await change(client.read)
    },
    /** The page goes away: what is typed goes first, without waiting. */
    leave: () => {
      if (open && dirty) void client.keep(draft(false), true).catch(() => undefined)
    },
    seen: () => {
      found.value = null
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
    /** Saves at the vendor. What is in front of the worker is what is saved, or nothing is. */
    save: async () => {
      if (saving.peek()) return
      saving.value = true
      outcome.value = null
      try {
        if (!(await flush())) return
        const own = quotes.peek().filter((quote) => quote.for === 'note')
        const answer = await ask(() =>
          client.save({ writer, revision, quotes: own.map(({ id }) => id) }),
        )
        if (answer === null || !open) return
        settle(answer)
        if (answer.outcome === 'saved') {
          found.value = null
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
      if (answer !== null && open) settle(answer)
    },
    correct: async (identifier: string) => {
      if (!(await flush())) return
      outcome.value = null
      await change(() => client.correct(identifier))
    },
    text: async (how: NoteTextRequest['how']) => {
      if (!(await flush())) return null
      return ask(() => client.text(how))
    },
    question: async (what: 'copy' | 'give' | 'answered', id: string) => {
      if (!(await flush())) return null
      const answer = await ask(() => client.question(what, id))
      if (answer !== null && open) take(answer.notes)
      return answer
    },
    keepBoth: () => {
      const now = keeping.peek()
      if (now.at !== 'conflict') return
      revision = now.theirs.revision
      content.value = mergeNotes(now.theirs.content, content.peek())
      keeping.value = { at: 'typing' }
      void keep()
    },
    keepMine: () => {
      const now = keeping.peek()
      if (now.at !== 'conflict') return
      revision = now.theirs.revision
      keeping.value = { at: 'typing' }
      void keep(true).then(() => change(client.read))
    },
    /** The words of this window stay with the server, set aside; from now on this window is a new writer. */
    keepTheirs: () => {
      const now = keeping.peek()
      if (now.at !== 'conflict') return
      writer = newId()
      dirty = false
      keeping.value = { at: 'nothing' }
      content.value = now.theirs.content
      take(now.theirs)
    },
    clear: () => {
      open = false
      clearTimeout(timer)
      timer = undefined
      dirty = false
      revision = 0
      writer = newId()
      view.value = null
      content.value = EMPTY_NOTE
      keeping.value = { at: 'nothing' }
      found.value = null
      outcome.value = null
      trouble.value = null
      saving.value = false
    },
  }
})
export type NotesModel = InstanceType<typeof NotesModel>
