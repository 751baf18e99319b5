import type { BundleIndex, Resource } from './bundle-index.ts'
import { encountersOf } from './reading.ts'
import type { ProblemLinks } from './record.ts'
import { displayOf, extensionName, targetOf } from './references.ts'
import { type Wire, wires, words } from './wire.ts'

/** What the GP system itself links, read once and kept in both directions. */
export interface Linkage {
  problems: ReadonlyMap<string, ProblemLinks>
  /** Problems that name a resource as related content or as the problem itself. */
  byItem: ReadonlyMap<string, readonly string[]>
  /** Problems that belong to a consultation. */
  byConsultation: ReadonlyMap<string, readonly string[]>
  /** Problems that a topic List is about, as the List itself says. */
  byTopic: ReadonlyMap<string, readonly string[]>
}

type Kin = 'parent' | 'child' | 'sibling'

interface Draft {
  links: {
    consultations: Set<string>
    linked: Set<string>
    parents: Set<string>
    children: Set<string>
    siblings: Set<string>
    missing: Set<string>
    displayOnly: string[]
  }
  actual: string | null
}

/**
 * Links every problem by GP Connect's linkages: related clinical content, actual problem, related problems (in
 * either direction), topics, and the consultations that the linked items were recorded in.
 */
export function readLinks(index: BundleIndex): Linkage {
  const drafts = new Map<string, Draft>()
  const byItem = new Map<string, Set<string>>()
  const byTopic = new Map<string, Set<string>>()
  const problems = index.ofType('Condition')
  for (const problem of problems) drafts.set(problem.reference, emptyDraft())
  for (const problem of problems) {
    const draft = drafts.get(problem.reference)
    if (draft) readProblem(problem, draft, { index, drafts, byItem })
  }
  for (const list of index.ofType('List')) {
    for (const extension of wires(list.body.extension)) {
      if (extensionName(extension) !== 'RelatedProblemHeader') continue
      const target = index.resolve(relatedProblem(extension).target, list)
      const draft = target && drafts.get(target.reference)
      if (!draft) continue
      push(byTopic, list.reference, target.reference)
      addConsultationsOf(list, draft, index)
    }
  }
  const byConsultation = new Map<string, Set<string>>()
  const finished = new Map<string, ProblemLinks>()
  for (const [reference, { links, actual }] of drafts) {
    for (const consultation of links.consultations) push(byConsultation, consultation, reference)
    finished.set(reference, {
      consultations: [...links.consultations],
      linked: [...links.linked],
      parents: [...links.parents],
      children: [...links.children],
      siblings: [...links.siblings],
      actual,
      missing: [...links.missing],
      displayOnly: links.displayOnly,
    })
  }
  return {
    problems: finished,
    byItem: asLists(byItem),
    byConsultation: asLists(byConsultation),
    byTopic: asLists(byTopic),
  }
}

function emptyDraft(): Draft {
  return {
    links: {
      consultations: new Set(),
      linked: new Set(),
      parents: new Set(),
      children: new Set(),
      siblings: new Set(),
      missing: new Set(),
      displayOnly: [],
    },
    actual: null,
  }
}

interface Reached {
  index: BundleIndex
  drafts: ReadonlyMap<string, Draft>
  byItem: Map<string, Set<string>>
}

function readProblem(problem: Resource, draft: Draft, reached: Reached): void {
  const { links } = draft
  for (const extension of wires(problem.body.extension)) {
    const name = extensionName(extension)
    if (name === 'RelatedProblemHeader') {
      readRelatedProblem(problem, extension, draft, reached)
      continue
    }
    if (name !== 'RelatedClinicalContent' && name !== 'ActualProblem') continue
    const value = extension.valueReference
    const written = targetOf(value)
    if (written === null) {
      const display = displayOf(value)
      if (display !== null) links.displayOnly.push(display)
      continue
    }
    const target = reached.index.resolve(written, problem)
    if (!target) {
      links.missing.add(written)
      continue
    }
    if (name === 'ActualProblem') draft.actual ??= target.reference
    if (target.type === 'Encounter') links.consultations.add(target.reference)
    else if (target.type === 'List') addConsultationsOf(target, draft, reached.index)
    else {
      links.linked.add(target.reference)
      push(reached.byItem, target.reference, problem.reference)
      addConsultationsOf(target, draft, reached.index)
    }
  }
  const own = targetOf(problem.body.context)
  if (own === null) return
  const encounter = reached.index.resolve(own, problem)
  if (!encounter) links.missing.add(own)
  else if (encounter.type === 'Encounter') links.consultations.add(encounter.reference)
}

function readRelatedProblem(
  problem: Resource,
  extension: Wire,
  draft: Draft,
  { index, drafts }: Reached,
): void {
  const { kin, target } = relatedProblem(extension)
  if (target === null) return
  const related = index.resolve(target, problem)
  if (!related) {
    draft.links.missing.add(target)
    return
  }
  const other = drafts.get(related.reference)
  if (!other) return
  draft.links.linked.add(related.reference)
  other.links.linked.add(problem.reference)
  if (related === problem) return
  if (kin === 'parent') {
    draft.links.parents.add(related.reference)
    other.links.children.add(problem.reference)
  } else if (kin === 'child') {
    draft.links.children.add(related.reference)
    other.links.parents.add(problem.reference)
  } else {
    draft.links.siblings.add(related.reference)
    other.links.siblings.add(problem.reference)
  }
}

/** `type` and `target` of a related-problem extension; the case of the type varies. */
function relatedProblem(extension: Wire): { kin: Kin; target: string | null } {
  let kin: Kin = 'sibling'
  let target: string | null = null
  for (const part of wires(extension.extension)) {
    const name = words(part.url)?.toLowerCase()
    if (name === 'target') target = targetOf(part.valueReference)
    if (name === 'type') {
      const type = words(part.valueCode)?.trim().toLowerCase()
      if (type === 'parent' || type === 'child') kin = type
    }
  }
  return { kin, target }
}

function addConsultationsOf(resource: Resource, draft: Draft, index: BundleIndex): void {
  for (const written of encountersOf(resource)) {
    const encounter = index.resolve(written, resource)
    if (encounter?.type === 'Encounter') draft.links.consultations.add(encounter.reference)
  }
}

function push(map: Map<string, Set<string>>, key: string, value: string): void {
  const held = map.get(key)
  if (held) held.add(value)
  else map.set(key, new Set([value]))
}

function asLists(map: ReadonlyMap<string, ReadonlySet<string>>) {
  return new Map([...map].map(([key, values]): [string, readonly string[]] => [key, [...values]]))
}
