import { Refusal } from '../refusal.ts'
import { readAnswer } from './answer.ts'
import { apiToken } from './api-token.ts'
import { isNhsNumber } from './nhs-number.ts'
import { pds } from './pds.ts'
import { passGates } from './pds-gates.ts'
import { callProxy, wireRequest } from './proxy-call.ts'
import { planOf } from './request.ts'
import { requestIds } from './request-ids.ts'
import type { RetrieveRecord, RetrieveRequest } from './retrieval.ts'
import { sds } from './sds.ts'
import { type GpConnectPorts, type GpConnectSettings, systemPorts } from './settings.ts'
import { said } from './stages.ts'

/**
 * The whole way to a GP record: PDS and its gates, SDS, the Spine proxy, the practice's answer. Nothing is tried twice
 * but one fresh look-up in SDS when the proxy says that the practice's address is out of date. Nothing of SDS is
 * kept. Throws `Refusal` only, never with a name, number or word of the record in it.
 *
 * @example
 * const retrieve = gpConnect(settings)
 * const { bundleText, practice } = await retrieve(request)
 */
export function gpConnect(
  settings: GpConnectSettings,
  ports: GpConnectPorts = systemPorts,
): RetrieveRecord {
  const demographics = pds(settings, ports, apiToken(settings, ports), requestIds(ports.uuid))
  const directory = sds(settings, ports)
  const read = ports.readAnswer ?? readAnswer

  async function ask(
    request: RetrieveRequest,
    plan: ReturnType<typeof planOf>,
    practiceOds: string,
    nhsNumber: string,
    traceId: string,
  ) {
    const route = await said(request, 'sds', () =>
      directory.find(practiceOds, request.organisation, request.signal),
    )
    return said(request, 'practice', async (progress) => {
      const { user, organisation, signal } = request
      const answer = await callProxy(
        wireRequest(
          {
            nhsNumber,
            selection: plan.selection,
            user,
            organisation,
            route,
            traceId,
            now: ports.now(),
          },
          settings,
        ),
        settings,
        signal,
        () => progress('The practice is answering'),
      )
      if (answer.status === 200) request.onLastByte?.()
      return { answer: await read(answer, nhsNumber, practiceOds), body: answer.body, traceId }
    })
  }

  return async (request) => {
    const local = { ...request.patient, nhsNumber: request.patient.nhsNumber.replaceAll(' ', '') }
    if (local.nhsNumber === '') throw new Refusal('number-missing')
    if (!isNhsNumber(local.nhsNumber)) throw new Refusal('number-invalid')
    const plan = planOf(request.ask, request.today)

    const facts = await said(request, 'pds', async () => {
      const facts = await demographics.read(local.nhsNumber, request.traceId, request.signal)
      passGates(facts, local, ports.now())
      return facts
    })
    const { practiceOds, nhsNumber } = facts
    if (practiceOds === null) throw new Refusal('no-registered-practice')

    let got = await ask(request, plan, practiceOds, nhsNumber, request.traceId)
    if (got.answer.kind === 'refused' && got.answer.meaning.lookAgain) {
      const fresh = ports.uuid()
      request.onFreshTrace?.(fresh)
      got = await ask(request, plan, practiceOds, nhsNumber, fresh)
    }
    const { answer, body, traceId } = got
    if (answer.kind === 'refused') throw new Refusal(answer.meaning.refusal)
    return {
      bundleText: body,
      nhsNumber,
      practice: { ods: practiceOds, name: answer.practiceName },
      pds: {
        family: facts.family,
        given: facts.given,
        birthDate: facts.birthDate,
        gender: facts.gender,
      },
      fetchedAt: ports.now().toISOString(),
      asked: plan.asked,
      traceId,
    }
  }
}
