import type { SearchHit } from '../../contract.ts'
import type { Item } from '../item.ts'
import { contextOf } from '../relevance/context.ts'
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

/** The words around the best match of a hit, and whether they speak of the patient now. */
export function showHit(
  item: Item,
  searched: readonly Searched[],
  opened: ReadonlySet<string>,
): Shown {
  const segments = segmentsOf(item, opened)
  let best: { text: string; spans: readonly Word[]; kinds: number } | null = null
  for (const segment of segments) {
    const text = segment.slice(0, MOST_READ)
    const words = wordsOf(text)
    const spans = searched.map((wanted) => spansOf(words, wanted))
    const kinds = spans.filter((each) => each.length > 0).length
    if (kinds > (best?.kinds ?? 0)) best = { text, spans: spans.flat(), kinds }
    if (best?.kinds === searched.length) break
  }
  if (best === null) {
    const text = segments[0]?.slice(0, 2 * AROUND) ?? ''
    return { snippet: [{ text, mark: false }], negated: false, otherPerson: item.otherPerson }
  }
  const spans = [...best.spans].sort((a, b) => a.start - b.start)
  const [first] = spans
  const context = first ? contextOf(best.text, first) : { negated: false, otherPerson: false }
  return {
    snippet: cut(best.text, spans),
    negated: context.negated,
    otherPerson: context.otherPerson || item.otherPerson,
  }
}

/** Where a thing wanted stands in a text: as typed, as one of its synonyms, or as what it was mended to. */
function spansOf(words: readonly Word[], wanted: Searched): readonly Word[] {
  const targets: { words: readonly string[]; beginning: boolean }[] = [
    { words: wanted.words, beginning: !wanted.exact },
    ...wanted.synonyms.map(({ words: synonym }) => ({ words: synonym, beginning: false })),
    ...wanted.mended.flatMap((word) => [
      { words: [word], beginning: true },
      ...synonymsOf([word]).map((synonym) => ({ words: synonym.words, beginning: false })),
    ]),
  ]
  for (const target of targets) {
    const spans = words.flatMap((word, at) => {
      const matches = target.words.every((wantedWord, step) => {
        const here = words[at + step]?.word
        return step === target.words.length - 1 && target.beginning
          ? here?.startsWith(wantedWord)
          : here === wantedWord
      })
      const end = words[at + target.words.length - 1]
      return matches && end ? [{ word: word.word, start: word.start, end: end.end }] : []
    })
    if (spans.length > 0) return spans.slice(0, 20)
  }
  return []
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
