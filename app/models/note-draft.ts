import { type Signal, signal } from '@preact/signals'
import type { NoteContent, NotesView } from '../../auth-server/contract.ts'
import type { NotesClient } from '../notes-client.ts'
import { asRefusal, type Refusal } from '../panel-client.ts'
import { EMPTY_NOTE, mergeNotes, newId } from './note-parts.ts'

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

interface DraftPorts {
  client: NotesClient
  listener: NotesListener
  /** What the server last said of the notes. */
  view: Signal<NotesView | null>
  /** False once the session has ended: answers that come later are dropped. */
  isOpen: () => boolean
}

/** The words typed so far: kept by the server soon after, one call at a time, and never overwritten by what it says. */
export function createDraft({ client, listener, view, isOpen }: DraftPorts) {
  const content = signal<NoteContent>(EMPTY_NOTE)
  const keeping = signal<Keeping>({ at: 'nothing' })
  let writer = newId()
  let revision = 0
  let sequence = 0
  let dirty = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null

  const isIdle = () => !dirty && running === null

  /** Takes over what the server says, never over words that it does not hold yet. */
  const take = (next: NotesView) => {
    view.value = next
    if (!isIdle()) return
    revision = next.revision
    content.value = next.content
    if (keeping.peek().at !== 'conflict') {
      keeping.value = next.keptAt === null ? { at: 'nothing' } : { at: 'kept', when: next.keptAt }
    }
  }

  const request = (decided: boolean) => ({
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
      const answer = await client.keep(request(decided))
      if (!isOpen()) return
      if (answer.state === 'conflict') {
        keeping.value = { at: 'conflict', theirs: answer.theirs }
        listener.say('Another window changed this note. Both are kept.')
        return
      }
      revision = answer.revision
      const unchanged = content.peek() === sent
      keeping.value = unchanged ? { at: 'kept', when: answer.keptAt } : { at: 'typing' }
      const known = view.peek()
      if (known !== null) view.value = { ...known, revision, keptAt: answer.keptAt }
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

  /** What the other window wrote, while the two are not yet one again. */
  const theirs = (): NotesView | null => {
    const now = keeping.peek()
    return now.at === 'conflict' ? now.theirs : null
  }

  return {
    content,
    keeping,
    isIdle,
    take,
    /** Who wrote which revision: what a note that is saved is made of. */
    stamp: () => ({ writer, revision }),
    edit: (change: (before: NoteContent) => NoteContent) => {
      content.value = change(content.peek())
      dirty = true
      if (theirs() === null) keeping.value = { at: 'typing' }
      schedule()
    },
    /** Everything typed so far is with the server; false when it is not. */
    flush: async (): Promise<boolean> => {
      for (let attempt = 0; attempt < 3 && !isIdle(); attempt += 1) {
        await (dirty ? keep() : running)
      }
      return !dirty && theirs() === null
    },
    /** The page goes away: what is typed goes first, without waiting. */
    leave: () => {
      if (isOpen() && dirty) void client.keep(request(false), true).catch(() => undefined)
    },
    keepBoth: () => {
      const other = theirs()
      if (other === null) return
      revision = other.revision
      content.value = mergeNotes(other.content, content.peek())
      keeping.value = { at: 'typing' }
      void keep()
    },
    /** Resolves once the server has taken this window's words; null when no other window wrote. */
    keepMine: (): Promise<void> | null => {
      const other = theirs()
      if (other === null) return null
      revision = other.revision
      keeping.value = { at: 'typing' }
      return keep(true)
    },
    /** The words of this window stay with the server, set aside; from now on this window is a new writer. */
    keepTheirs: () => {
      const other = theirs()
      if (other === null) return
      writer = newId()
      dirty = false
      keeping.value = { at: 'nothing' }
      content.value = other.content
      take(other)
    },
    clear: () => {
      clearTimeout(timer)
      timer = undefined
      dirty = false
      revision = 0
      writer = newId()
      content.value = EMPTY_NOTE
      keeping.value = { at: 'nothing' }
    },
  }
}
export type Draft = ReturnType<typeof createDraft>
