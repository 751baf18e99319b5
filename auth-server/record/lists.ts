import type { Area } from '../contract.ts'
import type { BundleIndex } from './bundle-index.ts'
import { linkTopic } from './links.ts'
import type { ListState, PrimaryList } from './record.ts'
import { extensionName, targetOf } from './references.ts'
import type { Resource, StructureLevel } from './resource.ts'
import { noteTexts, trimmed, wire, wires, words } from './wire.ts'

/** SNOMED codes of the primary lists; titles drift, so only the code counts. */
const PRIMARY: ReadonlyMap<string, PrimaryList> = new Map([
  ['886921000000105', 'allergies'],
  ['1103671000000101', 'endedAllergies'],
  ['1149501000000101', 'consultations'],
  ['714311000000108', 'planned'],
  ['1102181000000102', 'immunisations'],
  ['887191000000108', 'investigations'],
  ['933361000000108', 'medicines'],
  ['792931000000107', 'referrals'],
  ['717711000000103', 'problems'],
  ['826501000000100', 'uncategorised'],
])

/** The areas whose items a primary list holds; uncategorised data is spread over four. */
const AREAS_OF_LIST: { readonly [list in PrimaryList]: readonly Area[] } = {
  allergies: ['allergies'],
  endedAllergies: ['allergies'],
  consultations: ['consultations'],
  planned: ['planned'],
  immunisations: ['immunisations'],
  investigations: ['tests'],
  medicines: ['medicines'],
  referrals: ['referrals'],
  problems: ['problems'],
  uncategorised: ['socialHistory', 'lifestyle', 'other'],
}

/** What the words of a secondary list's code (`problems-medications-related-to-problems` …) are about. */
const SECONDARY: readonly (readonly [RegExp, readonly Area[]])[] = [
  [/^[a-z]+-allergies/, ['allergies']],
  [/^[a-z]+-diary/, ['planned']],
  [/^[a-z]+-documents/, ['documents']],
  [/^[a-z]+-immunisations/, ['immunisations']],
  [/^[a-z]+-investigations/, ['tests']],
  [/^[a-z]+-medications/, ['medicines']],
  [/^[a-z]+-outbound-referrals/, ['referrals']],
  [/^[a-z]+-(linked-)?problems/, ['problems']],
  [/^[a-z]+-uncategorised/, AREAS_OF_LIST.uncategorised],
  [/^[a-z]+-consultations/, ['consultations']],
]

/** A warning code that a list carried, with the areas its items belong to and the note beside it. */
export interface ListWarning {
  areas: readonly Area[]
  code: string
  note: string | null
}

export interface ReadLists {
  states: ReadonlyMap<PrimaryList, ListState>
  warnings: readonly ListWarning[]
  /** Entries of the immunisations list, which also holds consent and dissent Observations. */
  immunisations: ReadonlySet<string>
  /** Those with which the structure of a consultation begins. */
  consultations: readonly Resource[]
}

/**
 * Looks at every List, once: at query lists for what is there, what is empty, and what the practice warns of; at
 * topics for the problems that they are about, which is written on both; and for where a consultation's structure begins.
 */
export function readLists(index: BundleIndex): ReadLists {
  const states = new Map<PrimaryList, ListState>()
  const warnings: ListWarning[] = []
  const immunisations = new Set<string>()
  const consultations: Resource[] = []
  for (const list of index.ofType('List')) {
    const own = readExtensions(list, index)
    const level = levelOf(list)
    if (level === 'consultation') consultations.push(list)
    if (own.length === 0 && level !== null) continue
    const codings = wires(wire(list.body.code)?.coding)
    const codes = codings.flatMap((coding) => words(coding.code)?.trim() ?? [])
    const primary = codes.map((code) => PRIMARY.get(code)).find((each) => each !== undefined)
    const note = noteTexts(list.body.note).join('\n') || null
    if (primary) {
      states.set(primary, merged(states.get(primary), stateOf(list, own, note)))
      if (primary === 'immunisations') {
        for (const entry of wires(list.body.entry)) {
          const target = index.resolve(targetOf(entry.item), list)
          if (target !== null) immunisations.add(target.reference)
        }
      }
    }
    if (own.length === 0) continue
    const areas = primary ? AREAS_OF_LIST[primary] : secondaryAreas(codes)
    for (const code of own) warnings.push({ areas, code, note })
  }
  return { states, warnings, immunisations, consultations }
}

function secondaryAreas(codes: readonly string[]): readonly Area[] {
  for (const code of codes) {
    for (const [pattern, areas] of SECONDARY) if (pattern.test(code)) return areas
  }
  return []
}

/** The warning codes of a List, each once. What says that it is about a problem is linked. */
function readExtensions(list: Resource, index: BundleIndex): readonly string[] {
  const value = list.body.extension
  if (value === undefined) return NONE
  const codes: string[] = []
  for (const extension of wires(value)) {
    if (extension.extension !== undefined) linkTopic(list, extension, index)
    if (extension.valueCode === undefined || extensionName(extension) !== 'ListWarningCode')
      continue
    const code = words(extension.valueCode)
    if (code !== null) codes.push(trimmed(code))
  }
  return codes.length < 2 ? codes : [...new Set(codes)]
}

const NONE: readonly string[] = []

function stateOf(list: Resource, warnings: readonly string[], note: string | null): ListState {
  const { body } = list
  const reason = wires(wire(body.emptyReason)?.coding)[0]
  return {
    present: true,
    entries: wires(body.entry).length,
    warnings,
    note,
    emptyReason: words(reason?.code) ?? words(wire(body.emptyReason)?.text),
  }
}

/** The same list of two retrievals, or twice in one: nothing that either says is lost. */
function merged(first: ListState | undefined, second: ListState): ListState {
  if (!first) return second
  const notes = [first.note, second.note].filter((note): note is string => note !== null)
  return {
    present: true,
    entries: first.entries + second.entries,
    warnings: [...new Set([...first.warnings, ...second.warnings])],
    note: [...new Set(notes)].join('\n') || null,
    emptyReason:
      first.emptyReason !== null && second.emptyReason !== null ? first.emptyReason : null,
  }
}

/** The primary lists of the request for a link worker; one that is absent makes a record partial. */
export const EXPECTED_LISTS: readonly PrimaryList[] = [
  'consultations',
  'problems',
  'medicines',
  'allergies',
  'referrals',
  'uncategorised',
  'planned',
]

/** The level of a List in the structure of a consultation, by its SNOMED code; null for any other list. */
export function levelOf(list: Resource): StructureLevel | null {
  if (list.level === undefined) list.level = findLevel(list)
  return list.level
}

function findLevel(list: Resource): StructureLevel | null {
  const codings = wire(list.body.code)?.coding
  if (codings === undefined) return null
  for (const { code } of wires(codings)) {
    if (typeof code !== 'string') continue
    const own = trimmed(code)
    if (own === '325851000000107') return 'consultation'
    if (own === '25851000000105') return 'topic'
    if (own === '24781000000107') return 'heading'
  }
  return null
}
