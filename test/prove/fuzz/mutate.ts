import type { Chance, Edit } from './chance.ts'

type Holder = { [key: string | number]: unknown }
interface Slot {
  holder: Holder
  key: string | number
}

/** Every place in a value where something stands. */
function slotsOf(root: unknown): Slot[] {
  const slots: Slot[] = []
  const waiting: unknown[] = [root]
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== 'object' || value === null) continue
    for (const key of Object.keys(value)) {
      slots.push({ holder: value as Holder, key })
      waiting.push((value as Holder)[key])
    }
  }
  return slots
}

const deep = (levels: number): unknown => {
  let value: unknown = 'end'
  for (let at = 0; at < levels; at++) value = at % 2 ? [value] : { item: value }
  return value
}

/** Values that nobody expects; the words in them may be shown, and never logged. */
const ODD: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => -1.5,
  () => 1e308,
  () => '',
  () => [],
  () => ({}),
  () => [null, [], 7, 'canaryodd', {}],
  () => ({ reference: 17 }),
  () => ({ toString: 1, valueOf: null, length: -1 }),
  () => ({ length: { toString: 1, valueOf: 1 } }),
  () => JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {}}}'),
  () => '\u0000\ud800 canaryodd \u202e e\u0301 👩‍👩‍👧',
  () => '<img src=x onerror=canaryodd()>',
  () => 'canaryodd '.repeat(5_000),
  () => '9999-99-99',
  () => '0000-00-00T99:99:99+99:99',
  () => 'https://canaryodd.example/\r\nSet-Cookie: a=b',
  () => '__proto__',
  () => deep(300),
]

/** What is larger than this grows no more. */
const MOST = 30_000

/** A copy of plain data with the changes of one chance. */
export function mutated(seed: unknown, edits: readonly Edit[]): unknown {
  const root = { value: structuredClone(seed) }
  for (const { at, kind, odd } of edits) {
    const slots = slotsOf(root)
    const slot = slots[at % slots.length]
    const other = slots[(at * 31 + odd) % slots.length]
    if (slot === undefined || other === undefined) break
    const { holder, key } = slot
    const value = holder[key]
    if (kind === 0 && holder !== root) delete holder[key]
    else if (kind === 1) holder[key] = ODD[odd % ODD.length]?.()
    else if (kind === 2 && slots.length < MOST)
      holder[key] = structuredClone(other.holder[other.key])
    else if (kind === 3 && Array.isArray(value) && slots.length < MOST)
      value.push(...structuredClone(value))
    else if (kind === 4) holder[key] = [value]
    else if (typeof value === 'string') holder[key] = mutatedText(value, [{ at, kind: odd, odd }])
  }
  return root.value
}

const INSERTED = [
  '\u0000',
  '"',
  '\\',
  '{',
  ']',
  '\ufeff',
  '%00',
  '%',
  '&',
  '=',
  ';',
  '\t',
  '..%2f',
  ',,',
  'canaryodd',
  '<svg onload=1>',
  '['.repeat(20_000),
]

/** Text with pieces taken out, doubled, put in and cut off. */
export function mutatedText(seed: string, edits: readonly Edit[]): string {
  let text = seed
  for (const { at, kind, odd } of edits) {
    const from = text.length === 0 ? 0 : at % text.length
    const to = Math.min(text.length, from + 1 + (odd % 40))
    const piece = text.slice(from, to)
    const way = kind % 6
    if (way === 0) text = text.slice(0, from) + text.slice(to)
    else if (way === 1) text = text.slice(0, to) + piece + text.slice(to)
    else if (way === 2)
      text = text.slice(0, from) + (INSERTED[odd % INSERTED.length] ?? '') + text.slice(from)
    else if (way === 3) text = text.slice(0, from)
    else if (way === 4)
      text = text.slice(0, from) + String.fromCharCode(odd * 61) + text.slice(from + 1)
    else text = text.slice(0, from) + piece.toUpperCase() + text.slice(to)
  }
  return text
}

/** An answer as it goes out: mostly JSON of another shape, sometimes JSON that is broken. */
export function mutatedJson(seed: unknown, { edits, way }: Chance): string {
  const text = JSON.stringify(way % 4 === 0 ? seed : mutated(seed, edits)) ?? ''
  return way % 4 === 0 ? mutatedText(text, edits) : text
}
