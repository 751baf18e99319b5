import { vendorFhir } from '../../../auth-server/launch/fhir-client.ts'
import type { OpenedSession } from '../../../auth-server/launch/sessions.ts'
import { readStanding, readVendorRecord } from '../../../auth-server/launch/vendor-record.ts'
import { Refusal } from '../../../auth-server/refusal.ts'
import { aBrowser, launchUrl } from '../../auth-server/launch/a-browser.ts'
import { aPanel, signingKeys } from '../../auth-server/launch/a-panel.ts'
import { aScriptedVendor } from '../../auth-server/launch/scripted-vendor.ts'
import type { Chance } from './chance.ts'
import { mutatedJson } from './mutate.ts'
import type { Fed, FuzzTarget } from './target.ts'

const about = { reference: 'Patient/mary' }
const RESOURCES: { readonly [type: string]: object } = {
  Patient: {
    resourceType: 'Patient',
    id: 'mary',
    identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9998100000' }],
    name: [{ use: 'official', family: 'Canaryfinch', given: ['Canarina'], prefix: ['Mrs'] }],
    gender: 'female',
    birthDate: '1951-07-23',
  },
  Practitioner: {
    resourceType: 'Practitioner',
    id: 'wanda',
    name: [{ family: 'Link', given: ['Wanda'] }],
    identifier: [{ system: 'https://fhir.nhs.uk/Id/sds-user-id', value: '555099' }],
  },
  PractitionerRole: {
    resourceType: 'PractitionerRole',
    id: 'r1',
    practitioner: { reference: 'Practitioner/wanda' },
    code: [{ coding: [{ code: 'lw', display: 'Social prescribing link worker' }] }],
    organization: {
      identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'X26' },
    },
  },
  ServiceRequest: {
    resourceType: 'ServiceRequest',
    id: 'sr1',
    status: 'active',
    subject: about,
    authoredOn: '2026-11-10',
    requester: { display: 'Dr Canary' },
    reasonCode: [{ text: 'canaryreason' }],
    note: [{ text: 'canarynote' }],
    supportingInfo: [{ reference: 'DocumentReference/d1' }],
  },
  Consent: {
    resourceType: 'Consent',
    id: 'c1',
    status: 'active',
    scope: { coding: [{ code: 'patient-privacy' }] },
    patient: about,
    dateTime: '2026-11-10T09:00:00Z',
    performer: [{ reference: 'Patient/mary' }],
    provision: { type: 'permit', period: { end: '2027-11-10' } },
  },
  DocumentReference: {
    resourceType: 'DocumentReference',
    id: 'd1',
    status: 'current',
    type: { text: 'Referral letter' },
    subject: about,
    author: [{ display: 'Dr Canary' }],
    date: '2026-11-10T09:00:00Z',
    content: [{ attachment: { contentType: 'text/plain', url: 'Binary/b1', title: 'canary' } }],
  },
  Binary: { resourceType: 'Binary', id: 'b1', contentType: 'text/plain', data: btoa('canary') },
}
const TYPES = Object.keys(RESOURCES)

/** One resource for a read, a search set for a search. */
function answerTo(url: string): object {
  const [, type = '', id] = /\/fhir\/([A-Za-z]+)(?:\/([^/?]+))?/.exec(url) ?? []
  const resource = RESOURCES[type] ?? {}
  if (id !== undefined) return resource
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: 1,
    entry: [{ resource, search: { mode: 'match' } }],
  }
}

export const vendorAnswers: FuzzTarget = {
  name: 'vendor',
  about: 'answers of the vendor’s FHIR server: patient, user, roles, referral, consent, letter',
  share: 500,
  open: async () => {
    const { jwks } = await signingKeys()
    const vendor = await aScriptedVendor(() => jwks.keys)
    const panel = await aPanel()
    const entry = vendor.entry({
      capabilities: Object.fromEntries(
        ['referral', 'letter', 'consent', 'practitioner', 'practitionerRole'].map((name) => [
          name,
          true,
        ]),
      ),
    })
    await panel.list([entry])
    let hostile: Chance | null = null
    vendor.script.fhir = (request, response) => {
      const answer = answerTo(request.originalUrl)
      const type = TYPES[(hostile?.pick ?? 0) % TYPES.length] ?? ''
      const isHit = hostile !== null && request.originalUrl.includes(`/${type}`)
      response
        .status(
          isHit && hostile !== null && hostile.way % 17 === 0 ? 200 + (hostile.pick % 320) : 200,
        )
        .type('application/fhir+json')
        .send(isHit && hostile !== null ? mutatedJson(answer, hostile) : JSON.stringify(answer))
    }
    const signedIn = async (): Promise<OpenedSession> => {
      const browser = aBrowser(panel)
      const { data } = await browser.signIn(launchUrl(panel, vendor.iss, vendor.newLaunch()))
      const credential = browser.cookies.get(`__Host-launch-${data.launchId}`) ?? null
      return panel.sessions.open(data.launchId, credential, panel.clock())
    }
    let opened = await signedIn()
    return {
      feed: async (chance): Promise<Fed> => {
        hostile = chance
        try {
          const fhir = vendorFhir(panel, entry, opened)
          const record = await readVendorRecord(fhir, entry, opened.session, new Date())
          const knowledge = { ...opened.session.knowledge, referral: record.referral }
          await readStanding(fhir, entry, { ...opened.session, knowledge }, new Date())
          return { outcome: 'read' }
        } catch (fault) {
          if (!(fault instanceof Refusal)) throw fault
          if (fault.code === 'session-ended') {
            hostile = null
            opened = await signedIn()
          }
          return { outcome: fault.code, told: [fault.message] }
        } finally {
          hostile = null
        }
      },
      close: async () => {
        await panel.close()
        await vendor.close()
      },
    }
  },
}
