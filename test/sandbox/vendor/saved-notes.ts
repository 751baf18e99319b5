import type { Attachment, CodeableConcept } from '@medplum/fhirtypes'
import type { FhirServer } from './fhir-server.ts'
import type { SavedNote } from './pages/patient-page.ts'

/** What was written about a patient through the FHIR server, newest first, as the vendor's own screens list it. */
export async function savedNotes(
  fhir: FhirServer,
  patient: string,
  seeded: ReadonlySet<string>,
): Promise<SavedNote[]> {
  const documents = (await fhir.resourcesOf('DocumentReference', patient))
    .filter(({ id }) => !seeded.has(`DocumentReference/${id}`))
    .map((note) => ({
      title: note.description ?? words(note.type) ?? 'Note',
      when: note.date ?? note.meta?.lastUpdated ?? '',
      state: note.docStatus ?? note.status,
      text: note.content.map(({ attachment }) => attached(attachment)).join('\n\n'),
    }))
  const tasks = (await fhir.resourcesOf('Task', patient)).map((task) => ({
    title: words(task.code) ?? 'Task',
    when: task.authoredOn ?? task.meta?.lastUpdated ?? '',
    state: `task, ${task.status}`,
    text: task.description ?? '',
  }))
  const messages = (await fhir.resourcesOf('Communication', patient)).map((message) => ({
    title: words(message.topic) ?? 'Message',
    when: message.sent ?? message.meta?.lastUpdated ?? '',
    state: `message, ${message.status}`,
    text: (message.payload ?? []).map(({ contentString }) => contentString ?? '').join('\n'),
  }))
  return [...documents, ...tasks, ...messages].sort((a, b) => b.when.localeCompare(a.when))
}

const words = (concept: CodeableConcept | undefined): string | undefined =>
  concept?.text ?? concept?.coding?.[0]?.display

const attached = ({ contentType, data, title }: Attachment): string =>
  contentType?.startsWith('text/plain') && data !== undefined
    ? Buffer.from(data, 'base64').toString('utf8')
    : `(${title ?? contentType ?? 'attachment'})`
