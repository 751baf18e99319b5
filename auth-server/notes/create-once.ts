import { setTimeout as wait } from 'node:timers/promises'
import { Refusal } from '../refusal.ts'
import type { Written } from './note.ts'
import { URN } from './resources.ts'

/** One call to the vendor's FHIR server; every answer comes back with its status, none is thrown for it. */
export type VendorCall = (call: {
  method?: 'GET' | 'POST'
  path: string
  body?: unknown
  headers?: { readonly [name: string]: string }
}) => Promise<{ status: number; headers: Headers; body: unknown }>

/** What is known of a resource after it was sent. */
export type Created =
  /** It is there, once. */
  | { at: 'there'; reference: string }
  /** The vendor does not let this user write it; nothing was written. */
  | { at: 'refused' }
  /** The vendor found fault with it; nothing was written. */
  | { at: 'rejected' }
  /** Neither yes nor no came back, and it could not be found. */
  | { at: 'unknown' }

/** Time between a lost answer and looking for what it may have written. */
const SETTLE_MS = 300

/**
 * Creates a resource so that it is at the vendor once, whatever happens to the answer: conditional create by its own
 * identifier (FHIR R4, "create", `If-None-Exist`), and after anything but a plain yes or no it is looked for before
 * it is sent once more. `again` is a resource that may have been sent before, by a process that is no more.
 */
export async function createOnce(
  call: VendorCall,
  resource: Written,
  identifier: string,
  { again = false, settleMs = SETTLE_MS }: { again?: boolean; settleMs?: number } = {},
): Promise<Created> {
  if (again) {
    const found = await findByIdentifier(call, resource.resourceType, identifier)
    if (found === 'no-answer') return { at: 'unknown' }
    if (found !== null && found !== 'not-searchable') return { at: 'there', reference: found }
  }
  for (let attempt = 0; ; attempt += 1) {
    const answer = await send(call, resource, identifier)
    if (answer !== 'lost' && !isUnsure(answer.status))
      return plainAnswer(call, answer, resource, identifier)
    await wait(settleMs)
    const found = await findByIdentifier(call, resource.resourceType, identifier)
    if (typeof found === 'string' && found.includes('/')) return { at: 'there', reference: found }
    // Sent once more only where looking for it works and did not find it.
    if (attempt > 0 || found !== null) return { at: 'unknown' }
  }
}

/** Answers after which nobody knows: a conflict, several matches, too many calls, a fault of the server. */
const isUnsure = (status: number) =>
  status === 409 ||
  status === 412 ||
  status === 429 ||
  status >= 500 ||
  (status >= 300 && status < 400)

async function send(call: VendorCall, resource: Written, identifier: string) {
  try {
    return await call({
      method: 'POST',
      path: resource.resourceType,
      body: resource,
      headers: {
        'if-none-exist': new URLSearchParams({ identifier: `${URN}|${identifier}` }).toString(),
        prefer: 'return=representation',
      },
    })
  } catch (error) {
    return lostOrThrow(error)
  }
}

async function plainAnswer(
  call: VendorCall,
  answer: Awaited<ReturnType<VendorCall>>,
  { resourceType }: Written,
  identifier: string,
): Promise<Created> {
  const { status, body, headers } = answer
  if (status === 400 || status === 413 || status === 415 || status === 422)
    return { at: 'rejected' }
  if (status >= 400) return { at: 'refused' }
  const id =
    idOf(body, resourceType) ??
    new RegExp(`${resourceType}/([A-Za-z0-9.-]{1,64})`).exec(headers.get('location') ?? '')?.[1]
  if (id !== undefined) return { at: 'there', reference: `${resourceType}/${id}` }
  const found = await findByIdentifier(call, resourceType, identifier)
  return typeof found === 'string' && found.includes('/')
    ? { at: 'there', reference: found }
    : { at: 'unknown' }
}

function idOf(body: unknown, type: string): string | undefined {
  const resource = body as { resourceType?: unknown; id?: unknown } | null
  return resource?.resourceType === type && typeof resource.id === 'string'
    ? resource.id
    : undefined
}

/** `Type/id` of the oldest resource with this identifier, or null; a server may ignore what it is searched for by. */
async function findByIdentifier(
  call: VendorCall,
  type: string,
  identifier: string,
): Promise<string | 'no-answer' | 'not-searchable' | null> {
  let answer: Awaited<ReturnType<VendorCall>>
  try {
    answer = await call({
      path: `${type}?${new URLSearchParams({ identifier: `${URN}|${identifier}` })}`,
      headers: { 'cache-control': 'no-cache' },
    })
  } catch (error) {
    lostOrThrow(error)
    return 'no-answer'
  }
  if (answer.status !== 200) return answer.status < 500 ? 'not-searchable' : 'no-answer'
  const entries = (answer.body as fhir4.Bundle | null)?.entry ?? []
  const own = entries
    .map(({ resource }) => resource as Written | undefined)
    .filter((resource) => resource?.resourceType === type && carries(resource, identifier))
    .sort((one, other) =>
      (one?.meta?.lastUpdated ?? '').localeCompare(other?.meta?.lastUpdated ?? ''),
    )[0]
  return own?.id === undefined ? null : `${type}/${own.id}`
}

const carries = ({ identifier }: Written, value: string): boolean =>
  (identifier ?? []).some((each) => each.value === value && each.system === URN)

function lostOrThrow(error: unknown): 'lost' {
  if (error instanceof Refusal && error.code === 'vendor-unavailable') return 'lost'
  throw error
}

/** Whether the vendor holds a document's words byte for byte as they were sent. */
export async function readBack(
  call: VendorCall,
  reference: string,
  sent: fhir4.DocumentReference,
): Promise<'same' | 'differs' | 'not-read'> {
  try {
    const { status, body } = await call({
      path: reference,
      headers: { 'cache-control': 'no-cache' },
    })
    if (status !== 200) return 'not-read'
    const held = body as fhir4.DocumentReference | null
    const attachment = held?.content?.[0]?.attachment
    const data = attachment?.data ?? (await binaryData(call, attachment?.url))
    if (held?.resourceType !== 'DocumentReference' || data === null) return 'not-read'
    const wanted = Buffer.from(sent.content[0]?.attachment.data ?? '', 'base64')
    const same =
      Buffer.from(data, 'base64').equals(wanted) &&
      held.subject?.reference?.endsWith(sent.subject?.reference ?? '') === true
    return same ? 'same' : 'differs'
  } catch (error) {
    lostOrThrow(error)
    return 'not-read'
  }
}

async function binaryData(call: VendorCall, url: string | undefined): Promise<string | null> {
  const path = /Binary\/[A-Za-z0-9.-]{1,64}/.exec(url ?? '')?.[0]
  if (path === undefined) return null
  const { status, body } = await call({ path })
  return status === 200 ? ((body as fhir4.Binary | null)?.data ?? null) : null
}
