import type { PatientRecord } from '../record.ts'
import { segmentsOf } from './segments.ts'
import { eachWord } from './words.ts'

/**
 * A record made searchable. What is closed is not in it: not even its words. Word numbers begin at 1; in the stream
 * of a document 0 parts one text from the next, so that no phrase runs across them.
 */
export interface SearchIndex {
  record: PatientRecord
  /** Every word once, sorted; `numbers` says which word number each is. */
  vocabulary: readonly string[]
  numbers: Uint32Array
  numberOf: ReadonlyMap<string, number>
  /** Documents (positions in the record's items) of word number `n`: `postings` from `postingStarts[n]` to the next. */
  postings: Uint32Array
  postingStarts: Uint32Array
  /** Word numbers of document `d`: `stream` from `streamStarts[d]` to the next. */
  stream: Uint32Array
  streamStarts: Uint32Array
  /** The date of each document as a number that sorts alike; a part of a year comes before its days. */
  days: Uint32Array
}

const NOTHING_OPENED: ReadonlySet<string> = new Set()

/**
 * Builds the index of a record. Linear in its text, but for sorting the distinct words.
 *
 * @example
 * const index = buildIndex(record)
 * const [best] = findHits(index, 'living alone')
 */
export function buildIndex(record: PatientRecord): SearchIndex {
  const numberOf = new Map<string, number>()
  const names: string[] = ['']
  const streamStarts = new Uint32Array(record.items.length + 1)
  let stream = new Uint32Array(1 << 14)
  let length = 0
  const push = (number: number) => {
    if (length === stream.length) {
      const larger = new Uint32Array(stream.length * 2)
      larger.set(stream)
      stream = larger
    }
    stream[length++] = number
  }
  const add = (word: string) => {
    let number = numberOf.get(word)
    if (number === undefined) {
      number = names.push(word) - 1
      numberOf.set(word, number)
    }
    push(number)
  }
  record.items.forEach((item, document) => {
    streamStarts[document] = length
    for (const segment of segmentsOf(item, NOTHING_OPENED)) {
      eachWord(segment, add)
      push(0)
    }
  })
  streamStarts[record.items.length] = length
  const vocabulary = names.slice(1).sort()
  return {
    record,
    vocabulary,
    numbers: Uint32Array.from(vocabulary, (word) => numberOf.get(word) ?? 0),
    numberOf,
    stream: stream.slice(0, length),
    streamStarts,
    days: Uint32Array.from(record.items, dayNumber),
    ...postingsOf(stream, streamStarts, names.length),
  }
}

const dayNumber = ({ date }: { date: string | null }): number =>
  date === null
    ? 0
    : Number(date.slice(0, 4)) * 10_000 + Number(date.slice(5, 7)) * 100 + Number(date.slice(8))

/** Two passes over the stream: count each word's documents, then write them one after the other. */
function postingsOf(stream: Uint32Array, streamStarts: Uint32Array, words: number) {
  const postingStarts = new Uint32Array(words + 1)
  const last = new Uint32Array(words)
  const documents = streamStarts.length - 1
  const eachOnce = (use: (number: number, document: number) => void) => {
    last.fill(0)
    for (let document = 0; document < documents; document++) {
      const end = streamStarts[document + 1] ?? 0
      for (let at = streamStarts[document] ?? 0; at < end; at++) {
        const number = stream[at] ?? 0
        if (number === 0 || last[number] === document + 1) continue
        last[number] = document + 1
        use(number, document)
      }
    }
  }
  eachOnce((number) => {
    postingStarts[number + 1] = (postingStarts[number + 1] ?? 0) + 1
  })
  for (let number = 1; number <= words; number++) {
    postingStarts[number] = (postingStarts[number] ?? 0) + (postingStarts[number - 1] ?? 0)
  }
  const postings = new Uint32Array(postingStarts[words] ?? 0)
  const next = postingStarts.slice()
  eachOnce((number, document) => {
    const at = next[number] ?? 0
    postings[at] = document
    next[number] = at + 1
  })
  return { postings, postingStarts }
}

/** The word numbers of all words that begin with `prefix`; the whole word comes among them. */
export function numbersWithPrefix(index: SearchIndex, prefix: string): readonly number[] {
  const { vocabulary, numbers } = index
  let low = 0
  let high = vocabulary.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((vocabulary[middle] ?? '') < prefix) low = middle + 1
    else high = middle
  }
  const found: number[] = []
  for (let at = low; at < vocabulary.length && vocabulary[at]?.startsWith(prefix); at++) {
    found.push(numbers[at] ?? 0)
  }
  return found
}
