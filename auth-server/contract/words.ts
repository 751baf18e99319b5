/** The areas of a record, in the order in which the panel lists them. Also the keys of `inspect --json`. */
export const AREAS = [
  'problems',
  'consultations',
  'medicines',
  'socialHistory',
  'lifestyle',
  'referrals',
  'carePlans',
  'planned',
  'allergies',
  'tests',
  'immunisations',
  'documents',
  'questionnaires',
  'people',
  'other',
] as const
export type Area = (typeof AREAS)[number]

/** What a link worker calls each area. */
export const AREA_TITLES: { readonly [area in Area]: string } = {
  problems: 'Problems and conditions',
  consultations: 'Consultations',
  medicines: 'Medicines',
  socialHistory: 'Social history and life events',
  lifestyle: 'Alcohol, smoking and drugs',
  referrals: 'Referrals and agencies',
  carePlans: 'Care plans',
  planned: 'Planned',
  allergies: 'Allergies',
  tests: 'Tests and measurements',
  immunisations: 'Immunisations',
  documents: 'Documents',
  questionnaires: 'Questionnaires',
  people: 'People and contacts',
  other: 'Other entries',
}

/** Where an item stands: shown first, folded below, or not open until a reason is given. */
export type Place = 'relevant' | 'lower' | 'closed'

/**
 * The four closings for the sensitive. `locked` is not opened here at all, `closed` opens with a reason,
 * `headline` shows a fixed label, date and recorder, `safety` is the one line about domestic abuse or safe contact.
 */
export type Closing = 'locked' | 'closed' | 'headline' | 'safety'

/** The word that stands for a locked or closed item until it is opened. */
export const SENSITIVE = 'Sensitive'
export const SAFETY_LINE = 'Safety information: open it when you are alone'

/** Reasons a link worker may give for opening what is closed; recorded in the audit. */
export const OPEN_REASONS = [
  'Preparing for the first conversation',
  'The person asked me to look',
  'Worried about someone’s safety',
  'Checking before I suggest a service',
] as const
export type OpenReason = (typeof OPEN_REASONS)[number]

/** Something a reader must know about an item before using its words. */
export type Mark =
  | 'negated' // "no", "denies", "not"
  | 'otherPerson' // family history, a relative
  | 'notForPatient' // NOPAT: not to be disclosed to patient, family or carers
  | 'originalWording' // degraded code: the words came from another system, without a code
  | 'draft' // consultation saved as draft
  | 'planned' // diary entry: has not happened yet, or may not have been updated
  | 'ended' // problem, medicine or allergy that ended
  | 'notGiven' // immunisation not given
  | 'elsewhere' // prescribed outside the practice
  | 'byLinkage' // outside the range asked for; here because the GP system links it
  | 'headerOnly' // consultation that came without its content

/** The months of consultations that may be asked for; `null` is all of them. */
export const PERIOD_CHOICES = [12, 36, 60, null] as const
export type PeriodMonths = (typeof PERIOD_CHOICES)[number]
export const DEFAULT_PERIOD_MONTHS = 36
