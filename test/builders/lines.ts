import {
  aDiaryEntry,
  aDocument,
  aNote,
  anAllergy,
  anImmunisation,
  anObservation,
  aReferral,
} from './items.ts'
import type { Ledger, Resource } from './ledger.ts'
import { medicineParts } from './medicines.ts'
import type { Line } from './story.ts'
import type { Term } from './wire.ts'
import { maybe, wordsAsId } from './wire.ts'

/** Where a line stands: in which consultation, when, by whom; all of it may be missing. */
export interface Spot {
  encounter?: string
  on?: string
  by?: string
  /** Words that its id begins with. */
  id?: string
}

const wordsOf = (term: Term): string => (typeof term === 'string' ? term : term.text)

/** Writes one line into the ledger and answers with the reference by which consultations and problems know it. */
export function itemOf(line: Line, spot: Spot, ledger: Ledger): string {
  const { voice } = ledger
  const { on, by, encounter } = spot
  const at = { ...maybe('on', on), ...maybe('by', by), ...maybe('encounter', encounter) }
  const id = (...words: readonly string[]) =>
    ledger.fresh(spot.id ?? on?.slice(0, 10) ?? 'undated', ...words)
  const write = (resource: Resource): string => {
    ledger.add(resource)
    return `${resource.resourceType}/${resource.id}`
  }
  const short = (term: Term) => wordsOf(term).split(/\s+/).slice(0, 5).join(' ')

  if (typeof line === 'string') return write(aNote({ id: id('note'), words: line, ...at }, voice))

  switch (line.line) {
    case 'private':
      return write(aNote({ id: id('note'), words: line.words, notForPatient: true, ...at }, voice))
    case 'unsupported':
      return `#${line.words}`
    case 'coded': {
      const { line: _line, on: happened, ...facts } = line
      const when = happened === undefined ? on : (happened ?? undefined)
      return write(
        anObservation(
          {
            id: id(short(line.term)),
            ...facts,
            recorded: on ?? '2019-05-01',
            ...maybe('on', when),
            ...maybe('by', by),
            ...maybe('encounter', encounter),
          },
          voice,
        ),
      )
    }
    case 'problem': {
      const story = ledger.problems.get(line.key)
      if (!story) throw new Error(`no problem is called ${line.key}`)
      const ref = write(
        anObservation(
          { id: id(line.key), term: story.term, ...at, ...maybe('words', line.words) },
          voice,
        ),
      )
      ledger.placeActual(line.key, ref)
      if (encounter) ledger.firstSeen.set(line.key, encounter)
      return ref
    }
    case 'medicine': {
      const medicine = ledger.medicines.get(line.key)
      if (!medicine) throw new Error(`no medicine is called ${line.key}`)
      if (encounter && !ledger.medicineSeen.has(line.key))
        ledger.medicineSeen.set(line.key, encounter)
      return medicineParts(medicine.id).plan
    }
    case 'referral': {
      if (line.to) ledger.services.add(line.to)
      return write(
        aReferral(
          {
            id: id(short(line.reason)),
            reason: line.reason,
            ...at,
            ...maybe('to', line.to && `HealthcareService/${wordsAsId('service', line.to)}`),
            ...maybe('words', line.words),
            ...maybe('priority', line.priority),
            ...maybe('notes', line.notes),
          },
          voice,
        ),
      )
    }
    case 'diary':
      return write(
        aDiaryEntry(
          {
            id: id('due', short(line.term)),
            term: line.term,
            due: line.due,
            ...at,
            ...maybe('words', line.words),
          },
          voice,
        ),
      )
    case 'document':
      return write(
        aDocument(
          {
            id: id(short(line.title)),
            type: line.type,
            title: line.title,
            custodian: ledger.practice,
            ...at,
            on: line.on ?? on ?? '2019-05-01',
          },
          voice,
        ),
      )
    case 'immunisation':
      return write(
        anImmunisation(
          {
            id: id(short(line.term)),
            term: line.term,
            given: line.given,
            ...at,
            on: on ?? '2019-05-01',
            ...maybe('words', line.words),
          },
          voice,
        ),
      )
    case 'allergy': {
      const { line: _line, ...facts } = line
      const allergy = anAllergy(
        { id: id(short(line.term)), ...at, ...maybe('recorded', on), ...facts },
        voice,
      )
      ledger.add(allergy)
      return line.ended ? `List/ended-allergies#${allergy.id}` : `AllergyIntolerance/${allergy.id}`
    }
  }
}
