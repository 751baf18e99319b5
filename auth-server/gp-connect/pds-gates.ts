import type { RefusalCode } from '../contract.ts'
import { Refusal } from '../refusal.ts'
import { isNhsNumber } from './nhs-number.ts'
import type { PdsFacts } from './pds.ts'
import type { LocalPatient } from './retrieval.ts'

/** GP Connect, "NHS number and PDS": demographics must be no older than this at the moment of use. */
const FRESH_MS = 24 * 3_600_000

/** What stops a request for this person before the practice is asked, in the order in which it is said. */
export const PDS_GATES: {
  rule: string
  refusal: RefusalCode
  stops(facts: PdsFacts, local: LocalPatient, now: Date): boolean
}[] = [
  {
    rule: 'gate/fresh',
    refusal: 'pds-unavailable',
    stops: ({ saidAt }, _local, now) => now.getTime() - saidAt > FRESH_MS,
  },
  {
    rule: 'gate/superseding-number',
    refusal: 'number-invalid',
    stops: ({ nhsNumber }) => !isNhsNumber(nhsNumber),
  },
  {
    // `R` restricted; `V` is listed without description; no label at all says nothing, so it does not open either.
    rule: 'gate/restricted',
    refusal: 'patient-restricted',
    stops: ({ confidentiality }) => confidentiality !== 'U',
  },
  { rule: 'gate/deceased', refusal: 'patient-deceased', stops: ({ deceased }) => deceased },
  {
    rule: 'gate/practice',
    refusal: 'no-registered-practice',
    stops: ({ practiceOds }) => practiceOds === null,
  },
  {
    rule: 'gate/verified',
    refusal: 'identity-not-verified',
    stops: (facts, local) => !isVerified(facts, local),
  },
]

/** Throws the first gate's `Refusal`. */
export function passGates(facts: PdsFacts, local: LocalPatient, now: Date): void {
  const gate = PDS_GATES.find(({ stops }) => stops(facts, local, now))
  if (gate !== undefined) throw new Refusal(gate.refusal)
}

/** The two ways in which an NHS number counts as verified (GP Connect, "PDS trace"); one is enough. */
export const VERIFIED_BY: {
  rule: string
  holds(facts: PdsFacts, local: LocalPatient): boolean
}[] = [
  {
    rule: 'verified/birth-date',
    holds: (facts, local) => facts.birthDate !== '' && facts.birthDate === local.birthDate,
  },
  {
    rule: 'verified/two-parts-and-names',
    holds: (facts, local) =>
      sameParts(facts.birthDate, local.birthDate) >= 2 &&
      sameStart(facts.family, local.family, 3) &&
      sameStart(facts.given, local.given, 1),
  },
]

/** Whether PDS and the vendor’s system mean the same person (GP Connect, "NHS number verification"). */
export function isVerified(facts: PdsFacts, local: LocalPatient): boolean {
  return VERIFIED_BY.some(({ holds }) => holds(facts, local))
}

function sameParts(one: string, other: string): number {
  const parts = other.split('-')
  return one.split('-').filter((part, index) => part !== '' && part === parts[index]).length
}

function sameStart(one: string, other: string, letters: number): boolean {
  const start = lettersOf(one).slice(0, letters)
  return start !== '' && start === lettersOf(other).slice(0, letters)
}

/** Letters only, without accents or case: "O’Brien" and "OBRIEN" begin alike. */
function lettersOf(name: string): string {
  return name.normalize('NFD').replace(/\P{L}/gu, '').toLowerCase()
}
