import { randomBytes } from 'node:crypto'
import type { NoteContent, NotePassage } from '../../../auth-server/contract.ts'
import { EMPTY_CONTENT, type Quote } from '../../../auth-server/notes/note.ts'
import { createNotebook, type NotesOwner } from '../../../auth-server/notes/notebook.ts'
import type { Making, SavingPorts } from '../../../auth-server/notes/save-note.ts'
import { type KeyRing, keyRing } from '../../../auth-server/store/seal.ts'
import { sqliteStore } from '../../../auth-server/store/sqlite-store.ts'
import { aVendorStore } from './a-vendor-store.ts'

export const NOW = new Date('2026-11-22T15:47:00Z')

export const anOwner = (owner: Partial<NotesOwner> = {}): NotesOwner => ({
  vendorId: 'harbour',
  issuer: 'https://harbour.example',
  subject: 'worker-1',
  patient: 'p1',
  referral: 'ServiceRequest/sr1',
  ...owner,
})

export const aPassage = (passage: Partial<NotePassage> = {}): NotePassage => ({
  id: 'passage-1',
  heading: 'matters',
  source: 'patient',
  carer: null,
  text: 'Misses Ted most at teatime',
  ...passage,
})

export const someContent = (content: Partial<NoteContent> = {}): NoteContent => ({
  ...EMPTY_CONTENT,
  passages: [aPassage()],
  ...content,
})

export const aQuote = (quote: Partial<Quote> = {}): Quote => ({
  id: 'quote-1',
  for: 'note',
  heading: 'needs',
  source: 'record',
  words: 'Very lonely since\nher husband died',
  sourceLine: 'Note · 04-Mar-2024 · Dr Patel · Elm Road Surgery · fetched 22-Nov-2026 15:47',
  reference: 'Observation/n1',
  warnings: [],
  ...quote,
})

export const aMaking = (making: Partial<Making> = {}): Making => ({
  context: {
    patient: 'p1',
    author: 'Practitioner/w1',
    authorName: 'Robin Example',
    organisation: { ods: 'X9X9X', name: 'Meadow social prescribing' },
    referral: 'ServiceRequest/sr1',
  },
  frame: (at, replaces) => ({
    patient: {
      name: { family: 'Ashdown', given: ['Joan'], prefix: ['Mrs'] },
      birthDate: '1953-03-04',
      nhsNumber: '9990000018',
    },
    author: {
      name: 'Robin Example',
      role: 'Link worker',
      organisation: 'Meadow social prescribing',
      ods: 'X9X9X',
    },
    referral: { reason: 'Low mood', referrer: 'Dr Patel', date: '2026-11-18' },
    at,
    replaces,
  }),
  mayShowRecord: true,
  tasks: true,
  ...making,
})

/** A notebook in a store of its own, and a vendor to save at. */
export function aDesk(keys: KeyRing = keyRing([randomBytes(32)])) {
  const store = sqliteStore({ file: ':memory:' })
  const notebook = createNotebook(store.kept, keys)
  const vendor = aVendorStore()
  const ports: SavingPorts = {
    notebook,
    call: vendor.call,
    now: () => NOW,
    settleMs: 1,
    leaseTimes: { hold: 300, patience: 2_000 },
  }
  return { store, notebook, vendor, ports, keys }
}
