import { gpConnect } from '../../../auth-server/gp-connect/retrieve-record.ts'
import { Refusal } from '../../../auth-server/refusal.ts'
import { requestFor, settingsFor } from '../../auth-server/gp-connect/consumer.ts'
import { canaryWorld } from '../../journeys/canary/canary-people.ts'
import { startNhsSide } from '../../sandbox/nhs/nhs-side.ts'
import { startRelay } from '../faults/relay.ts'
import type { Fed, FuzzTarget } from './target.ts'
import { wireFault } from './wire-fault.ts'

type Service = 'token' | 'pds' | 'sds' | 'practice'

/** A relay before the NHS side changes what one of its services answers. */
function answersOf(service: Service, about: string): FuzzTarget {
  return {
    name: service,
    about,
    share: 250,
    open: async () => {
      const world = canaryWorld()
      const person = world.people.find(({ id }) => id === 'well')
      if (person === undefined) throw new Error('the canary is away')
      const relay = await startRelay()
      const nhs = await startNhsSide(
        world,
        service === 'token' ? { tokenAddress: `${relay.url}/token/token` } : {},
      )
      relay.route('/pds', nhs.pdsUrl)
      relay.route('/sds', nhs.sdsUrl)
      relay.route('/ssp', nhs.proxyUrl)
      relay.route('/token', nhs.tokenUrl.replace(/\/token$/, ''))
      const honest = settingsFor(nhs)
      const settings = settingsFor(nhs, {
        pdsUrl: service === 'pds' ? `${relay.url}/pds` : nhs.pdsUrl,
        sdsUrl: service === 'sds' ? `${relay.url}/sds` : nhs.sdsUrl,
        proxy: { url: service === 'practice' ? `${relay.url}/ssp` : nhs.proxyUrl, tls: null },
        api: {
          ...honest.api,
          tokenUrl: service === 'token' ? `${relay.url}/token/token` : nhs.tokenUrl,
        },
        limits: { connectMs: 1_000, totalMs: 1_000, bytes: 2_000_000 },
      })
      const kept = gpConnect(settings)
      return {
        feed: async (chance): Promise<Fed> => {
          let asked = 0
          relay.meddle(() => {
            asked += 1
            // SDS is asked three times; each of them may be the one that goes wrong.
            if (service === 'sds' && asked % 3 !== chance.pick % 3) return null
            return wireFault(chance)
          })
          const retrieve = service === 'token' ? gpConnect(settings) : kept
          const stages: string[] = []
          try {
            const got = await retrieve(
              requestFor(person, { onStage: (...stage) => stages.push(stage.join(' ')) }),
            )
            const isOther = got.nhsNumber !== person.nhsNumber && service !== 'pds'
            return {
              outcome: 'taken',
              told: stages,
              ...(isOther ? { broken: 'another number was taken' } : {}),
            }
          } catch (fault) {
            if (!(fault instanceof Refusal)) throw fault
            return { outcome: fault.code, told: [fault.message, fault.stack ?? '', ...stages] }
          }
        },
        close: async () => {
          await relay.close()
          await nhs.close()
        },
      }
    },
  }
}

export const nhsAnswers: readonly FuzzTarget[] = [
  answersOf('token', 'answers of the NHS API platform’s token endpoint'),
  answersOf('pds', 'answers of PDS'),
  answersOf('sds', 'answers of SDS'),
  answersOf('practice', 'answers of the Spine proxy and the practice'),
]
