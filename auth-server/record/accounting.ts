import type { EntryCounts } from '../contract.ts'
import type { BundleIndex } from './bundle-index.ts'
import { type Resource, rowOf } from './resource.ts'

const ADMINISTRATIVE: ReadonlySet<string> = new Set([
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'HealthcareService',
])
const STRUCTURAL: ReadonlySet<string> = new Set(['List', 'OperationOutcome'])

/** The six counts of a record, and by name what was not understood. */
export interface Account {
  entries: EntryCounts
  notUnderstood: readonly { reference: string; why: string }[]
}

/**
 * The conservation law: every entry is counted once, as (or within) an item with its place, as administrative,
 * as structural, or as not understood and then named. The six numbers add up to the total.
 */
export function account(index: BundleIndex): Account {
  const entries = {
    total: index.total,
    relevant: 0,
    lower: 0,
    closed: 0,
    administrative: 0,
    structural: index.repeats,
    notUnderstood: index.unreadable.length,
  }
  const notUnderstood = [...index.unreadable]
  for (let at = 0; at < index.entries.length; at++) {
    const resource = index.entries[at] as Resource
    const row = rowOf(resource)
    if (row !== null) entries[row.place]++
    else if (ADMINISTRATIVE.has(resource.type)) entries.administrative++
    else if (STRUCTURAL.has(resource.type)) entries.structural++
    else {
      entries.notUnderstood++
      notUnderstood.push({ reference: resource.reference, why: whyNot(resource) })
    }
  }
  return { entries, notUnderstood }
}

function whyNot({ type }: Resource): string {
  const named = type.slice(0, 60)
  return `${/^[AEIOU]/i.test(named) ? 'an' : 'a'} ${named} is not part of a GP Connect record`
}
