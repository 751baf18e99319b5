import type { Fact } from '../contract.ts'
import type { Resource } from './bundle-index.ts'
import { readCoded } from './coded-text.ts'
import { formatDate, readWhen } from './dates.ts'
import type { ReadItem } from './item.ts'
import { dated, extensionOf, type Reading, startItem, whoOf } from './reading.ts'
import { noteTexts, wire, words } from './wire.ts'

/** A problem as the practice highlighted it: significance, status, onset to end. */
export function readProblem(resource: Resource, reading: Reading): ReadItem {
  const { body } = resource
  const base = startItem(resource, 'problems', reading)
  const coded = readCoded(body.code)
  const onset = wire(body.onsetPeriod)
  const { when, facts } = dated(body.onsetDateTime, onset?.start, body.assertedDate)
  const abatement = wire(body.abatementPeriod)
  const end =
    readWhen(body.abatementDateTime).date ??
    readWhen(abatement?.end).date ??
    readWhen(abatement?.start).date
  const active = activity(body.clinicalStatus, end)
  const significance = significanceOf(resource)
  const recorded = readWhen(body.assertedDate).date
  const started = readWhen(body.onsetDateTime).date ?? readWhen(onset?.start).date
  const own: Fact[] = []
  if (significance !== null) {
    own.push({ label: 'Significance', value: significance === 'major' ? 'Major' : 'Minor' })
  }
  if (started !== null) own.push({ label: 'Started', value: formatDate(started) })
  if (end !== null) own.push({ label: 'Ended', value: formatDate(end) })
  if (recorded !== null && recorded !== started) {
    own.push({ label: 'Recorded', value: formatDate(recorded) })
  }
  const onsetWords = words(body.onsetString)
  if (onsetWords !== null) own.push({ label: 'Onset', value: onsetWords })
  return {
    ...base,
    codes: coded.codes,
    term: coded.term ?? base.term,
    otherTerms: coded.otherTerms,
    text: noteTexts(body.note).join('\n') || null,
    date: when.date,
    time: when.time,
    end,
    recorded,
    who: whoOf(resource, reading, body.asserter),
    status: active === null ? null : active ? 'Active' : 'Ended',
    active,
    significance,
    marks: [
      ...base.marks,
      ...(active === false ? (['ended'] as const) : []),
      ...(coded.degraded ? (['originalWording'] as const) : []),
    ],
    facts: [...own, ...facts],
  }
}

function activity(status: unknown, end: string | null): boolean | null {
  const own = words(status)?.trim().toLowerCase()
  if (own === 'active' || own === 'recurrence' || own === 'relapse') return true
  if (own === 'inactive' || own === 'resolved' || own === 'remission') return false
  return end === null ? null : false
}

function significanceOf(resource: Resource): 'major' | 'minor' | null {
  const extension = extensionOf(resource, 'ProblemSignificance')
  if (!extension) return null
  const coded = readCoded(extension.valueCodeableConcept)
  const own = words(extension.valueCode) ?? coded.codes[0]?.code ?? coded.term
  const plain = own?.trim().toLowerCase()
  return plain === 'major' || plain === 'minor' ? plain : null
}
