import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readAnswer as ourReader } from '../../../auth-server/gp-connect/answer.ts'
import { gpConnect } from '../../../auth-server/gp-connect/retrieve-record.ts'
import { type GpConnectPorts, systemPorts } from '../../../auth-server/gp-connect/settings.ts'
import { Refusal } from '../../../auth-server/refusal.ts'
import { type NhsSide, startNhsSide } from '../../sandbox/nhs/nhs-side.ts'
import { indexOf, textAt } from '../../sandbox/nhs/resource.ts'
import { personCalled, scriptedWorld } from '../../sandbox/nhs/scripted-world.ts'
import { anotherNumber } from '../../sandbox/nhs/scripts.ts'
import { requestFor, SMARTCARD_USER, settingsFor } from './consumer.ts'

const world = scriptedWorld()
const called = (id: string) => personCalled(world, id)
let nhs: NhsSide
beforeAll(async () => {
  nhs = await startNhsSide(world)
})
afterEach(() => {
  for (const service of ['token', 'pds', 'sds', 'practice'] as const) nhs.behave(service, null)
})
afterAll(() => nhs.close())

const LIMITS = { connectMs: 2_000, totalMs: 2_000, bytes: 5_000_000 }
const retrieve = (changes: Parameters<typeof settingsFor>[1] = {}, ports?: GpConnectPorts) =>
  gpConnect(settingsFor(nhs, { limits: LIMITS, ...changes }), ports)
/** What the NHS side has seen since. */
const since = (count: number) => nhs.seen.slice(count)

