import { CONSULTATION, listCode, plansOf } from './areas.ts'
import {
  extensionsAt,
  listAt,
  type RecordIndex,
  type Resource,
  referencesAt,
  refOf,
  textAt,
} from './resource.ts'

/** Items reached from the consultations or problems that were asked for, as `Type/id`, without their companions. */
export interface Reached {
  references: Set<string>
  /** Structure lists of consultations. */
  structure: Set<Resource>
}

const topicTargets = (topic: Resource) =>
  extensionsAt(topic, 'RelatedProblemHeader-1').flatMap((header) =>
    listAt(header, 'extension').flatMap((one) => textAt(one, 'valueReference', 'reference') ?? []),
  )

const contentOf = (problem: Resource) =>
  ['RelatedClinicalContent-1', 'ActualProblem-1']
    .flatMap((url) => extensionsAt(problem, url))
    .flatMap((one) => textAt(one, 'valueReference', 'reference') ?? [])

/** A consultation brings its structure, every item in it, and the problems that those items or its topics belong to. */
export function reachedFromConsultations(
  index: RecordIndex,
  encounters: readonly Resource[],
): Reached {
  const structure = new Set<Resource>()
  const references = new Set<string>()
  const walk = (list: Resource) => {
    if (structure.has(list)) return
    structure.add(list)
    for (const reference of topicTargets(list)) references.add(reference)
    for (const entry of listAt(list, 'entry')) {
      const reference = textAt(entry, 'item', 'reference')
      if (reference === null) continue
      const target = index.byRef.get(reference)
      if (target?.resourceType === 'List') walk(target)
      else references.add(reference)
    }
  }
  for (const encounter of encounters) {
    for (const list of index.all) {
      const own =
        list.resourceType === 'List' &&
        listCode(list) === CONSULTATION &&
        textAt(list, 'encounter', 'reference') === refOf(encounter)
      if (own) walk(list)
    }
  }
  for (const problem of index.all) {
    if (problem.resourceType !== 'Condition') continue
    if (contentOf(problem).some((reference) => references.has(reference))) {
      references.add(refOf(problem))
    }
  }
  return { references, structure }
}

/** A problem brings its linked items, the headers of its consultations, and related problems whatever their state. */
export function reachedFromProblems(index: RecordIndex, problems: readonly Resource[]): Reached {
  const references = new Set<string>()
  for (const problem of problems) {
    for (const reference of contentOf(problem)) {
      // The structure of a consultation comes only when consultations are asked for; the link to it then dangles.
      if (!/^List\/[^#]*$/.test(reference)) references.add(reference)
    }
    const context = textAt(problem, 'context', 'reference')
    if (context !== null) references.add(context)
    for (const related of topicTargets(problem)) references.add(related)
    for (const other of index.all) {
      const names = other.resourceType === 'Condition' ? topicTargets(other) : []
      if (names.includes(refOf(problem))) references.add(refOf(other))
    }
  }
  return { references, structure: new Set() }
}

/** What must come with a resource for it to be read at all: a drug with its summary and plan, a report with its results. */
export const COMPANIONS: {
  rule: string
  of(resource: Resource, index: RecordIndex): Resource[]
}[] = [
  {
    rule: 'companion/medication-plan',
    of: (resource, index) =>
      /^Medication(Statement|Request)$/.test(resource.resourceType) ? plansOf(index, resource) : [],
  },
  {
    rule: 'companion/medication-summary',
    of: (resource, index) =>
      resource.resourceType === 'MedicationRequest' && resource.intent === 'plan'
        ? statementsOf(index, resource)
        : [],
  },
  {
    rule: 'companion/report',
    of: (resource, index) =>
      resource.resourceType === 'DiagnosticReport'
        ? resolved(index, [
            ...referencesAt(resource, 'result'),
            ...referencesAt(resource, 'specimen'),
            ...referencesAt(resource, 'basedOn'),
          ])
        : [],
  },
  {
    rule: 'companion/observation-members',
    of: (resource, index) =>
      resource.resourceType === 'Observation'
        ? resolved(
            index,
            listAt(resource, 'related')
              .filter((one) => textAt(one, 'type') === 'has-member')
              .flatMap((one) => textAt(one, 'target', 'reference') ?? []),
          )
        : [],
  },
  {
    rule: 'companion/referral-documents',
    of: (resource, index) =>
      resource.resourceType === 'ReferralRequest'
        ? resolved(index, referencesAt(resource, 'supportingInfo'))
        : [],
  },
]

/** Summaries of a plan. */
function statementsOf(index: RecordIndex, plan: Resource): Resource[] {
  return index.all.filter(
    (one) =>
      one.resourceType === 'MedicationStatement' &&
      referencesAt(one, 'basedOn').includes(refOf(plan)),
  )
}

/** Issues made under the plans of a summary. */
export function issuesOf(index: RecordIndex, statement: Resource): Resource[] {
  const plans = new Set(plansOf(index, statement).map(refOf))
  return index.all.filter(
    (one) =>
      one.resourceType === 'MedicationRequest' &&
      one.intent === 'order' &&
      referencesAt(one, 'basedOn').some((reference) => plans.has(reference)),
  )
}

/** Adds companions, and theirs, until nothing is missing. */
export function withCompanions(index: RecordIndex, start: Iterable<Resource>): Set<Resource> {
  const all = new Set(start)
  for (const resource of all) {
    for (const { of } of COMPANIONS) for (const companion of of(resource, index)) all.add(companion)
  }
  return all
}

function resolved(index: RecordIndex, references: readonly string[]): Resource[] {
  return references.flatMap((reference) => index.byRef.get(reference) ?? [])
}
