import { type BundleIndex, follow } from './bundle-index.ts'
import type { Resource } from './resource.ts'
import { wire, wires, words } from './wire.ts'

/** Laboratory reports with what belongs to them. */
export interface Laboratory {
  /** The report with which a specimen or a test request is counted. */
  reportOf: ReadonlyMap<Resource, Resource>
  /** Results and headers that a report names itself, in order. */
  resultsOf: ReadonlyMap<Resource, readonly Resource[]>
}

/**
 * Finds what belongs to laboratory reports: the results a report names, the members of those, and whatever says
 * that it was derived from one of them. Writes on each Observation whether it is one.
 */
export function readLaboratory(index: BundleIndex): Laboratory {
  const reportOf = new Map<Resource, Resource>()
  const resultsOf = new Map<Resource, readonly Resource[]>()
  const waiting: Resource[] = []
  const found = (resource: Resource) => {
    if (resource.type !== 'Observation' || resource.isLaboratory) return
    resource.isLaboratory = true
    waiting.push(resource)
  }

  for (const report of index.ofType('DiagnosticReport')) {
    const results = targetsOf(index, report, 'result')
    resultsOf.set(report, results)
    for (const result of results) found(result)
    for (const name of ['specimen', 'basedOn'] as const) {
      for (const target of targetsOf(index, report, name)) {
        if (!reportOf.has(target)) reportOf.set(target, report)
      }
    }
  }
  const members = new Map<Resource, Resource[]>()
  for (const observation of index.ofType('Observation')) {
    const { specimen, related } = observation.body
    if (specimen !== undefined) found(observation)
    if (related === undefined) continue
    for (const each of wires(related)) {
      const target = wire(each.target) && follow(index, observation, each.target)
      if (!target) continue
      const kind = words(each.type)
      if (kind === 'has-member') add(members, observation, target)
      else if (kind === 'derived-from') add(members, target, observation)
    }
  }
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const member of members.get(next) ?? []) found(member)
  }
  return { reportOf, resultsOf }
}

function targetsOf(index: BundleIndex, report: Resource, name: string): readonly Resource[] {
  return wires(report.body[name]).flatMap((value) => follow(index, report, value) ?? [])
}

function add(map: Map<Resource, Resource[]>, key: Resource, value: Resource): void {
  const held = map.get(key)
  if (held) held.push(value)
  else map.set(key, [value])
}
