import type { CarePlansView, VendorCarePlan } from '../contract.ts'
import { isGranted } from './granted-scopes.ts'
import type { Session } from './session.ts'
import { isAbout } from './vendor-reading.ts'
import type { VendorFhir } from './vendor-record.ts'
import type { Vendor } from './vendors.ts'

const SCOPE = 'patient/CarePlan.s'
/** Withdrawn by its author: it was never said. */
const NOT_A_PLAN = new Set(['entered-in-error'])
const RANK = ['active', 'on-hold', 'draft', 'unknown', 'completed', 'revoked']

/**
 * The care plans that the vendor's own system holds (FHIR R4, CarePlan), where its entry and the sign-in allow it.
 * Refuses with `vendor-unavailable`.
 */
export async function readCarePlans(
  fhir: VendorFhir,
  vendor: Vendor,
  { context, tokens }: Session,
): Promise<CarePlansView> {
  if (!vendor.capabilities.carePlans)
    return { vendor: vendor.name, state: 'not-offered', plans: [] }
  if (
    !isGranted(tokens.scopes, SCOPE) &&
    !isGranted(tokens.scopes, SCOPE.replace('patient', 'user'))
  )
    return { vendor: vendor.name, state: 'not-granted', plans: [] }
  const found = await fhir.search('CarePlan', { patient: `Patient/${context.patient}` })
  return { vendor: vendor.name, state: 'read', plans: carePlansFrom(found, context.patient) }
}

/** The plans about this patient: those in force first, then the newest. */
export function carePlansFrom(
  found: readonly fhir4.Resource[],
  patient: string,
): readonly VendorCarePlan[] {
  return found
    .filter(
      (each): each is fhir4.CarePlan =>
        each.resourceType === 'CarePlan' &&
        isAbout((each as fhir4.CarePlan).subject, patient) &&
        !NOT_A_PLAN.has((each as fhir4.CarePlan).status),
    )
    .map(planFrom)
    .toSorted((a, b) => rank(a) - rank(b) || (b.from ?? '').localeCompare(a.from ?? ''))
}

const rank = ({ status }: VendorCarePlan) => {
  const at = RANK.indexOf(status ?? 'unknown')
  return at === -1 ? RANK.length : at
}

function planFrom(plan: fhir4.CarePlan): VendorCarePlan {
  const names = (plan.category ?? []).flatMap(words)
  const by = [plan.author, ...(plan.contributor ?? [])].flatMap((one) => one?.display ?? [])
  return {
    what: plan.title ?? names[0] ?? plan.description ?? null,
    description: plan.title === undefined && names.length === 0 ? null : (plan.description ?? null),
    status: plan.status ?? null,
    from: plan.period?.start?.slice(0, 10) ?? plan.created?.slice(0, 10) ?? null,
    until: plan.period?.end?.slice(0, 10) ?? null,
    by: [...new Set(by)],
    outcomes: (plan.goal ?? []).flatMap((goal) => goalWords(goal, plan)),
    activities: (plan.activity ?? []).flatMap(({ detail, reference }) => {
      const told =
        detail?.description ?? (detail?.code && words(detail.code)[0]) ?? reference?.display
      return told ?? []
    }),
  }
}

/** A goal in the plan itself, or the name under which the plan refers to one. */
function goalWords(goal: fhir4.Reference, { contained }: fhir4.CarePlan): readonly string[] {
  const own = contained?.find(
    (each) => each.resourceType === 'Goal' && `#${each.id ?? ''}` === goal.reference,
  ) as fhir4.Goal | undefined
  const told = own === undefined ? goal.display : words(own.description)[0]
  return told === undefined ? [] : [told]
}

function words(concept: fhir4.CodeableConcept | undefined): readonly string[] {
  const told = concept?.text ?? concept?.coding?.find(({ display }) => display)?.display
  return told === undefined ? [] : [told]
}
