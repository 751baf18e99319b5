import type { Area, PeriodMonths, Stage } from '../contract.ts'

/** Who asks, as the GP Connect token must name them (`requesting_practitioner`). */
export interface RequestingUser {
  /** Local id of the signed-in person; also `sub`. */
  id: string
  name: { family: string; given: readonly string[]; prefix: readonly string[] }
  /** Smartcard ids, when the vendor's sign-in carried them; `UNK` on the wire otherwise. */
  sdsUserId: string | null
  sdsRoleProfileId: string | null
  /** System under which `id` is issued, e.g. `https://vendor.example/Id/user-guid`. */
  idSystem: string
}

/** For whom they ask: the organisation of the signed-in user, never the host. */
export interface RequestingOrganisation {
  ods: string
  name: string
  /** Own ASID where the vendor's entry fixes it; otherwise looked up in SDS. */
  asid: string | null
}

/** The patient as the vendor's system holds them; PDS is checked against it. */
export interface LocalPatient {
  nhsNumber: string
  family: string
  given: string
  birthDate: string
  gender: string
}

/** What to ask the practice for. The builder makes every legal form and cannot make another. */
export type Ask =
  | { kind: 'default'; months: PeriodMonths; tests?: boolean }
  | { kind: 'older'; from: string; to: string }
  | { kind: 'around'; date: string }

/** One retrieval: of whom, by whom, for whom, and what. */
export interface RetrieveRequest {
  patient: LocalPatient
  user: RequestingUser
  organisation: RequestingOrganisation
  ask: Ask
  /** `YYYY-MM-DD`; the caller's clock. */
  today: string
  traceId: string
  signal: AbortSignal
  /** Told of each trace id that the practice is called under besides `traceId`, before the call. */
  onFreshTrace?(traceId: string): void
  /** Told when the practice's answer has arrived whole, before anything of it is read. */
  onLastByte?(): void
  onStage(stage: Stage, state: 'started' | 'done', words: string): void
}

/** The practice's answer, byte for byte as text, with what is needed to say where it came from. Throws `Refusal` otherwise. */
export interface Retrieval {
  bundleText: string
  /** The NHS number that was asked with: PDS may have superseded the local one. */
  nhsNumber: string
  practice: { ods: string; name: string | null }
  pds: { family: string; given: string; birthDate: string; gender: string }
  fetchedAt: string
  asked: { months: PeriodMonths; from: string | null; to: string; areas: readonly Area[] }
  traceId: string
}

/** The one way in: a launch becomes GP Connect access through this. */
export type RetrieveRecord = (request: RetrieveRequest) => Promise<Retrieval>
