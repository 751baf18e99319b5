import fhirpath from 'fhirpath'
import stu3 from 'fhirpath/fhir-context/stu3'
import { Index as FlexSearch } from 'flexsearch'
import MiniSearch from 'minisearch'
import { indexBundles } from '../../../auth-server/record/bundle-index.ts'
import type { Item } from '../../../auth-server/record/item.ts'
import { readBundle } from '../../../auth-server/record/read-bundle.ts'
import type { PatientRecord } from '../../../auth-server/record/record.ts'
import { segmentsOf } from '../../../auth-server/record/search/segments.ts'

/** Of each entry of three types the fields that a list shows, of each problem how much it links: one row each. */
export type Rows = readonly (readonly (string | number | null)[])[]

/** Rows as text, for comparison: what is absent is nothing. */
export const asText = (rows: Rows): string => rows.map((row) => row.join('|')).join('\n')

type Listed = 'Observation' | 'Condition' | 'Encounter'

/** Paths of the fields of each type, in the order of `fieldsOf`. */
const PATHS: { readonly [type in Listed]: readonly string[] } = {
  Observation: [
    'effectiveDateTime.toString().substring(0, 10)',
    'context.reference',
    'code.coding.code',
    'code.coding.display',
    'issued.toString().substring(0, 10)',
    'comment',
  ],
  Condition: [
    'onsetDateTime.toString().substring(0, 10)',
    'context.reference',
    'code.coding.code',
    'code.coding.display',
    'assertedDate.toString().substring(0, 10)',
    'abatementDateTime.toString().substring(0, 10)',
    "iif(clinicalStatus = 'active', 'active', 'ended')",
  ],
  Encounter: ['period.start.toString().substring(0, 10)', 'type.text'],
}
const LISTED: readonly Listed[] = ['Observation', 'Condition', 'Encounter']

function rowOf(item: Item, links: number | null): Rows[number] {
  const { reference, date, end, recorded, encounter } = item
  if (item.type === 'Encounter') return [reference, date, item.where, null]
  const { codes } = item
  const [only] = codes
  const code = only && codes.length === 1 ? only.code : codes.map((each) => each.code).join(',')
  const display =
    only && codes.length === 1 ? only.display : codes.map((each) => each.display).join(',')
  if (item.type === 'Condition') {
    const state = item.active ? 'active' : 'ended'
    return [reference, date, encounter, code, display, recorded, end, state, links]
  }
  const words = item.isNote ? item.term : item.text
  return [reference, date, encounter, code, display, recorded, words, null]
}

/** Reads and links the record as `readRecord` does, up to where its rules begin. */
export function byOurReader(bundle: unknown): Rows {
  const index = indexBundles([bundle as Parameters<typeof indexBundles>[0][0]])
  const { items, problems } = readBundle(index)
  const rows: { [type in Listed]: Rows[number][] } = {
    Observation: [],
    Condition: [],
    Encounter: [],
  }
  for (const item of items) {
    const { type } = item
    if (!isListed(type)) continue
    const named = type === 'Condition' ? problems.get(item.reference) : undefined
    rows[type].push(rowOf(item, named ? named.consultations.length + named.linked.length : null))
  }
  return LISTED.flatMap((type) => rows[type])
}

const isListed = (type: string): type is Listed => Object.hasOwn(PATHS, type)

const compile = (path: string): ((resource: object) => unknown[]) => {
  const run = fhirpath.compile(path, stu3)
  return (resource) => run(resource) as unknown[]
}
const LINKED =
  "extension.where(url.endsWith('-RelatedClinicalContent-1') or url.endsWith('-ActualProblem-1')).valueReference.reference"
const selections = LISTED.map((type) => ({
  type,
  select: compile(`Bundle.entry.resource.where(resourceType = '${type}')`),
  id: compile('id'),
  fields: PATHS[type].map(compile),
}))
const linked = compile(LINKED)
const context = compile('context.reference')
const topics = compile("Bundle.entry.resource.where(resourceType = 'List')")
const named = compile(
  "extension.where(url.endsWith('-RelatedProblemHeader-1')).extension.where(url = 'target').valueReference.reference",
)
const encounter = compile('encounter.reference')

/** The same rows by fhirpath.js: nothing is judged, rebuilt or ordered. References are followed by a Map of our own. */
export function byFhirPath(bundle: fhir3.Bundle): Rows {
  const byReference = new Map<string, object>()
  for (const { resource } of bundle.entry ?? []) {
    if (resource?.id !== undefined)
      byReference.set(`${resource.resourceType}/${resource.id}`, resource)
  }
  const topicsOf = new Map<unknown, object[]>()
  for (const list of topics(bundle) as object[]) {
    for (const problem of named(list))
      topicsOf.set(problem, [...(topicsOf.get(problem) ?? []), list])
  }
  return selections.flatMap(({ type, select, id, fields }) =>
    (select(bundle) as object[]).map((resource) => {
      const reference = `${type}/${id(resource)[0]}`
      return [
        reference,
        ...fields.map((field) => field(resource).join(',')),
        type === 'Condition' ? linksOf(resource, topicsOf.get(reference) ?? [], byReference) : null,
      ]
    }),
  )
}

/** How many consultations and other entries belong to a problem. */
function linksOf(
  problem: object,
  lists: readonly object[],
  byReference: ReadonlyMap<string, object>,
): number {
  const found = new Set<unknown>()
  const add = (reference: unknown) => {
    if (byReference.has(String(reference))) found.add(reference)
  }
  for (const reference of [...linked(problem), ...context(problem)]) {
    const target = byReference.get(String(reference))
    if (target === undefined) continue
    if (String(reference).startsWith('List/')) encounter(target).forEach(add)
    else {
      add(reference)
      if (!String(reference).startsWith('Encounter/')) context(target).forEach(add)
    }
  }
  for (const list of lists) encounter(list).forEach(add)
  return found.size
}

/** All words of each item, as the libraries are given them. */
export const wholeTexts = ({ items }: PatientRecord): readonly string[] =>
  items.map((item) => segmentsOf(item, new Set()).join('\n'))

export interface SearchPeer {
  name: string
  build(texts: readonly string[]): (words: string) => unknown
}

export const searchPeers: readonly SearchPeer[] = [
  {
    name: 'MiniSearch',
    build(texts) {
      const index = new MiniSearch<{ id: number; text: string }>({
        fields: ['text'],
      })
      index.addAll(texts.map((text, id) => ({ id, text })))
      return (words) => index.search(words, { prefix: true, fuzzy: 0.2, combineWith: 'AND' })
    },
  },
  {
    name: 'FlexSearch',
    build(texts) {
      const index = new FlexSearch({ tokenize: 'forward' })
      texts.forEach((text, id) => {
        index.add(id, text)
      })
      return (words) => index.search(words, { limit: texts.length })
    },
  },
]
