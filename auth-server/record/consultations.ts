import type { Fact } from '../contract.ts'
import type { Resource } from './bundle-index.ts'
import { readCoded } from './coded-text.ts'
import { readWhen } from './dates.ts'
import type { ReadItem } from './item.ts'
import { quantity } from './measures.ts'
import { dated, type Reading, startItem } from './reading.ts'
import type { ConsultationTree } from './record.ts'
import { wire, wires, words } from './wire.ts'

/**
 * The header of a consultation: date, people, place and setting. What it was about is settled later, from what it
 * holds; until then its term is the setting.
 */
export function readConsultation(
  resource: Resource,
  reading: Reading,
  found: { tree: ConsultationTree | null; problems: readonly string[] },
): ReadItem {
  const { body } = resource
  const base = startItem(resource, 'consultations', reading)
  const types = wires(body.type).map(readCoded)
  const period = wire(body.period)
  const { when, facts } = dated(period?.start, period?.end)
  const end = readWhen(period?.end).date
  const people = participantsOf(resource, reading)
  const place = wires(body.location)
    .map((location) => reading.nameOf(location.location, resource))
    .find((name) => name !== null)
  const setting = settingOf(types[0]?.term ?? null, found.tree)
  const draft = words(body.status)?.trim().toLowerCase() === 'unknown'
  const length = quantity(body.length)
  const reasons = wires(body.reason).map(readCoded)
  const own: Fact[] = []
  const add = (label: string, value: string | null | undefined) => {
    if (value) own.push({ label, value })
  }
  add('Setting', setting)
  add('Clinician', people.clinician)
  add('Place', place)
  add('Length', length)
  add('Organisation', reading.nameOf(body.serviceProvider, resource))
  return {
    ...base,
    codes: [...types, ...reasons].flatMap(({ codes }) => codes),
    term: setting ?? 'Consultation',
    otherTerms: [...types, ...reasons].flatMap(({ otherTerms }) => otherTerms),
    date: when.date,
    time: when.time,
    end: end === when.date ? null : end,
    who: people.clinician,
    where: setting,
    status: draft ? 'Draft' : null,
    encounter: null,
    headings: titlesOf(found.tree),
    problems: found.problems,
    marks: [
      ...base.marks,
      ...(draft ? (['draft'] as const) : []),
      ...(found.tree ? [] : (['headerOnly'] as const)),
    ],
    facts: [...own, ...facts],
    searchable: [
      ...people.others,
      ...types.slice(1).flatMap(({ term }) => term ?? []),
      ...reasons.flatMap(({ term }) => term ?? []),
    ],
  }
}

/** The setting: the type of the Encounter, else the title of its structure. A setting, not a subject. */
export function settingOf(type: string | null, tree: ConsultationTree | null): string | null {
  return type ?? tree?.title ?? null
}

/** Titles of a consultation's topics and headings, each once, in order. */
function titlesOf(tree: ConsultationTree | null): readonly string[] {
  const titles = new Set<string>()
  for (const topic of tree?.topics ?? []) {
    if (topic.title !== null) titles.add(topic.title)
    for (const heading of topic.headings) if (heading.title !== null) titles.add(heading.title)
  }
  if (tree?.title) titles.add(tree.title)
  return [...titles]
}

/** The clinician to show is the primary performer, else the recorder, else whoever took part. */
function participantsOf(
  resource: Resource,
  reading: Reading,
): { clinician: string | null; others: readonly string[] } {
  const named = wires(resource.body.participant).flatMap((participant) => {
    const name = reading.nameOf(participant.individual, resource)
    if (name === null) return []
    const roles = wires(participant.type).flatMap((type) => readCoded(type).codes)
    const rank = roles.some(({ code }) => code === 'PPRF')
      ? 0
      : roles.some(({ code }) => code === 'REC')
        ? 1
        : 2
    return [{ name, rank }]
  })
  let best: { name: string; rank: number } | null = null
  for (const one of named) if (best === null || one.rank < best.rank) best = one
  const clinician = best?.name ?? null
  return {
    clinician,
    others: [...new Set(named.map(({ name }) => name))].filter((name) => name !== clinician),
  }
}
