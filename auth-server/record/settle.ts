import type { Closing } from '../contract.ts'
import { aboutOf, tellingTerm } from './about.ts'
import type { BundleIndex } from './bundle-index.ts'
import { formatDate } from './dates.ts'
import type { Item, Placement } from './item.ts'
import { addLaterEvidence } from './later-evidence.ts'
import type { ProblemLinks } from './record.ts'
import { agencyInWords, NOT_RECORDED, referralFacts } from './referrals.ts'
import type { ReadTree, Resource } from './resource.ts'
import { isWithdrawn } from './withdrawn.ts'

/** Everything that was read, judged and linked. */
export interface Settling {
  items: readonly Item[]
  /** The resource that each item was read from, in the same order. */
  resources: readonly Resource[]
  itemOf(reference: string): Item | null
  placements: readonly Placement[]
  trees: readonly ReadTree[]
  index: BundleIndex
  problems: ReadonlyMap<string, ProblemLinks>
  /** Titles of topics and headings, each with what the rules say of it. */
  titles: ReadonlyMap<string, Placement>
  /** Results of each laboratory report, and the entry that each form belongs to. */
  resultsOf: ReadonlyMap<Resource, readonly Resource[]>
  parentOf: ReadonlyMap<Resource, Resource>
}

/**
 * Writes its place on each item, then settles what depends on other items' places: nothing that stands for another
 * item (a title, a form's name, what a consultation was about) may say more than that item may show itself.
 */
export function settle(input: Settling): void {
  place(input)
  const closedTitles = titlesToClose(input)
  nameForms(input)
  const known: Known = {
    itemOf: input.itemOf,
    inside: insideConsultations(input),
    isOpenTitle: (title) => !closedTitles.has(title),
  }
  for (let at = 0; at < input.items.length; at++) {
    const item = input.items[at] as Item
    const resource = input.resources[at] as Resource
    if (closedTitles.size > 0) hideTitles(item, closedTitles)
    if (item.type === 'Encounter') {
      if (item.closing === null) item.term = about(item, resource, known)
    } else if (item.type === 'DiagnosticReport') addResults(item, resource, input)
    else if (item.area === 'referrals' && item.type !== 'ReferralRequest') addReferralParts(item)
    else if (item.area === 'carePlans') addCarePlanParts(item)
  }
  addLaterEvidence(input.items)
}

const NONE: readonly never[] = []

/** The places that the rules decided. A problem and the entry that it is are one thing: when either is closed, both are. */
function place({ items, placements, problems, itemOf }: Settling): void {
  for (let at = 0; at < items.length; at++) {
    const item = items[at]
    const placement = placements[at]
    if (item && placement) write(item, placement)
  }
  for (const [reference, { actual }] of problems) {
    if (actual === null || actual === reference) continue
    const problem = itemOf(reference)
    const entry = itemOf(actual)
    if (!problem || !entry) continue
    closeLike(entry, problem)
    closeLike(problem, entry)
  }
}

/** Field by field: the item has them all already, so nothing of it is reshaped. */
function write(item: Item, placement: Placement): void {
  item.area = placement.area
  item.place = placement.place
  item.closing = placement.closing
  item.headline = placement.headline
  item.wordsClosed = placement.wordsClosed
  item.reasons = placement.reasons
  item.topics = placement.topics
  if (placement.mentioned !== undefined) item.mentioned = placement.mentioned
  item.group = placement.group
  item.negated = placement.negated
  item.otherPerson = placement.otherPerson
}

function closeLike(item: Item, other: Item): void {
  if (other.closing === null) return
  if (item.closing !== null && rank(item.closing) >= rank(other.closing)) return
  item.place = 'closed'
  item.closing = other.closing
  item.headline = other.headline
}

function rank(closing: Closing): number {
  return { headline: 1, safety: 2, closed: 3, locked: 4 }[closing]
}

/**
 * Titles that may not be shown: what the rules close, what says the same as a closed item, and titles of topics
 * that the GP system links to a closed problem, which are that problem's name as a rule.
 */
function titlesToClose({ titles, trees, items, itemOf }: Settling): ReadonlySet<string> {
  const closed = new Set<string>()
  if (titles.size === 0) return closed
  const closedTerms = new Set<string>()
  const openProblems = new Set<string>()
  for (const item of items) {
    if (item.closing !== null) {
      for (const term of [item.term, ...item.otherTerms]) closedTerms.add(plain(term))
    } else if (item.type === 'Condition') openProblems.add(plain(item.term))
  }
  for (const [title, placement] of titles) {
    if (placement.closing !== null || closedTerms.has(plain(title))) closed.add(title)
  }
  if (closedTerms.size === 0) return closed
  for (const { tree } of trees) {
    for (const { title, problems } of tree.topics) {
      if (title === null || closed.has(title)) continue
      if (!problems.some((problem) => itemOf(problem)?.closing)) continue
      if (!openProblems.has(plain(title))) closed.add(title)
    }
  }
  return closed
}

function plain(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ')
}

