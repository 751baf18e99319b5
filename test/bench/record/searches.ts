import { presentItem } from '../../../auth-server/record/present.ts'
import type { SearchIndex } from '../../../auth-server/record/search/search-index.ts'
import { searchRecord } from '../../../auth-server/record/search/search-record.ts'

/** What people type: every beginning of some words as it is typed, several words, phrases and slips of the finger. */
const TYPED = [
  ...beginnings('lives alone'),
  ...beginnings('rent'),
  ...beginnings('breathless'),
  ...beginnings('worried'),
  'knee pain',
  'fall stairs',
  'blood pressure',
  'drinking less',
  'medication review',
  '"does not want a referral"',
  '"worse at night"',
  '"the steps at the front"',
  'lonley',
  'houseing',
  'medicaton',
  'sertralin',
  'neighbor',
  'warehose',
  'smoking',
  'bereavement',
  'carer',
  'debt',
  'dementia',
  'nothing holds thisword',
]

function beginnings(words: string): readonly string[] {
  return Array.from(words, (_letter, at) => words.slice(0, at + 1)).filter((each) =>
    /\w$/.test(each),
  )
}

export interface Search {
  words: string
  /** The whole answer, as the panel is sent it. */
  run(): unknown
}

const NOTHING_OPENED: ReadonlySet<string> = new Set()

/** The searches of the bench; of a middling one so many, evenly over the list. */
export function searchesIn(index: SearchIndex, most = TYPED.length): readonly Search[] {
  const step = Math.max(1, TYPED.length / most)
  const words = Array.from({ length: Math.min(most, TYPED.length) }, (_each, at) =>
    String(TYPED[Math.floor(at * step)]),
  )
  const options = {
    opened: NOTHING_OPENED,
    present: (item: Parameters<typeof presentItem>[0]) => presentItem(item, NOTHING_OPENED),
  }
  return words.map((each) => ({
    words: each,
    run: () => searchRecord(index, { words: each }, options),
  }))
}
