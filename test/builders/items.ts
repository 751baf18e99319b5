import type { Setting } from './dialect.ts'
import {
  COMMENT_NOTE,
  concept,
  HL7_UK,
  identifiers,
  instant,
  linkTo,
  maybe,
  notForPatient,
  PLAIN,
  profile,
  reference,
  SNOMED,
  type Term,
  type Voice,
} from './wire.ts'

interface Common {
  id: string
  /** `Encounter/…` it was recorded in. */
  encounter?: string
  /** `Practitioner/…` */
  by?: string
  notForPatient?: boolean
}

const meta = (name: string, secret?: boolean) => ({
  ...profile(name),
  ...(secret ? notForPatient : {}),
})

const recordedIn = (encounter?: string) => maybe('context', linkTo(encounter))

export interface ObservationFacts extends Common {
  term: Term
  /** As recorded: a year, a month, a day, a minute, or nothing. */
  on?: string
  recorded?: string
  words?: string
  value?: { value: number; unit?: string }
  valueText?: string
  parts?: readonly { term: string; value: number; unit: string }[]
  status?: 'final' | 'unknown'
  partOf?: string
  members?: readonly string[]
}

/** One coded entry: a finding, a score, a measurement, a social fact. */
export function anObservation(facts: ObservationFacts, voice: Voice = PLAIN): fhir3.Observation {
  const { on, value, parts } = facts
  return {
    resourceType: 'Observation',
    id: facts.id,
    meta: meta('Observation', facts.notForPatient),
    identifier: identifiers(facts.id, voice),
    status: facts.status ?? 'final',
    code: concept(facts.term, voice, on),
    subject: reference(voice.patient),
    ...recordedIn(facts.encounter),
    ...maybe('effectiveDateTime', on === undefined ? undefined : instant(on)),
    issued: issued(facts.recorded ?? on),
    ...maybe('performer', facts.by === undefined ? undefined : [reference(facts.by)]),
    ...maybe('valueQuantity', value),
    ...maybe('valueString', facts.valueText),
    ...maybe('comment', facts.words),
    ...maybe(
      'component',
      parts?.map((part) => ({
        code: concept(part.term, voice, on),
        valueQuantity: { value: part.value, unit: part.unit },
      })),
    ),
    ...maybe(
      'related',
      facts.partOf
        ? [{ type: 'derived-from' as const, target: reference(facts.partOf) }]
        : facts.members?.map((id) => ({ type: 'has-member' as const, target: reference(id) })),
    ),
  }
}

/** Free text typed into a consultation. */
export function aNote(
  facts: Common & { words: string; on?: string; recorded?: string },
  voice: Voice = PLAIN,
): fhir3.Observation {
  return {
    ...anObservation({ ...facts, term: 'Comment note' }, voice),
    code: { coding: [{ system: SNOMED, code: COMMENT_NOTE, display: 'Comment note' }] },
  }
}

/** `issued` must be an instant; an entry of which only the year is known was typed at some moment all the same. */
function issued(on = '2019-05-01T09:00'): string {
  const [day = '', time = '09:00'] = on.split('T')
  const [year, month = '01', date = '01'] = day.split('-')
  return instant(`${year}-${month}-${date}T${time}`)
}

export interface ProblemFacts {
  id: string
  term: Term
  active: boolean
  significance: 'major' | 'minor'
  /** When it began, when it was written down, when it ended; as recorded. */
  since?: string
  recorded: string
  ended?: string
  by?: string
  encounter?: string
  notes?: readonly string[]
  /** `Observation/…` that was made into a problem. */
  actual?: string
  /** Everything the practice's system has linked to it, `Type/id`; a `#` marks words without a link. */
  linked?: readonly string[]
  related?: readonly { kind: 'parent' | 'child' | 'sibling'; to: string }[]
}

