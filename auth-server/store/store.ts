/**
 * The one store port. Two adapters keep it (SQLite by default, PostgreSQL when several servers share it), and one
 * set of contract tests runs on both. Whatever is secret arrives sealed: the store never sees a key.
 * Times are ISO instants; the caller brings the clock. A failure of the store is a `Refusal('store-unavailable')`.
 */
export interface Store {
  readonly launches: LaunchRows
  readonly sessions: SessionRows
  readonly records: RecordRows
  readonly kept: KeptRows
  readonly audit: AuditRows
  readonly directory: DirectoryRows
  /** Deletes everything that has expired: launches, sessions with their records, kept rows. */
  purge(now: string): Promise<void>
  close(): Promise<void>
}

/** A launch between `GET /launch` and `/callback`. */
export interface LaunchRow {
  launchId: string
  credentialHash: string
  /** Sealed under the deployment key. */
  sealed: Uint8Array
  expiresAt: string
}

/** Launches that are on their way; times are ISO instants. */
export interface LaunchRows {
  create(row: LaunchRow): Promise<void>
  get(launchId: string, now: string): Promise<LaunchRow | null>
  /** Replaces the sealed part; false when the launch is gone. */
  update(launchId: string, sealed: Uint8Array): Promise<boolean>
  /** Remembers the HMAC of the OAuth `state`. */
  bindState(launchId: string, stateKey: string): Promise<void>
  /** Finds by HMAC of `state` and deletes in one step, so that a state works once. */
  takeByState(stateKey: string, now: string): Promise<LaunchRow | null>
}

/** A session as it is stored; times are ISO instants. */
export interface SessionRow {
  launchId: string
  /** Hash of the browser's credential: the only trace of it. */
  credentialHash: string
  /** Sealed under a key derived from that credential. */
  sealed: Uint8Array
  /** Rises by one with each write; a stale writer is told. */
  version: number
  idleEndsAt: string
  endsAt: string
  /** Single-use hand-off: hash of the code, and the credential sealed under it. */
  handoffHash: string | null
  handoffSealed: Uint8Array | null
}

/** When a session ends: by itself if nobody uses it, and in any case. */
export type SessionEnd = Pick<SessionRow, 'launchId' | 'idleEndsAt' | 'endsAt'>

/** Sessions, of which the store can read nothing. */
export interface SessionRows {
  create(row: SessionRow): Promise<void>
  get(launchId: string, now: string): Promise<SessionRow | null>
  /** Writes when `version` still is the stored one; false otherwise. */
  update(launchId: string, version: number, sealed: Uint8Array): Promise<boolean>
  touch(launchId: string, idleEndsAt: string): Promise<void>
  /** Returns the sealed credential once and forgets it. */
  takeHandoff(launchId: string, handoffHash: string, now: string): Promise<Uint8Array | null>
  /** Ends the session and purges its records. */
  end(launchId: string): Promise<void>
  /** Sessions whose time is over, still there; the earliest first. */
  over(now: string): Promise<readonly SessionEnd[]>
  /** A lock for one writer (token refresh): true when taken; it frees itself at `until`. */
  lock(launchId: string, name: string, now: string, until: string): Promise<boolean>
  unlock(launchId: string, name: string): Promise<void>
}

/** The session's copy of the GP record: one sealed row for each retrieval. */
export interface RecordRows {
  add(launchId: string, sequence: number, sealed: Uint8Array): Promise<void>
  all(launchId: string): Promise<readonly { sequence: number; sealed: Uint8Array }[]>
}

/** What must outlive a session: drafts, outbox, consent, what was last seen. `key` is an HMAC, never a name. */
export interface KeptRows {
  get(
    purpose: string,
    key: string,
    now: string,
  ): Promise<{ sealed: Uint8Array; version: number } | null>
  /** `version` 0 creates; otherwise it must be the stored one. False when somebody else wrote in between. */
  put(
    purpose: string,
    key: string,
    version: number,
    sealed: Uint8Array,
    expiresAt: string,
  ): Promise<boolean>
  delete(purpose: string, key: string): Promise<void>
}

/** One audit event: plain fields to filter by, sealed identity, and its place in the HMAC chain. */
export interface AuditRow {
  sequence: number
  at: string
  event: string
  launchId: string | null
  traceId: string | null
  /** JSON of the non-identifying fields, exactly as chained. */
  fields: string
  sealedIdentity: Uint8Array
  mac: string
}

/** The audit, to which rows are only added. */
export interface AuditRows {
  /** Appends atomically: `make` gets the last row and returns the next. */
  append(make: (last: AuditRow | null) => AuditRow): Promise<AuditRow>
  last(): Promise<AuditRow | null>
  /** In order of sequence. */
  read(from: number, limit: number): Promise<readonly AuditRow[]>
  /** All of one launch, in order of sequence. */
  ofLaunch(launchId: string): Promise<readonly AuditRow[]>
}

/** A source of the services mirror (a feed, an import, the postcode table) and what its last attempt came to. */
export interface DirectoryRow {
  source: string
  /** When the snapshot was taken; null while there is none. */
  takenAt: string | null
  attemptedAt: string
  /** JSON of what the last attempt came to. */
  report: string
}

/** The services mirror: one snapshot for each source. Public data, so not sealed; nothing of a patient is ever in it. */
export interface DirectoryRows {
  list(): Promise<readonly DirectoryRow[]>
  /** The snapshot as it was given; null while there is none. */
  content(source: string): Promise<Uint8Array | null>
  /** Replaces snapshot and report in one step. */
  replace(row: DirectoryRow & { takenAt: string }, content: Uint8Array): Promise<void>
  /** Notes what an attempt came to; the snapshot stays as it is. */
  note(source: string, attemptedAt: string, report: string): Promise<void>
  /** Takes the next attempt for one of several servers: true when the last one was at `notAfter` or before. */
  claim(source: string, now: string, notAfter: string): Promise<boolean>
  delete(source: string): Promise<void>
}
