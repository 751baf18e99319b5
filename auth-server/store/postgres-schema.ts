/**
 * Migrations of the PostgreSQL store in order, as in `sqlite-schema.ts`. Instants are ISO texts that sort bytewise, as in
 * the port.
 */
export const POSTGRES_MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE launches (
    launch_id text PRIMARY KEY,
    credential_hash text NOT NULL,
    sealed bytea NOT NULL,
    expires_at text COLLATE "C" NOT NULL,
    state_key text UNIQUE
  );
  CREATE INDEX launches_expiry ON launches (expires_at);

  CREATE TABLE sessions (
    launch_id text PRIMARY KEY,
    credential_hash text NOT NULL,
    sealed bytea NOT NULL,
    version integer NOT NULL,
    idle_ends_at text COLLATE "C" NOT NULL,
    ends_at text COLLATE "C" NOT NULL,
    handoff_hash text,
    handoff_sealed bytea
  );
  CREATE INDEX sessions_idle ON sessions (idle_ends_at);
  CREATE INDEX sessions_end ON sessions (ends_at);

  CREATE TABLE session_locks (
    launch_id text NOT NULL,
    name text NOT NULL,
    until text COLLATE "C" NOT NULL,
    PRIMARY KEY (launch_id, name)
  );

  CREATE TABLE records (
    launch_id text NOT NULL,
    sequence integer NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (launch_id, sequence)
  );

  CREATE TABLE kept (
    purpose text NOT NULL,
    key text NOT NULL,
    sealed bytea NOT NULL,
    version integer NOT NULL,
    expires_at text COLLATE "C" NOT NULL,
    PRIMARY KEY (purpose, key)
  );
  CREATE INDEX kept_expiry ON kept (expires_at);

  CREATE TABLE audit (
    sequence bigint PRIMARY KEY,
    at text NOT NULL,
    event text NOT NULL,
    launch_id text,
    trace_id text,
    fields text NOT NULL,
    sealed_identity bytea NOT NULL,
    mac text NOT NULL
  );
  CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'append only'; END $$;
  CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
  `,
  `
  CREATE TABLE directory (
    source text PRIMARY KEY,
    taken_at text,
    attempted_at text COLLATE "C" NOT NULL,
    report text NOT NULL,
    content bytea
  );
  `,
  `
  CREATE INDEX audit_launch ON audit (launch_id, sequence);
  `,
]
