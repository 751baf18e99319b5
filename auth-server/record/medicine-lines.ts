import { type BundleIndex, follow } from './bundle-index.ts'
import type { Resource } from './resource.ts'
import { wires } from './wire.ts'

/**
 * Gathers the lines: statement → plan through `basedOn`, issue → plan through `basedOn`, all → Medication. Writes
 * each line on its head, and on each plan, issue and Medication in whose line it is drawn.
 */
export function readMedicineLines(index: BundleIndex): void {
  const requests = index.ofType('MedicationRequest')
  for (const request of requests) {
    for (const plan of plansOf(request, index)) {
      if (plan === request) continue
      if (plan.orders === null) plan.orders = [request]
      else plan.orders.push(request)
    }
  }
  for (const statement of index.ofType('MedicationStatement')) {
    claim(statement, plansOf(statement, index), index)
  }
  for (const request of requests) {
    if (!request.isInLine && request.orders !== null) claim(request, [request], index)
  }
  for (const request of requests) if (!request.isInLine) claim(request, [request], index)
  for (const drug of index.ofType('Medication')) {
    if (drug.drawnIn === null) {
      drug.line = { head: drug, plans: NONE, orders: NONE, members: [drug] }
    }
  }
}

const NONE: readonly Resource[] = []

function claim(head: Resource, plans: readonly Resource[], index: BundleIndex): void {
  const orders: Resource[] = []
  for (const plan of plans) {
    if (plan.orders === null) continue
    for (const order of plan.orders) {
      if (order.isInLine) continue
      order.isInLine = true
      orders.push(order)
    }
  }
  const members = [head]
  for (const plan of plans) if (plan !== head) members.push(plan)
  for (const order of orders) members.push(order)
  for (const member of members) {
    member.isInLine = true
    draw(member, head)
    const drug = follow(index, member, member.body.medicationReference)
    if (drug?.type === 'Medication') draw(drug, head)
  }
  head.line = { head, plans, orders, members }
}

function draw(part: Resource, head: Resource): void {
  if (part !== head) part.drawnIn ??= head
}

/** The plans that a statement or an issue is based on, each once. */
function plansOf(resource: Resource, index: BundleIndex): readonly Resource[] {
  const { basedOn } = resource.body
  if (basedOn === undefined) return NONE
  const plans: Resource[] = []
  const stamp = index.nextStamp()
  for (const value of wires(basedOn)) {
    const plan = follow(index, resource, value)
    if (plan?.type !== 'MedicationRequest' || plan.stamp === stamp) continue
    plan.stamp = stamp
    plans.push(plan)
  }
  return plans
}
