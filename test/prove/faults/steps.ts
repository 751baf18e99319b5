import type { Sandbox } from '../../sandbox/start.ts'
import type { Meddling, Passing } from './relay.ts'

/** One call to an upstream within a journey. */
export interface Step {
  name: string
  /** Whether a request on its way is this call. */
  isIt(passing: Passing): boolean
  /** At which part of the journey it is made. */
  during: 'launch' | 'open' | 'record' | 'save'
  /** The server keeps what it answered: it must begin without. */
  kept?: boolean
}

export function stepsOf(sandbox: Sandbox): readonly Step[] {
  const at = (base: string) => {
    const { host, pathname } = new URL(base)
    return (passing: Passing) => passing.host === host && passing.path.startsWith(pathname)
  }
  const [vendor, fhir] = [at(sandbox.vendor.baseUrl), at(sandbox.vendor.fhirBase)]
  const [token, pds, sds, practice] = [
    at(sandbox.nhs.tokenUrl),
    at(sandbox.nhs.pdsUrl),
    at(sandbox.nhs.sdsUrl),
    at(sandbox.nhs.proxyUrl),
  ]
  const reads = (type: string) => (passing: Passing) =>
    fhir(passing) && passing.method === 'GET' && passing.path.includes(`/fhir/${type}`)
  return [
    {
      name: 'launch: discovery',
      during: 'launch',
      kept: true,
      isIt: (passing) => fhir(passing) && passing.path.includes('/.well-known/'),
    },
    {
      name: 'sign-in: code exchange',
      during: 'launch',
      isIt: (passing) =>
        vendor(passing) && passing.method === 'POST' && /token$/.test(passing.path),
    },
    {
      name: 'sign-in: keys',
      during: 'launch',
      kept: true,
      isIt: (passing) => vendor(passing) && /jwks/.test(passing.path),
    },
    { name: 'vendor: patient', during: 'open', isIt: reads('Patient') },
    { name: 'vendor: referral', during: 'open', isIt: reads('ServiceRequest') },
    { name: 'vendor: consent', during: 'open', isIt: reads('Consent') },
    { name: 'NHS token', during: 'record', kept: true, isIt: token },
    { name: 'PDS', during: 'record', isIt: pds },
    { name: 'SDS', during: 'record', isIt: sds },
    { name: 'proxy and practice', during: 'record', isIt: practice },
    {
      name: 'vendor: note save',
      during: 'save',
      isIt: (passing) => fhir(passing) && passing.method !== 'GET',
    },
  ]
}

export interface Fault {
  name: string
  /** What is done to the call; it ends when the step has been tried once. */
  meddling: Meddling
}

const flipped = (body: Buffer) => {
  const bytes = Buffer.from(body)
  for (let at = Math.floor(bytes.length / 3); at < bytes.length; at += 97) bytes[at] = 0x7b
  return bytes
}

export const FAULTS: readonly Fault[] = [
  { name: 'delayed 2 s', meddling: { delayMs: 2_000 } },
  { name: 'never reached', meddling: { drop: 'before' } },
  { name: 'answer lost', meddling: { drop: 'after' } },
  { name: 'answer cut', meddling: { cut: true } },
  { name: 'asked twice', meddling: { twice: true } },
  {
    name: 'corrupted',
    meddling: { change: (answer) => ({ ...answer, body: flipped(answer.body) }) },
  },
  {
    name: 'answers 503',
    meddling: {
      change: () => ({
        status: 503,
        headers: { 'content-type': 'text/html' },
        body: Buffer.from('<h1>Down'),
      }),
    },
  },
  {
    name: 'empty 200',
    meddling: {
      change: ({ status, headers }) => ({
        status: status < 300 ? 200 : status,
        headers: { 'content-type': String(headers['content-type'] ?? 'text/plain') },
        body: Buffer.alloc(0),
      }),
    },
  },
]
