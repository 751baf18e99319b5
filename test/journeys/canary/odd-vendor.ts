import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aBrowser } from '../../auth-server/launch/a-browser.ts'
import { aScriptedVendor, type Script } from '../../auth-server/launch/scripted-vendor.ts'
import { httpPanel } from '../http-panel.ts'
import { type Answer, asking } from './everything.ts'

/** A vendor's system that answers wrongly in every way that matters, each time with the canary in it. */
export interface OddVendor {
  /** Vendors file in which it is the one entry. */
  file: string
  /** Launches it once for each of its oddities, and keeps what the panel's server says to that. */
  launchAll(panelUrl: string, answers: Answer[]): Promise<void>
  close(): Promise<void>
}

const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number'
const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code'

/** A FHIR server on which the patient has this number and the user works for this organisation. */
const holding =
  (nhsNumber: string | null, ods: string): NonNullable<Script['fhir']> =>
  (request, response) => {
    const resource = request.url.startsWith('/Patient/')
      ? {
          resourceType: 'Patient',
          id: 'mary',
          identifier: nhsNumber === null ? [] : [{ system: NHS_NUMBER, value: nhsNumber }],
          name: [{ family: 'Canaryfinch', given: ['Canarina'] }],
          birthDate: '1951-07-23',
        }
      : {
          resourceType: 'PractitionerRole',
          id: 'canaryrole',
          practitioner: { reference: 'Practitioner/canarywanda' },
          code: [{ text: 'Social prescribing link worker' }],
          organization: { identifier: { system: ODS, value: ods } },
        }
    response.type('application/fhir+json').send(JSON.stringify(resource))
  }

/** Every oddity; the first ones come before anything of its discovery is kept. */
const ODDITIES: readonly Script[] = [
  { discovery: (document) => ({ ...document, issuer: 'https://canary.example' }) },
  { discoveryAnswer: (response) => void response.status(500).send('canarydiscovery') },
  { token: (answer) => ({ ...answer, patient: undefined, canary: 'canarytoken' }) },
  { token: (answer) => ({ ...answer, patient: '../canary' }) },
  {
    token: () => ({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'canarywords' },
    }),
  },
  { token: () => ({ status: 200, body: 'canarytoken, not JSON' }) },
  { claims: (claims) => ({ ...claims, fhirUser: 'Patient/canaryfinch' }) },
  { claims: (claims) => ({ ...claims, aud: 'canaryclient', name: 'Canarina' }) },
  { idToken: () => undefined },
  { fhir: holding(null, 'X26') },
  { fhir: holding('9998100005', 'X26') },
  { fhir: holding('9998000018', 'C4N4R') },
  { fhir: (_request, response) => void response.status(500).send('canaryfhir') },
  { fhir: (_request, response) => void response.send('{"resourceType":"canary') },
]

export async function anOddVendor(): Promise<OddVendor> {
  const vendor = await aScriptedVendor()
  const file = join(tmpdir(), `backstory-odd-${crypto.randomUUID()}.json`)
  const entry = vendor.entry({
    id: 'odd',
    capabilities: { practitionerRole: true },
  })
  await writeFile(file, JSON.stringify({ vendors: [entry] }))
  return {
    file,
    async launchAll(panelUrl, answers) {
      for (const script of ODDITIES) {
        const wanda = { fhirUser: `${vendor.iss}/PractitionerRole/canaryrole` }
        vendor.script = { claims: (claims) => ({ ...claims, ...wanda }), ...script }
        const query = new URLSearchParams({ iss: vendor.iss, launch: vendor.newLaunch() })
        const browser = aBrowser({ url: panelUrl })
        const launch = `${panelUrl}/launch?${query}`
        const signedIn = await browser.signIn(launch).catch(() => null)
        const { status, headers, text, location } =
          signedIn?.answer ?? (await browser.visit(launch))
        answers.push({
          what: 'odd sign-in',
          status,
          headers: JSON.stringify([...headers]),
          body: text,
        })
        const launchId = location?.split('/').at(-1) ?? ''
        const credential = browser.cookies.get(`__Host-launch-${launchId}`)
        if (credential === undefined) continue
        const ask = asking(httpPanel(panelUrl, launchId, credential), answers)
        await ask('')
        await ask('/record', {})
        await ask('/end', {})
      }
    },
    close: async () => {
      await vendor.close()
      await rm(file, { force: true })
    },
  }
}
