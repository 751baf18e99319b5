import fhirpath from 'fhirpath'
import stu3 from 'fhirpath/fhir-context/stu3'
import { Index as FlexSearch } from 'flexsearch'
import MiniSearch from 'minisearch'
import { indexBundles } from '../../../auth-server/record/bundle-index.ts'
import type { Item } from '../../../auth-server/record/item.ts'
import { readBundle } from '../../../auth-server/record/read-bundle.ts'
import type { PatientRecord } from '../../../auth-server/record/record.ts'
import { segmentsOf } from '../../../auth-server/record/search/segments.ts'

/** Of each entry of three types the fields that a list shows, of each problem how much it links: one line each. */
export type Lines = readonly string[]

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

function fieldsOf(item: Item): readonly (string | null)[] {
  const codes = item.codes.map(({ code }) => code).join(',')
  const displays = item.codes.map(({ display }) => display).join(',')
  const shared = [item.date, item.encounter, codes, displays, item.recorded]
  if (item.type === 'Encounter') return [item.date, item.where]
  return item.type === 'Condition'
    ? [...shared, item.end, item.active ? 'active' : 'ended']
    : [...shared, item.isNote ? item.term : item.text]
}

/** Reads and links the record as `readRecord` does, up to where its rules begin. */
export function byOurReader(bundle: unknown): Lines {
  const index = indexBundles([bundle as Parameters<typeof indexBundles>[0][0]])
  const { items, problems } = readBundle(index)
  const lines: { [type in Listed]: string[] } = { Observation: [], Condition: [], Encounter: [] }
  for (const item of items) {
    const { type, reference } = item
    if (!isListed(type)) continue
    const named = problems.get(reference)
    const links = named === undefined ? '' : [...named.consultations, ...named.linked].length
    lines[type].push(lineOf(reference, ...fieldsOf(item), links))
  }
  return LISTED.flatMap((type) => lines[type])
}

const isListed = (type: string): type is Listed => Object.hasOwn(PATHS, type)

const lineOf = (...fields: readonly (string | number | null | undefined)[]) =>
  fields.map((field) => field ?? '').join('|')

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

/** The same lines by fhirpath.js: nothing is judged, rebuilt or ordered. References are followed by a Map of our own. */
export function byFhirPath(bundle: fhir3.Bundle): Lines {
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
      return lineOf(
        reference,
        ...fields.map((field) => field(resource).join(',')),
        type === 'Condition' ? linksOf(resource, topicsOf.get(reference) ?? [], byReference) : '',
      )
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
      const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] })
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
