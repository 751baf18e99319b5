import { Router } from 'express'
import { z } from 'zod'
import { AREAS, PERIOD_CHOICES } from '../contract.ts'
import type { Ask, LocalPatient, RequestingUser, Retrieval } from '../gp-connect/retrieval.ts'
import type { Vendor } from '../launch/vendors.ts'
import { operationOutcome, Refusal } from '../refusal.ts'
import { bodyOf } from './body.ts'
import { noteRefusal, refusalOf } from './errors.ts'
import { type EventStream, openEventStream } from './event-stream.ts'
import {
  audit,
  dayOf,
  learn,
  openCall,
  type PanelCall,
  recordKey,
  vendorOf,
  viewContext,
} from './panel-call.ts'
import type { PanelPorts } from './panel-ports.ts'
import type { Permits } from './permit.ts'

const RecordBody = z.strictObject({
  months: z.union(PERIOD_CHOICES.map((months) => z.literal(months))).optional(),
  again: z.boolean().optional(),
  tests: z.boolean().optional(),
})
const MoreBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('older') }),
  z.strictObject({ kind: z.literal('around'), reference: z.string().min(1).max(200) }),
])

/**
 * `POST /record` and `POST /record/more`: the practice is asked, each step said in words; the person is settled
 * before any content; and what is shown is in the audit first.
 */
export function recordRoute(ports: PanelPorts, permits: Permits): Router {
  return Router({ mergeParams: true })
    .post('/record', async (request, response) => {
      const { months, again = false, tests = false } = bodyOf(RecordBody, request.body)
      const { call } = await permits.permit(await openCall(ports, request, response))
      if (tests && !vendorOf(call).mayAskForTests) throw new Refusal('request-invalid')
      const { retrievals = 0, period } = call.opened.session.knowledge
      const stream = openEventStream(response)
      await told(ports, call, stream, async (progress) => {
        if (retrievals > 0 && !again && !tests) return openKept(ports, call, stream)
        const ask: Ask = { kind: 'default', months: months === undefined ? period : months, tests }
        await fetchAndShow(ports, permits, call, stream, { progress, ask })
      })
    })
    .post('/record/more', async (request, response) => {
      const body = bodyOf(MoreBody, request.body)
      const { call } = await permits.permitRecord(await openCall(ports, request, response))
      const ask = await askForMore(ports, call, body)
      const stream = openEventStream(response)
      await told(ports, call, stream, async (progress) => {
        await fetchAndShow(ports, permits, call, stream, { progress, ask })
      })
    })
}

/** What a retrieval went through, for the audit: it is told whole whether the record came or not. */
interface Progress {
  steps: string[]
  /** Trace ids of calls to the practice besides this call's own. */
  traces: string[]
}

const auditOf = ({ steps, traces }: Progress) => ({
  details: steps,
  ...(traces.length > 0 && { traces }),
})

/** Runs what a stream tells; whatever goes wrong is its last event, and in the audit with the steps taken so far. */
async function told(
  ports: PanelPorts,
  call: PanelCall,
  stream: EventStream,
  work: (progress: Progress) => Promise<void>,
): Promise<void> {
  const progress: Progress = { steps: [], traces: [] }
  try {
    await work(progress)
  } catch (error) {
    const refusal = stream.signal.aborted ? new Refusal('cancelled') : refusalOf(error)
    noteRefusal(ports.log, refusal, call.traceId, '/record')
    const code = await audit(ports, call, 'record-refused', {
      outcome: refusal.kind === 'temporary' || refusal.kind === 'technical' ? 'failed' : 'refused',
      refusal: refusal.code,
      ...auditOf(progress),
    }).then(
      () => refusal.code,
      () => 'audit-unavailable' as const,
    )
    stream.send({ type: 'refused', outcome: operationOutcome(code, call.traceId) })
  }
  stream.end()
}

interface Fetching {
  progress: Progress
  ask: Ask
}

/**
 * Asks the practice, takes in what it answers, and shows it. Consent may have been withdrawn, or a role been lost, while
 * the practice was answering: the vendor is asked again once it has answered, while the record is read.
 */
async function fetchAndShow(
  ports: PanelPorts,
  permits: Permits,
  call: PanelCall,
  stream: EventStream,
  fetching: Fetching,
): Promise<void> {
  const { retrieval, local } = await fetchRecord(ports, call, stream, fetching)
  const { session, credential } = call.opened
  const openAgain = () =>
    ports.sessions.open(session.launchId, credential, ports.now(), { touch: false })
  const now = ports.now()
  const vendor = ports.vendors.byId(session.vendorId)
  const permitted = openAgain().then((opened) => permits.permit({ ...call, opened, vendor, now }))
  // It is waited for below, after what may fail before.
  permitted.catch(() => undefined)
  await takeIn(ports, call, { ...fetching, retrieval, local })
  const { call: fetched } = await permitted
  // The session may have ended meanwhile; it knows what was taken in.
  await openKept(ports, { ...fetched, opened: await openAgain() }, stream)
}

