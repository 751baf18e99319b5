import type { PanelClient } from '../../../app/panel-client.ts'
import type { RecordEvent } from '../../../auth-server/contract.ts'
import { aNotesClient } from './notes.ts'
import { aServicesClient } from './services.ts'
import { aSession, refused } from './session.ts'

/** A client that answers what the test gives it, and refuses whatever the test did not foresee. */
export function aClient(answers: Partial<PanelClient> = {}): PanelClient {
  const unforeseen = (name: string) => () => Promise.reject(new Error(`${name} was not foreseen`))
  const session = aSession()
  return {
    handOff: unforeseen('handOff'),
    session: async () => session,
    beat: async () => ({ idleEndsAt: session.idleEndsAt, endsAt: session.endsAt }),
    stateConsent: unforeseen('stateConsent'),
    stateReferral: unforeseen('stateReferral'),
    addLetter: unforeseen('addLetter'),
    answerPolicy: unforeseen('answerPolicy'),
    fetchRecord: unforeseen('fetchRecord'),
    fetchMore: unforeseen('fetchMore'),
    confirmIdentity: unforeseen('confirmIdentity'),
    view: () => Promise.reject(refused('item-unknown')),
    search: unforeseen('search'),
    open: unforeseen('open'),
    reveal: async () => undefined,
    lookedAt: unforeseen('lookedAt'),
    carePlans: unforeseen('carePlans'),
    style: async () => ({}),
    lastTrace: () => null,
    end: async () => undefined,
    notes: aNotesClient(),
    services: aServicesClient(),
    ...answers,
  }
}

/** A retrieval that tells these events and ends. */
export function telling(...events: readonly RecordEvent[]): PanelClient['fetchRecord'] {
  return async (_request, { onEvent }) => {
    for (const event of events) onEvent(event)
  }
}

/** A retrieval whose events come when the test says so. */
export function heldRetrieval() {
  let tell: ((event: RecordEvent) => void) | null = null
  let finish: () => void = () => undefined
  const fetchRecord: PanelClient['fetchRecord'] = (_request, { onEvent, signal }) =>
    new Promise((resolve, reject) => {
      tell = onEvent
      finish = resolve
      signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
    })
  return {
    fetchRecord,
    tell: (event: RecordEvent) => tell?.(event),
    finish: () => finish(),
  }
}
