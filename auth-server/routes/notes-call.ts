import type { NoteAbility, NotesView } from '../contract.ts'
import { isGranted } from '../launch/granted-scopes.ts'
import { permissionOf } from '../launch/permission.ts'
import { relative } from '../launch/vendor-reading.ts'
import type { Notes } from '../notes/note.ts'
import type { NotesOwner } from '../notes/notebook.ts'
import type { WritingContext } from '../notes/resources.ts'
import type { Making, SavingPorts } from '../notes/save-note.ts'
import { type PanelCall, recordKey, subjectOf, vendorOf, viewContext } from './panel-call.ts'
import type { PanelPorts } from './panel-ports.ts'
import type { Standing } from './permit.ts'

/** Notes belong to the vendor's referral; what the worker states about it may be worded anew each time. */
export function ownerOf({ opened }: PanelCall): NotesOwner {
  const { session } = opened
  const { referral } = session.knowledge
  return {
    ...subjectOf(session),
    referral: referral?.source === 'vendor' ? referral.id : null,
  }
}

/** Whether words of the GP record may be shown and passed on now. */
export const mayShowRecord = ({ facts }: Standing): boolean => permissionOf(facts).allowed

/** What the vendor's entry offers and its sign-in granted. */
export function abilityOf(call: PanelCall): NoteAbility {
  const { capabilities } = vendorOf(call)
  const { scopes } = call.opened.session.tokens
  const may = (type: string) =>
    isGranted(scopes, `patient/${type}.c`) || isGranted(scopes, `user/${type}.c`)
  const tasks = capabilities.tasks && may('Task')
  return {
    note: capabilities.notes ? (may('DocumentReference') ? 'yes' : 'no-right') : 'not-offered',
    tasks,
    questions:
      capabilities.communication && may('Communication') ? 'message' : tasks ? 'task' : null,
  }
}

export function savingPorts(ports: PanelPorts, call: PanelCall): SavingPorts {
  return {
    notebook: ports.notebook,
    call: ports.vendorCall(call.opened, vendorOf(call)),
    now: ports.now,
  }
}

export function writingContext(call: PanelCall): WritingContext {
  const { session } = call.opened
  const { organisation } = vendorOf(call)
  return {
    patient: session.context.patient,
    author: relative(session.user.fhirUser ?? undefined),
    authorName: authorName(call),
    organisation: { ods: organisation.ods, name: organisation.name },
    referral: ownerOf(call).referral,
  }
}

export function makingOf(stands: Standing): Making {
  const { call } = stands
  const { knowledge } = call.opened.session
  const { organisation } = vendorOf(call)
  const { referral, patient } = knowledge
  return {
    context: writingContext(call),
    frame: (at, replaces) => ({
      patient: {
        name: patient?.name ?? { family: '', given: [], prefix: [] },
        birthDate: patient?.birthDate ?? null,
        nhsNumber: patient?.nhsNumber ?? null,
      },
      author: {
        name: authorName(call),
        role: knowledge.user?.roles[0] ?? '',
        organisation: organisation.name,
        ods: organisation.ods,
      },
      referral: referral === null || referral.source === 'none' ? null : referral,
      at,
      replaces,
    }),
    mayShowRecord: mayShowRecord(stands),
    tasks: abilityOf(call).tasks,
  }
}

function authorName(call: PanelCall): string {
  const { user, knowledge } = call.opened.session
  const name = knowledge.user?.name
  return user.name ?? name?.text ?? [...(name?.given ?? []), name?.family].filter(Boolean).join(' ')
}

/** The notes as the panel shows them: nothing of the record while it may not be shown. */
export async function notesView(
  ports: PanelPorts,
  stands: Standing,
  notes: Notes,
): Promise<NotesView> {
  const shown = mayShowRecord(stands)
  return {
    revision: notes.revision,
    keptAt: notes.keptAt,
    content: notes.content,
    quotes: notes.quotes.map((quote) => ({
      ...quote,
      words: shown || quote.source === 'letter' ? quote.words : null,
    })),
    setAside: notes.setAside,
    replaces:
      notes.replaces === null
        ? null
        : { identifier: notes.replaces.identifier, savedAt: notes.replaces.savedAt },
    pending: notes.outgoing === null ? null : { since: notes.outgoing.since },
    saved: notes.saved.map(({ identifier, title, savedAt, readBack, replaced, tasks }) => {
      const made = tasks.filter(({ reference }) => reference !== null).length
      const open = tasks.length - made
      return { identifier, title, savedAt, readBack, replaced, tasks: { made, open } }
    }),
    questions: notes.questions.map(({ id, state, at, as, sentAt }) => ({
      id,
      state,
      at,
      as,
      sentAt,
    })),
    ability: abilityOf(stands.call),
    recipients: await recipientsOf(ports, stands),
  }
}

/** Whoever referred, who wrote the letter, and the practice whose record is open: never one that was not told to us. */
async function recipientsOf(ports: PanelPorts, stands: Standing): Promise<readonly string[]> {
  const { call } = stands
  const {
    referral,
    letter,
    retrievals = 0,
    identityPending,
    identityConfirmed,
  } = call.opened.session.knowledge
  const recordIsOpen =
    retrievals > 0 && mayShowRecord(stands) && (!identityPending || identityConfirmed)
  const practice = recordIsOpen
    ? (await ports.records.retrieval(recordKey(call), viewContext(call))).practice.name
    : null
  const named = [referral?.referrer ?? null, letter?.author ?? null, practice]
  return [...new Set(named.flatMap((name) => name || []))]
}