export function aProblem(facts: ProblemFacts, voice: Voice = PLAIN): fhir3.Condition {
  const { dialect } = voice
  return {
    resourceType: 'Condition',
    id: facts.id,
    meta: profile('ProblemHeader-Condition'),
    extension: [
      ...(facts.actual
        ? [{ url: dialect.actualProblemUrl, valueReference: reference(facts.actual) }]
        : []),
      ...(facts.linked ?? []).map((to) => ({
        url: `${HL7_UK}/Extension-CareConnect-RelatedClinicalContent-1`,
        valueReference: to.startsWith('#') ? { display: to.slice(1) } : reference(to),
      })),
      ...(facts.related ?? []).map(({ kind, to }) => ({
        url: `${HL7_UK}/Extension-CareConnect-RelatedProblemHeader-1`,
        extension: [
          { url: 'type', valueCode: dialect.relation(kind) },
          { url: 'target', valueReference: reference(to) },
        ],
      })),
      {
        url: `${HL7_UK}/Extension-CareConnect-ProblemSignificance-1`,
        valueCode: facts.significance,
      },
    ],
    identifier: identifiers(facts.id, voice),
    clinicalStatus: facts.active ? 'active' : 'inactive',
    category: [
      {
        coding: [
          {
            system: 'https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-ConditionCategory-1',
            code: 'problem-list-item',
            display: 'Problem List Item',
          },
        ],
      },
    ],
    code: concept(facts.term, voice, facts.recorded),
    subject: reference(voice.patient),
    ...recordedIn(facts.encounter),
    ...maybe('onsetDateTime', facts.since),
    ...maybe('abatementDateTime', facts.ended),
    assertedDate: instant(facts.recorded),
    ...maybe('asserter', linkTo(facts.by)),
    ...maybe(
      'note',
      facts.notes?.map((text) => ({ text })),
    ),
  }
}

export interface EncounterFacts {
  id: string
  setting: Setting
  /** Nothing where the system does not know the date. */
  on?: string
  minutes?: number
  draft?: boolean
  by?: string
  recordedBy?: string
  practice?: string
}

/** The header of a consultation: when, where, with whom; its content lies in lists. */
export function anEncounter(facts: EncounterFacts, voice: Voice = PLAIN): fhir3.Encounter {
  const { dialect } = voice
  const setting = dialect.settings[facts.setting]
  const type: fhir3.CodeableConcept =
    'text' in setting ? setting : { coding: [{ system: SNOMED, ...setting }] }
  const recorder = facts.recordedBy ?? facts.by
  return {
    resourceType: 'Encounter',
    id: facts.id,
    meta: profile('Encounter'),
    identifier: identifiers(facts.id, voice),
    status: facts.draft ? 'unknown' : 'finished',
    type: [type],
    subject: reference(voice.patient),
    participant: [
      ...(facts.by
        ? [participant(dialect.participationSystem, 'PPRF', 'primary performer', facts.by)]
        : []),
      ...(recorder
        ? [
            participant(
              'https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-ParticipantType-1',
              'REC',
              'recorder',
              recorder,
            ),
          ]
        : []),
    ],
    ...maybe('period', facts.on ? { start: instant(facts.on) } : undefined),
    ...maybe(
      'length',
      facts.minutes
        ? { value: facts.minutes, unit: 'min', system: 'http://unitsofmeasure.org', code: 'min' }
        : undefined,
    ),
    ...maybe('serviceProvider', linkTo(facts.practice)),
  }
}

const participant = (system: string, code: string, display: string, who: string) => ({
  type: [{ coding: [{ system, code, display }] }],
  individual: reference(who),
})

export interface ReferralFacts extends Common {
  reason: Term
  on?: string
  to?: string
  words?: string
  priority?: 'routine' | 'urgent' | 'asap'
  notes?: readonly string[]
  supporting?: readonly string[]
}

export function aReferral(facts: ReferralFacts, voice: Voice = PLAIN): fhir3.ReferralRequest {
  return {
    resourceType: 'ReferralRequest',
    id: facts.id,
    meta: meta('ReferralRequest', facts.notForPatient),
    identifier: identifiers(facts.id, voice),
    status: 'unknown',
    intent: 'order',
    priority: facts.priority ?? 'routine',
    subject: reference(voice.patient),
    ...recordedIn(facts.encounter),
    ...maybe('authoredOn', facts.on?.slice(0, 10)),
    ...maybe('requester', facts.by ? { agent: reference(facts.by) } : undefined),
    ...maybe('recipient', facts.to ? [reference(facts.to)] : undefined),
    reasonCode: [concept(facts.reason, voice, facts.on, 'referral')],
    ...maybe('description', facts.words),
    note: (facts.notes ?? ['Mode:Written', 'NHS / Private:NHS']).map((text) => ({ text })),
    ...maybe('supportingInfo', facts.supporting?.map(reference)),
  }
}

export interface DiaryFacts extends Common {
  term: Term
  due: string
  on?: string
  words?: string
}

/** Something planned: a recall, a review, a reminder. */
export function aDiaryEntry(facts: DiaryFacts, voice: Voice = PLAIN): fhir3.ProcedureRequest {
  return {
    resourceType: 'ProcedureRequest',
    id: facts.id,
    meta: meta('ProcedureRequest', facts.notForPatient),
    identifier: identifiers(facts.id, voice),
    status: 'active',
    intent: 'plan',
    code: concept(facts.term, voice, facts.on),
    subject: reference(voice.patient),
    ...recordedIn(facts.encounter),
    occurrenceDateTime: facts.due,
    ...maybe('authoredOn', facts.on === undefined ? undefined : instant(facts.on)),
    ...maybe('requester', facts.by ? { agent: reference(facts.by) } : undefined),
    ...maybe('note', facts.words ? [{ text: facts.words }] : undefined),
  }
}

