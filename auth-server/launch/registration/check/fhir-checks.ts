import type { Findings } from './findings.ts'
import { answered, member, probe, textOf } from './probe.ts'
import { isOff, OFF, type Subject } from './server-under-test.ts'

/** What each part of the panel needs of the FHIR server, and what happens without. */
const PARTS = [
  { type: 'Patient', needs: ['read'], of: [], part: null },
  {
    type: 'ServiceRequest',
    needs: ['search-type'],
    of: ['referral'],
    part: 'the referral is asked of the worker',
  },
  {
    type: 'Consent',
    needs: ['search-type'],
    of: ['consent'],
    part: 'the worker states the consent',
  },
  {
    type: 'DocumentReference',
    needs: ['search-type', 'read', 'create'],
    of: ['letter', 'notes'],
    part: 'the letter is pasted, and notes are copied by hand',
  },
  {
    type: 'Practitioner',
    needs: ['read'],
    of: ['practitioner'],
    part: 'the name comes from the id_token alone',
  },
  {
    type: 'PractitionerRole',
    needs: ['search-type'],
    of: ['practitionerRole'],
    part: 'the role is a setting for all users',
  },
] as const

/** What the FHIR server says of itself, and whether it keeps its patients to itself. */
export async function checkFhir(found: Findings, subject: Subject): Promise<void> {
  const base = subject.iss.replace(/\/$/, '')
  const [metadata, patients, one] = await Promise.all([
    probe(`${base}/metadata`, { headers: { accept: 'application/fhir+json' } }),
    probe(`${base}/Patient?_count=1`, { headers: { accept: 'application/fhir+json' } }),
    probe(`${base}/Patient/backstory-check`, { headers: { accept: 'application/fhir+json' } }),
  ])
  if (!answered(patients)) found.skip('fhir-protected', patients.unreachable)
  else if ([401, 403].includes(patients.status)) {
    found.pass('fhir-protected', `answered ${patients.status}`)
  } else if (patients.status === 404) {
    // A server without any search may still guard its reads; a 404 to both says nothing.
    if (answered(one) && [401, 403].includes(one.status)) {
      found.pass('fhir-protected', `a read answered ${one.status}`)
    } else found.skip('fhir-protected', 'no FHIR endpoint answered for Patient')
  } else if (patients.status === 200) {
    found.fail(
      'fhir-protected',
      'a search for patients without any token was answered',
      'Close the FHIR server: answer 401 with WWW-Authenticate: Bearer to every call without a valid token, metadata and discovery excepted.',
    )
  } else {
    found.warn(
      'fhir-protected',
      `answered ${patients.status}`,
      'Answer 401 with WWW-Authenticate: Bearer to a call without a token.',
    )
  }
  if (!answered(metadata) || metadata.status !== 200) {
    found.warn(
      'metadata',
      answered(metadata) ? `answered ${metadata.status}` : metadata.unreachable,
      'Serve the CapabilityStatement at the FHIR base followed by /metadata, without sign-in.',
    )
    found.skip('metadata-resources', 'there is no CapabilityStatement')
    return
  }
  checkStatement(found, metadata.json, subject)
}

function checkStatement(found: Findings, statement: unknown, subject: Subject): void {
  const version = textOf(statement, 'fhirVersion')
  if (textOf(statement, 'resourceType') !== 'CapabilityStatement') {
    found.warn(
      'metadata',
      'no CapabilityStatement',
      'Answer with a FHIR R4 CapabilityStatement in JSON.',
    )
    found.skip('metadata-resources', 'there is no CapabilityStatement')
    return
  }
  if (version?.startsWith('4.0') === true) found.pass('metadata', `FHIR ${version}`)
  else {
    found.fail(
      'metadata',
      `FHIR ${version ?? 'of no named version'}`,
      'Serve FHIR R4 (4.0.1) at this base: Backstory reads no other version from a vendor.',
    )
  }
  const rest = member(statement, 'rest')
  const resources = (Array.isArray(rest) ? rest : []).flatMap((each: unknown) => {
    const list = member(each, 'resource')
    return Array.isArray(list) ? (list as unknown[]) : []
  })
  for (const { type, needs, of, part } of PARTS) {
    if (of.length > 0 && of.every((each) => isOff(subject, each))) {
      found.skip('metadata-resources', OFF)
      continue
    }
    const resource = resources.find((each) => textOf(each, 'type') === type)
    const list = member(resource, 'interaction')
    const codes = (Array.isArray(list) ? list : []).map((each: unknown) => textOf(each, 'code'))
    const missing = needs.filter((code) => !codes.includes(code))
    if (missing.length === 0) found.pass('metadata-resources', `${type}: ${needs.join(', ')}`)
    else {
      const remedy =
        part === null
          ? 'Offer it: without it no launch works.'
          : `Offer it, or leave it off in the vendors file: then ${part}.`
      found.warn('metadata-resources', `${type}: no ${missing.join(', ')}`, remedy)
    }
  }
  const documents = resources.find((each) => textOf(each, 'type') === 'DocumentReference')
  const saves = !isOff(subject, 'notes')
  if (saves && documents !== undefined && member(documents, 'conditionalCreate') !== true) {
    found.warn(
      'metadata-resources',
      'DocumentReference: no conditionalCreate',
      'Support If-None-Exist on create: it keeps a note from being saved twice. Without it the panel searches by identifier first.',
    )
  }
}
