import { endsBefore } from './dates.ts'
import type { PatientRecord } from './record.ts'

/** True when a date, or the whole of a partial one, lies before the first day that was asked for. */
export function isBefore(date: string | null, from: string | null): boolean {
  return date !== null && from !== null && endsBefore(date, from)
}

/**
 * How many consultations came with their content although they are older than what was asked for: opened one by one
 * since, or sent by a system that sends everything it has.
 */
export function consultationsBefore(record: PatientRecord, from: string): number {
  let count = 0
  for (const reference of record.consultations.keys()) {
    if (isBefore(record.byReference.get(reference)?.date ?? null, from)) count++
  }
  return count
}
