import { account } from './accounting.ts'
import { type BundleIndex, indexBundles } from './bundle-index.ts'
import { dateOf } from './dates.ts'
import type { Item, Placement } from './item.ts'
import { EXPECTED_LISTS } from './lists.ts'
import { nhsNumberOf, readName, readPatient } from './people.ts'
import { parentOfForm } from './questionnaires.ts'
import { readBundle } from './read-bundle.ts'
import { type Reading, startItem } from './reading.ts'
import type { ConsultationTree, PatientRecord } from './record.ts'
import { placeItems, RULES } from './relevance/place-items.ts'
import type { RecordPolicy } from './relevance/policy.ts'
import { newResource, type ReadTree, type Resource } from './resource.ts'
import { settle } from './settle.ts'
import { isNotSupported, readWarnings, SEVERAL_PATIENTS } from './warnings.ts'
import { type Wire, wire } from './wire.ts'

/** What a reading hangs on besides the Bundles. */
export interface ReadOptions {
  /** `YYYY-MM-DD`; the caller's clock. */
  today: string
  policy?: RecordPolicy
}

/** Why Bundles are not read at all. */
export type ReadCode = 'answer-unreadable' | 'answer-without-patient' | 'another-patient'

/** A record, or why there is none; `message` is a sentence without a word of the record. */
export type ReadResult =
  | { ok: true; record: PatientRecord }
  | { ok: false; code: ReadCode; message: string }

/**
 * Reads what a practice answered into a record. Several Bundles are the union of several retrievals, newest first:
 * the newest copy of each entry wins, and the counts are those of all entries together. Refused only when one is
 * not a `collection` Bundle, when none names a patient, or when they are about different NHS numbers; whatever
 * else is odd is read as far as it goes. Never throws.
 *
 * @example
 * const read = readRecord([JSON.parse(answer)], { today: '2026-11-23' })
 * if (!read.ok) throw new Error(read.message)
 * const { items, entries, warnings } = read.record
 */
export function readRecord(bundles: readonly unknown[], options: ReadOptions): ReadResult {
  const found: Wire[] = []
  for (const each of bundles) {
    const bundle = wire(each)
    if (bundle?.resourceType !== 'Bundle' || bundle.type !== 'collection') {
      return refused('answer-unreadable', 'This is not a Bundle of type collection.')
    }
    found.push(bundle)
  }
  if (found.length === 0) return refused('answer-unreadable', 'There is no Bundle.')
  const index = indexBundles(found)
  const patients = index.ofType('Patient').filter(({ container }) => container === null)
  const patient = patients.find(({ body }) => nhsNumberOf(body) !== null) ?? patients[0]
  if (!patient) return refused('answer-without-patient', 'The Bundle holds no Patient.')
  const numbers = patientNumbers(index)
  if (numbers.acrossBundles) {
    return refused('another-patient', 'The Bundles are about different NHS numbers.')
  }
  return { ok: true, record: build(index, patient, { options, several: numbers.withinBundle }) }
}

function refused(code: ReadCode, message: string): ReadResult {
  return { ok: false, code, message }
}

/** Whether the NHS numbers differ between Bundles, or within one; there also somebody else without a number counts. */
function patientNumbers({ patients }: BundleIndex): {
  acrossBundles: boolean
  withinBundle: boolean
} {
  /** The first number of each Bundle. */
  const first = new Map<number, string>()
  const known = patients.find(({ body }) => nhsNumberOf(body) !== null) ?? patients[0]
  let withinBundle = false
  for (const { body, source } of patients) {
    const number = nhsNumberOf(body)
    if (number === null) {
      withinBundle ||= known !== undefined && isSomebodyElse(body, known.body)
      continue
    }
    const held = first.get(source)
    if (held === undefined) first.set(source, number)
    else if (held !== number) withinBundle = true
  }
  return { acrossBundles: new Set(first.values()).size > 1, withinBundle }
}

/** True where family names or birth dates that both have are different. */
function isSomebodyElse(one: Wire, other: Wire): boolean {
  const family = (patient: Wire) => readName(patient.name).family.trim().toLowerCase()
  const born = (patient: Wire) => dateOf(patient.birthDate) ?? ''
  return [family, born].some((of) => of(one) !== '' && of(other) !== '' && of(one) !== of(other))
}

