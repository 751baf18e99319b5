/** Letters of a SMART 2 scope: create, read, update, delete, search. */
export type Interaction = 'c' | 'r' | 'u' | 'd' | 's'

/** What the vendor's FHIR server holds, and what may be asked of each for the patient who is open. */
const PATIENT_SCOPES = {
  Patient: 'rs',
  Encounter: 'rs',
  ServiceRequest: 'rs',
  DocumentReference: 'cruds',
  Binary: 'r',
  Consent: 'crs',
  Task: 'cruds',
  Communication: 'crus',
  CarePlan: 'cruds',
  QuestionnaireResponse: 'crs',
} as const
/** Who works here and where; shared by all patients. */
const USER_SCOPES = { Practitioner: 'rs', PractitionerRole: 'rs', Organization: 'rs' } as const

export const PATIENT_TYPES: readonly string[] = Object.keys(PATIENT_SCOPES)
export const SHARED_TYPES: readonly string[] = Object.keys(USER_SCOPES)

/** Every non-empty choice of letters, in order: the legal forms of SMART App Launch 2.2, "Scopes for FHIR". */
function choices(letters: string): string[] {
  const found: string[] = []
  for (const letter of letters) found.push(...found.map((text) => text + letter), letter)
  return found
}

const scopesOf = (context: string, types: { readonly [type: string]: string }): string[] =>
  Object.entries(types).flatMap(([type, letters]) =>
    choices(letters).map((choice) => `${context}/${type}.${choice}`),
  )

const IDENTITY_SCOPES = [
  'openid',
  'profile',
  'fhirUser',
  'launch',
  'launch/patient',
  'online_access',
]

/** Every scope that is granted when asked for; anything else is left out of the grant. */
export const GRANTABLE_SCOPES: readonly string[] = [
  ...IDENTITY_SCOPES,
  ...scopesOf('patient', PATIENT_SCOPES),
  ...scopesOf('user', USER_SCOPES),
]

/** The short list for discovery: `scopes_supported` need not be exhaustive. */
export const ADVERTISED_SCOPES: readonly string[] = [
  ...IDENTITY_SCOPES,
  ...Object.entries(PATIENT_SCOPES).map(([type, letters]) => `patient/${type}.${letters}`),
  ...Object.entries(USER_SCOPES).map(([type, letters]) => `user/${type}.${letters}`),
]

/** Whether the granted scopes allow this interaction with this resource type. */
export function allows(
  scopes: ReadonlySet<string>,
  type: string,
  interaction: Interaction,
): boolean {
  for (const scope of scopes) {
    const parts = /^(patient|user)\/([A-Za-z]+)\.([cruds]+)$/.exec(scope)
    if (parts?.[2] === type && parts[3]?.includes(interaction)) return true
  }
  return false
}