/** A title that may not be shown is no item's heading; of what is closed itself nothing is shown anyway. */
function hideTitles(item: Item, closed: ReadonlySet<string>): void {
  if (item.closing !== null && item.type !== 'Encounter') return
  if (!item.headings.some((title) => closed.has(title))) return
  item.headings = item.headings.filter((title) => !closed.has(title))
}

/** Finds what stands in a consultation. Most are named by a title, so nothing is gathered before the first question. */
function insideConsultations(input: Settling): (consultation: Resource) => readonly Item[] {
  let isGathered = false
  return (consultation) => {
    if (!isGathered) gatherRecorded(input)
    isGathered = true
    return itemsIn(consultation, input.index.nextStamp())
  }
}

/** Writes on each consultation what says that it was recorded there, in order. */
function gatherRecorded({ resources, items, index }: Settling): void {
  for (let at = 0; at < resources.length; at++) {
    const { encounter } = items[at] as Item
    if (encounter === null) continue
    const consultation = index.resolve(encounter)
    if (consultation?.type !== 'Encounter') continue
    const row = resources[at] as Resource
    if (consultation.holds === null) consultation.holds = [row]
    else consultation.holds.push(row)
  }
}

/** What stands in a consultation: first as its structure lists it, then whatever says it was recorded there. */
function itemsIn(consultation: Resource, stamp: number): readonly Item[] {
  const found: Item[] = []
  const add = (resource: Resource) => {
    const row = resource.item === null ? resource.drawnIn : resource
    if (row === null || row.item === null || row.stamp === stamp || row.type === 'Encounter') return
    row.stamp = stamp
    found.push(row.item)
  }
  for (const { headings } of consultation.tree?.topics ?? NONE) {
    for (const { targets } of headings) for (const target of targets) add(target)
  }
  for (const resource of consultation.holds ?? NONE) add(resource)
  return found
}

interface Known {
  itemOf(reference: string): Item | null
  inside(consultation: Resource): readonly Item[]
  isOpenTitle(title: string): boolean
}

/** What a consultation was about. */
function about(item: Item, consultation: Resource, known: Known): string {
  const tree = consultation.tree?.tree ?? null
  return aboutOf({
    tree,
    isOpenTitle: known.isOpenTitle,
    // Both are asked for only where no title says what it was about.
    get problems() {
      return termsOf(orderedProblems(item, tree), known.itemOf)
    },
    get items() {
      return known.inside(consultation).filter(canName)
    },
    setting: item.where,
  })
}

/** Terms of those problems that are open. */
function termsOf(references: Iterable<string>, itemOf: Known['itemOf']): readonly string[] {
  const terms = new Set<string>()
  for (const reference of references) {
    const problem = itemOf(reference)
    if (problem && canName(problem)) terms.add(tellingTerm(problem))
  }
  return [...terms]
}

/** What may say what a consultation was about. */
const canName = (item: Item): boolean => item.closing === null && !isWithdrawn(item)

/** Linked problems: those its topics are about first. */
function orderedProblems(item: Item, tree: ReadTree['tree'] | null): Iterable<string> {
  if (tree === null) return item.problems
  const ordered = new Set<string>()
  for (const { problems } of tree.topics) for (const each of problems) ordered.add(each)
  for (const each of item.problems) ordered.add(each)
  return ordered
}

function addResults(item: Item, report: Resource, { resultsOf }: Settling): void {
  const results = resultsOf.get(report) ?? []
  const terms = new Set<string>()
  for (const { item: result } of results) {
    if (result !== null && result.closing === null && !result.isNote) terms.add(result.term)
  }
  if (terms.size === 0) return
  item.facts = [{ label: 'Results', value: [...terms].join(', ') }, ...item.facts]
}

/** A form bears the words of the entry it belongs to, as they were before anything was named after something else. */
function nameForms({ parentOf }: Settling): void {
  const names: [form: Item, name: string][] = []
  for (const [form, { item: parent }] of parentOf) {
    const usable = parent && parent.closing === null && !parent.wordsClosed
    if (usable && form.item?.closing === null) names.push([form.item, parent.term])
  }
  for (const [form, name] of names) form.term = name
}

/** A referral that was recorded as a code or as words has the same four parts; nothing is invented for them. */
function addReferralParts(item: Item): void {
  const text = item.wordsClosed ? null : item.text
  item.facts = [
    ...referralFacts({
      date: item.date,
      agency: agencyInWords(item.term) ?? item.where,
      purpose: item.isNote || text === null || text.length > 300 ? null : text,
      cancelled: false,
    }),
    ...item.facts,
  ]
}

/** The four parts of a care plan, each from its source or "Not recorded". */
function addCarePlanParts(item: Item): void {
  const text = item.wordsClosed ? '' : (item.text ?? (item.isNote ? item.term : ''))
  const outcome = /^\s*(?:goals?|aims?|intended outcome|outcome)\s*:\s*(\S.*)$/im.exec(
    text.slice(0, 4000),
  )?.[1]
  item.facts = [
    { label: 'What', value: item.isNote ? NOT_RECORDED : item.term },
    { label: 'When', value: formatDate(item.date) },
    { label: 'By whom', value: item.who ?? NOT_RECORDED },
    { label: 'Intended outcome', value: outcome?.trim() ?? NOT_RECORDED },
    ...item.facts,
  ]
}