function build(
  index: BundleIndex,
  patient: Resource,
  { options, several }: { options: ReadOptions; several: boolean },
): PatientRecord {
  const { lists, problems, trees, laboratory, items, resources } = readBundle(index)
  const titles = placeTitles(trees, options)
  hideClosedTitles(items, titles)
  settle({
    items,
    resources,
    itemOf: (reference) => index.resolve(reference)?.item ?? null,
    placements: placeItems(items, options),
    trees,
    index,
    problems,
    titles,
    resultsOf: laboratory.resultsOf,
    parentOf: parentsOfForms(index),
  })
  const warnings = readWarnings(index, lists.warnings)
  return withReferences({
    patient: readPatient(patient, index),
    items,
    problems,
    consultations: treesAlone(trees),
    lists: lists.states,
    warnings: several ? [SEVERAL_PATIENTS, ...warnings] : warnings,
    partial:
      EXPECTED_LISTS.some((list) => !lists.states.has(list)) ||
      warnings.some(({ code }) => code === 'confidential-items' || isNotSupported(code)),
    ...account(index),
    rules: RULES,
    within: drawnWithin(index),
  })
}

/** A function of its own, so that what the record asks later holds the record alone, and not the Bundle it came from. */
function withReferences(record: Omit<PatientRecord, 'byReference'>): PatientRecord {
  let byReference: ReadonlyMap<string, Item> | null = null
  return {
    ...record,
    get byReference() {
      byReference ??= new Map(record.items.map((item) => [item.reference, item]))
      return byReference
    },
  }
}

function treesAlone(trees: readonly ReadTree[]): ReadonlyMap<string, ConsultationTree> {
  const alone = new Map<string, ConsultationTree>()
  for (const { encounter, tree } of trees) alone.set(encounter.reference, tree)
  return alone
}

function parentsOfForms(index: BundleIndex): ReadonlyMap<Resource, Resource> {
  const parents = new Map<Resource, Resource>()
  for (const form of index.ofType('QuestionnaireResponse')) {
    const parent = parentOfForm(form, index)
    if (parent !== null) parents.set(form, parent)
  }
  return parents
}

function drawnWithin({ entries, contained }: BundleIndex): ReadonlyMap<string, string> {
  const within = new Map<string, string>()
  for (const resources of [entries, contained]) {
    for (const { reference, drawnIn } of resources) {
      if (drawnIn !== null) within.set(reference, drawnIn.reference)
    }
  }
  return within
}

/** What the rules say of the titles of topics and headings, each judged once as if it were an entry. */
function placeTitles(
  trees: readonly ReadTree[],
  options: ReadOptions,
): ReadonlyMap<string, Placement> {
  const titles = new Set<string>()
  for (const { tree } of trees) {
    if (tree.title !== null) titles.add(tree.title)
    for (const topic of tree.topics) {
      if (topic.title !== null) titles.add(topic.title)
      for (const heading of topic.headings) if (heading.title !== null) titles.add(heading.title)
    }
  }
  const reading: Reading = { index: indexBundles([]), immunisationStatus: new Set() }
  const all = [...titles].map((title, at) => titleItem(title, at, reading))
  const placements = placeItems(all, options)
  const placed = new Map<string, Placement>()
  for (const [at, title] of [...titles].entries()) {
    const placement = placements[at]
    if (placement) placed.set(title, placement)
  }
  return placed
}

/** A consultation is not judged by those of its titles that are closed themselves. */
function hideClosedTitles(items: readonly Item[], titles: ReadonlyMap<string, Placement>): void {
  if (![...titles.values()].some(({ closing }) => closing !== null)) return
  for (const item of items) {
    if (item.type !== 'Encounter') continue
    item.headings = item.headings.filter((title) => !titles.get(title)?.closing)
  }
}

function titleItem(title: string, at: number, reading: Reading): Item {
  const resource = newResource(`title ${at + 1}`, 'Observation', {}, { source: 0 })
  const item = startItem(resource, 'other', reading)
  item.term = title
  return item
}