async function fetchRecord(
  ports: PanelPorts,
  call: PanelCall,
  stream: EventStream,
  { progress, ask }: Fetching,
): Promise<{ retrieval: Retrieval; local: LocalPatient }> {
  await audit(ports, call, 'record-asked', { details: [ask.kind] })
  stream.send({
    type: 'stage',
    stage: 'permission',
    state: 'done',
    words: 'You may ask for this record',
  })
  const vendor = vendorOf(call)
  const local = localPatient(call)
  const retrieval = await ports.retrieve({
    patient: local,
    user: requestingUser(call, vendor),
    organisation: {
      ods: vendor.organisation.ods,
      name: vendor.organisation.name,
      asid: vendor.organisation.asid ?? null,
    },
    ask,
    today: dayOf(call.now),
    traceId: call.traceId,
    signal: stream.signal,
    onFreshTrace: (traceId) => progress.traces.push(traceId),
    onLastByte: () =>
      stream.send({
        type: 'stage',
        stage: 'reading',
        state: 'started',
        words: 'Reading the record',
      }),
    onStage: (stage, state, words) => {
      // The practice speaks several times; what was called, and whether it answered, is said once.
      const step = `${stage}:${state}`
      if (!progress.steps.includes(step)) progress.steps.push(step)
      stream.send({ type: 'stage', stage, state, words })
    },
  })
  return { retrieval, local }
}

async function takeIn(
  ports: PanelPorts,
  call: PanelCall,
  { ask, retrieval, local, progress }: Fetching & { retrieval: Retrieval; local: LocalPatient },
): Promise<void> {
  await audit(ports, call, 'record-received', {
    practice: retrieval.practice.ods,
    ...auditOf(progress),
  })
  // Taken before anything is stored, so that two retrievals at once never share a number.
  const numbered = await learn(ports, call, ({ sequence = 0 }) => ({ sequence: sequence + 1 }))
  const { sequence = 1 } = numbered.opened.session.knowledge
  const { differences } = await ports.records.take(recordKey(call), {
    sequence,
    kind: ask.kind,
    retrieval,
    local,
    context: viewContext(call),
  })
  const fields = differences.map(({ field }) => field)
  const again = ask.kind !== 'default'
  if (fields.length > 0 && !again) {
    await audit(ports, call, 'identity-differs', {
      details: fields,
      practice: retrieval.practice.ods,
    })
  }
  await learn(ports, numbered, ({ retrievals = 0 }) => ({
    retrievals: retrievals + 1,
    ...(again
      ? {}
      : {
          period: ask.months,
          identityPending: fields.length > 0,
          identityConfirmed: false,
        }),
  }))
}

/** Opens the session's own copy: the differences of identity first, and alone, until they are confirmed. */
async function openKept(ports: PanelPorts, call: PanelCall, stream: EventStream): Promise<void> {
  const { identityPending, identityConfirmed } = call.opened.session.knowledge
  const key = recordKey(call)
  const context = viewContext(call)
  if (identityPending && !identityConfirmed) {
    const { differences } = await ports.records.identity(key, context)
    stream.send({ type: 'identity', differences })
    return
  }
  const retrieval = await ports.records.retrieval(key, context)
  const [overview] = await Promise.all([
    ports.records.event(key, context, 'overview'),
    audit(ports, call, 'record-shown', { areas: AREAS, practice: retrieval.practice.ods }),
  ])
  stream.send({ type: 'stage', stage: 'reading', state: 'done', words: 'The record is read' })
  stream.send({ type: 'retrieval', retrieval })
  stream.sendJson(overview)
  stream.sendJson(await ports.records.event(key, context, 'sections'))
  stream.send({ type: 'done' })
}

async function askForMore(
  ports: PanelPorts,
  call: PanelCall,
  body: z.output<typeof MoreBody>,
): Promise<Ask> {
  const key = recordKey(call)
  const context = viewContext(call)
  if (body.kind === 'around') {
    const date = await ports.records.dateOf(key, context, body.reference)
    if (date === null) throw new Refusal('item-unknown')
    return { kind: 'around', date }
  }
  const { asked } = await ports.records.retrieval(key, context)
  if (asked.from === null) throw new Refusal('request-invalid')
  const from = call.opened.session.knowledge.patient?.birthDate ?? '1900-01-01'
  return { kind: 'older', from, to: asked.from }
}

function localPatient(call: PanelCall): LocalPatient {
  const { patient } = call.opened.session.knowledge
  if (patient === null || patient.nhsNumber === null) throw new Refusal('number-missing')
  return {
    nhsNumber: patient.nhsNumber,
    family: patient.name.family,
    given: patient.name.given[0] ?? '',
    birthDate: patient.birthDate ?? '',
    gender: patient.gender,
  }
}

function requestingUser(call: PanelCall, vendor: Vendor): RequestingUser {
  const { session } = call.opened
  const { user } = session.knowledge
  if (user === null) throw new Refusal('user-not-recognised')
  return {
    id: session.user.subject,
    name: user.name,
    sdsUserId: user.sdsUserId,
    sdsRoleProfileId: user.sdsRoleProfileId,
    idSystem: vendor.userIdSystem,
  }
}
