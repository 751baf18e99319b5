import { z } from 'zod'
import type { RefusalCode } from '../contract.ts'
import { type Meaning, meaningOf } from './errors.ts'
import { readOutcome } from './outcome.ts'

/** Whether a practice’s answer may be used. */
export type Answer =
  | { kind: 'record'; practiceName: string | null }
  | { kind: 'refused'; meaning: Meaning }

// Only what decides whether the answer may be used is read here, and leniently: entries of any other shape pass.
const Identified = z.object({
  resourceType: z.enum(['Patient', 'Organization']),
  name: z.unknown().optional(),
  identifier: z
    .array(z.object({ system: z.string().optional(), value: z.string().optional() }).catch({}))
    .catch([]),
})
type Identified = z.output<typeof Identified>
const Bundle = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('collection'),
  entry: z.array(z.unknown()).catch([]),
})

const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number'
const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code'

interface Checked {
  /** NHS numbers of the Patients in the answer. */
  numbers: readonly string[]
  asked: string
}

/** Reads an answer for the NHS number that was asked with and the practice that was asked. */
export type ReadAnswer = (
  answer: { status: number; body: string },
  nhsNumber: string,
  practiceOds: string,
) => Answer | Promise<Answer>

/** What must hold of a record before a single word of it is used. */
export const ANSWER_CHECKS: {
  rule: string
  refusal: RefusalCode
  stops(checked: Checked): boolean
}[] = [
  {
    rule: 'answer/patient',
    refusal: 'answer-without-patient',
    stops: ({ numbers }) => numbers.length === 0,
  },
  {
    rule: 'answer/same-nhs-number',
    refusal: 'another-patient',
    stops: ({ numbers, asked }) => numbers.some((number) => number !== asked),
  },
]

const refused = (rule: string, refusal: RefusalCode): Answer => ({
  kind: 'refused',
  meaning: { rule, refusal },
})

/**
 * Reads what came back with a status. The body decides whether it is JSON, not its label: providers write
 * `application/fhir+json` with spaces, other charsets, or as `application/json`.
 */
export function readAnswer(
  { status, body }: { status: number; body: string },
  nhsNumber: string,
  practiceOds: string,
): Answer {
  return readParsed(status, parsed(body), nhsNumber, practiceOds)
}

/** The same for an answer that was parsed by `parsed`. */
export function readParsed(
  status: number,
  json: unknown,
  nhsNumber: string,
  practiceOds: string,
): Answer {
  if (status !== 200) {
    return status > 200 && status < 300
      ? refused('answer/unreadable', 'answer-unreadable')
      : { kind: 'refused', meaning: meaningOf(status, json) }
  }
  if (readOutcome(json) !== null) return { kind: 'refused', meaning: meaningOf(status, json) }
  const bundle = Bundle.safeParse(json)
  if (!bundle.success) return refused('answer/unreadable', 'answer-unreadable')

  const resources = bundle.data.entry.flatMap((entry) => identified(entry) ?? [])
  const numbers = resources
    .filter(({ resourceType }) => resourceType === 'Patient')
    .flatMap((patient) => identifierOf(patient, NHS_NUMBER))
    .map((number) => number.replaceAll(' ', ''))
  const check = ANSWER_CHECKS.find(({ stops }) => stops({ numbers, asked: nhsNumber }))
  if (check !== undefined) return refused(check.rule, check.refusal)

  const practice = resources.find(
    (resource) =>
      resource.resourceType === 'Organization' && identifierOf(resource, ODS).includes(practiceOds),
  )
  return {
    kind: 'record',
    practiceName: typeof practice?.name === 'string' ? practice.name : null,
  }
}

function identified(entry: unknown): Identified | null {
  if (typeof entry !== 'object' || entry === null || !('resource' in entry)) return null
  const { resource } = entry
  if (typeof resource !== 'object' || resource === null || !('resourceType' in resource)) {
    return null
  }
  // Thousands of others are not even looked at.
  const { resourceType } = resource
  if (resourceType !== 'Patient' && resourceType !== 'Organization') return null
  return Identified.safeParse(resource).data ?? null
}

function identifierOf({ identifier }: Identified, system: string): string[] {
  return identifier.flatMap((one) =>
    one.system === system && one.value !== undefined ? [one.value] : [],
  )
}

/** The JSON of an answer; null, which is no FHIR resource, when it is none. */
export function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