describe('a record is fetched', () => {
  it('from the NHS number to the practice’s Bundle, and nothing on the way is refused', async () => {
    const before = nhs.seen.length
    const request = requestFor(called('rich'))
    const got = await retrieve()(request)
    const seen = since(before)
    expect(seen.map(({ service }) => service)).toEqual([
      'token',
      'pds',
      'sds',
      'sds',
      'sds',
      'practice',
    ])
    for (const one of seen) expect(one).toMatchObject({ rule: null, status: 200, remarks: [] })
    expect(got).toMatchObject({
      nhsNumber: called('rich').nhsNumber,
      practice: { ods: 'A99000', name: 'Practice that is ordinary' },
      pds: { family: 'Sampleton', given: 'Robin', birthDate: '1968-11-03', gender: 'other' },
      traceId: request.traceId,
    })
    const bundle: unknown = JSON.parse(got.bundleText)
    expect(bundle).toMatchObject({ id: request.traceId, type: 'collection' })
    const types = new Set(indexOf(bundle).all.map(({ resourceType }) => resourceType))
    expect([...types]).toEqual(
      expect.arrayContaining(['Patient', 'List', 'Encounter', 'Condition', 'ReferralRequest']),
    )
  })

  it('for a smartcard user', async () => {
    const got = await retrieve()(requestFor(called('rich'), { user: SMARTCARD_USER }))
    expect(got.practice.ods).toBe('A99000')
  })

  it('with spaces in the vendor’s NHS number', async () => {
    const request = requestFor(called('rich'))
    const nhsNumber = request.patient.nhsNumber.replace(/^(...)(...)/, '$1 $2 ')
    const got = await retrieve()({ ...request, patient: { ...request.patient, nhsNumber } })
    expect(got.nhsNumber).toBe(request.patient.nhsNumber)
  })

  it('consumer trace/new-each-time: with a new trace id and a new token each time, and PDS and SDS asked afresh', async () => {
    const fetchOne = retrieve()
    const before = nhs.seen.length
    await fetchOne(requestFor(called('rich')))
    await fetchOne(requestFor(called('rich')))
    const [first, second] = since(before).filter(({ service }) => service === 'practice')
    expect(first?.headers['ssp-traceid']).not.toBe(second?.headers['ssp-traceid'])
    const count = (service: string) => since(before).filter((one) => one.service === service).length
    expect([count('token'), count('pds'), count('sds')]).toEqual([1, 2, 6])
  })

  it('consumer pds/superseded: under the number that superseded the local one, from there on', async () => {
    const before = nhs.seen.length
    const person = called('superseded')
    const got = await retrieve()(requestFor(person))
    expect(got.nhsNumber).toBe(anotherNumber(person.nhsNumber))
    const body = since(before).at(-1)?.body ?? ''
    expect(body).toContain(got.nhsNumber)
    expect(body).not.toContain(person.nhsNumber)
  })

  it('consumer sds/one-fresh-look-up: from a practice that has moved, after one fresh look-up and under another trace id', async () => {
    const before = nhs.seen.length
    const told: string[] = []
    const onFreshTrace = (traceId: string) => told.push(traceId)
    const request = requestFor(called('moved'), { onFreshTrace })
    const got = await retrieve()(request)
    expect(since(before).map(({ service, rule }) => [service, rule])).toEqual([
      ['token', null],
      ['pds', null],
      ['sds', null],
      ['sds', null],
      ['sds', null],
      ['practice', 'proxy/target-url'],
      ['sds', null],
      ['sds', null],
      ['sds', null],
      ['practice', null],
    ])
    expect(got.traceId).not.toBe(request.traceId)
    expect(got.traceId).toBe(since(before).at(-1)?.headers['ssp-traceid'])
    expect(told).toEqual([got.traceId])
  })

  it('and it is told when the answer is there whole, before it is read; of an error nothing is told', async () => {
    const told: string[] = []
    const request = requestFor(called('rich'), {
      onLastByte: () => told.push('last byte'),
      onStage: (stage, state) => told.push(`${stage} ${state}`),
    })
    const readAnswer: NonNullable<GpConnectPorts['readAnswer']> = (...answer) => {
      told.push('read')
      return ourReader(...answer)
    }
    const read = retrieve({}, { ...systemPorts, readAnswer })
    await read(request)
    expect(told.slice(-3)).toEqual(['last byte', 'read', 'practice done'])
    nhs.behave('practice', { kind: 'answer', status: 500, body: {} })
    await expect(read(request)).rejects.toBeInstanceOf(Refusal)
    expect(told.filter((what) => what === 'last byte')).toHaveLength(1)
  })

  it('and a second wrong address is not looked up a third time', async () => {
    nhs.behave('practice', {
      kind: 'answer',
      status: 400,
      body: {
        resourceType: 'OperationOutcome',
        issue: [
          {
            details: {
              coding: [{ code: '400', display: 'ENDPOINT_a_CPAID_b_VARIES_FROM_TARGETURL_c' }],
            },
          },
        ],
      },
    })
    const before = nhs.seen.length
    const told: string[] = []
    const request = requestFor(called('rich'), { onFreshTrace: (traceId) => told.push(traceId) })
    await expect(retrieve()(request)).rejects.toMatchObject({ code: 'retrieval-failed' })
    const tries = since(before).filter(({ service }) => service === 'practice')
    expect(tries.map(({ headers }) => headers['ssp-traceid'])).toEqual([request.traceId, ...told])
    expect(told).toHaveLength(1)
  })

  it('although areas are missing: an old provider, a disabled area, all withheld', async () => {
    for (const id of ['old', 'no-referrals', 'all-withheld', 'sparse', 'in-transit', 'mismatch']) {
      const { bundleText } = await retrieve()(requestFor(called(id)))
      expect(JSON.parse(bundleText)).toMatchObject({ resourceType: 'Bundle' })
    }
  })

  it('an old provider’s without Bundle.id and with the areas it does not know named', async () => {
    const { bundleText } = await retrieve()(requestFor(called('old')))
    const bundle: unknown = JSON.parse(bundleText)
    expect(bundle).not.toHaveProperty('id')
    const outcome = indexOf(bundle).all.find((one) => one.resourceType === 'OperationOutcome')
    expect(textAt(outcome, 'issue', 0, 'details', 'text')).toBe(
      'includeConsultations is an unrecognised parameter',
    )
  })
})

