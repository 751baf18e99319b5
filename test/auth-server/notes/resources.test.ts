import { validateResource } from '@medplum/core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { NotedService } from '../../../auth-server/contract.ts'
import { letterOf } from '../../../auth-server/launch/vendor-reading.ts'
import {
  noteDocument,
  questionMessage,
  questionTask,
  serviceTask,
} from '../../../auth-server/notes/resources.ts'
import { loadFhirDefinitions } from '../../sandbox/vendor/fhir-definitions.ts'
import { aMaking, aQuote, NOW } from './a-notebook.ts'

beforeAll(loadFhirDefinitions)

const identifier = 'urn:uuid:0f0c5f5e-36c2-4b8e-93f8-0f6f1d1f4a01'
/** A vendor that says all it can, and one that says nothing but who signed in. */
const full = aMaking().context
const sparse = { ...full, author: null, authorName: '', referral: null }
const contexts = [
  ['all that is known', full],
  ['nothing but the patient', sparse],
] as const

const service = (changes: Partial<NotedService> = {}): NotedService => ({
  serviceId: 'feed:lunch',
  name: 'Riverside Tuesday Lunch Club',
  feed: 'Exampleshire',
  telephone: '01632 960123',
  url: 'https://lunch.example/',
  lastChecked: '2026-11-03',
  choice: 'chosen',
  comment: 'Wants a lift',
  ...changes,
})
const note = { identifier, title: 'Note', text: 'Words\n', at: NOW, quotes: [], replaces: null }
const question = { identifier, topic: 'Ask the GP', to: 'Dr Patel', text: 'Is she safe?', at: NOW }

describe.each(contexts)('what is written with %s', (_what, context) => {
  it.each([
    ['a note', () => noteDocument(context, note)],
    ['a correction', () => noteDocument(context, { ...note, replaces: 'DocumentReference/d1' })],
    [
      'a note with marks',
      () => noteDocument(context, { ...note, quotes: [aQuote({ warnings: ['notForPatient'] })] }),
    ],
    ['a task', () => serviceTask(context, service(), identifier, NOW)],
    [
      'a task for a service named by hand',
      () =>
        serviceTask(
          context,
          service({ feed: '', telephone: null, url: null, lastChecked: null, comment: '' }),
          identifier,
          NOW,
        ),
    ],
    ['a message', () => questionMessage(context, question)],
    ['a message to nobody yet', () => questionMessage(context, { ...question, to: '' })],
    ['a question as a task', () => questionTask(context, question)],
  ])('%s is valid FHIR R4, with its own identifier and this patient', (_name, make) => {
    const made = make()
    expect(() => validateResource(made as never)).not.toThrow()
    expect(made.identifier?.[0]).toEqual({ system: 'urn:ietf:rfc:3986', value: identifier })
    expect(JSON.stringify(made)).toContain('"reference":"Patient/p1"')
    expect(JSON.stringify(made)).not.toMatch(/:""|:null/)
  })
})

it('is never taken for the referral letter, whatever else there is', () => {
  const own = { ...noteDocument(full, note), id: 'note-1' }
  const letter: fhir4.DocumentReference = {
    ...own,
    id: 'letter-1',
    type: { text: 'Referral letter' },
    date: '2026-01-01T09:00:00Z',
  }
  const referral: fhir4.ServiceRequest = {
    resourceType: 'ServiceRequest',
    id: 'sr1',
    status: 'active',
    intent: 'order',
    subject: { reference: 'Patient/p1' },
  }
  expect(letterOf([own], referral, 'p1')).toBeNull()
  expect(letterOf([own, letter], referral, 'p1')?.id).toBe('letter-1')
})
