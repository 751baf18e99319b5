import type { Item } from './item.ts'
import type { ConsultationTree } from './record.ts'
import type { Wire } from './wire.ts'

/**
 * One resource that is kept: its first and newest copy. What the passes over a record find out about it is written
 * on it, so that none of them needs a look-up table of its own.
 */
export interface Resource {
  /** `Type/id`; `List/id#contained` for a contained one; a made-up `Type/~…` where the wire has no id of its own. */
  reference: string
  type: string
  body: Wire
  /** The resource it is contained in. */
  container: Resource | null
  /** Which Bundle it came in: 0 is the newest retrieval. */
  source: number
  /** The one that follows it among those of its type. */
  next: Resource | null
  /** Where it says it was recorded; null until somebody asks. */
  recorded: RecordedIn | null
  /** Of an Encounter: what all that was recorded in it alone share. */
  inside: RecordedIn | null
  /** Of an Encounter: its structure, and what says that it was recorded there. */
  tree: ReadTree | null
  holds: Resource[] | null
  /** Of a List: what it is as a topic, and what it is as a heading. */
  topic: ReadTopic | null
  heading: ReadHeading | null
  /** Of a Condition: what is around it, when there is anything. */
  around: Around | null
  /** Of a medicine: its line, where it is the head of one; issues that are based on it; true for what is in a line. */
  line: MedicineLine | null
  orders: Resource[] | null
  isInLine: boolean
  /** The consultation whose structure lists it. */
  listedIn: Resource | null
  /** Titles of the headings and topics under which consultations list it. */
  headings: readonly string[]
  /** Problems that name it or that it is; of a consultation or a topic those that belong to it. */
  problems: string[]
  /** True for a result, header or filing comment of a laboratory report. */
  isLaboratory: boolean
  /** What it is drawn in when it has no row of its own: a plan in its medicine, a specimen in its report. */
  drawnIn: Resource | null
  /** Its row. */
  item: Item | null
  /** Name of a person, organisation, service or place; undefined until somebody asks. */
  name: string | null | undefined
  /** Level of a List in the structure of a consultation, null for any other; undefined until somebody asks. */
  level: StructureLevel | null | undefined
  /** Number of the last problem or consultation that it was counted with. */
  stamp: number
}

/** Levels of a consultation’s structure, outermost first. */
export type StructureLevel = 'consultation' | 'topic' | 'heading'

/** Where something says that it was recorded. */
export interface RecordedIn {
  /** The first Encounter it names, by its own reference where it came. */
  reference: string | null
  encounter: Resource | null
  /** Every Encounter it names that came. */
  encounters: readonly Resource[]
}

type Topic = ConsultationTree['topics'][number]

/** A heading with the resources that its entries name. */
export interface ReadHeading {
  heading: Topic['headings'][number]
  targets: readonly Resource[]
}

/** A topic with the headings that were read for it. */
export interface ReadTopic {
  topic: Topic
  headings: readonly ReadHeading[]
  /** True as soon as its entries know where they stand: two consultations may name one topic. */
  isPlaced: boolean
}

/** A consultation's structure with the resources that stand in it, in order. */
export interface ReadTree {
  encounter: Resource
  tree: ConsultationTree & { topics: Topic[] }
  topics: ReadTopic[]
}

/** What is gathered about one problem before its own links are read. */
export interface Around {
  relations: Relation[]
  /** Topics that say they are about it. */
  topics: Resource[]
}

/** A related problem, as either of the two says it. */
export interface Relation {
  kin: 'parents' | 'children' | 'siblings'
  other: Resource
}

/** One drug over its four resources: the statement (or what stands for it), its plans, issues and drug names. */
export interface MedicineLine {
  /** A MedicationStatement; without one the plan, else the issue, else the Medication itself. */
  head: Resource
  plans: readonly Resource[]
  orders: readonly Resource[]
  /** Every resource of the line: its head first, then plans, then issues. */
  members: readonly Resource[]
}

const NO_TEXTS: readonly string[] = []
const NO_PROBLEMS: string[] = []

/** A resource about which nothing is found out yet. */
export function newResource(
  reference: string,
  type: string,
  body: Wire,
  { container = null, source }: { container?: Resource | null; source: number },
): Resource {
  return {
    reference,
    type,
    body,
    container,
    source,
    next: null,
    recorded: null,
    inside: null,
    tree: null,
    holds: null,
    topic: null,
    heading: null,
    around: null,
    line: null,
    orders: null,
    isInLine: false,
    listedIn: null,
    headings: NO_TEXTS,
    problems: NO_PROBLEMS,
    isLaboratory: false,
    drawnIn: null,
    item: null,
    name: undefined,
    level: undefined,
    stamp: 0,
  }
}

/** Writes on a resource that it belongs to a problem. */
export function belongsTo(resource: Resource, problem: string): void {
  if (resource.problems.length === 0) resource.problems = [problem]
  else resource.problems.push(problem)
}

/** The row that a resource is drawn as or in. */
export const rowOf = (resource: Resource | null): Item | null =>
  resource === null ? null : (resource.item ?? resource.drawnIn?.item ?? null)
