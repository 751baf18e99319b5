import type { Practice } from '../sandbox/world.ts'

export type DialectName = Practice['dialect']

/** A heading of a consultation, whatever the practice's system calls it. */
export type Heading =
  | 'problem'
  | 'history'
  | 'examination'
  | 'family'
  | 'social'
  | 'assessment'
  | 'medication'
  | 'plan'
  | 'followUp'
  | 'referral'
  | 'document'
  | 'additional'
  | 'administration'
  | 'comment'

/** Where a consultation took place. */
export type Setting =
  | 'surgery'
  | 'telephone'
  | 'home'
  | 'video'
  | 'nurse'
  | 'pharmacy'
  | 'admin'
  | 'letter'
  | 'elsewhere'

/** The ways in which suppliers write the same facts, as seen in payloads published for testing. */
export interface Dialect {
  identifierSystem(ods: string): string
  descriptionUrl: string
  descriptionKeys: { id: string; display: string }
  /** Whether the coding that the clinician picked carries `userSelected`. */
  flagsSelected: boolean
  /** The coding system from before SNOMED that old entries still carry. */
  oldCodes: 'read' | 'ctv3' | null
  actualProblemUrl: string
  relation(kind: 'parent' | 'child' | 'sibling'): string
  repeats: 'valueUnsignedInt' | 'valuePositiveInt'
  participationSystem: string
  /** Names only in `name.text` beside the family name. */
  namesAsText: boolean
  /** Topics carry a title and the problem they are about. */
  titledTopics: boolean
  /** Problems list their topics beside the consultations; `false`: neither topics nor consultations. */
  problemLinks: 'encounters and topics' | 'encounters' | 'items'
  /** Headings by name; null where the system files under none. */
  headings: { readonly [heading in Heading]: string | null }
  /** Settings whose consultations have no headings at all: everything lies directly in the topic. */
  flat: readonly Setting[]
  settings: { readonly [setting in Setting]: { text: string } | { code: string; display: string } }
  listIds: { consultation: string; topic: string; heading: string }
  emptyNote: string
  /** Uncategorised data's primary list, which one supplier displays in the plural. */
  miscellaneous: string
  clinicalSettingOnLists: boolean
}

const HL7_UK = 'https://fhir.hl7.org.uk/STU3/StructureDefinition'
const NHS_UK = 'https://fhir.nhs.uk/STU3/StructureDefinition'

const EMIS: Dialect = {
  identifierSystem: (ods) => `https://EMISWeb/${ods}`,
  descriptionUrl: `${NHS_UK}/Extension-coding-sctdescid`,
  descriptionKeys: { id: 'descriptionId', display: 'descriptionDisplay' },
  flagsSelected: true,
  oldCodes: 'read',
  actualProblemUrl: `${HL7_UK}/Extension-CareConnect-ActualProblem-1`,
  relation: (kind) => kind,
  repeats: 'valueUnsignedInt',
  participationSystem: 'http://hl7.org/fhir/v3/ParticipationType',
  namesAsText: false,
  titledTopics: true,
  problemLinks: 'encounters and topics',
  headings: {
    problem: 'Problem',
    history: 'History',
    examination: 'Examination',
    family: 'Family History',
    social: 'Social',
    assessment: 'Assessment',
    medication: 'Medication',
    plan: 'Plan',
    followUp: 'Follow up',
    referral: 'Referral',
    document: 'Document',
    additional: 'Additional',
    administration: 'Administration',
    comment: 'Comment',
  },
  flat: [],
  settings: {
    surgery: { text: 'GP Surgery' },
    telephone: { text: 'Telephone consultation' },
    home: { text: 'Home visit note' },
    video: { text: 'Video consultation' },
    nurse: { text: 'GP Surgery' },
    pharmacy: { text: 'Community Pharmacist Consultation Service for minor illness' },
    admin: { text: 'Administration note' },
    letter: { text: 'Other' },
    elsewhere: { text: 'Externally Entered' },
  },
  listIds: { consultation: '-LST', topic: '-PG', heading: '-HD' },
  emptyNote: 'Information not available',
  miscellaneous: 'Miscellaneous record',
  clinicalSettingOnLists: true,
}

const TPP: Dialect = {
  ...EMIS,
  identifierSystem: () => 'https://tpp-uk.com/Id/ccs-id',
  descriptionUrl: `${HL7_UK}/Extension-coding-sctdescid`,
  flagsSelected: false,
  oldCodes: 'ctv3',
  repeats: 'valuePositiveInt',
  titledTopics: false,
  problemLinks: 'encounters',
  headings: {
    ...EMIS.headings,
    problem: 'Diagnosis',
    family: 'History',
    social: 'History',
    assessment: 'Diagnosis',
    medication: 'Intervention',
    followUp: 'Plan',
    referral: 'Plan',
    document: 'Plan',
    additional: 'Examination',
    administration: 'History',
    comment: 'History',
  },
  flat: ['telephone', 'nurse', 'pharmacy', 'admin', 'letter', 'elsewhere'],
  settings: {
    surgery: { text: 'Clinical - Face to face' },
    telephone: { text: 'Admin - Telephone Consultation' },
    home: { text: 'Admin - Residential Home Visit Note' },
    video: { text: 'Clinical' },
    nurse: { text: 'Clinical - Surgery Consultation Note' },
    pharmacy: { text: 'Admin' },
    admin: { text: 'Admin - Administration note' },
    letter: { text: 'Clinical - Letter' },
    elsewhere: { text: 'Admin - Externally Entered Note' },
  },
  listIds: { consultation: '_Topics', topic: '_NoTopic', heading: '_Heading' },
}

const MEDICUS: Dialect = {
  ...EMIS,
  identifierSystem: () => 'https://medicus.health',
  descriptionKeys: { id: 'DescriptionID', display: 'DescriptionDisplay' },
  flagsSelected: false,
  oldCodes: null,
  actualProblemUrl: `${NHS_UK}/Extension-CareConnect-GPC-ActualProblem-1`,
  relation: (kind) => kind.charAt(0).toUpperCase() + kind.slice(1),
  participationSystem: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
  namesAsText: true,
  problemLinks: 'items',
  headings: {
    ...EMIS.headings,
    problem: 'Assessment',
    medication: 'Plan',
    followUp: 'Plan',
    referral: 'Plan',
    document: 'Plan',
    additional: 'History',
    administration: 'History',
    comment: 'History',
  },
  settings: {
    ...EMIS.settings,
    surgery: { code: '1269515004', display: 'Face to face consultation with patient' },
    nurse: { code: '1269515004', display: 'Face to face consultation with patient' },
    telephone: { code: '24681000000104', display: 'Telephone Consultation' },
    admin: { code: '37351000000107', display: 'Administration Note' },
    letter: { code: '24591000000103', display: 'Other report' },
  },
  listIds: { consultation: '-consultation', topic: '-topic', heading: '-heading' },
  emptyNote: 'Information not available.',
  miscellaneous: 'Miscellaneous records',
  clinicalSettingOnLists: false,
}

export const DIALECTS: { readonly [name in DialectName]: Dialect } = {
  emis: EMIS,
  tpp: TPP,
  medicus: MEDICUS,
}
