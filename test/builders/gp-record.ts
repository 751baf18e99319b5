import type { Person, Practice } from '../sandbox/world.ts'
import type { Contact, Language, Member } from './administration.ts'
import {
  anOrganisation,
  aPatient,
  aPractitioner,
  aService,
  memberName,
  memberRef,
  practiceRef,
} from './administration.ts'
import { consultationOf } from './consultations.ts'
import { DIALECTS } from './dialect.ts'
import { aProblem, type ProblemFacts } from './items.ts'
import { type Ledger, newLedger, type Resource } from './ledger.ts'
import { itemOf } from './lines.ts'
import type { Warning } from './lists.ts'
import { aMedicine, medicineParts } from './medicines.ts'
import { queryLists, type RecordWarnings } from './query-lists.ts'
import { aTestReport, type TestResult } from './reports.ts'
import type { ConsultationStory, Line, MedicineStory, ProblemStory } from './story.ts'
import { maybe, wordsAsId } from './wire.ts'

export interface RecordFacts {
  practice: Practice
  /** Everybody who wrote in the record; the practice's named GP is there already. */
  staff?: readonly Member[]
  registered?: string
  mobile?: string
  contacts?: readonly Contact[]
  language?: Language
  /** Demographics that the practice holds otherwise than everybody else. */
  held?: Partial<Pick<Person, 'birthDate' | 'name' | 'nhsNumber' | 'gender'>>
}

/** A life as the practice wrote it down, told entry by entry; `bundle()` is its whole GP Connect record. */
export interface RecordBuilder {
  /** `on`: `2024-03-04T10:40`, `2024-03-04`, or null where the date is not known. */
  consultation(on: string | null, story: ConsultationStory): RecordBuilder
  problem(key: string, story: ProblemStory): RecordBuilder
  medicine(key: string, story: MedicineStory): RecordBuilder
  /** Something recorded outside a consultation. */
  entry(on: string | null, line: Line, by?: string): RecordBuilder
  tests(on: string, name: string, results: readonly TestResult[], comment?: string): RecordBuilder
  /** Something that the system says about one of its lists. */
  warning(list: keyof RecordWarnings, code: Warning, before?: string): RecordBuilder
  /** Any other resource as it is. */
  resource(resource: Resource): RecordBuilder
  bundle(): fhir3.Bundle
}

/** When every invented record was last written to. */
const MADE = '2026-11-21T18:30:00+00:00'

export function aRecord(person: Omit<Person, 'bundle'>, facts: RecordFacts): RecordBuilder {
  const { practice } = facts
  const usual: Member = { ...practice.gp, role: 'gp' }
  const staff = [usual, ...(facts.staff ?? [])]
  const dialect = DIALECTS[practice.dialect]
  const ledger = newLedger({
    voice: { dialect, ods: practice.ods, patient: `Patient/${person.id}` },
    practice: practiceRef(practice),
    staff: new Map(staff.map((member) => [memberName(member), memberRef(member)])),
    made: MADE,
  })
  const warnings: RecordWarnings = {}

  const builder: RecordBuilder = {
    consultation(on, story) {
      consultationOf(on, story, ledger)
      return builder
    },
    problem(key, story) {
      ledger.problems.set(key, story)
      return builder
    },
    medicine(key, story) {
      ledger.medicines.set(key, { id: wordsAsId(key), story })
      return builder
    },
    entry(on, line, by) {
      itemOf(
        line,
        { ...maybe('on', on ?? undefined), ...maybe('by', by && who(ledger, by)) },
        ledger,
      )
      return builder
    },
    tests(on, name, results, comment) {
      ledger.add(...aTestReport({ on, name, results, ...maybe('comment', comment) }, ledger))
      return builder
    },
    warning(list, code, before) {
      warnings[list] = {
        codes: [...(warnings[list]?.codes ?? []), code],
        ...maybe('before', before ?? warnings[list]?.before),
      }
      return builder
    },
    resource(resource) {
      ledger.add(resource)
      return builder
    },
    bundle() {
      const clinical = [...problemsOf(ledger), ...ledger.resources, ...medicinesOf(ledger)]
      return {
        resourceType: 'Bundle',
        id: `${person.id}-record`,
        meta: {
          profile: [
            'https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-StructuredRecord-Bundle-1',
          ],
        },
        type: 'collection',
        entry: [
          aPatient({
            ...person,
            ...facts.held,
            usualGp: memberRef(usual),
            practice: practiceRef(practice),
            ...maybe('registered', facts.registered),
            ...maybe('mobile', facts.mobile),
            ...maybe('contacts', facts.contacts),
            ...maybe('language', facts.language),
          }),
          anOrganisation(practice),
          ...staff.flatMap((member) => aPractitioner(member, practice, dialect)),
          ...[...ledger.services].map((name) => aService(name, practice)),
          ...queryLists(clinical, ledger, warnings),
          ...clinical,
        ].map((resource) => ({ resource })),
      }
    },
  }
  return builder
}

type Related = NonNullable<ProblemFacts['related']>[number]

function who(ledger: Ledger, name: string): string {
  const found = ledger.staff.get(name)
  if (!found) throw new Error(`nobody called ${name} works here`)
  return found
}

function problemsOf(ledger: Ledger): fhir3.Condition[] {
  return [...ledger.problems].map(([key, story]) => {
    const links = ledger.links.get(key) ?? { items: [], encounters: [], topics: [] }
    const { problemLinks } = ledger.voice.dialect
    const actual = ledger.actualOf(key)
    const first = ledger.firstSeen.get(key)
    return aProblem(
      {
        id: ledger.problemId(key),
        term: story.term,
        active: story.active ?? story.ended === undefined,
        significance: story.significance ?? 'minor',
        recorded: story.recorded,
        ...maybe('since', story.since),
        ...maybe('ended', story.ended),
        ...maybe('by', story.by && who(ledger, story.by)),
        ...maybe('encounter', first),
        ...maybe('notes', story.notes),
        actual,
        linked: [
          ...(problemLinks === 'items' ? [] : links.encounters),
          ...(problemLinks === 'encounters and topics' ? links.topics : []),
          ...links.items.filter((ref) => ref !== actual),
          ...[...ledger.medicines.values()]
            .filter(({ story: { for: reason } }) => reason === key)
            .map(({ id }) => medicineParts(id).plan)
            .filter((ref) => !links.items.includes(ref)),
          ...(story.dangling ?? []),
        ],
        related: [...ledger.problems].flatMap(([other, { partOf, beside }]): Related[] => {
          const to = `Condition/${ledger.problemId(other)}`
          if (partOf === key) return [{ kind: 'child' as const, to }]
          if (story.partOf === other) return [{ kind: 'parent' as const, to }]
          if (beside === key || story.beside === other) return [{ kind: 'sibling' as const, to }]
          return []
        }),
      },
      ledger.voice,
    )
  })
}

function medicinesOf(ledger: Ledger): Resource[] {
  return [...ledger.medicines].flatMap(([key, { id, story }]) => {
    const { for: _reason, by, ...facts } = story
    return aMedicine(
      {
        id,
        ...facts,
        ...maybe('by', by && who(ledger, by)),
        ...maybe('encounter', ledger.medicineSeen.get(key)),
      },
      ledger.voice,
    )
  })
}
