/** Something that is kept, where, how it is protected and when it goes. */
export interface Kept {
  what: string
  where: string
  protection: string
  until: string
  /** The line of the code that says how long. */
  days?: { file: string; line: string }
}

export const RETENTION: readonly Kept[] = [
  {
    what: 'Launch that waits for its sign-in',
    where: 'store: launches',
    protection: 'sealed under the browser’s credential',
    until: '10 minutes',
  },
  {
    what: 'Session: user, patient’s demographics, vendor’s tokens, referral, letter',
    where: 'store: sessions',
    protection: 'sealed under the browser’s credential, of which only a hash is kept',
    until: 'the worker ends it, SESSION_IDLE_MINUTES without use, SESSION_HOURS in any case',
  },
  {
    what: 'GP record',
    where: 'store: records; a bounded number opened in memory',
    protection: 'as the session',
    until: 'the session ends, or consent is withdrawn',
  },
  {
    what: 'Draft notes and notes not yet known to have arrived',
    where: 'store: kept (notes)',
    protection: 'sealed under keys per purpose, vendor, user and patient, from BACKSTORY_KEY',
    until: '180 days after the last word',
    days: { file: 'auth-server/notes/notebook.ts', line: 'const KEEP_DAYS = 180' },
  },
  {
    what: 'Consent that was stated, for one referral',
    where: 'store: kept (consent)',
    protection: 'as drafts',
    until: 'its own end (at most the vendor’s consent.days) and 30 days more; a refusal 400 days',
  },
  {
    what: 'When this user last opened this patient',
    where: 'store: kept (last-seen)',
    protection: 'as drafts',
    until: '400 days after the last time',
    days: { file: 'auth-server/launch/last-seen.ts', line: 'const KEEP_DAYS = 400' },
  },
  {
    what: 'Audit: who, when, which patient, what kind of thing; nothing clinical',
    where: 'store: audit, append-only',
    protection: 'identities sealed, rows in an HMAC chain',
    until: 'the data controller’s policy; nothing in Backstory deletes it',
  },
  {
    what: 'Directory of services (no person in it)',
    where: 'store: directory',
    protection: 'none needed',
    until: 'the next pull',
  },
  {
    what: 'Log: route, status, time, trace id',
    where: 'standard error',
    protection: 'holds no name, number, token or word of a record',
    until: 'the operator’s policy',
  },
]
