import { CONCEPTS } from './codes.ts'
import type { Dialect } from './dialect.ts'
import { DIALECTS } from './dialect.ts'

/** Whose record is being written, and in whose system's manner. */
export interface Voice {
  dialect: Dialect
  /** ODS code of the practice. */
  ods: string
  /** `Patient/…` */
  patient: string
}

/** The voice of item builders when a test does not care. */
export const PLAIN: Voice = { dialect: DIALECTS.emis, ods: 'A99001', patient: 'Patient/patient-1' }

export const SNOMED = 'http://snomed.info/sct'
export const NHS_UK = 'https://fhir.nhs.uk/STU3/StructureDefinition'
export const HL7_UK = 'https://fhir.hl7.org.uk/STU3/StructureDefinition'
export const COMMENT_NOTE = '37331000000100'

/** Words that go out as they are, with or without the code that an older system lost or never had. */
export type Term = string | { text: string; degraded: true }

/** An optional member: nothing at all where there is no value. */
export function maybe<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]: V })
}

export const profile = (name: string) => ({
  profile: [`${NHS_UK}/CareConnect-GPC-${name}-1`],
})

export const reference = (to: string): fhir3.Reference => ({ reference: to })

export const linkTo = (to: string | undefined): fhir3.Reference | undefined =>
  to === undefined ? undefined : reference(to)

export function identifiers(id: string, { dialect, ods }: Voice): fhir3.Identifier[] {
  return [{ system: dialect.identifierSystem(ods), value: id }]
}

/** `2024-03-04T10:40` as an instant with London's offset; whole and partial dates as they are. */
export function instant(when: string): string {
  if (!when.includes('T')) return when
  return `${when}:00${isSummerTime(when.slice(0, 10)) ? '+01:00' : '+00:00'}`
}

function isSummerTime(day: string): boolean {
  const year = Number(day.slice(0, 4))
  return day >= lastSunday(year, 3) && day < lastSunday(year, 10)
}

function lastSunday(year: number, month: number): string {
  const last = new Date(Date.UTC(year, month, 0))
  last.setUTCDate(last.getUTCDate() - last.getUTCDay())
  return last.toISOString().slice(0, 10)
}

/** Entries from before SNOMED reached general practice keep the code that was picked then. */
const SNOMED_SINCE = '2018-06'
const DEGRADED = {
  entry: ['196411000000103', 'Transfer-degraded record entry'],
  medication: ['196421000000109', 'Transfer-degraded medication entry'],
  referral: ['196431000000106', 'Transfer-degraded referral'],
} as const

/** The CodeableConcept of a term: coded where its concept is known, text alone where not. */
export function concept(
  term: Term,
  { dialect }: Voice = PLAIN,
  on = '2020',
  kind: keyof typeof DEGRADED = 'entry',
): fhir3.CodeableConcept {
  if (typeof term !== 'string') {
    const [code, display] = DEGRADED[kind]
    return { coding: [{ system: SNOMED, code, display }], text: term.text }
  }
  const known = CONCEPTS.get(term)
  if (!known) return { text: term }
  const display = known.display ?? term
  const old = on < SNOMED_SINCE ? oldCoding(known, dialect, term) : undefined
  const { id, display: words } = dialect.descriptionKeys
  const snomed: fhir3.Coding = {
    ...(known.description
      ? {
          extension: [
            {
              url: dialect.descriptionUrl,
              extension: [
                { url: id, valueId: known.description },
                ...(display === term ? [] : [{ url: words, valueString: term }]),
              ],
            },
          ],
        }
      : {}),
    system: SNOMED,
    code: known.code,
    display,
    ...(dialect.flagsSelected && !old ? { userSelected: true } : {}),
  }
  const told = known.description !== undefined && !old
  return {
    coding: old ? [old, snomed] : [snomed],
    ...(display === term || told ? {} : { text: term }),
  }
}

function oldCoding(
  known: { read?: string; ctv3?: string },
  { oldCodes }: Dialect,
  term: string,
): fhir3.Coding | undefined {
  if (oldCodes === 'read' && known.read)
    return {
      system: 'http://read.info/readv2',
      code: `${known.read}00`,
      display: term,
      userSelected: true,
    }
  if (oldCodes === 'ctv3' && known.ctv3)
    return { system: 'http://read.info/ctv3', code: known.ctv3, display: term, userSelected: true }
  return undefined
}

/** Not to be disclosed to the patient, family or carers without the clinician's leave (`NOPAT`). */
export const notForPatient = {
  security: [
    {
      system: 'http://hl7.org/fhir/v3/ActCode',
      code: 'NOPAT',
      display:
        "no disclosure to patient, family or caregivers without attending provider's authorization",
    },
  ],
}

/** An id made of words: lower case, dashes, at most 64 characters. */
export function wordsAsId(...words: readonly string[]): string {
  return words
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64)
    .replace(/-+$/, '')
}
