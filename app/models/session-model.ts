import { createModel, signal } from '@preact/signals'
import type {
  ConsentStatement,
  LetterStatement,
  ReferralStatement,
  SessionView,
} from '../../auth-server/contract.ts'
import { asRefusal, type PanelClient, type Refusal } from '../panel-client.ts'

export type SessionState =
  | { at: 'loading' }
  | { at: 'open'; session: SessionView }
  | { at: 'refused'; refusal: Refusal }
  /** Nothing of the patient is left in the panel. */
  | { at: 'ended'; why: 'closed' | 'lost'; refusal: Refusal | null }

/** Who is signed in, for which patient, and what must still be said before the record is asked for. */
export const SessionModel = createModel((client: PanelClient) => {
  const state = signal<SessionState>({ at: 'loading' })
  /** What went wrong with the last form that was sent. */
  const formRefusal = signal<Refusal | null>(null)
  const sending = signal(false)

  const load = async () => {
    try {
      state.value = { at: 'open', session: await client.session() }
    } catch (thrown) {
      const refusal = asRefusal(thrown)
      state.value =
        refusal.kind === 'session'
          ? { at: 'ended', why: 'lost', refusal }
          : { at: 'refused', refusal }
    }
  }

  const send = async (call: () => Promise<SessionView>): Promise<boolean> => {
    if (sending.value) return false
    sending.value = true
    formRefusal.value = null
    try {
      state.value = { at: 'open', session: await call() }
      return true
    } catch (thrown) {
      formRefusal.value = asRefusal(thrown)
      return false
    } finally {
      sending.value = false
    }
  }

  return {
    state,
    formRefusal,
    sending,
    load,
    /** Trace id of the last thing asked for; what a help desk looks for. */
    lastTrace: client.lastTrace,
    stateConsent: (statement: ConsentStatement) => send(() => client.stateConsent(statement)),
    stateReferral: (statement: ReferralStatement) => send(() => client.stateReferral(statement)),
    addLetter: (letter: LetterStatement) => send(() => client.addLetter(letter)),
    answerPolicy: (answer: boolean) => send(() => client.answerPolicy(answer)),
    /** Empties what the panel knows of the session. */
    close: (why: 'closed' | 'lost', refusal: Refusal | null) => {
      state.value = { at: 'ended', why, refusal }
      formRefusal.value = null
    },
  }
})
export type SessionModel = InstanceType<typeof SessionModel>

/** True when the launch agreed on something with the vendor's page: messages, a look, a screen to begin with. */
export function wantsHost({ webMessaging, hasStyle, intent }: SessionView): boolean {
  return webMessaging !== undefined || hasStyle === true || intent === 'notes'
}
