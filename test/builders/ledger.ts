import { anObservation } from './items.ts'
import type { MedicineStory, ProblemStory } from './story.ts'
import type { Voice } from './wire.ts'
import { maybe, wordsAsId } from './wire.ts'

export type Resource = fhir3.FhirResource

/** What a story has come to so far: the resources written, and who is linked with whom. */
export interface Ledger {
  voice: Voice
  practice: string
  /** Practitioner references by name. */
  staff: ReadonlyMap<string, string>
  /** When the practice's system made its lists. */
  made: string
  resources: Resource[]
  problems: Map<string, ProblemStory>
  medicines: Map<string, { id: string; story: MedicineStory }>
  services: Set<string>
  /** Links of each problem, in the order in which they came about. */
  links: Map<string, { items: string[]; encounters: string[]; topics: string[] }>
  /** Consultation in which a problem first came up; in which a medicine was first given. */
  firstSeen: Map<string, string>
  medicineSeen: Map<string, string>
  /** References that lie in consultations, by the consultation. */
  contained: Map<string, string[]>
  add(...resources: Resource[]): void
  /** An id that no other resource has. */
  fresh(...words: readonly string[]): string
  problemId(key: string): string
  /** `Observation/…` from which a problem was made; written now if no consultation told of it. */
  actualOf(key: string): string
  placeActual(key: string, observation: string): void
}

export function newLedger(start: Pick<Ledger, 'voice' | 'practice' | 'staff' | 'made'>): Ledger {
  const taken = new Map<string, number>()
  const actual = new Map<string, string>()
  const ledger: Ledger = {
    ...start,
    resources: [],
    problems: new Map(),
    medicines: new Map(),
    services: new Set(),
    links: new Map(),
    firstSeen: new Map(),
    medicineSeen: new Map(),
    contained: new Map(),
    add(...resources) {
      ledger.resources.push(...resources)
    },
    fresh(...words) {
      const id = wordsAsId(...words).slice(0, 60)
      const times = (taken.get(id) ?? 0) + 1
      taken.set(id, times)
      return times === 1 ? id : `${id}-${times}`
    },
    problemId: (key) => wordsAsId('problem', key),
    actualOf(key) {
      const placed = actual.get(key)
      if (placed) return placed
      const story = ledger.problems.get(key)
      if (!story) throw new Error(`no problem is called ${key}`)
      const id = ledger.fresh('entry', key)
      ledger.add(
        anObservation(
          {
            id,
            term: story.term,
            recorded: story.recorded,
            on: story.since ?? story.recorded,
            ...maybe('by', story.by === undefined ? undefined : ledger.staff.get(story.by)),
          },
          ledger.voice,
        ),
      )
      actual.set(key, `Observation/${id}`)
      return `Observation/${id}`
    },
    placeActual(key, observation) {
      actual.set(key, observation)
    },
  }
  return ledger
}
