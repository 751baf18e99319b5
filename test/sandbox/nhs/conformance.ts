import type { Practice } from '../world.ts'
import { type Asked, askedFor, KNOWN_PARAMETERS, type RawParameters } from './asked.ts'
import { HEADER_RULES } from './header-rules.ts'
import { badRequest, type Fault, invalidParameter, invalidResource } from './outcome.ts'
import {
  COMBINATION_RULES,
  NUMBER_RULES,
  type ParameterContext,
  type ParameterRule,
  VALUE_RULES,
} from './parameter-rules.ts'
import { checkToken } from './token-rules.ts'
import type { RawRequest } from './wire.ts'

/** A refusal with the name of the rule that spoke. */
export interface Refused {
  rule: string
  fault: Fault
}
export interface Accepted {
  asked: Asked
  traceId: string
  /** What is wrong without being forbidden, e.g. an `aud` that is not the practice's own root. */
  remarks: readonly string[]
}

export interface PracticeContext {
  practice: Practice
  /** The address asked for, without the proxy's own part. */
  url: string
  /** The practice's own service root. */
  root: string
  now: Date
  /** Status and consent of the patient: decided after the number is known to be one, before the rest is looked at. */
  patientStatus(nhsNumber: string): Refused | null
}

/**
 * The order in which a strict practice system looks at a request: request line and headers, token, body, NHS number,
 * status and consent of the patient, each parameter, combinations. The first broken rule is the answer.
 */
export function checkRequest(request: RawRequest, context: PracticeContext): Refused | Accepted {
  const { practice, url, now } = context
  for (const { rule, refuses } of HEADER_RULES) {
    const fault = refuses({ request, url, practice })
    if (fault !== null) return { rule, fault }
  }
  const token = checkToken(request.headers.authorization ?? '', Math.floor(now.getTime() / 1000))
  if ('fault' in token) return token

  const raw = readBody(request.body)
  if ('fault' in raw) return raw
  const parameters: ParameterContext = { raw, today: now.toISOString().slice(0, 10) }
  const wrongNumber = firstBroken(NUMBER_RULES, parameters)
  if (wrongNumber !== null) return wrongNumber
  const nhsNumber = nhsNumberIn(raw)
  const status = context.patientStatus(nhsNumber)
  if (status !== null) return status
  const broken = firstBroken(VALUE_RULES, parameters) ?? firstBroken(COMBINATION_RULES, parameters)
  if (broken !== null) return broken
  return {
    asked: askedFor(raw, nhsNumber),
    traceId: request.headers['ssp-traceid'] ?? '',
    remarks: token.claims.aud === context.root ? [] : ['aud is not the service root'],
  }
}

function firstBroken(rules: readonly ParameterRule[], context: ParameterContext): Refused | null {
  for (const { rule, refuses } of rules) {
    const fault = refuses(context)
    if (fault !== null) return { rule, fault }
  }
  return null
}

const isNamed = (one: unknown): boolean =>
  typeof one === 'object' && one !== null && 'name' in one && typeof one.name === 'string'
const isParameter = (one: unknown): boolean => {
  if (!isNamed(one)) return false
  const { part } = one as { part?: unknown }
  return part === undefined || (Array.isArray(part) && part.every(isNamed))
}
const parameterList = (json: unknown): unknown[] => {
  const list = (json as { parameter?: unknown } | null | undefined)?.parameter
  return Array.isArray(list) ? list.filter(isParameter) : []
}

/** The body as a whole: `json` is undefined when it could not be parsed. */
export const BODY_RULES: { rule: string; refuses(json: unknown): Fault | null }[] = [
  {
    rule: 'parameters/json',
    refuses: (json) => (json === undefined ? badRequest('The body is not JSON') : null),
  },
  {
    rule: 'parameters/resource',
    refuses: (json) => {
      const { resourceType, parameter } = Object(json) as { [name: string]: unknown }
      return resourceType === 'Parameters' &&
        Array.isArray(parameter) &&
        parameter.every(isParameter)
        ? null
        : invalidResource('The body is no Parameters resource')
    },
  },
  {
    rule: 'parameters/recognised',
    refuses: (json) => {
      const known = ['patientNHSNumber', ...Object.keys(KNOWN_PARAMETERS)]
      return parameterList(json).some((one) => known.includes((one as { name: string }).name))
        ? null
        : invalidParameter('No parameter is recognised')
    },
  },
]

function readBody(body: string): RawParameters | Refused {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    json = undefined
  }
  for (const { rule, refuses } of BODY_RULES) {
    const fault = refuses(json)
    if (fault !== null) return { rule, fault }
  }
  return { parameter: parameterList(json) as RawParameters['parameter'] }
}

function nhsNumberIn(raw: RawParameters): string {
  const found = raw.parameter.find(({ name }) => name === 'patientNHSNumber')
  return String((found?.valueIdentifier as { value?: unknown } | undefined)?.value ?? '')
}
