/**
 * Migrations in order: each runs once, inside a transaction, when the store is opened. A migration that has been
 * released is never edited; a change is a new one at the end.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE launches (
    launch_id TEXT PRIMARY KEY,
    credential_hash TEXT NOT NULL,
    sealed BLOB NOT NULL,
    expires_at TEXT NOT NULL,
    state_key TEXT UNIQUE
  ) STRICT;
  CREATE INDEX launches_expiry ON launches (expires_at);

  CREATE TABLE sessions (
    launch_id TEXT PRIMARY KEY,
    credential_hash TEXT NOT NULL,
    sealed BLOB NOT NULL,
    version INTEGER NOT NULL,
    idle_ends_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    handoff_hash TEXT,
    handoff_sealed BLOB
  ) STRICT;
  CREATE INDEX sessions_idle ON sessions (idle_ends_at);
  CREATE INDEX sessions_end ON sessions (ends_at);

  CREATE TABLE session_locks (
    launch_id TEXT NOT NULL,
    name TEXT NOT NULL,
    until TEXT NOT NULL,
    PRIMARY KEY (launch_id, name)
  ) STRICT;

  CREATE TABLE records (
    launch_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (launch_id, sequence)
  ) STRICT;

  CREATE TABLE kept (
    purpose TEXT NOT NULL,
    key TEXT NOT NULL,
    sealed BLOB NOT NULL,
    version INTEGER NOT NULL,
    expires_at TEXT NOT NULL,
    PRIMARY KEY (purpose, key)
  ) STRICT;
  CREATE INDEX kept_expiry ON kept (expires_at);

  CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    event TEXT NOT NULL,
    launch_id TEXT,
    trace_id TEXT,
    fields TEXT NOT NULL,
    sealed_identity BLOB NOT NULL,
    mac TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER audit_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'append only'); END;
  CREATE TRIGGER audit_not_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'append only'); END;
  `,
  `
  CREATE TABLE directory (
    source TEXT PRIMARY KEY,
    taken_at TEXT,
    attempted_at TEXT NOT NULL,
    report TEXT NOT NULL,
    content BLOB
  ) STRICT;
  `,
  `
  CREATE INDEX audit_launch ON audit (launch_id, sequence);
  `,
]
