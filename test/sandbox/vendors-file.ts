import type { z } from 'zod'
import type { VendorsFile } from '../../auth-server/launch/vendors.ts'
import { VENDOR_ORGANISATION } from './vendor/staff-to-fhir.ts'
import { LINK_WORKER_ROLE } from './vendor/users.ts'
import type { Person } from './world.ts'

/** The public launcher: its settings travel in the path, so it is listed by prefix. */
export const PUBLIC_LAUNCHER = {
  page: 'https://launch.smarthealthit.org/',
  iss: 'https://launch.smarthealthit.org/v/r4/sim',
  origin: 'https://launch.smarthealthit.org',
} as const

/** How the panel proves itself to the full vendor. */
export type PanelClient =
  | { method: 'none'; id: string }
  | { method: 'client_secret_basic'; id: string; secret: string }
  | { method: 'private_key_jwt'; id: string; alg: 'RS384' | 'ES384' }

/** Client id of the panel at either pretend vendor. */
export const PANEL_CLIENT_ID = 'backstory-panel'

const SCOPES = [
  'launch',
  'openid',
  'fhirUser',
  'online_access',
  'patient/Patient.r',
  'patient/ServiceRequest.rs',
  'patient/DocumentReference.crs',
  'patient/Binary.r',
  'patient/Consent.rs',
  'patient/Task.crs',
  'patient/Communication.crs',
  'patient/CarePlan.crus',
  'user/Practitioner.r',
  'user/PractitionerRole.rs',
]

/** For systems that cannot say what their users are. */
const ASSUMED_ROLE = 'Social prescribing link worker'

const ORGANISATION = { ods: VENDOR_ORGANISATION.ods, name: VENDOR_ORGANISATION.name }

/** The sandbox's vendors as the panel has them registered: the full one, the minimal one, the public launcher. */
export function vendorsFile(of: {
  vendor: { baseUrl: string; fhirBase: string; issuer: string }
  minimal: { baseUrl: string }
  client: PanelClient
  people: readonly Person[]
  /** Whose record stands in for the public launcher's patients, who have no NHS number. */
  standIn: Person | null
  /** How the panel proves itself to the public launcher; as a public client unless given. */
  launcherClient?: PanelClient
  /** Address of the full vendor's own service finder. */
  finder?: string
}): z.input<typeof VendorsFile> {
  const { vendor, minimal, standIn } = of
  const notices = noticesFor(of.people)
  return {
    vendors: [
      {
        id: 'harbour',
        name: 'Harbour',
        iss: vendor.fhirBase,
        authorizationServer: vendor.issuer,
        endpointOrigins: [vendor.baseUrl],
        client: of.client,
        scopes: SCOPES,
        frameAncestors: [vendor.baseUrl],
        organisation: ORGANISATION,
        roles: [LINK_WORKER_ROLE],
        userIdSystem: 'https://harbour.example/Id/user',
        capabilities: {
          referral: true,
          letter: true,
          consent: true,
          notes: true,
          tasks: true,
          communication: true,
          carePlans: true,
          practitioner: true,
          practitionerRole: true,
        },
        mayAskForTests: true,
        notices,
        escalation: 'Your duty manager, 01632 960999',
        ...(of.finder === undefined
          ? {}
          : { finder: { name: 'Coast Finder', template: of.finder } }),
      },
      {
        id: 'jetty',
        name: 'Jetty',
        iss: `${minimal.baseUrl}/fhir`,
        authorizationServer: minimal.baseUrl,
        endpointOrigins: [minimal.baseUrl],
        client: { method: 'none', id: PANEL_CLIENT_ID },
        scopes: ['launch', 'openid', 'fhirUser', 'patient/Patient.r'],
        frameAncestors: [minimal.baseUrl],
        organisation: ORGANISATION,
        roles: [ASSUMED_ROLE],
        assumedRole: ASSUMED_ROLE,
        userIdSystem: 'https://jetty.example/Id/user',
        notices,
      },
      ...(standIn === null
        ? []
        : [
            {
              id: 'smart-health-it',
              name: 'SMART Health IT launcher',
              iss: PUBLIC_LAUNCHER.iss,
              issIsPrefix: true,
              authorizationServer: PUBLIC_LAUNCHER.iss,
              endpointOrigins: [PUBLIC_LAUNCHER.origin],
              client: of.launcherClient ?? { method: 'none' as const, id: PANEL_CLIENT_ID },
              scopes: [
                'launch',
                'openid',
                'fhirUser',
                'patient/Patient.rs',
                'user/Practitioner.rs',
              ],
              frameAncestors: [PUBLIC_LAUNCHER.origin],
              organisation: ORGANISATION,
              roles: [ASSUMED_ROLE],
              assumedRole: ASSUMED_ROLE,
              userIdSystem: PUBLIC_LAUNCHER.page,
              capabilities: { practitioner: true },
              standIns: {
                '*': {
                  nhsNumber: standIn.nhsNumber,
                  family: standIn.name.family,
                  given: standIn.name.given.join(' '),
                  birthDate: standIn.birthDate,
                  gender: standIn.gender,
                },
              },
            },
          ]),
    ],
  }
}

/** The panel says at all times that a tester's own record is shown whole. */
const noticesFor = (people: readonly Person[]): { [patient: string]: string } =>
  Object.fromEntries(
    people
      .filter(({ whole }) => whole === true)
      .map(({ id }) => [
        id,
        'This record comes from your own folder. It is shown whole, whatever period is asked for.',
      ]),
  )
