import { describe, expect, it } from 'vitest'
import { buildIndex } from '../../../../auth-server/record/search/search-index.ts'
import { findHits } from '../../../../auth-server/record/search/search-record.ts'
import {
  coded,
  encounter,
  note,
  observation,
  problem,
  recordOf,
  reference,
  structure,
} from '../wire-builders.ts'

/** A code whose every wording is a word of its own. */
const wordings = (word: string) => ({
  coding: [
    {
      system: 'http://snomed.info/sct',
      code: '1',
      display: `${word}display`,
      userSelected: true,
      extension: [
        {
          url: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-coding-sctdescid',
          extension: [{ url: 'descriptionDisplay', valueString: `${word}description` }],
        },
      ],
    },
    { system: 'http://read.info/readv2', code: '2', display: `${word}translation` },
  ],
  text: `${word}text`,
})
const allOf = (word: string) =>
  ['display', 'description', 'translation', 'text'].map((end) => `${word}${end}`)

const record = recordOf(
  encounter('enc1', {
    type: [{ text: 'settingtext' }],
    reason: [{ text: 'reasontext' }],
    participant: [{ individual: { display: 'participantname' } }],
  }),
  structure('consultation', 'cons1', ['List/topic1'], { title: 'consultationtitle' }),
  structure('topic', 'topic1', ['List/heading1'], { title: 'topictitle' }),
  structure('heading', 'heading1', ['Observation/o1'], { title: 'headingtitle' }),
  observation('o1', 'x', {
    code: wordings('observation'),
    comment: 'observationcomment',
    valueString: 'observationvalue',
    component: [
      { code: wordings('component'), valueString: 'componentvalue' },
      { code: { text: 'othertext' }, valueCodeableConcept: { text: 'componentchoice' } },
    ],
    context: reference('Encounter/enc1'),
  }),
  observation('o2', 'y', { valueCodeableConcept: { text: 'chosenvalue' } }),
  note('n1', 'freewords of a note'),
  problem('p1', 'z', { code: wordings('problem'), note: [{ text: 'problemnote' }] }),
  {
    resourceType: 'ReferralRequest',
    id: 'r1',
    reasonCode: [wordings('referral')],
    description: 'referraldescription',
    note: [{ text: 'Purpose:referralnote' }],
    recipient: [reference('HealthcareService/h1'), reference('Practitioner/d1')],
  },
  { resourceType: 'HealthcareService', id: 'h1', name: 'servicename' },
  { resourceType: 'Practitioner', id: 'd1', name: [{ family: 'recipientfamily' }] },
  { resourceType: 'Medication', id: 'm1', code: wordings('medicine') },
  {
    resourceType: 'MedicationStatement',
    id: 's1',
    status: 'active',
    medicationReference: reference('Medication/m1'),
    basedOn: [reference('MedicationRequest/q1')],
    dosage: [{ text: 'dosagetext', patientInstruction: 'dosageinstruction' }],
    note: [{ text: 'statementnote' }],
  },
  {
    resourceType: 'MedicationRequest',
    id: 'q1',
    intent: 'plan',
    medicationReference: reference('Medication/m1'),
    dosageInstruction: [{ text: 'plandosage' }],
    note: [{ text: 'plannote' }],
  },
  {
    resourceType: 'ProcedureRequest',
    id: 'd2',
    intent: 'plan',
    status: 'active',
    code: wordings('diary'),
    note: [{ text: 'diarynote' }],
  },
  {
    resourceType: 'AllergyIntolerance',
    id: 'a1',
    clinicalStatus: 'active',
    code: wordings('allergy'),
    note: [{ text: 'allergynote' }],
    reaction: [{ manifestation: [{ text: 'allergyreaction' }] }],
  },
  {
    resourceType: 'DocumentReference',
    id: 'f1',
    type: coded('documenttype'),
    description: 'documentdescription',
    content: [{ attachment: { title: 'documenttitle' } }],
  },
)
const index = buildIndex(record)
const found = (word: string) => findHits(index, word).map(({ item }) => item.type)

describe('a search goes through every text that holds a life', () => {
  it.each([
    ['Encounter', ['settingtext', 'topictitle', 'headingtitle', 'participantname']],
    [
      'Observation',
      [
        ...allOf('observation'),
        'observationcomment',
        'observationvalue',
        ...allOf('component').filter((word) => !word.endsWith('translation')),
        'componentvalue',
        'componentchoice',
        'chosenvalue',
        'freewords',
      ],
    ],
    ['Condition', [...allOf('problem'), 'problemnote']],
    [
      'ReferralRequest',
      [
        ...allOf('referral'),
        'referraldescription',
        'referralnote',
        'servicename',
        'recipientfamily',
      ],
    ],
    [
      'MedicationStatement',
      [...allOf('medicine'), 'dosagetext', 'statementnote', 'plandosage', 'plannote'],
    ],
    ['ProcedureRequest', [...allOf('diary'), 'diarynote']],
    ['AllergyIntolerance', [...allOf('allergy'), 'allergynote', 'allergyreaction']],
    ['DocumentReference', ['documenttype', 'documentdescription', 'documenttitle']],
  ])('of a %s', (type, words) => {
    expect(words.filter((word) => !found(word).includes(type as never))).toEqual([])
  })

  it('and finds what was written nowhere nowhere', () => {
    expect(found('nothingofthekind')).toEqual([])
  })
})
