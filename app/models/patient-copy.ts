import type { NoteContent, SessionView } from '../../auth-server/contract.ts'

/** What may be on paper that the patient takes home. There is no place in it for anything of the GP record. */
export interface PatientCopy {
  who: string
  worker: string
  organisation: string
  /** `YYYY-MM-DD`, as the note says; null before it does. */
  contact: string | null
  /** What the patient said, in the words that the worker wrote down. */
  told: readonly string[]
  agreed: readonly string[]
  services: readonly { name: string; telephone: string | null; url: string | null }[]
}

/**
 * Made from the session and from what the worker typed, never from the record: quotes are no part of a note's content,
 * and of what was typed only the patient's own words, the agreed actions and the services chosen are taken.
 */
export function patientCopyOf(session: SessionView, note: NoteContent): PatientCopy {
  const { name } = session.patient
  const typed = note.passages.filter(({ text }) => text.trim() !== '')
  return {
    who: [...name.given, name.family].filter(Boolean).join(' ') || (name.text ?? 'You'),
    worker: session.user.name,
    organisation: session.organisation.name,
    contact: note.contact.date || null,
    told: typed
      .filter(({ source, heading }) => source === 'patient' && heading !== 'actions')
      .map(({ text }) => text),
    agreed: typed
      .filter(({ source, heading }) => heading === 'actions' && source !== 'carer')
      .map(({ text }) => text),
    services: note.services
      .filter(({ choice }) => choice !== 'declined')
      .map(({ name: service, telephone, url }) => ({ name: service, telephone, url })),
  }
}
