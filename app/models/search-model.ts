import { createModel, signal } from '@preact/signals'
import type { SearchView } from '../../auth-server/contract.ts'
import { asRefusal, type PanelClient, type Refusal } from '../panel-client.ts'
import { LOADING, type Loaded } from './loaded.ts'

/** Topics a link worker starts from. */
export const STARTER_TOPICS = [
  'money',
  'housing',
  'work',
  'bereavement',
  'carer',
  'loneliness',
  'alcohol',
  'safety',
] as const

/** Short, so that results stand there within a tenth of a second of the last key. */
export const TYPING_PAUSE_MS = 20

/** Words looked for in the record. The words stay while the reader follows a hit and comes back. */
export const SearchModel = createModel(
  (
    client: PanelClient,
    listener: { refused: (refusal: Refusal) => void; say: (message: string) => void },
  ) => {
    const words = signal('')
    const without = signal<readonly string[]>([])
    const result = signal<Loaded<SearchView> | null>(null)
    let running: AbortController | null = null
    let pause: ReturnType<typeof setTimeout> | undefined

    const find = async () => {
      clearTimeout(pause)
      running?.abort()
      const looked = words.value.trim()
      if (looked === '') {
        result.value = null
        return
      }
      const own = new AbortController()
      running = own
      result.value = result.value?.at === 'ready' ? result.value : LOADING
      try {
        const value = await client.search({ words: looked, without: without.value }, own.signal)
        if (running !== own) return
        result.value = { at: 'ready', value }
        listener.say(`${value.total} ${value.total === 1 ? 'result' : 'results'}. ${value.scope}`)
      } catch (thrown) {
        if (running !== own) return
        const refusal = asRefusal(thrown)
        result.value = { at: 'refused', refusal }
        listener.refused(refusal)
      }
    }

    return {
      words,
      without,
      result,
      find,
      /** Searches once the typing pauses. */
      type: (typed: string) => {
        words.value = typed
        without.value = []
        clearTimeout(pause)
        if (typed.trim().length > 2) pause = setTimeout(() => void find(), TYPING_PAUSE_MS)
        else {
          // What was found for other words answers nothing now.
          running?.abort()
          result.value = null
        }
      },
      lookFor: (topic: string) => {
        words.value = topic
        without.value = []
        return find()
      },
      drop: (synonym: string) => {
        without.value = [...without.value, synonym]
        return find()
      },
      restore: () => {
        without.value = []
        return find()
      },
      clear: () => {
        clearTimeout(pause)
        running?.abort()
        running = null
        words.value = ''
        without.value = []
        result.value = null
      },
    }
  },
)
export type SearchModel = InstanceType<typeof SearchModel>
