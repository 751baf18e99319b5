import type { SearchHit } from '../../contract.ts'
import type { Item } from '../item.ts'
import { contextReader } from '../relevance/context.ts'
import type { Searched } from './find.ts'
import { segmentsOf } from './segments.ts'
import { synonymsOf } from './synonyms.ts'
import { type Word, wordsOf } from './words.ts'

export interface Shown {
  snippet: SearchHit['snippet']
  negated: boolean
  otherPerson: boolean
}

const AROUND = 90
/** Of a very long text only this much is looked at for the words to show. */
const MOST_READ = 20_000

/** Shows for hits of one search the words around the best match, and whether they speak of the patient now. */
export function hitShower(
  searched: readonly Searched[],
  opened: ReadonlySet<string>,
): (item: Item) => Shown {
  const targets = searched.map(targetsOf)
  const contextOf = contextReader()
  return (item) => {
    const segments = segmentsOf(item, opened)
    const best = bestOf(segments, targets)
    if (best === null) {
      const text = segments[0]?.slice(0, 2 * AROUND) ?? ''
      return { snippet: [{ text, mark: false }], negated: false, otherPerson: item.otherPerson }
    }
    const spans = [...best.spans].sort((a, b) => a.start - b.start)
    const [first] = spans
    // "Sister Mo Brannan" is nobody's sister.
    const isName = best.text === item.who || best.text === item.where
    const context = first && !isName ? contextOf(best.text, first) : NO_CONTEXT
    const isTerm = !item.isNote && best.text === item.term
    return {
      snippet: cut(best.text, spans),
      negated: isTerm ? isDenied(item) : context.negated,
      otherPerson: context.otherPerson || item.otherPerson,
    }
  }
}

const NO_CONTEXT = { negated: false, otherPerson: false }

/** As the rules have judged it; "Not for resuscitation" is a decision and denies nothing. */
const isDenied = ({ negated, term }: Item): boolean => negated && !/^not for /i.test(term)

/** The first text that holds most of what is wanted, and where. */
function bestOf(
  segments: readonly string[],
  wanted: readonly (readonly Target[])[],
): { text: string; spans: readonly Word[] } | null {
  let best: { text: string; spans: readonly Word[] } | null = null
  let most = 0
  for (const segment of segments) {
    const text = segment.slice(0, MOST_READ)
    const words = wordsOf(text)
    const spans = wanted.map((targets) => spansOf(words, targets))
    const kinds = spans.filter((each) => each.length > 0).length
    if (kinds <= most) continue
    best = { text, spans: spans.flat() }
    most = kinds
    if (kinds === wanted.length) break
  }
  return best
}

/** Words one after the other; the last may go on where `beginning` says so. */
interface Target {
  words: readonly string[]
  beginning: boolean
}

/** A thing wanted: as typed, else as one of its synonyms, else as what it was mended to. */
const targetsOf = (wanted: Searched): readonly Target[] => [
  { words: wanted.words, beginning: !wanted.exact },
  ...wanted.synonyms.map(({ words }) => ({ words, beginning: false })),
  ...wanted.mended.flatMap((word) => [
    { words: [word], beginning: true },
    ...synonymsOf([word]).map(({ words }) => ({ words, beginning: false })),
  ]),
]

const MOST_SPANS = 20
const NO_SPANS: readonly Word[] = []

/** Where the first of the targets that a text holds stands in it. */
function spansOf(words: readonly Word[], targets: readonly Target[]): readonly Word[] {
  for (const target of targets) {
    let spans: Word[] | null = null
    for (let at = 0; at + target.words.length <= words.length; at++) {
      if (!standsAt(target, words, at)) continue
      const first = words[at] as Word
      const last = words[at + target.words.length - 1] ?? first
      spans ??= []
      spans.push({ word: first.word, start: first.start, end: last.end })
      if (spans.length === MOST_SPANS) break
    }
    if (spans !== null) return spans
  }
  return NO_SPANS
}

function standsAt({ words: target, beginning }: Target, words: readonly Word[], at: number) {
  for (let step = 0; step < target.length; step++) {
    const here = (words[at + step] as Word).word
    const wanted = target[step] as string
    const goesOn = beginning && step === target.length - 1
    if (goesOn ? !here.startsWith(wanted) : here !== wanted) return false
  }
  return target.length > 0
}

function cut(text: string, spans: readonly Word[]): SearchHit['snippet'] {
  const first = spans[0]
  if (first === undefined) return [{ text: text.slice(0, 2 * AROUND), mark: false }]
  const from = wordStart(text, Math.max(0, first.start - AROUND))
  const to = wordEnd(text, Math.min(text.length, first.end + AROUND))
  const parts: { text: string; mark: boolean }[] = []
  let at = from
  for (const span of spans) {
    if (span.start < at || span.end > to) continue
    if (span.start > at) parts.push({ text: text.slice(at, span.start), mark: false })
    parts.push({ text: text.slice(span.start, span.end), mark: true })
    at = span.end
  }
  if (at < to) parts.push({ text: text.slice(at, to), mark: false })
  const [lead] = parts
  if (from > 0 && lead) parts[0] = { ...lead, text: `… ${lead.text}` }
  const last = parts.at(-1)
  if (to < text.length && last) parts[parts.length - 1] = { ...last, text: `${last.text} …` }
  return parts
}

function wordStart(text: string, at: number): number {
  if (at === 0) return 0
  const space = text.indexOf(' ', at)
  return space === -1 || space - at > 30 ? at : space + 1
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length
  const space = text.lastIndexOf(' ', at)
  return space === -1 || at - space > 30 ? at : space
}
