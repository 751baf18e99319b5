import { gunzipSync, gzipSync } from 'node:zlib'
import type { Answer, Meddling } from '../faults/relay.ts'
import type { Chance } from './chance.ts'
import { mutatedJson, mutatedText } from './mutate.ts'

const STATUSES = [200, 200, 200, 200, 201, 204, 206, 302, 400, 401, 403, 404, 409, 429, 500, 503]
const TYPES = [
  'application/fhir+json',
  'application/json',
  'text/html',
  'text/plain; charset=utf-16',
  '',
  'application/json; charset="canary',
]

/** What one chance does to an answer: mostly its words, sometimes its head, its packing or its length. */
export function wireFault(chance: Chance): Meddling {
  const { way, pick } = chance
  if (way % 40 === 1) return { cut: true }
  if (way % 40 === 2) return { drop: 'after' }
  if (way % 40 === 3) return { drop: 'before' }
  return {
    change: (answer) => {
      const body = Buffer.from(changedBody(answer, chance))
      const status =
        way % 3 === 0 ? (STATUSES[pick % STATUSES.length] ?? answer.status) : answer.status
      const { 'content-encoding': _packing, 'content-length': _length, ...headers } = answer.headers
      const type = TYPES[pick % TYPES.length] ?? ''
      const isTyped = way % 7 === 0
      const withType = isTyped ? { ...headers, 'content-type': type } : headers
      if (status === 302)
        return { status, headers: { ...withType, location: 'http://canary.example/' }, body }
      if (way % 11 === 0)
        return {
          status,
          headers: { ...withType, 'content-encoding': ['gzip', 'br', 'x'][pick % 3] ?? 'x' },
          body,
        }
      if (way % 11 === 1)
        return {
          status,
          headers: { ...withType, 'content-encoding': 'gzip' },
          body: gzipSync(body).subarray(0, way % 2 === 0 ? undefined : -7),
        }
      return { status, headers: withType, body }
    },
  }
}

function changedBody({ headers, body }: Answer, chance: Chance): string {
  const text = headers['content-encoding'] === 'gzip' ? gunzipSync(body).toString() : String(body)
  if (chance.way % 13 === 0) return chance.text
  try {
    return mutatedJson(JSON.parse(text), chance)
  } catch {
    return mutatedText(text, chance.edits)
  }
}
