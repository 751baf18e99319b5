import { createModel, type Signal, signal } from '@preact/signals'
import type { RevealRequest, ViewAnswers, ViewRequest } from '../../auth-server/contract.ts'
import { asRefusal, type PanelClient, type Refusal } from '../panel-client.ts'
import { LOADING, type Loaded } from './loaded.ts'

/** What single screens asked of the record. Each question is asked once, until the record changes. */
export const AnswersModel = createModel(
  (client: PanelClient, refused: (refusal: Refusal) => void) => {
    let known = new Map<string, Signal<Loaded<unknown>>>()

    const load = async (request: ViewRequest, answer: Signal<Loaded<unknown>>) => {
      try {
        answer.value = { at: 'ready', value: await client.view(request) }
      } catch (thrown) {
        const refusal = asRefusal(thrown)
        answer.value = { at: 'refused', refusal }
        refused(refusal)
      }
    }

    return {
      /** The answer to a question, as a signal that fills. */
      ask: <R extends ViewRequest>(request: R): Signal<Loaded<ViewAnswers[R['show']]>> => {
        const key = JSON.stringify(request)
        let answer = known.get(key)
        if (!answer) {
          answer = signal<Loaded<unknown>>(LOADING)
          known.set(key, answer)
          void load(request, answer)
        }
        return answer as Signal<Loaded<ViewAnswers[R['show']]>>
      },
      again: (request: ViewRequest) => {
        const answer = known.get(JSON.stringify(request))
        if (!answer) return
        answer.value = LOADING
        void load(request, answer)
      },
      /** Tells the audit that all of something was shown or printed; the answer itself is audited too. */
      reveal: (request: RevealRequest) => {
        client.reveal(request).catch((thrown: unknown) => refused(asRefusal(thrown)))
      },
      clear: () => {
        known = new Map()
      },
    }
  },
)
export type AnswersModel = InstanceType<typeof AnswersModel>