export interface AllergyFacts extends Common {
  term: Term
  kind: 'medication' | 'environment'
  on?: string
  recorded?: string
  words?: string
  reaction?: string
  severity?: 'mild' | 'moderate' | 'severe'
  /** An allergy that no longer holds; goes inside the list of ended allergies. */
  ended?: { on: string; why: string }
}

export function anAllergy(facts: AllergyFacts, voice: Voice = PLAIN): fhir3.AllergyIntolerance {
  const { encounter, ended } = facts
  const extension: fhir3.Extension[] = [
    ...(encounter
      ? [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/encounter-associatedEncounter',
            valueReference: reference(encounter),
          },
        ]
      : []),
    ...(ended
      ? [
          {
            url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-AllergyIntoleranceEnd-1',
            extension: [
              { url: 'endDate', valueDateTime: ended.on },
              { url: 'reasonEnded', valueString: ended.why },
            ],
          },
        ]
      : []),
  ]
  return {
    resourceType: 'AllergyIntolerance',
    id: facts.id,
    meta: meta('AllergyIntolerance', facts.notForPatient),
    ...maybe('extension', extension.length > 0 ? extension : undefined),
    identifier: identifiers(facts.id, voice),
    clinicalStatus: ended ? 'resolved' : 'active',
    verificationStatus: 'unconfirmed',
    category: [facts.kind],
    code: concept(facts.term, voice, facts.on),
    patient: reference(voice.patient),
    ...maybe('onsetDateTime', facts.on),
    assertedDate: issued(facts.recorded ?? facts.on),
    ...maybe('recorder', linkTo(facts.by)),
    ...maybe('note', facts.words ? [{ text: facts.words }] : undefined),
    ...maybe(
      'reaction',
      facts.reaction
        ? [{ manifestation: [{ text: facts.reaction }], ...maybe('severity', facts.severity) }]
        : undefined,
    ),
  }
}

export interface ImmunisationFacts extends Common {
  term: string
  on: string
  given?: boolean
  words?: string
}

export function anImmunisation(facts: ImmunisationFacts, voice: Voice = PLAIN): fhir3.Immunization {
  return {
    resourceType: 'Immunization',
    id: facts.id,
    meta: meta('Immunization', facts.notForPatient),
    extension: [
      {
        url: `${HL7_UK}/Extension-CareConnect-VaccinationProcedure-1`,
        valueCodeableConcept: concept(facts.term, voice, facts.on),
      },
      {
        url: `${HL7_UK}/Extension-CareConnect-DateRecorded-1`,
        valueDateTime: instant(facts.on),
      },
    ],
    identifier: identifiers(facts.id, voice),
    status: 'completed',
    notGiven: facts.given === false,
    vaccineCode: {
      coding: [{ system: 'http://hl7.org/fhir/v3/NullFlavor', code: 'UNK', display: 'Unknown' }],
    },
    patient: reference(voice.patient),
    ...maybe('encounter', linkTo(facts.encounter)),
    date: instant(facts.on),
    primarySource: true,
    ...maybe('practitioner', facts.by ? [{ actor: reference(facts.by) }] : undefined),
    ...maybe('note', facts.words ? [{ text: facts.words }] : undefined),
  }
}

export interface DocumentFacts extends Common {
  type: string
  title: string
  on: string
  custodian?: string
}

/** A letter or report: only that it exists; its text is behind another service. */
export function aDocument(facts: DocumentFacts, voice: Voice = PLAIN): fhir3.DocumentReference {
  return {
    resourceType: 'DocumentReference',
    id: facts.id,
    meta: meta('DocumentReference', facts.notForPatient),
    identifier: identifiers(facts.id, voice),
    status: 'current',
    type: { text: facts.type },
    subject: reference(voice.patient),
    created: instant(facts.on),
    indexed: issued(facts.on),
    ...maybe('custodian', linkTo(facts.custodian)),
    description: facts.title,
    content: [
      {
        attachment: {
          contentType: 'application/pdf',
          url: `https://practice.sandbox.example/${voice.ods}/STU3/1/documents/Binary/${facts.id}`,
          size: 48_213,
        },
      },
    ],
    ...maybe('context', facts.encounter ? { encounter: reference(facts.encounter) } : undefined),
  }
}
