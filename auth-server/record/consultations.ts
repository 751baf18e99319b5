import type { Fact } from '../contract.ts'
import { follow } from './bundle-index.ts'
import { type CodedText, hasCode, readCoded } from './coded-text.ts'
import { dateOf } from './dates.ts'
import type { Code, Item } from './item.ts'
import { quantity } from './measures.ts'
import { isOwnPractice, marked, nameOf, type Reading, setWhen, startItem } from './reading.ts'
import type { ConsultationTree } from './record.ts'
import type { Resource } from './resource.ts'
import { wire, wires, words } from './wire.ts'

/**
 * The header of a consultation: date, people, place and setting. What it was about is settled later, from what it
 * holds; until then its term is the setting.
 */
export function readConsultation(resource: Resource, reading: Reading): Item {
  const { body } = resource
  const tree = resource.tree?.tree ?? null
  const item = startItem(resource, 'consultations', reading)
  const types = codedIn(body.type)
  const reasons = codedIn(body.reason)
  const period = wire(body.period)
  const unreadable = setWhen(item, period?.start, period?.end)
  const end = dateOf(period?.end)
  const { clinician, others } = participantsOf(resource, reading)
  const setting = settingOf(types[0]?.term ?? null, tree)
  const status = words(body.status)?.trim().toLowerCase()
  const draft = status === 'unknown'
  const facts: Fact[] = []
  const add = (label: string, value: string | null) => {
    if (value) facts.push({ label, value })
  }
  add('Setting', setting)
  add('Clinician', clinician)
  add('Place', placeOf(resource, reading))
  add('Length', quantity(body.length))
  if (!isOwnPractice(follow(reading.index, resource, body.serviceProvider), reading)) {
    add('Organisation', nameOf(body.serviceProvider, resource, reading))
  }
  facts.push(...unreadable)
  item.codes = codesOf(types, reasons)
  item.term = setting ?? 'Consultation'
  item.otherTerms = termsOf(types, reasons)
  item.end = end === item.date ? null : end
  item.who = clinician
  item.where = setting
  item.status = draft ? 'Draft' : (UNUSUAL.get(status ?? '') ?? null)
  item.encounter = null
  item.headings = titlesOf(tree)
  item.facts = facts
  if (draft) marked(item, 'draft')
  if (tree === null) marked(item, 'headerOnly')
  if (others.length > 0 || types.length > 1 || reasons.length > 0) {
    item.searchable = [
      ...others,
      ...types.slice(1).flatMap(({ term }) => term ?? []),
      ...reasons.flatMap(({ term }) => term ?? []),
    ]
  }
  return item
}

/** States in which nothing took place, or not yet. GP Connect sends none of them; FHIR knows of them. */
const UNUSUAL: ReadonlyMap<string, string> = new Map([
  ['planned', 'Planned'],
  ['cancelled', 'Cancelled'],
])

const codedIn = (value: unknown): readonly CodedText[] =>
  value === undefined ? NO_CODED : wires(value).map(readCoded)

const NO_CODED: readonly CodedText[] = []

function codesOf(types: readonly CodedText[], reasons: readonly CodedText[]): readonly Code[] {
  const [first] = types
  if (first && types.length === 1 && reasons.length === 0) return first.codes
  return [...types, ...reasons].flatMap(({ codes }) => codes)
}

function termsOf(types: readonly CodedText[], reasons: readonly CodedText[]): readonly string[] {
  const [first] = types
  if (first && types.length === 1 && reasons.length === 0) return first.otherTerms
  return [...types, ...reasons].flatMap(({ otherTerms }) => otherTerms)
}

function placeOf(resource: Resource, reading: Reading): string | null {
  for (const { location } of wires(resource.body.location)) {
    const name = nameOf(location, resource, reading)
    if (name !== null) return name
  }
  return null
}

/** The setting: the type of the Encounter, else the title of its structure. A setting, not a subject. */
function settingOf(type: string | null, tree: ConsultationTree | null): string | null {
  return type ?? tree?.title ?? null
}

/** Titles of a consultation's topics and headings, each once, in order. */
function titlesOf(tree: ConsultationTree | null): readonly string[] {
  if (tree === null) return NONE
  const titles = new Set<string>()
  for (const topic of tree.topics) {
    if (topic.title !== null) titles.add(topic.title)
    for (const heading of topic.headings) if (heading.title !== null) titles.add(heading.title)
  }
  if (tree.title) titles.add(tree.title)
  return [...titles]
}

const NONE: readonly string[] = []

interface Participants {
  clinician: string | null
  others: readonly string[]
}

/** The clinician to show is the primary performer, else the recorder, else whoever took part. */
function participantsOf(resource: Resource, reading: Reading): Participants {
  let clinician: string | null = null
  let best = Number.POSITIVE_INFINITY
  const names: string[] = []
  for (const { individual, type } of wires(resource.body.participant)) {
    const name = nameOf(individual, resource, reading)
    if (name === null) continue
    const rank = best === 0 ? best : rankOf(type)
    if (rank < best) {
      clinician = name
      best = rank
    }
    names.push(name)
  }
  const isOne = names.every((name) => name === clinician)
  return {
    clinician,
    others: isOne ? NONE : [...new Set(names)].filter((name) => name !== clinician),
  }
}

function rankOf(types: unknown): number {
  let rank = 2
  for (const type of wires(types)) {
    if (hasCode(type, 'PPRF')) return 0
    if (hasCode(type, 'REC')) rank = 1
  }
  return rank
}
