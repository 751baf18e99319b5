import type { BundleIndex, Resource } from './bundle-index.ts'
import { levelOf } from './lists.ts'
import type { ConsultationTree } from './record.ts'
import { displayOf, targetOf } from './references.ts'
import { type Wire, wires, words } from './wire.ts'

type Topic = ConsultationTree['topics'][number]
type Heading = Topic['headings'][number]
type Entry = Heading['entries'][number]

/** A heading with the resources that its entries name. */
interface ReadHeading {
  heading: Heading
  targets: readonly Resource[]
}

interface ReadTopic {
  topic: Topic
  headings: readonly ReadHeading[]
}

/** A consultation's structure with the resources that stand in it, in order. */
export interface ReadTree {
  encounter: Resource
  tree: ConsultationTree
  topics: readonly ReadTopic[]
}

/**
 * Rebuilds each consultation's own structure, entry order kept: consultation List, topics, headings, entries; and
 * writes on each entry where it is listed and under which titles. Lists are walked once however often they are
 * named, so that neither a cycle nor a shared list can hurt.
 */
export function readConsultations(index: BundleIndex): ReadonlyMap<string, ReadTree> {
  const trees = new Map<string, ReadTree & { topics: ReadTopic[]; tree: { topics: Topic[] } }>()
  const topics = new Map<Resource, ReadTopic>()
  const headings = new Map<Resource, ReadHeading>()
  const flattened = new Set<Resource>()
  const placed = new Set<ReadTopic>()

  for (const list of index.ofType('List')) {
    if (levelOf(list) !== 'consultation') continue
    const encounter = index.resolve(targetOf(list.body.encounter), list)
    if (encounter?.type !== 'Encounter') continue
    let tree = trees.get(encounter.reference)
    if (!tree) {
      tree = { encounter, tree: { title: words(list.body.title), topics: [] }, topics: [] }
      trees.set(encounter.reference, tree)
    }
    for (const read of topicsIn(list)) {
      tree.topics.push(read)
      tree.tree.topics.push(read.topic)
    }
  }
  for (const { encounter, topics: inside } of trees.values()) {
    for (const read of inside) {
      if (placed.has(read)) continue
      placed.add(read)
      for (const heading of read.headings) placeEntries(heading, read.topic.title, encounter)
    }
  }
  return trees

  function topicsIn(list: Resource): readonly ReadTopic[] {
    const found: ReadTopic[] = []
    let loose = newHeadings()
    const closeLoose = () => {
      if (loose.read.length === 0) return
      found.push(topicWith(null, NONE, loose))
      loose = newHeadings()
    }
    for (const entry of wires(list.body.entry)) {
      const target = targetIn(entry, list)
      if (target?.type !== 'List') loose.addEntry(entry, target)
      else if (levelOf(target) === 'heading') loose.add(headingOf(target))
      else {
        closeLoose()
        found.push(topicOf(target))
      }
    }
    closeLoose()
    return found
  }

  function topicOf(list: Resource): ReadTopic {
    const held = topics.get(list)
    if (held) return held
    const inside = newHeadings()
    for (const entry of wires(list.body.entry)) {
      const target = targetIn(entry, list)
      if (target?.type === 'List') inside.add(headingOf(target))
      else inside.addEntry(entry, target)
    }
    const topic = topicWith(list, list.problems, inside)
    topics.set(list, topic)
    return topic
  }

  function headingOf(list: Resource): ReadHeading {
    const held = headings.get(list)
    if (held) return held
    const entries: Entry[] = []
    const targets: Resource[] = []
    const heading = { heading: { title: words(list.body.title), entries }, targets }
    headings.set(list, heading)
    fill(list, entries, targets)
    return heading
  }

  /** Entries of a heading; lists within it are flattened where they stand, each once in the whole record. */
  function fill(first: Resource, entries: Entry[], targets: Resource[]): void {
    const waiting: { list: Resource; at: number }[] = [{ list: first, at: 0 }]
    for (let level = waiting.pop(); level; level = waiting.pop()) {
      const listed = wires(level.list.body.entry)
      for (; level.at < listed.length; level.at++) {
        const entry = listed[level.at] as Wire
        const target = targetIn(entry, level.list)
        if (target?.type !== 'List') {
          entries.push(entryOf(entry, target))
          if (target) targets.push(target)
          continue
        }
        if (target === first || flattened.has(target)) continue
        flattened.add(target)
        waiting.push({ list: level.list, at: level.at + 1 }, { list: target, at: 0 })
        break
      }
    }
  }

  function targetIn(entry: Wire, from: Resource): Resource | null {
    return index.resolve(targetOf(entry.item), from)
  }
}

const NONE: readonly string[] = []

function topicWith(
  list: Resource | null,
  problems: readonly string[],
  { read, headings }: ReturnType<typeof newHeadings>,
): ReadTopic {
  const title = list === null ? null : words(list.body.title)
  return {
    topic: { reference: list?.reference ?? null, title, problems, headings },
    headings: read,
  }
}

function entryOf({ item }: Wire, target: Resource | null): Entry {
  return { reference: target?.reference ?? targetOf(item), display: displayOf(item) }
}

/** Entries that stand directly under a topic share one heading without a title, as long as they follow each other. */
function newHeadings() {
  const headings: Heading[] = []
  const read: ReadHeading[] = []
  let open: { entries: Entry[]; targets: Resource[] } | null = null
  return {
    headings,
    read,
    add(one: ReadHeading): void {
      open = null
      read.push(one)
      headings.push(one.heading)
    },
    addEntry(entry: Wire, target: Resource | null): void {
      if (open === null) {
        open = { entries: [], targets: [] }
        const heading = { title: null, entries: open.entries }
        headings.push(heading)
        read.push({ heading, targets: open.targets })
      }
      open.entries.push(entryOf(entry, target))
      if (target) open.targets.push(target)
    },
  }
}

/** Titles that an entry is given at most. */
const MOST_TITLES = 12

/** Writes on the entries of a heading where they stand. All that stand under the same titles share one list of them. */
function placeEntries(
  { heading, targets }: ReadHeading,
  topic: string | null,
  encounter: Resource,
): void {
  const titles: string[] = heading.title === null ? [] : [heading.title]
  if (topic !== null && topic !== heading.title) titles.push(topic)
  for (const target of targets) {
    target.listedIn ??= encounter
    if (target.headings.length === 0) target.headings = titles
    else if (target.headings !== titles && target.headings.length < MOST_TITLES) {
      const more = titles.filter((title) => !target.headings.includes(title))
      if (more.length > 0) target.headings = [...target.headings, ...more].slice(0, MOST_TITLES)
    }
  }
}
