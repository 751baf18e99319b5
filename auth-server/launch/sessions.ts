import { Refusal } from '../refusal.ts'
import {
  fromBytes,
  hashSecret,
  looksLikeSecret,
  newSecret,
  openUnder,
  sameText,
  sealUnder,
  toBytes,
} from '../store/seal.ts'
import type { Store } from '../store/store.ts'
import { LAUNCH_ID } from './credentials.ts'
import type { Session } from './session.ts'

/** A session that its browser has just proved to be its own. */
export interface OpenedSession {
  readonly session: Session
  readonly version: number
  /** Opens what is sealed for this session, the record among it (`sealUnder`). Never logged, never sent back. */
  readonly credential: string
  /** ISO instants. */
  readonly idleEndsAt: string
  readonly endsAt: string
}

/** Sessions by the credential of their browser. */
export interface Sessions {
  /** Opens a new session under a fresh credential. With `handoff`, also under a code that works once, for two minutes. */
  create(
    session: Session,
    now: Date,
    options?: { handoff?: boolean },
  ): Promise<{ opened: OpenedSession; handoffCode: string | null }>
  /**
   * Throws `Refusal('session-unknown')` without the right credential, `Refusal('session-ended')` when a credential came
   * but the session is gone. Counts as use unless `touch` is false (polling must not keep a session alive).
   */
  open(
    launchId: string,
    credential: string | null,
    now: Date,
    options?: { touch?: boolean },
  ): Promise<OpenedSession>
  /** Writes the session unless somebody wrote in between: then null, and the caller opens it again. */
  save(opened: OpenedSession, session: Session): Promise<OpenedSession | null>
  /** Reads, changes and writes until no other writer came in between. `change` may run more than once. */
  change(
    opened: OpenedSession,
    now: Date,
    change: (session: Session) => Session,
  ): Promise<OpenedSession>
  /** Ends it and purges its record. */
  end(launchId: string): Promise<void>
  /** The credential for a hand-off code, once. */
  takeHandoff(launchId: string, code: string, now: Date): Promise<string | null>
  /** Whether anything of this launch is still there, without a credential: only to clear cookies of ended ones. */
  isLive(launchId: string, now: Date): Promise<boolean>
}

/** How long a session lives untouched, and at most. */
export interface SessionLimits {
  idleMinutes: number
  hours: number
}

const HANDOFF_MILLISECONDS = 2 * 60_000
const SESSION = 'session'
const HANDOFF = 'handoff'

/** When a session that begins now ends in any case. */
export const endOfSession = (now: Date, { hours }: SessionLimits) => later(now, hours * 3_600_000)

const later = (now: Date, milliseconds: number) =>
  new Date(now.getTime() + milliseconds).toISOString()

/** Sessions sealed under their browser's credential, of which the store holds only a hash. */
export function sessionsIn(store: Store, limits: SessionLimits): Sessions {
  const idleEnd = (now: Date, endsAt: string) => {
    const idle = later(now, limits.idleMinutes * 60_000)
    return idle < endsAt ? idle : endsAt
  }
  const seal = (credential: string, session: Session) =>
    sealUnder(credential, SESSION, session.launchId, toBytes(session))

  const open: Sessions['open'] = async (launchId, credential, now, { touch = true } = {}) => {
    if (!LAUNCH_ID.test(launchId) || !looksLikeSecret(credential)) {
      throw new Refusal('session-unknown')
    }
    const row = await store.sessions.get(launchId, now.toISOString())
    if (row === null) throw new Refusal('session-ended')
    if (!sameText(row.credentialHash, hashSecret(credential))) throw new Refusal('session-unknown')
    const plain = openUnder(credential, SESSION, launchId, row.sealed)
    if (plain === null) throw new Refusal('session-unknown')
    const session = fromBytes(plain) as Session
    const idleEndsAt = touch ? idleEnd(now, row.endsAt) : row.idleEndsAt
    if (touch) await store.sessions.touch(launchId, idleEndsAt)
    return { session, version: row.version, credential, idleEndsAt, endsAt: row.endsAt }
  }

  const save: Sessions['save'] = async (opened, session) => {
    const { launchId } = opened.session
    const written = await store.sessions.update(
      launchId,
      opened.version,
      seal(opened.credential, { ...session, launchId }),
    )
    return written ? { ...opened, session, version: opened.version + 1 } : null
  }

  return {
    open,
    save,
    create: async (session, now, { handoff = false } = {}) => {
      const credential = newSecret()
      const handoffCode = handoff ? newSecret() : null
      const idleEndsAt = idleEnd(now, session.endsAt)
      await store.sessions.create({
        launchId: session.launchId,
        credentialHash: hashSecret(credential),
        sealed: seal(credential, session),
        version: 1,
        idleEndsAt,
        endsAt: session.endsAt,
        handoffHash: handoffCode === null ? null : hashSecret(handoffCode),
        handoffSealed:
          handoffCode === null
            ? null
            : sealUnder(
                handoffCode,
                HANDOFF,
                session.launchId,
                toBytes({ credential, until: later(now, HANDOFF_MILLISECONDS) }),
              ),
      })
      const opened = { session, version: 1, credential, idleEndsAt, endsAt: session.endsAt }
      return { opened, handoffCode }
    },
    change: async (opened, now, change) => {
      let current = opened
      for (let attempt = 0; attempt < 10; attempt++) {
        const saved = await save(current, change(current.session))
        if (saved) return saved
        current = await open(opened.session.launchId, opened.credential, now, { touch: false })
      }
      throw new Refusal('store-unavailable')
    },
    end: (launchId) => store.sessions.end(launchId),
    takeHandoff: async (launchId, code, now) => {
      if (!LAUNCH_ID.test(launchId) || !looksLikeSecret(code)) return null
      const sealed = await store.sessions.takeHandoff(launchId, hashSecret(code), now.toISOString())
      const plain = sealed && openUnder(code, HANDOFF, launchId, sealed)
      if (!plain) return null
      const { credential, until } = fromBytes(plain) as { credential: string; until: string }
      return until > now.toISOString() ? credential : null
    },
    isLive: async (launchId, now) => {
      const instant = now.toISOString()
      return (
        (await store.sessions.get(launchId, instant)) !== null ||
        (await store.launches.get(launchId, instant)) !== null
      )
    },
  }
}
