import { effect, signal } from '@preact/signals'
import {
  OPEN_REASONS,
  type OpenReason,
  type OpenRequest,
  type SessionView,
} from '../../auth-server/contract.ts'
import { asRefusal, type PanelClient, type Refusal } from '../panel-client.ts'
import { AnnouncerModel } from './announcer-model.ts'
import { AnswersModel } from './answers-model.ts'
import type { Loaded } from './loaded.ts'
import type { Expand } from './plain-english.ts'
import { RecordModel } from './record-model.ts'
import { SessionModel } from './session-model.ts'
import { needsRecord, TrailModel } from './trail-model.ts'
import { WatchModel } from './watch-model.ts'
import type { WorkModels } from './work-models.ts'

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
  const record = new RecordModel(client, {
    changed: () => {
      answers.clear()
      locked.value = null
    },
    refused,
    say,
  })
  const watch = new WatchModel(client, {
    lost: (refusal) => {
      if (refusal === null || refusal.kind === 'session') empty('lost', refusal)
      else void askAgain()
    },
  })

  const work = signal<WorkModels | null>(null)
  let workComing: Promise<void> | null = null

  /** The code of search, notes and services comes after the overview, or when a screen needs it. */
  function loadWork(): Promise<void> {
    workComing ??= import('./work-models.ts').then(
      ({ createWorkModels }) => {
        work.value = createWorkModels(client, { refused, say })
        void loadNotes()
      },
      (thrown: unknown) => {
        workComing = null
        throw thrown
      },
    )
    return workComing
  }

  function loaded(): WorkModels {
    if (work.value === null)
      throw new Error('The code of search, notes and services has not come yet')
    return work.value
  }

  function forget() {
    record.clear()
    answers.clear()
    work.peek()?.search.clear()
    work.peek()?.services.forget()
    trail.clear()
    openReason.value = null
  }

  /** Cuts words at the abbreviations it knows; null while they stand as recorded. */
  const plain = signal<Expand | null>(null)
  /** ISO instant of the latest print. */
  const printedAt = signal('')
  /** Why the worker has all of a list shown: said once, changed beside the button. */
  const revealReason = signal<OpenReason>(OPEN_REASONS[0])
  /** Why the worker last opened something closed: offered for the next, which asks all the same. */
  const openReason = signal<OpenReason | null>(null)
  /** How many sensitive entries are never opened here; null until a reason was given for them. */
  const locked = signal<number | null>(null)

  async function switchPlain() {
    if (plain.value !== null) {
      plain.value = null
      say('Abbreviations stand as recorded.')
      return
    }
    try {
      const { expand } = await import('./plain-english.ts')
      plain.value = expand
      say('Abbreviations are explained.')
    } catch {
      say('The explanations could not be loaded. Try again.')
    }
  }

  /** Nothing of the patient stays in the panel. */
  function empty(why: 'closed' | 'lost', refusal: Refusal | null) {
    if (session.state.value.at === 'ended') return
    watch.stop()
    forget()
    hidden.value = false
    work.peek()?.notes.clear()
    work.peek()?.services.clear()
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
    if (session.state.peek().at === 'open') await work.peek()?.notes.load()
  }

  effect(() => {
    const now = session.state.value
    if (now.at === 'open') watch.start(now.session)
  })
  effect(() => {
    const warning = watch.warning.value
    if (warning !== null) say(warning)
  })
  // A screen of the record leads nowhere once there is none: the way begins anew.
  effect(() => {
    const { at } = record.state.value
    const isGone = at === 'refused' || at === 'identity' || at === 'set-aside'
    if (isGone && needsRecord(trail.current.peek().screen)) trail.clear()
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

  /** An answer that lives only as long as the screen that asked. */
  async function asked<T>(answer: Promise<T>): Promise<Loaded<T>> {
    try {
      return { at: 'ready', value: await answer }
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
    work,
    loadWork,
    /** Only where `work` has come: screens that use them wait for it. */
    get search() {
      return loaded().search
    },
    get notes() {
      return loaded().notes
    },
    get services() {
      return loaded().services
    },
    watch,
    hidden,
    plain,
    switchPlain,
    printedAt,
    revealReason,
    openReason,
    locked,
    /** Whether the menu is unfolded, where the panel is narrow. */
    sectionsOpen,
    start,
    /** Opens what is closed, with its reason. */
    open: async (request: OpenRequest) => {
      const answer = await asked(client.open(request))
      if (answer.at === 'ready') openReason.value = request.reason
      return answer
    },
    /** What was looked at in this session. */
    lookedAt: () => asked(client.lookedAt()),
    /** Care plans of the vendor's own system. */
    carePlans: () => asked(client.carePlans()),
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
      printedAt.value = new Date().toISOString()
      if (record.state.value.at !== 'ready') return
      const { screen } = trail.current.value
      if (!needsRecord(screen)) return
      answers.reveal({ area: screen.name === 'section' ? screen.area : screen.name, how })
    },
    end: async () => {
      await work.peek()?.notes.flush()
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
