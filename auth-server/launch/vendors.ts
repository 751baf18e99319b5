import { z } from 'zod'
import { DEFAULT_PERIOD_MONTHS } from '../contract.ts'

const httpUrl = z.url({ protocol: /^https?$/ })
const origin = httpUrl.refine(
  (text) => URL.parse(text)?.origin === text,
  'must be an origin: scheme, host and port only',
)

/**
 * One registered vendor: whom we trust to open the panel, as which client, for which organisation.
 * Everything that may open a GP record is required or defaults to "no".
 */
export const Vendor = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string().min(1),
  /** FHIR base URL: `iss` of the launch. */
  iss: httpUrl,
  /** `iss` is a prefix: for the public SMART launcher, whose settings travel in the path. Sandbox only. */
  issIsPrefix: z.boolean().default(false),
  /** Issuer that the authorization server must name; checked in the id_token and by RFC 9207. */
  authorizationServer: httpUrl,
  /** Origins on which its endpoints may lie. */
  endpointOrigins: z.array(origin).min(1),
  client: z.discriminatedUnion('method', [
    z.strictObject({ method: z.literal('none'), id: z.string().min(1) }),
    z.strictObject({
      method: z.literal('client_secret_basic'),
      id: z.string().min(1),
      secret: z.string().min(16),
    }),
    z.strictObject({
      method: z.literal('private_key_jwt'),
      id: z.string().min(1),
      alg: z.enum(['RS384', 'ES384']),
      /** Some authorization servers want their issuer, not the token endpoint, as audience. */
      audience: z.enum(['token-endpoint', 'issuer']).default('token-endpoint'),
    }),
  ]),
  scopes: z.array(z.string().min(1)).min(1),
  /** The vendor's own server may exchange an access token issued to our client for a session (RFC 8693). */
  tokenExchange: z.boolean().default(false),
  /** Who may show the panel in a frame. */
  frameAncestors: z.array(origin),
  organisation: z.strictObject({
    ods: z.string().min(3),
    name: z.string().min(1),
    asid: z.string().min(1).optional(),
  }),
  /** Role codes or words that may see GP records; empty means nobody. */
  roles: z.array(z.string().min(1)).default([]),
  /** Role given to every user of a vendor that cannot name one; must itself be in `roles`. */
  assumedRole: z.string().min(1).optional(),
  /** System under which the vendor's user ids are issued, for the GP Connect token. */
  userIdSystem: z.string().min(1),
  /** What the vendor's FHIR server offers. What it does not offer is not asked of it; each says what happens instead. */
  capabilities: z
    .strictObject({
      /** ServiceRequest. Else the worker says which referral this is for, and that is in the audit. */
      referral: z.boolean().default(false),
      /** DocumentReference of the referral letter. Else the worker pastes it. */
      letter: z.boolean().default(false),
      /** Consent. Else the worker states it, and for how long it holds `consent.days` decides. */
      consent: z.boolean().default(false),
      /** Writing a DocumentReference. Else a note is copied, printed or downloaded. */
      notes: z.boolean().default(false),
      /** Writing a Task, for a chosen service. Else the service stands in the note alone. */
      tasks: z.boolean().default(false),
      /** Writing a Communication, for a question to the GP. Else it becomes a Task, and without `tasks` it is copied. */
      communication: z.boolean().default(false),
      /** CarePlan. Else the panel shows those of the GP record alone. */
      carePlans: z.boolean().default(false),
      /** Practitioner. Else the name is the id_token’s, and there is no smartcard user id. */
      practitioner: z.boolean().default(false),
      /** PractitionerRole. Else `assumedRole` is the role; without it nobody may see a record. */
      practitionerRole: z.boolean().default(false),
    })
    .prefault({}),
  consent: z
    .strictObject({
      /** How long a stated consent holds, at most. */
      days: z.int().min(1).max(400).default(180),
    })
    .prefault({}),
  policy: z
    .strictObject({
      /** Shown, and its question asked, for a patient under 16 or recorded as lacking capacity. */
      text: z.string().min(1).optional(),
    })
    .prefault({}),
  periodMonths: z
    .union([z.literal(12), z.literal(36), z.literal(60), z.null()])
    .default(DEFAULT_PERIOD_MONTHS),
  /** Tests and immunisations may be asked for by one click. */
  mayAskForTests: z.boolean().default(false),
  escalation: z.string().min(1).optional(),
  /** The vendor's own service finder; `{words}` is replaced by the need words the worker confirmed. */
  finder: z
    .strictObject({ name: z.string().min(1), template: z.string().includes('{words}') })
    .optional(),
  /**
   * Areas and rules switched off for this vendor, closings that differ from the default policy, and what the
   * organisation adds: code lists (CSV files as OpenCodelists gives them out, named from this file's folder, or the
   * codes themselves) and phrases. Names that there are not, and codes that cannot be, are faults at the start.
   */
  record: z
    .strictObject({
      areasOff: z.array(z.string()).default([]),
      rulesOff: z.array(z.string()).default([]),
      closings: z
        .record(z.string(), z.enum(['locked', 'closed', 'headline', 'safety', 'open']))
        .default({}),
      codeLists: z
        .array(
          z.strictObject({
            name: z.string().trim().min(1).max(60),
            place: z.enum(['relevant', 'lower']).default('relevant'),
            file: z.string().min(1).optional(),
            codes: z.array(z.string().min(1)).default([]),
          }),
        )
        .max(50)
        .default([]),
      /** Words that bring an entry forward: `*` ends a beginning, `|` parts alternatives, `~` stands for up to three words. */
      rules: z
        .array(
          z.strictObject({
            name: z.string().trim().min(1).max(60),
            phrases: z.array(z.string().trim().min(1).max(200)).min(1).max(500),
          }),
        )
        .max(50)
        .default([]),
    })
    .prefault({}),
  /**
   * For a pretend or public test system whose patients hold no NHS number: who stands in for them.
   * The key is the vendor's patient id, `*` is everyone else. A banner says so at all times. Sandbox only.
   */
  standIns: z
    .record(
      z.string(),
      z.strictObject({
        nhsNumber: z.string(),
        family: z.string(),
        given: z.string(),
        birthDate: z.string(),
        gender: z.string(),
      }),
    )
    .optional(),
  /** A line shown at all times for a patient, by the vendor's patient id: that a test record is served whole, say. */
  notices: z.record(z.string(), z.string().min(1)).optional(),
})
/** One registered vendor, read and filled with its defaults. */
export type Vendor = z.output<typeof Vendor>

/** The file that `VENDORS_FILE` names. */
export const VendorsFile = z.strictObject({ vendors: z.array(Vendor) })
