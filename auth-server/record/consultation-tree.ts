import type { BundleIndex, Resource } from './bundle-index.ts'
import { isStructure } from './lists.ts'
import type { ConsultationTree } from './record.ts'
import { displayOf, targetOf } from './references.ts'
import { type Wire, wires, words } from './wire.ts'

type Topic = ConsultationTree['topics'][number]
type Heading = Topic['headings'][number]
type Entry = Heading['entries'][number]

/**
 * Rebuilds each consultation's own structure, entry order kept: consultation List, topics, headings, entries.
 * Lists are walked once however often they are named, so that neither a cycle nor a shared list can hurt.
 */
export function readConsultations(
  index: BundleIndex,
  problemsOfTopic: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, ConsultationTree> {
  const trees = new Map<string, { title: string | null; topics: Topic[] }>()
  const topics = new Map<string, Topic>()
  const headings = new Map<string, Heading>()
  const flattened = new Set<string>()

  for (const list of index.ofType('List')) {
    if (!isStructure(list, 'consultation')) continue
    const encounter = index.resolve(targetOf(list.body.encounter), list)
    if (encounter?.type !== 'Encounter') continue
    const held = trees.get(encounter.reference)
    const tree = held ?? { title: words(list.body.title), topics: [] }
    if (!held) trees.set(encounter.reference, tree)
    for (const topic of topicsIn(list)) tree.topics.push(topic)
  }
  return trees

  function topicsIn(list: Resource): readonly Topic[] {
    const found: Topic[] = []
    let loose = headingCollector()
    const closeLoose = () => {
      if (loose.headings.length === 0) return
      found.push({ reference: null, title: null, problems: [], headings: loose.headings })
      loose = headingCollector()
    }
    for (const entry of wires(list.body.entry)) {
      const target = targetIn(entry, list)
      if (target?.type !== 'List') loose.addEntry(entryOf(entry, target))
      else if (isStructure(target, 'heading')) loose.addHeading(headingOf(target))
      else {
        closeLoose()
        found.push(topicOf(target))
      }
    }
    closeLoose()
    return found
  }

  function topicOf(list: Resource): Topic {
    const held = topics.get(list.reference)
    if (held) return held
    const inside = headingCollector()
    for (const entry of wires(list.body.entry)) {
      const target = targetIn(entry, list)
      if (target?.type === 'List') inside.addHeading(headingOf(target))
      else inside.addEntry(entryOf(entry, target))
    }
    const topic: Topic = {
      reference: list.reference,
      title: words(list.body.title),
      problems: problemsOfTopic.get(list.reference) ?? [],
      headings: inside.headings,
    }
    topics.set(list.reference, topic)
    return topic
  }

  function headingOf(list: Resource): Heading {
    const held = headings.get(list.reference)
    if (held) return held
    const heading: Heading = { title: words(list.body.title), entries: entriesIn(list) }
    headings.set(list.reference, heading)
    return heading
  }

  function entriesIn(first: Resource): readonly Entry[] {
    const entries: Entry[] = []
    const waiting: { list: Resource; at: number }[] = [{ list: first, at: 0 }]
    const walked = new Set([first.reference])
    for (let level = waiting.pop(); level; level = waiting.pop()) {
      const own = wires(level.list.body.entry)
      for (; level.at < own.length; level.at++) {
        const entry = own[level.at] as Wire
        const inner = targetIn(entry, level.list)
        if (inner?.type !== 'List') {
          entries.push(entryOf(entry, inner))
          continue
        }
        if (walked.has(inner.reference) || flattened.has(inner.reference)) continue
        walked.add(inner.reference)
        flattened.add(inner.reference)
        waiting.push({ list: level.list, at: level.at + 1 }, { list: inner, at: 0 })
        break
      }
    }
    return entries
  }

  function targetIn(entry: Wire, from: Resource): Resource | null {
    return index.resolve(targetOf(entry.item), from)
  }
}

function entryOf(entry: Wire, target: Resource | null): Entry {
  return { reference: target?.reference ?? targetOf(entry.item), display: displayOf(entry.item) }
}

/** Entries that stand directly under a topic share one heading without a title, as long as they follow each other. */
function headingCollector() {
  const headings: Heading[] = []
  let open: Entry[] | null = null
  return {
    headings,
    addHeading(heading: Heading): void {
      open = null
      headings.push(heading)
    },
    addEntry(entry: Entry): void {
      if (open === null) {
        open = []
        headings.push({ title: null, entries: open })
      }
      open.push(entry)
    },
  }
}

/** What the trees say of each entry: the titles above it and the consultation it stands in. */
export function placesInTrees(trees: ReadonlyMap<string, ConsultationTree>): {
  headings: ReadonlyMap<string, readonly string[]>
  listedIn: ReadonlyMap<string, string>
} {
  const headings = new Map<string, string[]>()
  const listedIn = new Map<string, string>()
  const walked = new Set<Topic>()
  for (const [encounter, tree] of trees) {
    for (const topic of tree.topics) {
      if (walked.has(topic)) continue
      walked.add(topic)
      for (const heading of topic.headings) {
        for (const { reference } of heading.entries) {
          if (reference === null) continue
          if (!listedIn.has(reference)) listedIn.set(reference, encounter)
          for (const title of [heading.title, topic.title]) {
            if (title === null) continue
            const held = headings.get(reference)
            if (!held) headings.set(reference, [title])
            else if (!held.includes(title) && held.length < 12) held.push(title)
          }
        }
      }
    }
  }
  return { headings, listedIn }
}
