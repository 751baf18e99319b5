import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wireRequest } from '../../../auth-server/gp-connect/proxy-call.ts'
import { planOf } from '../../../auth-server/gp-connect/request.ts'
import { requestFor, settingsFor } from '../../auth-server/gp-connect/consumer.ts'
import { type NhsSide, startNhsSide } from './nhs-side.ts'
import { serviceRoot } from './proxy-rules.ts'
import { textAt } from './resource.ts'
import { personCalled, scriptedWorld } from './scripted-world.ts'

const world = scriptedWorld()
let nhs: NhsSide
beforeAll(async () => {
  nhs = await startNhsSide(world)
})
afterAll(() => nhs.close())

/** Sends what the consumer would send, and gives the answer as it is on the wire. */
async function sent(id: string, headers: { [name: string]: string } = {}) {
  const person = personCalled(world, id)
  const { user, organisation, today, traceId } = requestFor(person)
  const { practice } = person
  const request = wireRequest(
    {
      nhsNumber: person.nhsNumber,
      selection: planOf({ kind: 'default', months: 36 }, today).selection,
      user,
      organisation,
      route: { address: serviceRoot(practice), to: practice.asid, from: '200000009991' },
      traceId,
      now: new Date(),
    },
    settingsFor(nhs),
  )
  const answer = await fetch(`${request.origin.origin}${request.path}`, {
    method: 'POST',
    headers: { ...request.headers, ...headers },
    body: request.body,
  })
  return { answer, traceId, body: (await answer.json()) as unknown }
}

describe('a practice’s answer', () => {
  it('nhs answer/no-store: is not to be kept on the way, whether it is a record or a refusal', async () => {
    for (const id of ['rich', 'dissent', 'no-agreement']) {
      const { answer } = await sent(id)
      expect(answer.headers.get('cache-control')).toBe('no-store')
    }
  })

  it('nhs answer/gzip: is compressed', async () => {
    const { answer } = await sent('rich')
    expect(answer.headers.get('content-encoding')).toBe('gzip')
  })

  it('nhs answer/trace-id: bears the trace id as Bundle.id', async () => {
    const { body, traceId } = await sent('rich')
    expect(textAt(body, 'id')).toBe(traceId)
  })

  it('nhs answer/content-type: is FHIR JSON', async () => {
    const { answer } = await sent('rich')
    expect(answer.headers.get('content-type')).toBe('application/fhir+json;charset=utf-8')
  })

  it('nhs answer/two-shapes: a practice’s fault has the GP Connect profile, the proxy’s has not', async () => {
    const [practice, proxy] = await Promise.all([sent('dissent'), sent('no-agreement')])
    expect(textAt(practice.body, 'meta', 'profile', 0)).toMatch(/GPConnect-OperationOutcome-1$/)
    expect(practice.body).toMatchObject({
      issue: [{ details: { coding: [{ code: 'NO_PATIENT_CONSENT' }] } }],
    })
    expect(proxy.body).not.toHaveProperty('meta')
    expect(proxy.body).toMatchObject({ issue: [{ details: { coding: [{ code: '403' }] } }] })
  })
})
