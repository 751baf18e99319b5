import { type BundleIndex, follow, type Resource } from './bundle-index.ts'
import { wire, wires, words } from './wire.ts'

/** Laboratory reports with what belongs to them. */
export interface Laboratory {
  /** References of the Observations that are results, group headers or filing comments. */
  observations: ReadonlySet<string>
  /** The report with which a specimen or a test request is counted. */
  reportOf: ReadonlyMap<string, string>
  /** Results and headers that a report names itself, in order. */
  resultsOf: ReadonlyMap<string, readonly Resource[]>
}

/**
 * Finds what belongs to laboratory reports: the results a report names, the members of those, and whatever says
 * that it was derived from one of them.
 */
export function readLaboratory(index: BundleIndex): Laboratory {
  const observations = new Set<string>()
  const reportOf = new Map<string, string>()
  const resultsOf = new Map<string, readonly Resource[]>()
  const waiting: Resource[] = []
  const found = (resource: Resource | null) => {
    if (resource?.type !== 'Observation' || observations.has(resource.reference)) return
    observations.add(resource.reference)
    waiting.push(resource)
  }

  for (const report of index.ofType('DiagnosticReport')) {
    const results = wires(report.body.result).flatMap((value) => follow(index, report, value) ?? [])
    resultsOf.set(report.reference, results)
    for (const result of results) found(result)
    for (const name of ['specimen', 'basedOn'] as const) {
      for (const value of wires(report.body[name])) {
        const target = follow(index, report, value)
        if (target && !reportOf.has(target.reference)) {
          reportOf.set(target.reference, report.reference)
        }
      }
    }
  }
  const members = new Map<string, Resource[]>()
  for (const observation of index.ofType('Observation')) {
    if (observation.body.specimen !== undefined) found(observation)
    if (observation.body.related === undefined) continue
    for (const { kind, target } of relatedOf(index, observation)) {
      if (kind === 'has-member') add(members, observation.reference, target)
      else if (kind === 'derived-from') add(members, target.reference, observation)
    }
  }
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const member of members.get(next.reference) ?? []) found(member)
  }
  return { observations, reportOf, resultsOf }
}

function relatedOf(index: BundleIndex, observation: Resource) {
  return wires(observation.body.related).flatMap((related) => {
    const target = wire(related.target) ? follow(index, observation, related.target) : null
    return target ? [{ kind: words(related.type), target }] : []
  })
}

function add(map: Map<string, Resource[]>, key: string, value: Resource): void {
  const held = map.get(key)
  if (held) held.push(value)
  else map.set(key, [value])
}
