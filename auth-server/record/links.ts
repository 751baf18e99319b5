import type { BundleIndex } from './bundle-index.ts'
import { recordedIn } from './reading.ts'
import type { ProblemLinks } from './record.ts'
import { displayOf, extensionName, targetOf } from './references.ts'
import { type Around, belongsTo, type Relation, type Resource } from './resource.ts'
import { type Wire, wires, words } from './wire.ts'

type Kin = Relation['kin']

/**
 * Links every problem by GP Connect's linkages: related clinical content, actual problem, related problems (in
 * either direction), topics, and the consultations that the linked items were recorded in. Writes on each item and
 * consultation which problems it belongs to. Topics are linked when their Lists are read.
 */
export function readLinks(index: BundleIndex): ReadonlyMap<string, ProblemLinks> {
  const problems = index.ofType('Condition')
  for (const problem of problems) readRelations(problem, index)
  const links = new Map<string, ProblemLinks>()
  for (const problem of problems) links.set(problem.reference, linksOf(problem, index))
  return links
}

/** Links a List with the problem that one of its extensions says it is about. */
export function linkTopic(list: Resource, extension: Wire, index: BundleIndex): void {
  const related = relatedProblem(extension)
  const target = related && index.resolve(related.target, list)
  if (target?.type !== 'Condition') return
  const { topics } = aroundOf(target)
  if (topics.at(-1) === list) return
  topics.push(list)
  belongsTo(list, target.reference)
}

function aroundOf(problem: Resource): Around {
  problem.around ??= { relations: [], topics: [] }
  return problem.around
}

function readRelations(problem: Resource, index: BundleIndex): void {
  if (problem.body.extension === undefined) return
  for (const extension of wires(problem.body.extension)) {
    const related = relatedProblem(extension)
    const other = related && index.resolve(related.target, problem)
    if (!related || other?.type !== 'Condition') continue
    const { kin } = related
    aroundOf(problem).relations.push({ kin, other })
    if (other !== problem) aroundOf(other).relations.push({ kin: OPPOSITE[kin], other: problem })
  }
}

const OPPOSITE: { readonly [kin in Kin]: Kin } = {
  parents: 'children',
  children: 'parents',
  siblings: 'siblings',
}

/** `type` and `target` of a related-problem extension, null for any other; the case of the type varies. */
function relatedProblem(extension: Wire): { kin: Kin; target: string } | null {
  if (extension.extension === undefined) return null
  if (extensionName(extension) !== 'RelatedProblemHeader') return null
  let kin: Kin = 'siblings'
  let target: string | null = null
  for (const part of wires(extension.extension)) {
    const name = words(part.url)?.toLowerCase()
    if (name === 'target') target = targetOf(part.valueReference)
    if (name === 'type') {
      const type = words(part.valueCode)?.trim().toLowerCase()
      if (type === 'parent') kin = 'parents'
      if (type === 'child') kin = 'children'
    }
  }
  return target === null ? null : { kin, target }
}

/** Links of one problem. The problem's own number on a resource says that it is linked already. */
function linksOf(problem: Resource, index: BundleIndex): ProblemLinks {
  const { relations, topics } = problem.around ?? NOTHING
  const stamp = index.nextStamp()
  const consultations: string[] = []
  const linked: string[] = []
  const displayOnly: string[] = []
  const missing = new Set<string>()
  let actual: string | null = null

  const addConsultation = (encounter: Resource) => {
    if (encounter.stamp === stamp) return
    encounter.stamp = stamp
    consultations.push(encounter.reference)
    belongsTo(encounter, problem.reference)
  }
  const addConsultationsOf = (resource: Resource) => {
    for (const encounter of recordedIn(resource, index).encounters) addConsultation(encounter)
  }
  const addContent = (target: Resource) => {
    if (target.type === 'Encounter') addConsultation(target)
    else if (target.type === 'List') addConsultationsOf(target)
    else if (target.stamp !== stamp) {
      target.stamp = stamp
      linked.push(target.reference)
      belongsTo(target, problem.reference)
      addConsultationsOf(target)
    }
  }

  if (problem.body.extension !== undefined) {
    for (const extension of wires(problem.body.extension)) {
      const value = extension.valueReference
      if (value === undefined) {
        const related = relatedProblem(extension)
        if (related !== null && index.resolve(related.target, problem) === null) {
          missing.add(related.target)
        }
        continue
      }
      const name = extensionName(extension)
      if (name !== 'RelatedClinicalContent' && name !== 'ActualProblem') continue
      const written = targetOf(value)
      if (written === null) {
        const display = displayOf(value)
        if (display !== null) displayOnly.push(display)
        continue
      }
      const target = index.resolve(written, problem)
      if (target === null) {
        missing.add(written)
        continue
      }
      if (name === 'ActualProblem') actual ??= target.reference
      addContent(target)
    }
  }
  const own = targetOf(problem.body.context)
  if (own !== null) {
    const encounter = index.resolve(own, problem)
    if (encounter === null) missing.add(own)
    else if (encounter.type === 'Encounter') addConsultation(encounter)
  }
  for (const topic of topics) addConsultationsOf(topic)
  for (const { other } of relations) {
    if (other.stamp === stamp) continue
    other.stamp = stamp
    linked.push(other.reference)
  }
  return {
    consultations,
    linked,
    parents: kinOf(problem, relations, 'parents'),
    children: kinOf(problem, relations, 'children'),
    siblings: kinOf(problem, relations, 'siblings'),
    actual,
    missing: missing.size === 0 ? NONE : [...missing],
    displayOnly,
  }
}

const NONE: readonly string[] = []
const NOTHING: Around = { relations: [], topics: [] }

function kinOf(problem: Resource, relations: readonly Relation[], kin: Kin): readonly string[] {
  if (relations.length === 0) return NONE
  const found = new Set<string>()
  for (const each of relations) {
    if (each.kin === kin && each.other !== problem) found.add(each.other.reference)
  }
  return [...found]
}
