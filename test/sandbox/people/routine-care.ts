import type { RecordBuilder } from '../../builders/gp-record.ts'
import { bloodPressure, coded, measured, vaccine } from '../../builders/story.ts'

/** What a practice does for nearly everybody, year in, year out, and what a reader has to see past. */
export interface RoutineCare {
  from: number
  to: number
  /** Who gives the injections and takes the readings. */
  nurse: string
  /** Who files what arrives. */
  desk: string
  pressure: readonly [systolic: number, diastolic: number]
  /** Tests each year, of those who have them. */
  bloods?: boolean
  jabs?: boolean
  screening?: readonly (readonly [on: string, what: string])[]
  minor?: readonly MinorIllness[]
}

type MinorIllness = readonly [on: string, by: string, title: string, words: string]

/** Adds the ordinary noise of general practice to a life. */
export function routineCare(record: RecordBuilder, care: RoutineCare): RecordBuilder {
  const [systolic, diastolic] = care.pressure
  for (let year = care.from; year <= care.to; year++) {
    const since = year - care.from
    const drift = (since * 7) % 5
    record
      .entry(
        `${year}-05-1${drift}`,
        bloodPressure(systolic + drift, diastolic + (drift % 3)),
        care.nurse,
      )
      .entry(`${year}-05-1${drift}`, measured('Pulse rate', 70 + drift * 2, '/min'), care.nurse)
    if (care.jabs) {
      record.entry(
        `${year}-10-0${drift + 2}`,
        vaccine('Seasonal influenza vaccination'),
        care.nurse,
      )
      if (year >= 2021)
        record.entry(`${year}-11-0${drift + 1}`, vaccine('SARS-CoV-2 mRNA vaccination'), care.nurse)
    }
    if (care.bloods) {
      record.tests(
        `${year}-05-2${drift}`,
        'Routine bloods',
        [
          { term: 'Serum creatinine level', value: 70 + drift * 3, unit: 'umol/L' },
          { term: 'Serum cholesterol level', value: 4.6 + drift / 10, unit: 'mmol/L' },
          { term: 'Platelet count', value: 240 + drift * 9, unit: '10*9/L' },
          { term: 'Total white cell count', value: 6.1 + drift / 10, unit: '10*9/L' },
        ],
        since % 2 === 0 ? 'Normal, no action' : 'Satisfactory',
      )
    }
  }
  for (const [on, what] of care.screening ?? []) record.entry(on, coded(what), care.desk)
  for (const [on, by, title, words] of care.minor ?? [])
    record.consultation(on, { by, title, history: words })
  return record
}
