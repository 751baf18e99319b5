import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EMPTY_NOTE } from '../../../app/models/note-parts.ts'
import { patientCopyOf } from '../../../app/models/patient-copy.ts'
import type { NoteContent, NotePassage } from '../../../auth-server/contract.ts'
import { aSession } from '../builders/session.ts'

const passage = (part: Partial<NotePassage>): NotePassage => ({
  id: crypto.randomUUID(),
  heading: 'matters',
  source: 'patient',
  carer: null,
  text: 'I miss the choir',
  ...part,
})
const note: NoteContent = {
  ...EMPTY_NOTE,
  contact: { date: '2026-11-27', method: null, present: '' },
  passages: [
    passage({}),
    passage({ heading: 'actions', source: 'mine', text: 'I ring the choir by Friday' }),
    passage({ source: 'mine', heading: 'risk', text: 'canary-view' }),
    passage({ source: 'carer', heading: 'actions', text: 'canary-carer' }),
  ],
  services: [
    {
      serviceId: 's1',
      name: 'Harbour Singers',
      feed: 'county',
      telephone: '01632 960001',
      url: null,
      lastChecked: null,
      choice: 'chosen',
      comment: 'canary-comment',
    },
    {
      serviceId: 's2',
      name: 'Walking group',
      feed: 'county',
      telephone: null,
      url: null,
      lastChecked: null,
      choice: 'declined',
      comment: '',
    },
  ],
  questions: [{ id: 'q', kind: 'question', to: 'Dr', text: 'canary-question', answer: '' }],
}

describe('a copy for the patient', () => {
  it('holds what they said, what was agreed and where to go', () => {
    expect(patientCopyOf(aSession(), note)).toEqual({
      who: 'Joan Mary Ashdown',
      worker: 'Rosa Lindqvist',
      organisation: 'Harrow Vale Primary Care Network',
      contact: '2026-11-27',
      told: ['I miss the choir'],
      agreed: ['I ring the choir by Friday'],
      services: [{ name: 'Harbour Singers', telephone: '01632 960001', url: null }],
    })
  })

  it('holds nothing of the worker’s view, a carer, a question, or the referral', () => {
    const words = JSON.stringify(patientCopyOf(aSession(), note))
    expect(words).not.toMatch(/canary|Low mood|999/)
  })

  it('is made by code that knows no type of the record', () => {
    for (const file of ['models/patient-copy.ts', 'views/patient-copy.tsx']) {
      const code = readFileSync(resolve(import.meta.dirname, '../../../app', file), 'utf8')
      expect(code).not.toMatch(
        /ItemView|SectionView|OverviewView|QuoteView|RecordContent|record-model|answers-model/,
      )
      expect(code).not.toMatch(/\.quotes|\brecord\b[^.\n]*= usePanel/)
    }
  })
})
