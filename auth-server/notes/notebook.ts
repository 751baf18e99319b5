import type { ConsentSubject } from '../launch/consent.ts'
import { Refusal } from '../refusal.ts'
import { fromBytes, type KeyRing, toBytes } from '../store/seal.ts'
import type { KeptRows } from '../store/store.ts'
import { isBlank, NO_NOTES, type Notes, ofNote } from './note.ts'

/** Whose notes: one vendor, user and patient, and the referral they belong to. */
export interface NotesOwner extends ConsentSubject {
  /** The vendor's referral; null where the worker states it, or there is none. */
  referral: string | null
}

/** The notes of all owners, sealed under the deployment key. They outlive sessions, browsers and servers. */
export interface Notebook {
  read(owner: NotesOwner, now: Date): Promise<Notes>
  /**
   * Reads, changes and writes until no other writer came in between. `change` may run more than once; when it gives
   * back what it got, nothing is written.
   */
  change(owner: NotesOwner, now: Date, change: (notes: Notes) => Notes): Promise<Notes>
}

const PURPOSE = 'notes'
/** How long unsaved words and what is needed for a correction are kept after the last change. */
const KEEP_DAYS = 180
const ATTEMPTS = 12

export function createNotebook(kept: KeptRows, keys: KeyRing): Notebook {
  const partsOf = ({ vendorId, issuer, subject, patient, referral }: NotesOwner) =>
    [vendorId, issuer, subject, patient, referral ?? ''] as const

  async function find(owner: NotesOwner, now: Date) {
    const parts = partsOf(owner)
    for (const key of keys.lookups(PURPOSE, ...parts)) {
      const row = await kept.get(PURPOSE, key, now.toISOString())
      if (row === null) continue
      const opened = keys.open(PURPOSE, JSON.stringify(parts), row.sealed)
      // Sealed under a key that is no longer listed: never overwritten, for the key may come back.
      if (opened === null) throw new Refusal('store-unavailable')
      return { key, version: row.version, notes: fromBytes(opened) as Notes }
    }
    return { key: keys.lookup(PURPOSE, ...parts), version: 0, notes: NO_NOTES }
  }

  async function write(
    owner: NotesOwner,
    found: { key: string; version: number },
    notes: Notes,
    now: Date,
  ) {
    const sealed = keys.seal(PURPOSE, JSON.stringify(partsOf(owner)), toBytes(notes))
    const until = new Date(now.getTime() + KEEP_DAYS * 86_400_000).toISOString()
    return kept.put(PURPOSE, found.key, found.version, sealed, until)
  }

  const change: Notebook['change'] = async (owner, now, make) => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const found = await find(owner, now)
      const next = make(found.notes)
      if (next === found.notes || (await write(owner, found, next, now))) return next
    }
    throw new Refusal('store-unavailable')
  }

  return {
    change,
    async read(owner, now) {
      const { notes } = await find(owner, now)
      if (owner.referral === null) return notes
      return adopt(owner, notes, now)
    },
  }

  /** Words written before the vendor held this referral go with it; of two drafts neither is lost. */
  async function adopt(owner: NotesOwner, notes: Notes, now: Date): Promise<Notes> {
    const before = { ...owner, referral: null }
    const found = await find(before, now)
    if (found.version === 0) return notes
    const joined = await change(owner, now, (present) => joinNotes(present, found.notes))
    await kept.delete(PURPOSE, found.key)
    return joined
  }
}

/** Two notebooks become one: where both hold a draft, the earlier one is set aside. */
function joinNotes(present: Notes, earlier: Notes): Notes {
  if (present === NO_NOTES) return earlier
  const blank = isBlank(present.content, ofNote(present.quotes))
  const first = blank ? earlier : present
  const hasWords = !blank && !isBlank(earlier.content, [])
  const aside = { writer: 'earlier', at: earlier.keptAt ?? '', content: earlier.content }
  return {
    ...present,
    revision: present.revision + 1,
    keptAt: first.keptAt,
    content: {
      ...first.content,
      questions: united(present.content.questions, earlier.content.questions, ({ id }) => id),
    },
    quotes: united(present.quotes, earlier.quotes, ({ id }) => id),
    setAside: united(
      present.setAside,
      [...earlier.setAside, ...(hasWords ? [aside] : [])],
      ({ writer, at }) => `${writer} ${at}`,
    ),
    replaces: first.replaces,
    outgoing: present.outgoing ?? earlier.outgoing,
    saved: united(present.saved, earlier.saved, ({ identifier }) => identifier),
    questions: united(present.questions, earlier.questions, ({ id }) => id),
  }
}

/** Both lists, what is in both only once. */
function united<T>(
  some: readonly T[],
  others: readonly T[],
  key: (each: T) => string,
): readonly T[] {
  const known = new Set(some.map(key))
  return [...some, ...others.filter((each) => !known.has(key(each)))]
}
