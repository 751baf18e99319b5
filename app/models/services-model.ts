import { computed, createModel, signal } from '@preact/signals'
import type {
  Day,
  DirectoryView,
  FinderView,
  ServiceAccess,
  ServiceSearchRequest,
  ServicesView,
  SuggestedNeed,
} from '../../auth-server/contract.ts'
import { asRefusal, type Refusal } from '../panel-client.ts'
import type { ServicesClient } from '../services-client.ts'
import { LOADING, type Loaded } from './loaded.ts'

/** An entry of the record, or the referral, from which the worker asked for needs. */
export interface PickedWords {
  /** Reference of the entry, or `referral`. */
  reference: string
  words: string
}

/** What narrows a search; as typed, so that nothing is lost while it is not yet valid. */
export interface Choices {
  postcode: string
  age: string
  day: Day | ''
  free: boolean
  access: readonly ServiceAccess[]
  language: string
  sort: 'fit' | 'distance'
}

const NO_CHOICES: Choices = {
  postcode: '',
  age: '',
  day: '',
  free: false,
  access: [],
  language: '',
  sort: 'fit',
}
const MOST_NEEDS = 12
const LONGEST_NEED = 120

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

/** Finding services: what is wanted, what narrows it, and what was found. It stays while the worker looks elsewhere. */
export const ServicesModel = createModel(
  (
    client: ServicesClient,
    listener: { refused: (refusal: Refusal) => void; say: (message: string) => void },
  ) => {
    const directory = signal<Loaded<DirectoryView> | null>(null)
    const needs = signal<readonly string[]>([])
    const picked = signal<readonly PickedWords[]>([])
    const suggested = signal<readonly SuggestedNeed[]>([])
    const choices = signal<Choices>(NO_CHOICES)
    const result = signal<Loaded<ServicesView> | null>(null)
    /** What the record says to look out for; sent with each search so that results can say what to check. */
    const flags = signal<readonly string[]>([])
    const finder = signal<Loaded<FinderView> | null>(null)
    let running: AbortController | null = null
    let isAgeSaid = false

    const refusedWith = (thrown: unknown): { at: 'refused'; refusal: Refusal } => {
      const refusal = asRefusal(thrown)
      listener.refused(refusal)
      return { at: 'refused', refusal }
    }

    const load = async () => {
      if (directory.value?.at === 'ready' || directory.value?.at === 'loading') return
      directory.value = LOADING
      try {
        directory.value = { at: 'ready', value: await client.directory() }
      } catch (thrown) {
        directory.value = refusedWith(thrown)
      }
    }

    const request = (all: boolean): ServiceSearchRequest => {
      const { postcode, age, day, free, access, language, sort } = choices.value
      const years = /^\d{1,3}$/.test(age.trim()) ? Number(age) : null
      return {
        needs: needs.value,
        ...(postcode.trim() === '' ? {} : { postcode: postcode.trim() }),
        ...(years === null || years > 120 ? {} : { age: years }),
        ...(day === '' ? {} : { day }),
        ...(free ? { cost: 'free' } : {}),
        ...(access.length === 0 ? {} : { access }),
        ...(language === '' ? {} : { language }),
        ...(flags.value.length === 0 ? {} : { flags: flags.value }),
        ...(all ? { all } : {}),
        sort,
      }
    }

    const find = async ({ all = false }: { all?: boolean } = {}) => {
      running?.abort()
      finder.value = null
      if (needs.value.length === 0) {
        result.value = null
        return
      }
      const own = new AbortController()
      running = own
      result.value = result.value?.at === 'ready' ? result.value : LOADING
      try {
        const value = await client.find(request(all), own.signal)
        if (running !== own) return
        result.value = { at: 'ready', value }
        listener.say(`${value.total} ${value.total === 1 ? 'service' : 'services'} found.`)
      } catch (thrown) {
        if (running === own) result.value = refusedWith(thrown)
      }
    }

    const add = (words: string) => {
      const need = words.trim().replace(/\s+/g, ' ').slice(0, LONGEST_NEED)
      if (need === '' || needs.value.length >= MOST_NEEDS) return
      if (!needs.value.some((known) => same(known, need))) needs.value = [...needs.value, need]
    }

    /** Takes the words of an entry: the needs they speak of most are chosen, weaker ones are offered. */
    const pick = async (from: PickedWords) => {
      if (picked.value.some(({ reference }) => reference === from.reference)) return
      picked.value = [...picked.value, from]
      try {
        const found = await client.suggest([from.words])
        suggested.value = [
          ...suggested.value.filter(({ key }) => !found.some((each) => each.key === key)),
          ...found,
        ]
        const chosen = found.filter(({ strong }) => strong).map(({ title }) => title)
        for (const title of chosen) add(title)
        listener.say(
          chosen.length === 0
            ? 'No need is known for these words. You can type your own.'
            : `Added to what you look for: ${chosen.join(', ')}.`,
        )
        await find()
      } catch (thrown) {
        refusedWith(thrown)
        picked.value = picked.value.filter((each) => each !== from)
      }
    }

    return {
      directory,
      needs,
      picked,
      /** Suggestions that are not chosen yet. */
      offered: computed(() =>
        suggested.value.filter(({ title }) => !needs.value.some((need) => same(need, title))),
      ),
      choices,
      result,
      finder,
      load,
      find,
      pick,
      add: (words: string) => {
        add(words)
        return find()
      },
      drop: (words: string) => {
        needs.value = needs.value.filter((need) => need !== words)
        return find()
      },
      choose: (change: Partial<Choices>) => {
        choices.value = { ...choices.value, ...change }
      },
      /** The age that the vendor's system gives: a beginning that the worker may change or clear. */
      startFromAge: (age: string) => {
        if (!isAgeSaid) choices.value = { ...choices.value, age }
        isAgeSaid = true
      },
      /** What the overview flags, once there is one. */
      flag: (lines: readonly string[]) => {
        flags.value = lines.slice(0, 20).map((line) => line.slice(0, 300))
      },
      /** The worker confirmed the words: the server makes the address. */
      askFinder: async (words: string) => {
        finder.value = LOADING
        try {
          finder.value = { at: 'ready', value: await client.finder(words) }
        } catch (thrown) {
          finder.value = refusedWith(thrown)
        }
      },
      closeFinder: () => {
        finder.value = null
      },
      /** The record is gone: what came of it goes with it, what the worker chose by hand stays. */
      forget: () => {
        running?.abort()
        running = null
        const fromRecord = new Set(suggested.value.map(({ title }) => title))
        needs.value = needs.value.filter((need) => !fromRecord.has(need))
        picked.value = []
        suggested.value = []
        flags.value = []
        result.value = null
        finder.value = null
      },
      clear: () => {
        running?.abort()
        running = null
        needs.value = []
        picked.value = []
        suggested.value = []
        flags.value = []
        choices.value = NO_CHOICES
        isAgeSaid = false
        result.value = null
        finder.value = null
        directory.value = null
      },
    }
  },
)
export type ServicesModel = InstanceType<typeof ServicesModel>
