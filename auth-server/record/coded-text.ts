import type { Code } from './item.ts'
import { type Wire, wire, wires, words } from './wire.ts'

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
  const codings = wires(concept.coding)
  const codes: Code[] = []
  const found: string[] = []
  let chosen: Wire | null = codings.length === 1 ? (codings[0] ?? null) : null
  let degraded = false
  for (const coding of codings) {
    const code = words(coding.code)
    const display = words(coding.display)
    if (code !== null) {
      codes.push({ system: words(coding.system) ?? '', code, display })
      degraded ||= DEGRADED.has(code)
    }
    if (coding.userSelected === true) chosen ??= coding
    const description = descriptionDisplay(coding)
    if (description !== null) found.push(description)
    if (display !== null) found.push(display)
  }
  const original =
    text ??
    (chosen ? (descriptionDisplay(chosen) ?? words(chosen.display)) : null) ??
    found[0] ??
    null
  return { term: original, codes, otherTerms: others(found, original), degraded }
}

const NO_TERMS: readonly string[] = []

function others(found: readonly string[], original: string | null): readonly string[] {
  if (found.length === 0 || (found.length === 1 && found[0] === original)) return NO_TERMS
  return [...new Set(found.filter((each) => each !== original))]
}

/** `descriptionDisplay` of the SNOMED description extension, in the spellings suppliers use. */
function descriptionDisplay(coding: Wire): string | null {
  const extensions = coding.extension
  if (extensions === undefined) return null
  for (const extension of wires(extensions)) {
    const url = extension.url
    if (typeof url !== 'string' || !isDescription(url)) continue
    for (const part of wires(extension.extension)) {
      const name = part.url
      if (typeof name === 'string' && name.toLowerCase() === 'descriptiondisplay') {
        return words(part.valueString)
      }
    }
  }
  return null
}

const USUAL: ReadonlySet<string> = new Set(
  ['fhir.hl7.org.uk', 'fhir.nhs.uk'].map(
    (host) => `https://${host}/STU3/StructureDefinition/Extension-coding-sctdescid`,
  ),
)

/** The SNOMED description extension, whose host, scheme and spelling vary. */
function isDescription(url: string): boolean {
  return USUAL.has(url) || /sctde(sc|cs)id$/i.test(url)
}

/** True when one of the codings carries this code, whatever its system. */
export function hasCode(value: unknown, code: string): boolean {
  const codings = wire(value)?.coding
  if (codings === undefined) return false
  for (const coding of wires(codings)) {
    const own = coding.code
    if (own === code || (typeof own === 'string' && own.trim() === code)) return true
  }
  return false
}
