import type { Code } from './item.ts'
import { trimmed, type Wire, wire, wires, words } from './wire.ts'

/** A CodeableConcept as Backstory uses it. */
export interface CodedText {
  /** The original term; null when the concept holds no words at all. */
  term: string | null
  codes: readonly Code[]
  /** Every other wording it came with, each once. */
  otherTerms: readonly string[]
  /** True when the code only says that the entry lost its code on the way; the words stand alone. */
  degraded: boolean
}

const NOTHING: CodedText = { term: null, codes: [], otherTerms: [], degraded: false }

/** "Transfer-degraded …" codes: medication, drug and other allergy, referral, request, plan, other entry. */
const DEGRADED: ReadonlySet<string> = new Set([
  '196421000000109',
  '196461000000101',
  '196471000000108',
  '196431000000106',
  '196441000000102',
  '196451000000104',
  '196411000000103',
])

/**
 * Reads a code with its words, by the order of GP Connect's "Guidance on CodeableConcept": `text`, else the
 * description of the coding the user selected (or of the only coding), else that coding's display.
 */
export function readCoded(value: unknown): CodedText {
  const concept = wire(value)
  if (!concept) {
    const text = words(value)
    return text === null ? NOTHING : { ...NOTHING, term: text }
  }
  const text = words(concept.text)
  if (concept.coding === undefined) return text === null ? NOTHING : { ...NOTHING, term: text }
  const codings = wires(concept.coding)
  let codes: Code[] | null = null
  /** The words of the coding that the user selected, else of the only coding. */
  let chosen: string | null = null
  let isChosen = false
  let first: string | null = null
  let more: string[] | null = null
  let degraded = false
  for (let at = 0; at < codings.length; at++) {
    const coding = codings[at] as Wire
    const code = words(coding.code)
    const display = words(coding.display)
    if (code !== null) {
      codes = withOne(codes, { system: words(coding.system) ?? '', code, display })
      degraded ||= code.startsWith('1964') && DEGRADED.has(code)
    }
    const description = coding.extension === undefined ? null : descriptionDisplay(coding.extension)
    const own = description ?? display
    if (!isChosen && (codings.length === 1 || coding.userSelected === true)) {
      isChosen = true
      chosen = own
    }
    if (own !== null) {
      if (first === null) first = own
      else if (own !== first) more = withOne(more, own)
    }
    if (description !== null && display !== null && display !== description) {
      more = withOne(more, display)
    }
  }
  const term = text ?? chosen ?? first
  return { term, codes: codes ?? NO_CODES, otherTerms: others(first, more, term), degraded }
}

const NO_CODES: readonly Code[] = []
const NO_TERMS: readonly string[] = []

function withOne<One>(list: One[] | null, one: One): One[] {
  if (list === null) return [one]
  list.push(one)
  return list
}

/** Every wording but the one that was chosen, each once, in order. */
function others(
  first: string | null,
  more: readonly string[] | null,
  term: string | null,
): readonly string[] {
  if (first === null) return NO_TERMS
  if (more === null) return first === term ? NO_TERMS : [first]
  return [...new Set([first, ...more])].filter((each) => each !== term)
}

/** `descriptionDisplay` of the SNOMED description extension, in the spellings suppliers use. */
function descriptionDisplay(extensions: unknown): string | null {
  for (const extension of wires(extensions)) {
    for (const part of wires(extension.extension)) {
      const name = part.url
      if (name === 'descriptionId' || typeof name !== 'string') continue
      if (name !== 'descriptionDisplay' && name.toLowerCase() !== 'descriptiondisplay') continue
      if (isDescription(extension.url)) return words(part.valueString)
      break
    }
  }
  return null
}

/** The SNOMED description extension, whose host, scheme and spelling vary. */
function isDescription(url: unknown): boolean {
  return typeof url === 'string' && (url.endsWith('-sctdescid') || /sctde(sc|cs)id$/i.test(url))
}

/** True when one of the codings carries this code, whatever its system. */
export function hasCode(value: unknown, code: string): boolean {
  const codings = wire(value)?.coding
  if (codings === undefined) return false
  for (const coding of wires(codings)) {
    const own = coding.code
    if (own === code || (typeof own === 'string' && trimmed(own) === code)) return true
  }
  return false
}
