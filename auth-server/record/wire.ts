/**
 * Guarded access to what came over the wire. Nothing is known of its shape: every read says what it wants and
 * gets that or nothing, so that a wrong type is an absence and never an exception.
 */
export type Wire = { readonly [key: string]: unknown }

/** The value as an object, or null. */
export function wire(value: unknown): Wire | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Wire)
    : null
}

const NONE: readonly never[] = []

/** The objects of an array; a single object counts as an array of one (older supplier shapes). */
export function wires(value: unknown): readonly Wire[] {
  if (Array.isArray(value)) {
    for (const each of value) {
      if (wire(each) === null) return value.filter((one): one is Wire => wire(one) !== null)
    }
    return value as Wire[]
  }
  const one = wire(value)
  return one ? [one] : NONE
}

/** True for a visible ASCII character: what nearly every text begins and ends with. */
const isPrinted = (code: number): boolean => code > 32 && code < 127

/** A text without the space around it. */
export function trimmed(text: string): string {
  return isPrinted(text.charCodeAt(0)) && isPrinted(text.charCodeAt(text.length - 1))
    ? text
    : text.trim()
}

/** Something besides space, control characters and marks without width. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}]/u

/** The value as words, exactly as written, or null when nothing of it can be seen. A bare number or boolean is read as its words. */
export function words(value: unknown): string | null {
  if (typeof value === 'string') {
    return isPrinted(value.charCodeAt(0)) || VISIBLE.test(value) ? value : null
  }
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return null
}

/** The texts of an array of strings; a single string counts as one. */
export function manyWords(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.flatMap((each) => words(each) ?? [])
}

/** Joins what is present; null when nothing is. */
export function joined(parts: readonly (string | null)[], separator: string): string | null {
  const present = parts.filter((part): part is string => part !== null)
  return present.length > 0 ? present.join(separator) : null
}

/** The texts of `Annotation`s, each once, in order. */
export function noteTexts(value: unknown): readonly string[] {
  if (value === undefined) return NONE
  const notes = wires(value)
  if (notes.length === 1) {
    const only = words(notes[0]?.text)
    return only === null ? NONE : [only]
  }
  return [...new Set(notes.flatMap((note) => words(note.text) ?? []))]
}

/**
 * Texts by their length. A text from the wire is told from a few of the same length faster than it is looked up:
 * for a look-up all of it is read first.
 */
export function byLength(texts: readonly string[]): readonly (readonly string[] | undefined)[] {
  const lengths: string[][] = []
  for (const text of texts) {
    const held = lengths[text.length]
    if (held) held.push(text)
    else lengths[text.length] = [text]
  }
  return lengths
}
