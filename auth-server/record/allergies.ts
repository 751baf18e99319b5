import type { Fact } from '../contract.ts'
import type { Resource } from './bundle-index.ts'
import { readCoded } from './coded-text.ts'
import { formatDate, readWhen } from './dates.ts'
import type { ReadItem } from './item.ts'
import { dated, extensionOf, type Reading, startItem, whoOf } from './reading.ts'
import { joined, manyWords, noteTexts, wires, words } from './wire.ts'

/** Codes of the HL7 NullFlavor system, which say that nothing is known. */
const NULL_FLAVOURS: ReadonlySet<string> = new Set(['NI', 'UNC', 'ASKU', 'UNK', 'NA', 'OTH'])

const CATEGORIES: ReadonlyMap<string, string> = new Map([
  ['medication', 'Medicine'],
  ['environment', 'Food, animals, pollen or other'],
  ['food', 'Food'],
  ['biologic', 'Biological substance'],
])

/** An allergy or intolerance. `verificationStatus` is always "unconfirmed" on this wire, so it is not read. */
export function readAllergy(resource: Resource, reading: Reading): ReadItem {
  const { body } = resource
  const base = startItem(resource, 'allergies', reading)
  const coded = readCoded(body.code)
  const { when, facts } = dated(body.onsetDateTime, body.assertedDate)
  const ended = endOf(resource)
  const status = words(body.clinicalStatus)?.trim().toLowerCase()
  const active = status === 'active' ? true : status || ended.date || ended.reason ? false : null
  const reactions = wires(body.reaction)
  const manifestations = reactions.flatMap((reaction) =>
    wires(reaction.manifestation).map(readCoded),
  )
  const known = manifestations.filter(
    ({ codes, term }) => term !== null && !codes.every(({ code }) => NULL_FLAVOURS.has(code)),
  )
  const own: Fact[] = []
  const add = (label: string, value: string | null) => {
    if (value !== null) own.push({ label, value })
  }
  add(
    'Kind',
    joined(
      manyWords(body.category).map((each) => CATEGORIES.get(each) ?? each),
      ', ',
    ),
  )
  add(
    'Reaction',
    joined(
      known.map(({ term }) => term),
      ', ',
    ),
  )
  add('Severity', words(reactions[0]?.severity))
  add('Ended', ended.date === null ? null : formatDate(ended.date))
  add('Why ended', ended.reason)
  const texts = [
    ...noteTexts(body.note),
    ...reactions.flatMap((reaction) => [
      ...manyWords(reaction.description),
      ...noteTexts(reaction.note),
    ]),
  ]
  return {
    ...base,
    codes: coded.codes,
    term: coded.term ?? base.term,
    otherTerms: coded.otherTerms,
    text: texts.join('\n') || null,
    date: when.date,
    time: when.time,
    end: ended.date,
    recorded: readWhen(body.assertedDate).date,
    who: whoOf(resource, reading, body.recorder, body.asserter),
    status: active === null ? null : active ? 'Active' : 'Ended',
    active,
    marks: [
      ...base.marks,
      ...(active === false ? (['ended'] as const) : []),
      ...(coded.degraded ? (['originalWording'] as const) : []),
    ],
    facts: [...own, ...facts],
    searchable: known.flatMap(({ otherTerms }) => otherTerms),
  }
}

function endOf(resource: Resource): { date: string | null; reason: string | null } {
  let date: string | null = null
  let reason: string | null = null
  for (const part of wires(extensionOf(resource, 'AllergyIntoleranceEnd')?.extension)) {
    if (part.url === 'endDate') date = readWhen(part.valueDateTime ?? part.valueDate).date
    if (part.url === 'reasonEnded' || part.url === 'endReason') {
      reason = words(part.valueString) ?? readCoded(part.valueCodeableConcept).term
    }
  }
  return { date, reason }
}
