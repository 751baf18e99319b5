import type { Practice } from '../world.ts'
import { badRequest, type Fault, practiceFault } from './outcome.ts'
import { isOperation } from './proxy-rules.ts'
import { isGuid, type RawRequest, STRUCTURED } from './wire.ts'

export interface Received {
  request: RawRequest
  url: string
  practice: Practice
}

const missing = (name: string) => badRequest(`Required request header '${name}' is not present`)
const unsupported = (what: string): Fault =>
  practiceFault(
    415,
    'not-supported',
    'UNSUPPORTED_MEDIA_TYPE',
    'Unsupported media type',
    `${what} is not supported`,
  )

/** One header that must be there and hold what the rule says. */
const required = (
  name: string,
  holds: (value: string, received: Received) => boolean,
  otherwise: (value: string) => Fault = () => badRequest(`Invalid header '${name}'`),
) => ({
  rule: `header/${name}`,
  refuses(received: Received): Fault | null {
    const value = received.request.headers[name.toLowerCase()]
    if (value === undefined || value === '') return missing(name)
    return holds(value, received) ? null : otherwise(value)
  },
})

/** FHIR JSON, with the one parameter that is allowed and no space before it. */
const isFhirJson = (value: string) => /^application\/fhir\+json(;charset=utf-8)?$/i.test(value)

/** What a practice's system demands of the request line and the headers. */
export const HEADER_RULES: { rule: string; refuses(received: Received): Fault | null }[] = [
  {
    rule: 'request/verb',
    refuses: ({ request }) =>
      request.method === 'POST' ? null : badRequest(`Verb ${request.method} is not supported here`),
  },
  {
    rule: 'request/operation',
    refuses: ({ url, practice }) =>
      isOperation(url, practice) ? null : badRequest('No such operation (URLs are case sensitive)'),
  },
  required('Ssp-TraceID', isGuid),
  required('Ssp-From', (value) => /^\d{12}$/.test(value)),
  required('Ssp-To', (value, { practice }) => value === practice.asid),
  required('Ssp-InteractionID', (value) => value === STRUCTURED),
  required('Content-Type', isFhirJson, unsupported),
  required('Accept', isFhirJson, unsupported),
  required('Accept-Encoding', (value) => value.split(/\s*,\s*/).includes('gzip')),
  required('Authorization', (value) => value.startsWith('Bearer ')),
]