describe('a record that does not come has a reason of its own', () => {
  const reasons: [string, string][] = [
    ['dissent', 'no-patient-consent'],
    ['no-sharing-practice', 'practice-does-not-share'],
    ['off', 'practice-does-not-share'],
    ['no-agreement', 'practice-does-not-share'],
    ['not-in-sds', 'practice-does-not-share'],
    ['sensitive', 'patient-not-found'],
    ['deceased-at-practice', 'patient-not-found'],
    ['left', 'patient-not-found'],
    ['temporary', 'patient-not-found'],
    ['unverified-at-practice', 'patient-not-found'],
    ['not-on-pds', 'number-not-on-pds'],
    ['invalidated', 'record-invalidated'],
    ['restricted', 'patient-restricted'],
    ['very-restricted', 'patient-restricted'],
    ['deceased', 'patient-deceased'],
    ['no-practice', 'no-registered-practice'],
    ['unverified', 'identity-not-verified'],
    ['refused', 'retrieval-failed'],
    ['error', 'practice-unavailable'],
    ['not-implemented', 'practice-unavailable'],
    ['down', 'practice-unavailable'],
    ['gateway-timeout', 'practice-timeout'],
    ['never-answers', 'practice-timeout'],
    ['html', 'answer-unreadable'],
    ['broken-json', 'answer-unreadable'],
    ['no-patient', 'answer-without-patient'],
    ['another-patient', 'another-patient'],
  ]
  it.each(reasons)('%s: %s', async (id, code) => {
    await expect(retrieve()(requestFor(called(id)))).rejects.toMatchObject({ code })
  })

  it.each([
    ['', 'number-missing'],
    ['9990123455', 'number-invalid'],
    ['99901234', 'number-invalid'],
  ])(
    'consumer number/checked-first: the number %j is not sent anywhere: %s',
    async (nhsNumber, code) => {
      const before = nhs.seen.length
      const request = requestFor(called('rich'))
      const patient = { ...request.patient, nhsNumber }
      await expect(retrieve()({ ...request, patient })).rejects.toMatchObject({ code })
      expect(since(before)).toEqual([])
    },
  )

  it.each(['restricted', 'deceased', 'no-practice', 'unverified', 'not-on-pds'])(
    '%s: neither SDS nor a practice is asked',
    async (id) => {
      const before = nhs.seen.length
      await expect(retrieve()(requestFor(called(id)))).rejects.toThrow()
      expect(new Set(since(before).map(({ service }) => service))).toEqual(
        new Set(['token', 'pds']),
      )
    },
  )

  it('PDS facts out of a cache that is more than a day old stop it', async () => {
    nhs.behave('pds', { kind: 'header', name: 'Age', value: '86401' })
    await expect(retrieve()(requestFor(called('rich')))).rejects.toMatchObject({
      code: 'pds-unavailable',
    })
  })

  it('an organisation without a system of ours is our own fault', async () => {
    const organisation = { ods: 'NOBODY', name: 'Nobody', asid: null }
    await expect(retrieve()(requestFor(called('rich'), { organisation }))).rejects.toMatchObject({
      code: 'retrieval-failed',
    })
  })

  it('a sender that the proxy does not know is our own fault', async () => {
    const organisation = { ods: 'Z9X8Y', name: 'Riverside', asid: '200000000000' }
    await expect(retrieve()(requestFor(called('rich'), { organisation }))).rejects.toMatchObject({
      code: 'retrieval-failed',
    })
  })
})

describe('nothing of the patient is in what goes wrong', () => {
  it.each(world.people.map(({ id }) => id))('%s', async (id) => {
    const person = called(id)
    const outcome = await retrieve()(requestFor(person)).catch((error: unknown) => error)
    if (!(outcome instanceof Refusal)) return
    const cause =
      outcome.cause instanceof Error ? `${outcome.cause.message} ${outcome.cause.stack}` : ''
    const text = `${outcome.message} ${outcome.stack} ${cause} ${JSON.stringify(outcome)}`
    for (const secret of [
      person.nhsNumber,
      anotherNumber(person.nhsNumber),
      'Sampleton',
      'Robin',
      '1968-11-03',
    ]) {
      expect(text).not.toContain(secret)
    }
  })
})
