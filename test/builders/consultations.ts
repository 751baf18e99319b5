import type { Heading } from './dialect.ts'
import { anEncounter } from './items.ts'
import type { Ledger } from './ledger.ts'
import { itemOf } from './lines.ts'
import { aStructureList } from './lists.ts'
import type { ConsultationStory, Line, TopicStory } from './story.ts'
import { maybe } from './wire.ts'

const HEADINGS: readonly Heading[] = [
  'problem',
  'history',
  'examination',
  'family',
  'social',
  'assessment',
  'medication',
  'plan',
  'followUp',
  'referral',
  'document',
  'additional',
  'administration',
  'comment',
]

/** Writes a consultation: its header, its lists in order, its items, and the links of the problems it was about. */
export function consultationOf(on: string | null, story: ConsultationStory, ledger: Ledger): void {
  const { setting = 'surgery' } = story
  const { dialect } = ledger.voice
  const id = ledger.fresh('consultation', on?.slice(0, 10) ?? 'undated')
  const encounter = `Encounter/${id}`
  const by = staffOf(story.by, ledger)
  ledger.add(
    anEncounter(
      {
        id,
        setting,
        by,
        practice: ledger.practice,
        ...maybe('on', on ?? undefined),
        ...maybe('minutes', story.minutes),
        ...maybe('draft', story.draft),
        ...maybe('recordedBy', story.recordedBy && staffOf(story.recordedBy, ledger)),
      },
      ledger.voice,
    ),
  )
  const spot = {
    encounter,
    by,
    id: id.replace('consultation-', ''),
    ...maybe('on', on ?? undefined),
  }
  const topics = [story, ...(story.also ?? [])].map((topic, i) => {
    const listId = `${id}${dialect.listIds.topic}${i === 0 ? '' : i}`
    return topicOf(topic, listId, spot, dialect.flat.includes(setting), ledger)
  })
  const setup = dialect.settings[setting]
  ledger.add(
    aStructureList(
      {
        id: `${id}${dialect.listIds.consultation}`,
        level: 'consultation',
        title: 'text' in setup ? setup.text : setup.display,
        encounter,
        made: ledger.made,
        entries: topics,
      },
      ledger.voice,
    ),
  )
}

function staffOf(name: string, ledger: Ledger): string {
  const ref = ledger.staff.get(name)
  if (!ref) throw new Error(`nobody called ${name} works here`)
  return ref
}

interface TopicSpot {
  encounter: string
  by: string
  id: string
  on?: string
}

function topicOf(
  story: TopicStory,
  id: string,
  spot: TopicSpot,
  flat: boolean,
  ledger: Ledger,
): string {
  const { dialect } = ledger.voice
  const about = story.about === undefined ? [] : [story.about].flat()
  const sections = new Map<string, string[]>()
  for (const heading of HEADINGS) {
    const lines = story[heading]
    if (lines === undefined) continue
    const title = dialect.headings[heading] ?? ''
    const refs = ([lines].flat() as Line[]).map((line) => itemOf(line, spot, ledger))
    sections.set(title, [...(sections.get(title) ?? []), ...refs])
  }
  const items = [...sections.values()].flat()
  const lists = flat
    ? items
    : [...sections].map(([title, entries], i) => {
        const list = aStructureList(
          {
            id: `${id}${dialect.listIds.heading}${i}`,
            level: 'heading',
            title,
            encounter: spot.encounter,
            made: ledger.made,
            entries,
          },
          ledger.voice,
        )
        ledger.add(list)
        return `List/${list.id}`
      })
  const first = about[0]
  ledger.add(
    aStructureList(
      {
        id,
        level: 'topic',
        encounter: spot.encounter,
        made: ledger.made,
        entries: lists,
        ...(dialect.titledTopics
          ? {
              ...maybe('title', story.title ?? (first && titleOf(first, ledger))),
              about: about.map((key) => `Condition/${ledger.problemId(key)}`),
            }
          : {}),
      },
      ledger.voice,
    ),
  )
  const contained = ledger.contained.get(spot.encounter) ?? []
  contained.push(...items, ...about.map((key) => `Condition/${ledger.problemId(key)}`))
  ledger.contained.set(spot.encounter, contained)
  for (const key of about) link(key, spot.encounter, `List/${id}`, items, ledger)
  return `List/${id}`
}

function titleOf(key: string, ledger: Ledger): string | undefined {
  const term = ledger.problems.get(key)?.term
  return typeof term === 'object' ? term.text : term
}

function link(
  key: string,
  encounter: string,
  topic: string,
  items: readonly string[],
  ledger: Ledger,
): void {
  if (!ledger.problems.has(key)) throw new Error(`no problem is called ${key}`)
  const links = ledger.links.get(key) ?? { items: [], encounters: [], topics: [] }
  links.encounters.push(encounter)
  links.topics.push(topic)
  links.items.push(...items.filter((ref) => !ref.startsWith('#') && !links.items.includes(ref)))
  ledger.links.set(key, links)
}
