import { randomUUID } from 'node:crypto'
import type { Findings } from './findings.ts'
import { answered, type Call, type Probed, textOf } from './probe.ts'

const TEXT =
  'Written by the Backstory check. It holds nothing about the patient and may be deleted.'

/** Writes one marked note twice under one identifier, reads it back, and marks it as entered in error. */
export async function checkNote(found: Findings, call: Call, patient: string): Promise<void> {
  const identifier = `urn:uuid:${randomUUID()}`
  const note = noteOf(patient, identifier)
  const create = () =>
    call('DocumentReference', {
      method: 'POST',
      headers: {
        'content-type': 'application/fhir+json',
        'if-none-exist': new URLSearchParams({
          identifier: `urn:ietf:rfc:3986|${identifier}`,
        }).toString(),
      },
      body: JSON.stringify(note),
    })
  const first = await create()
  const id = idOf(first)
  if (!answered(first) || first.status !== 201) {
    found.warn(
      'note-create',
      answered(first) ? `create answered ${first.status}` : first.unreachable,
      'Grant patient/DocumentReference.crs and answer 201; else notes are copied into your system by hand.',
    )
    return
  }
  if (id === null) {
    found.warn(
      'note-create',
      '201 without Location or body',
      'Say in Location where the note is: the panel reads it back before it says "saved".',
    )
    return
  }
  const second = await create()
  const again = idOf(second)
  if (answered(second) && second.status === 201 && again !== id) {
    found.warn(
      'note-create',
      'the same note was created twice',
      'Support If-None-Exist: answer 200 with the note that is there. Until then the panel searches by identifier before it creates.',
    )
  } else found.pass('note-create', 'created, and not twice')
  for (const each of new Set([id, again ?? id])) {
    await call(`DocumentReference/${each}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/fhir+json' },
      body: JSON.stringify({ ...note, id: each, status: 'entered-in-error' }),
    })
  }
}

function idOf(answer: Probed): string | null {
  if (!answered(answer)) return null
  const located = /DocumentReference\/([A-Za-z0-9.-]{1,64})/.exec(
    answer.headers.get('location') ?? '',
  )?.[1]
  return located ?? textOf(answer.json, 'id') ?? null
}

const noteOf = (patient: string, identifier: string) => ({
  resourceType: 'DocumentReference',
  identifier: [{ system: 'urn:ietf:rfc:3986', value: identifier }],
  status: 'current',
  type: { text: 'Backstory check' },
  subject: { reference: `Patient/${patient}` },
  date: new Date().toISOString(),
  content: [
    {
      attachment: {
        contentType: 'text/plain; charset=utf-8',
        data: Buffer.from(TEXT).toString('base64'),
        title: 'Backstory check',
      },
    },
  ],
})
