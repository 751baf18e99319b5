import { API_AREAS, type ApiArea, membersOf } from './areas.ts'
import type { Asked } from './asked.ts'
import {
  issuesOf,
  reachedFromConsultations,
  reachedFromProblems,
  withCompanions,
} from './linkage.ts'
import {
  endedAllergiesList,
  LINKED_PROBLEMS,
  primaryList,
  secondaryList,
  secondaryLists,
} from './lists.ts'
import { matching } from './matching.ts'
import {
  indexOf,
  type RecordIndex,
  type Resource,
  referencesWithin,
  refOf,
  textAt,
} from './resource.ts'

export interface AnswerContext {
  asked: Asked
  now: Date
  traceId: string
  /** Parameters this practice has switched off. */
  disabled: ReadonlySet<string>
  /** Older providers answer without `Bundle.id`. */
  omitBundleId: boolean
}

const ADMINISTRATIVE =
  /^(Patient|Practitioner|PractitionerRole|Organization|Location|HealthcareService|RelatedPerson|Device|Medication)$/

/** What the practice answers with: the part of its record that was asked for, and all that is linked to it. */
export function answerRecord(bundle: unknown, context: AnswerContext): unknown {
  const index = indexOf(bundle)
  const patient = index.all.find(({ resourceType }) => resourceType === 'Patient')
  const lists = { index, patient, now: context.now }
  const areas = API_AREAS.filter(
    (area) => context.asked[area.key] !== null && !context.disabled.has(area.parameter),
  )
  const chosen = new Map<ApiArea['key'], Resource[]>(
    areas.map((area) => [area.key, matching(index, area, context.asked)]),
  )

  const switchedOff = disabledReferences(index, context.disabled)
  const consultations = chosen.get('consultations') ?? []
  const problems = chosen.get('problems') ?? []
  const viaConsultations = reachedFromConsultations(index, consultations)
  const viaProblems = reachedFromProblems(index, problems)

  const primary = new Set([...chosen.values()].flat())
  if (context.asked.medication?.issues) {
    for (const statement of chosen.get('medication') ?? []) {
      for (const issue of issuesOf(index, statement)) primary.add(issue)
    }
  }
  const found = (references: Iterable<string>) =>
    [...references].flatMap((reference) =>
      switchedOff.has(reference) ? [] : (index.byRef.get(reference) ?? []),
    )
  const inConsultations = withCompanions(index, found(viaConsultations.references))
  const ofProblems = withCompanions(index, found(viaProblems.references))
  const clinical = new Set<Resource>([
    ...withCompanions(index, primary),
    ...inConsultations,
    ...ofProblems,
    ...viaConsultations.structure,
  ])
  const linkedProblems = [...clinical].filter(
    (one) => one.resourceType === 'Condition' && !problems.includes(one),
  )

  const queryLists = [
    ...areas.flatMap((area) => [
      primaryList(lists, area, chosen.get(area.key) ?? []),
      ...(area.key === 'allergies' && context.asked.allergies?.resolved
        ? [endedAllergiesList(lists)]
        : []),
    ]),
    ...(chosen.has('consultations')
      ? secondaryLists(
          lists,
          'inConsultations',
          listed(viaConsultations.references, inConsultations, switchedOff),
        )
      : []),
    ...(chosen.has('problems')
      ? secondaryLists(lists, 'ofProblems', listed(viaProblems.references, ofProblems, switchedOff))
      : []),
    ...secondaryList(lists, LINKED_PROBLEMS, linkedProblems.map(refOf)),
  ]

  const administrative = administrativeFor(index, clinical, patient)
  const resources = index.all
    .filter((one) => clinical.has(one) || administrative.has(one))
    .map((one) => displayOnly(one, switchedOff))
  return {
    resourceType: 'Bundle',
    ...(context.omitBundleId ? {} : { id: context.traceId }),
    meta: {
      profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-StructuredRecord-Bundle-1'],
    },
    type: 'collection',
    entry: [...warnings(context), ...resources, ...queryLists].map((resource) => ({ resource })),
  }
}

