import type { Place } from '../contract.ts'
import { account } from './accounting.ts'
import { type BundleIndex, indexBundles, type Resource } from './bundle-index.ts'
import { placesInTrees, readConsultations } from './consultation-tree.ts'
import type { Item, Placement, ReadItem } from './item.ts'
import { readLaboratory } from './laboratory.ts'
import { readLinks } from './links.ts'
import { EXPECTED_LISTS, readQueryLists } from './lists.ts'
import { readMedicineLines } from './medicines.ts'
import { nameReader, nhsNumberOf, readPatient } from './people.ts'
import { parentOfForm } from './questionnaires.ts'
import { readItems } from './read-items.ts'
import { type Reading, startItem } from './reading.ts'
import type { ConsultationTree, PatientRecord } from './record.ts'
import { placeItems, RULES } from './relevance/place-items.ts'
import type { RecordPolicy } from './relevance/policy.ts'
import { settle } from './settle.ts'
import { isNotSupported, readWarnings, SEVERAL_PATIENTS } from './warnings.ts'
import { type Wire, wire, words } from './wire.ts'

export interface ReadOptions {
  /** `YYYY-MM-DD`; the caller's clock. */
  today: string
  policy?: RecordPolicy
}

export type ReadCode = 'answer-unreadable' | 'answer-without-patient' | 'another-patient'

export type ReadResult =
  | { ok: true; record: PatientRecord }
  | { ok: false; code: ReadCode; message: string }

/**
 * Reads what a practice answered into a record. Several Bundles are the union of several retrievals, newest first:
 * the newest copy of each entry wins, and the counts are those of all entries together. Refused only when one is
 * not a `collection` Bundle, when none names a patient, or when they are about different NHS numbers; whatever
 * else is odd is read as far as it goes. Never throws.
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
  const numbers = patientNumbers(found)
  if (numbers.acrossBundles) {
    return refused('another-patient', 'The Bundles are about different NHS numbers.')
  }
  return { ok: true, record: build(index, patient, { options, several: numbers.withinBundle }) }
}

function refused(code: ReadCode, message: string): ReadResult {
  return { ok: false, code, message }
}

/** Whether the NHS numbers differ between Bundles, or within one. */
function patientNumbers(bundles: readonly Wire[]): {
  acrossBundles: boolean
  withinBundle: boolean
} {
  const first = new Set<string>()
  let withinBundle = false
  for (const bundle of bundles) {
    const own = new Set<string>()
    for (const entry of Array.isArray(bundle.entry) ? bundle.entry : []) {
      const body = wire(wire(entry)?.resource)
      if (body?.resourceType !== 'Patient') continue
      const number = nhsNumberOf(body)
      if (number !== null) own.add(number)
    }
    if (own.size > 1) withinBundle = true
    const [main] = own
    if (main !== undefined) first.add(main)
  }
  return { acrossBundles: first.size > 1, withinBundle }
}

function build(
  index: BundleIndex,
  patient: Resource,
  { options, several }: { options: ReadOptions; several: boolean },
): PatientRecord {
  const lists = readQueryLists(index)
  const linkage = readLinks(index)
  const trees = readConsultations(index, linkage.byTopic)
  const laboratory = readLaboratory(index)
  const medicines = readMedicineLines(index)
  const reading: Reading = {
    index,
    nameOf: nameReader(index),
    ...placesInTrees(trees),
    problems: linkage.byItem,
    laboratory: laboratory.observations,
    immunisationStatus: lists.immunisations,
  }
  const titles = placeTitles(trees, reading, options)
  const read = readItems(index, { reading, laboratory, linkage, medicines, trees })
  const unplaced = read.items.map((item) => withoutClosedTitles(item, titles))
  const items = settle({
    items: unplaced,
    placements: placeItems(unplaced, options),
    trees,
    problems: linkage.problems,
    titles,
    within: read.within,
    resultsOf: new Map(
      [...laboratory.resultsOf].map(([report, results]): [string, readonly string[]] => [
        report,
        results.map(({ reference }) => reference),
      ]),
    ),
    parentOf: new Map(
      index.ofType('QuestionnaireResponse').flatMap((form): [string, string][] => {
        const parent = parentOfForm(form, reading)
        return parent === null ? [] : [[form.reference, parent]]
      }),
    ),
  })
  const byReference = new Map<string, Item>(items.map((item) => [item.reference, item]))
  const placeOf = (reference: string): Place | null =>
    byReference.get(reference)?.place ??
    byReference.get(read.within.get(reference) ?? '')?.place ??
    null
  const warnings = readWarnings(index, lists.warnings)
  return {
    patient: readPatient(patient, index, reading.nameOf),
    items,
    byReference,
    problems: linkage.problems,
    consultations: trees,
    lists: lists.states,
    warnings: several ? [SEVERAL_PATIENTS, ...warnings] : warnings,
    partial:
      EXPECTED_LISTS.some((list) => !lists.states.has(list)) ||
      warnings.some(({ code }) => code === 'confidential-items' || isNotSupported(code)),
    ...account(index, placeOf),
    rules: RULES,
    within: read.within,
  }
}

/** What the rules say of the titles of topics and headings, each judged once as if it were an entry. */
function placeTitles(
  trees: ReadonlyMap<string, ConsultationTree>,
  reading: Reading,
  options: ReadOptions,
): ReadonlyMap<string, Placement> {
  const titles = new Set<string>()
  for (const { title, topics } of trees.values()) {
    if (title !== null) titles.add(title)
    for (const topic of topics) {
      if (topic.title !== null) titles.add(topic.title)
      for (const heading of topic.headings) if (heading.title !== null) titles.add(heading.title)
    }
  }
  const all = [...titles]
  const placements = placeItems(
    all.map((title, at) => titleItem(title, at, reading)),
    options,
  )
  return new Map(
    all.flatMap((title, at): [string, Placement][] => {
      const placement = placements[at]
      return placement ? [[title, placement]] : []
    }),
  )
}

/** A consultation is not judged by those of its titles that are closed themselves. */
function withoutClosedTitles(item: ReadItem, titles: ReadonlyMap<string, Placement>): ReadItem {
  if (item.type !== 'Encounter') return item
  const headings = item.headings.filter((title) => !titles.get(title)?.closing)
  return headings.length === item.headings.length ? item : { ...item, headings }
}

function titleItem(title: string, at: number, reading: Reading): ReadItem {
  const resource: Resource = {
    reference: `title ${at + 1}`,
    type: 'Observation',
    body: {},
    container: null,
    source: 0,
  }
  return { ...startItem(resource, 'other', reading), term: words(title) ?? title }
}
