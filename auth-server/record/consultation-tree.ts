import type { BundleIndex } from './bundle-index.ts'
import { levelOf } from './lists.ts'
import type { ConsultationTree } from './record.ts'
import { displayOf, targetOf } from './references.ts'
import type { ReadHeading, ReadTopic, ReadTree, Resource } from './resource.ts'
import { type Wire, wires, words } from './wire.ts'

type Topic = ConsultationTree['topics'][number]
type Heading = Topic['headings'][number]
type Entry = Heading['entries'][number]

/**
 * Rebuilds each consultation's own structure from the List it begins with, entry order kept: consultation List, topics, headings, entries; writes
 * it on its Encounter, and on each entry where it is listed and under which titles. Lists are walked once however
 * often they are named, so that neither a cycle nor a shared list can hurt.
 */
export function readConsultations(
  lists: readonly Resource[],
  index: BundleIndex,
): readonly ReadTree[] {
  const trees: ReadTree[] = []
  const flattened = new Set<Resource>()
  for (const list of lists) {
    const encounter = index.resolve(targetOf(list.body.encounter), list)
    if (encounter?.type !== 'Encounter') continue
    if (encounter.tree === null) {
      encounter.tree = {
        encounter,
        tree: { title: words(list.body.title), topics: [] },
        topics: [],
      }
      trees.push(encounter.tree)
    }
    addTopics(list, encounter.tree)
  }
  for (const { encounter, topics } of trees) {
    for (const read of topics) {
      if (read.isPlaced) continue
      read.isPlaced = true
      for (const heading of read.headings) placeEntries(heading, read.topic.title, encounter)
    }
  }
  return trees

  function addTopics(list: Resource, { tree, topics }: ReadTree): void {
    let loose = newInside()
    const add = (read: ReadTopic) => {
      topics.push(read)
      tree.topics.push(read.topic)
    }
    const closeLoose = () => {
      if (loose.read.length === 0) return
      add(topicWith(null, loose))
      loose = newInside()
    }
    for (const entry of wires(list.body.entry)) {
      const target = targetIn(entry, list)
      if (target?.type !== 'List') addEntry(loose, entry, target)
      else if (levelOf(target) === 'heading') addHeading(loose, headingOf(target))
      else {
        closeLoose()
        add(topicOf(target))
      }
    }
    closeLoose()
  }

  function topicOf(list: Resource): ReadTopic {
    if (list.topic !== null) return list.topic
    const inside = newInside()
    for (const entry of wires(list.body.entry)) {
      const target = targetIn(entry, list)
      if (target?.type === 'List') addHeading(inside, headingOf(target))
      else addEntry(inside, entry, target)
    }
    list.topic = topicWith(list, inside)
    return list.topic
  }

  function headingOf(list: Resource): ReadHeading {
    if (list.heading !== null) return list.heading
    const read = { heading: { title: words(list.body.title), entries: [] }, targets: [] }
    list.heading = read
    fill(list, read)
    return read
  }

  /** Entries of a heading; lists within it are flattened where they stand, each once in the whole record. */
  function fill(first: Resource, { heading, targets }: Filling): void {
    let list = first
    let listed = wires(list.body.entry)
    let at = 0
    const outer: { list: Resource; listed: readonly Wire[]; at: number }[] = []
    for (;;) {
      const entry = listed[at++]
      if (entry === undefined) {
        const back = outer.pop()
        if (back === undefined) return
        ;({ list, listed, at } = back)
        continue
      }
      const target = targetIn(entry, list)
      if (target?.type !== 'List') {
        heading.entries.push(entryOf(entry, target))
        if (target) targets.push(target)
      } else if (target !== first && !flattened.has(target)) {
        flattened.add(target)
        outer.push({ list, listed, at })
        list = target
        listed = wires(list.body.entry)
        at = 0
      }
    }
  }

  function targetIn(entry: Wire, from: Resource): Resource | null {
    return index.resolve(targetOf(entry.item), from)
  }
}

/** A heading that is being read. */
interface Filling {
  heading: { title: string | null; entries: Entry[] }
  targets: Resource[]
}

/** What stands in a topic. */
interface Inside {
  headings: Heading[]
  read: ReadHeading[]
  /** The heading without a title that entries directly under the topic share, as long as they follow each other. */
  open: Filling | null
}

const newInside = (): Inside => ({ headings: [], read: [], open: null })

function addHeading(inside: Inside, read: ReadHeading): void {
  inside.open = null
  inside.read.push(read)
  inside.headings.push(read.heading)
}

function addEntry(inside: Inside, entry: Wire, target: Resource | null): void {
  let { open } = inside
  if (open === null) {
    open = { heading: { title: null, entries: [] }, targets: [] }
    addHeading(inside, open)
    inside.open = open
  }
  open.heading.entries.push(entryOf(entry, target))
  if (target) open.targets.push(target)
}

const NONE: readonly string[] = []

function topicWith(list: Resource | null, { read, headings }: Inside): ReadTopic {
  const topic: Topic = {
    reference: list?.reference ?? null,
    title: list === null ? null : words(list.body.title),
    problems: list?.problems ?? NONE,
    headings,
  }
  return { topic, headings: read, isPlaced: false }
}

function entryOf({ item }: Wire, target: Resource | null): Entry {
  return { reference: target?.reference ?? targetOf(item), display: displayOf(item) }
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