/** What a practice's disabled areas hold, with the words that stand for it wherever it is linked. */
function disabledReferences(
  index: RecordIndex,
  disabled: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const off = API_AREAS.filter(({ parameter }) => disabled.has(parameter))
  return new Map(
    off.flatMap((area) =>
      membersOf(index, area).map((one): [string, string] => [
        refOf(one),
        `${DISABLED_WORDS[area.key]} items have been disabled`,
      ]),
    ),
  )
}

const DISABLED_WORDS: { readonly [key in ApiArea['key']]: string } = {
  allergies: 'Allergy',
  consultations: 'Consultation',
  diary: 'Diary entry',
  immunisations: 'Immunisation',
  investigations: 'Pathology report',
  medication: 'Medication',
  problems: 'Problem',
  referrals: 'Referral',
  uncategorised: 'Uncategorised data',
}

/** The resource with every reference to something switched off replaced by words. */
function displayOnly(resource: Resource, switchedOff: ReadonlyMap<string, string>): Resource {
  if (switchedOff.size === 0) return resource
  const replace = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(replace)
    if (typeof value !== 'object' || value === null) return value
    const words = switchedOff.get(textAt(value, 'reference') ?? '')
    if (words !== undefined) return { display: words }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replace(inner)]))
  }
  return replace(resource) as Resource
}

/** References of a secondary list: what was linked, and for drugs their summaries. */
function listed(
  references: ReadonlySet<string>,
  reached: ReadonlySet<Resource>,
  switchedOff: ReadonlyMap<string, string>,
): string[] {
  const summaries = [...reached]
    .filter(({ resourceType }) => resourceType === 'MedicationStatement')
    .map(refOf)
  return [...new Set([...references, ...summaries])].filter((one) => !switchedOff.has(one))
}

/** The patient, the practice, and whoever is named by what is returned, with their roles. */
function administrativeFor(
  index: RecordIndex,
  clinical: ReadonlySet<Resource>,
  patient: Resource | undefined,
): Set<Resource> {
  const found = new Set<Resource>(patient === undefined ? [] : [patient])
  const add = (resource: Resource) => {
    for (const reference of referencesWithin(resource)) {
      const target = index.byRef.get(reference)
      if (target !== undefined && ADMINISTRATIVE.test(target.resourceType)) found.add(target)
    }
  }
  for (const resource of clinical) add(resource)
  // Grows while it is walked: an organisation may come only through a role or a location.
  for (const resource of found) {
    add(resource)
    for (const role of index.all) {
      if (
        role.resourceType === 'PractitionerRole' &&
        textAt(role, 'practitioner', 'reference') === refOf(resource)
      ) {
        found.add(role)
      }
    }
  }
  return found
}

/** One OperationOutcome for everything that was not understood or is switched off. */
function warnings({ asked, disabled }: AnswerContext): Resource[] {
  const off = API_AREAS.filter(
    (area) => asked[area.key] !== null && disabled.has(area.parameter),
  ).map(({ parameter }) => ({ name: parameter, text: `${parameter} has been disabled` }))
  const unknown = asked.unknown.map((name) => ({
    name,
    text: `${name} is an unrecognised parameter`,
  }))
  const issues = [...unknown, ...off]
  if (issues.length === 0) return []
  return [
    {
      resourceType: 'OperationOutcome',
      id: 'warnings',
      meta: {
        profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-OperationOutcome-1'],
      },
      issue: issues.map(({ name, text }) => ({
        severity: 'warning',
        code: 'not-supported',
        details: {
          coding: [
            {
              system: 'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1',
              code: 'NOT_IMPLEMENTED',
              display: 'Not implemented',
            },
          ],
          text,
        },
        diagnostics: name,
      })),
    },
  ]
}
