import { effect, signal } from '@preact/signals'
import type {
  ItemView,
  LookedAtView,
  OpenRequest,
  SessionView,
} from '../../auth-server/contract.ts'
import { asRefusal, type PanelClient, type Refusal } from '../panel-client.ts'
import { AnnouncerModel } from './announcer-model.ts'
import { AnswersModel } from './answers-model.ts'
import type { Loaded } from './loaded.ts'
import { NotesModel } from './notes-model.ts'
import { RecordModel } from './record-model.ts'
import { SearchModel } from './search-model.ts'
import { ServicesModel } from './services-model.ts'
import { SessionModel } from './session-model.ts'
import { TrailModel } from './trail-model.ts'
import { WatchModel } from './watch-model.ts'

/** Refusals that mean: something must be said first. The forms say what, so the session is read anew. */
const NEEDS = new Set(['referral-needed', 'consent-needed', 'policy-question', 'consent-refused'])

/** All models of one launch, and what concerns several of them. */
export function createPanel(client: PanelClient) {
  const announcer = new AnnouncerModel()
  const session = new SessionModel(client)
  const trail = new TrailModel()
  const hidden = signal(false)
  const sectionsOpen = signal(false)

  const refused = (refusal: Refusal) => {
    if (refusal.kind === 'session') empty('lost', refusal)
    else if (NEEDS.has(refusal.code)) void askAgain()
  }
  const say = (message: string) => announcer.say(message)
  const answers = new AnswersModel(client, refused)
  const record = new RecordModel(client, { changed: () => answers.clear(), refused, say })
  const search = new SearchModel(client, { refused, say })
  const notes = new NotesModel(client.notes, { refused, say })
  const services = new ServicesModel(client.services, { refused, say })
  const watch = new WatchModel(client, {
    lost: (refusal) => {
      if (refusal === null || refusal.kind === 'session') empty('lost', refusal)
      else void askAgain()
    },
  })

  function forget() {
    record.clear()
    answers.clear()
    search.clear()
    services.forget()
    trail.clear()
  }

  /** Nothing of the patient stays in the panel. */
  function empty(why: 'closed' | 'lost', refusal: Refusal | null) {
    if (session.state.value.at === 'ended') return
    watch.stop()
    forget()
    hidden.value = false
    notes.clear()
    services.clear()
    session.close(why, refusal)
    announcer.clear()
    announcer.say('Your session has ended.')
  }

  /** A permission is gone: the record is emptied, and the session says what is needed now. */
  async function askAgain() {
    forget()
    await session.load()
    await loadNotes()
  }

  /** The worker's own notes need no record, and are there on every way through the panel. */
  async function loadNotes() {
    if (session.state.value.at === 'open') await notes.load()
  }

  effect(() => {
    const now = session.state.value
    if (now.at === 'open') watch.start(now.session)
  })

  /** Opens the session, and the session's own copy of the record where there is one. */
  async function start(handOffCode: string | null) {
    if (handOffCode !== null) {
      try {
        await client.handOff(handOffCode)
      } catch (thrown) {
        session.close('lost', asRefusal(thrown))
        return
      }
    }
    await session.load()
    const now = session.state.value
    void loadNotes()
    if (now.at === 'open' && now.session.hasRecord && mayAsk(now.session)) await record.get()
  }

  /** Opens what is closed, with its reason; what comes back lives only as long as the screen that asked. */
  async function open(request: OpenRequest): Promise<Loaded<readonly ItemView[]>> {
    try {
      return { at: 'ready', value: await client.open(request) }
    } catch (thrown) {
      const refusal = asRefusal(thrown)
      refused(refusal)
      return { at: 'refused', refusal }
    }
  }

  /** What was looked at in this session; it lives only as long as the screen that asked. */
  async function lookedAt(): Promise<Loaded<LookedAtView>> {
    try {
      return { at: 'ready', value: await client.lookedAt() }
    } catch (thrown) {
      const refusal = asRefusal(thrown)
      refused(refusal)
      return { at: 'refused', refusal }
    }
  }

  return {
    announcer,
    session,
    trail,
    answers,
    record,
    search,
    notes,
    services,
    watch,
    hidden,
    /** Whether the menu is unfolded, where the panel is narrow. */
    sectionsOpen,
    start,
    open,
    lookedAt,
    /** After the browser brought the page back from its cache: the session decides what may be seen. */
    recheck: () => {
      forget()
      return start(null)
    },
    /** The patient no longer agrees: the record leaves the panel before the server has answered. */
    withdrawConsent: async () => {
      forget()
      await session.stateConsent({ decision: 'withdrawn' })
      await loadNotes()
    },
    /** Paper, and what is copied, leave the panel's care: the audit says so. */
    taken: (how: 'print' | 'copy') => {
      if (record.state.value.at !== 'ready') return
      const { screen } = trail.current.value
      answers.reveal({ area: screen.name === 'section' ? screen.area : screen.name, how })
    },
    end: async () => {
      await notes.flush()
      empty('closed', null)
      await client.end().catch(() => undefined)
    },
  }
}
export type Panel = ReturnType<typeof createPanel>

/** True when nothing stands before asking for the record. */
export function mayAsk(session: SessionView): boolean {
  return session.barrier === null && session.needs.length === 0
}
