import { createModel, signal } from '@preact/signals'
import type {
  Area,
  IdentityDifference,
  MoreRequest,
  OverviewView,
  RecordEvent,
  RecordRequest,
  RetrievalView,
  SectionView,
  Stage,
} from '../../auth-server/contract.ts'
import {
  asRefusal,
  type PanelClient,
  type Refusal,
  refusalOf,
  type Streaming,
} from '../panel-client.ts'

export interface StageProgress {
  stage: Stage
  state: 'started' | 'done'
  words: string
}

/** What came of the record so far. */
export interface RecordContent {
  retrieval: RetrievalView | null
  overview: OverviewView | null
  sections: ReadonlyMap<Area, SectionView>
}

/** A later retrieval, running beside a record that stays as it is until the new one is whole. */
export type Update =
  | { at: 'none' }
  | { at: 'running'; words: string }
  | { at: 'done' }
  | { at: 'refused'; refusal: Refusal }

/** How long the worker has waited: after 5 s the panel says so, after 20 s it offers to go on without. */
export type Wait = 'short' | 'slow' | 'long'

export type RecordState =
  | { at: 'not-asked' }
  | { at: 'set-aside' }
  | { at: 'loading'; stages: readonly StageProgress[]; content: RecordContent; wait: Wait }
  | { at: 'identity'; differences: readonly IdentityDifference[] }
  | { at: 'ready'; content: RecordContent; update: Update }
  | { at: 'refused'; refusal: Refusal }

/** What of the record may be read, if anything. */
export function readable(record: RecordState): RecordContent | null {
  if (record.at === 'ready') return record.content
  return record.at === 'loading' && record.content.overview !== null ? record.content : null
}

export const SLOW_AFTER_MS = 5_000
export const LONG_AFTER_MS = 20_000

const NOTHING: RecordContent = { retrieval: null, overview: null, sections: new Map() }

/** Adds what one event brought. */
function withEvent(content: RecordContent, event: RecordEvent): RecordContent {
  if (event.type === 'retrieval') return { ...content, retrieval: event.retrieval }
  if (event.type === 'overview') return { ...content, overview: event.overview }
  if (event.type === 'sections') {
    return { ...content, sections: new Map(event.sections.map((each) => [each.area, each])) }
  }
  return content
}

function withStage(stages: readonly StageProgress[], next: StageProgress): StageProgress[] {
  return [...stages.filter(({ stage }) => stage !== next.stage), next]
}

export interface RecordListener {
  /** The record that is shown became another one. */
  changed: () => void
  refused: (refusal: Refusal) => void
  say: (message: string) => void
}

/** Getting the GP record, and what came of it. */
export const RecordModel = createModel((client: PanelClient, listener: RecordListener) => {
  const state = signal<RecordState>({ at: 'not-asked' })
  let running: AbortController | null = null

  const stop = () => {
    running?.abort()
    running = null
  }

  const run = async (
    call: (streaming: Streaming) => Promise<void>,
    handlers: { event: (event: RecordEvent) => void; failed: (refusal: Refusal) => void },
  ) => {
    stop()
    const own = new AbortController()
    running = own
    const isCurrent = () => running === own
    try {
      await call({
        signal: own.signal,
        onEvent: (event) => {
          if (!isCurrent()) return
          if (event.type === 'refused') {
            running = null
            const refusal = refusalOf(event.outcome)
            handlers.failed(refusal)
            listener.refused(refusal)
          } else handlers.event(event)
        },
      })
    } catch (thrown) {
      if (!isCurrent()) return
      const refusal = asRefusal(thrown)
      handlers.failed(refusal)
      listener.refused(refusal)
    } finally {
      if (isCurrent()) running = null
    }
  }

  const stopForIdentity = (differences: readonly IdentityDifference[]) => {
    state.value = { at: 'identity', differences }
    listener.changed()
  }

  /** Gets the record for the first time; what comes is shown as it comes. */
  const get = async (request: RecordRequest = {}) => {
    state.value = { at: 'loading', stages: [], content: NOTHING, wait: 'short' }
    const wait = (length: Wait) => () => {
      if (state.value.at === 'loading') state.value = { ...state.value, wait: length }
    }
    const slow = setTimeout(() => {
      wait('slow')()
      listener.say('Still working. This is taking longer than usual.')
    }, SLOW_AFTER_MS)
    const long = setTimeout(wait('long'), LONG_AFTER_MS)
    await run((streaming) => client.fetchRecord(request, streaming), {
      event: (event) => {
        const now = state.value
        if (now.at !== 'loading') return
        if (event.type === 'identity') stopForIdentity(event.differences)
        else if (event.type === 'stage') {
          state.value = { ...now, stages: withStage(now.stages, event) }
          if (event.state === 'started') listener.say(event.words)
        } else if (event.type === 'done') {
          state.value = { at: 'ready', content: now.content, update: { at: 'none' } }
          listener.say(recordLoaded(now.content))
        } else state.value = { ...now, content: withEvent(now.content, event) }
      },
      failed: (refusal) => {
        const now = state.value
        if (now.at !== 'loading') return
        state.value =
          now.content.overview === null
            ? { at: 'refused', refusal }
            : { at: 'ready', content: now.content, update: { at: 'refused', refusal } }
      },
    })
    clearTimeout(slow)
    clearTimeout(long)
  }

  /** Gets the record, or more of it, again; the one shown stays untouched until the new one is whole. */
  const renew = async (call: (streaming: Streaming) => Promise<void>) => {
    if (state.value.at !== 'ready') return
    let content = NOTHING
    const update = (next: Update) => {
      if (state.value.at === 'ready') state.value = { ...state.value, update: next }
    }
    update({ at: 'running', words: 'Getting the GP record again.' })
    await run(call, {
      event: (event) => {
        if (event.type === 'identity') stopForIdentity(event.differences)
        else if (event.type === 'stage') update({ at: 'running', words: event.words })
        else if (event.type === 'done' && state.value.at === 'ready') {
          state.value = { at: 'ready', content, update: { at: 'done' } }
          listener.changed()
          listener.say('The GP record is up to date.')
        } else content = withEvent(content, event)
      },
      failed: (refusal) => update({ at: 'refused', refusal }),
    })
  }

  return {
    state,
    get,
    refresh: (request: RecordRequest) =>
      renew((streaming) => client.fetchRecord({ ...request, again: true }, streaming)),
    more: (request: MoreRequest) => renew((streaming) => client.fetchMore(request, streaming)),
    confirmIdentity: async () => {
      try {
        await client.confirmIdentity()
      } catch (thrown) {
        const refusal = asRefusal(thrown)
        state.value = { at: 'refused', refusal }
        listener.refused(refusal)
        return
      }
      await get()
    },
    /** Goes on without the record; whatever is on its way is dropped. */
    setAside: () => {
      stop()
      state.value = { at: 'set-aside' }
      listener.changed()
    },
    clear: () => {
      stop()
      state.value = { at: 'not-asked' }
      listener.changed()
    },
  }
})
export type RecordModel = InstanceType<typeof RecordModel>

function recordLoaded({ sections }: RecordContent): string {
  const failed = [...sections.values()].filter(({ state }) => state === 'not-loaded').length
  if (failed === 0) return 'Record loaded.'
  return `Record loaded. ${failed} ${failed === 1 ? 'section' : 'sections'} didn’t load.`
}
