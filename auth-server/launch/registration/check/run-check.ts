import { checkClock, checkIss, checkTls } from './address-checks.ts'
import { checkDocument, readDiscovery } from './discovery-checks.ts'
import { checkFeatures } from './feature-checks.ts'
import { checkFhir } from './fhir-checks.ts'
import { type Finding, findings, inOrder } from './findings.ts'
import { checkIssuer, checkKeys } from './issuer-checks.ts'
import { checkLaunch } from './launch-checks.ts'
import type { TestClient } from './launch-request.ts'
import { answered, probe } from './probe.ts'
import { RULES, type RuleId } from './rules.ts'
import { endpointOrigins, type Server, type Subject } from './server-under-test.ts'
import { checkSignInPages, checkTokenEndpoint } from './sign-in-checks.ts'
import type { Walker } from './walk.ts'

export interface CheckOptions {
  subject: Subject
  /** The client to try a launch with; none leaves everything out that needs one. */
  trial: { client: TestClient; walker: Walker; writeNote: boolean } | null
  now?: () => Date
}

export interface Report {
  iss: string
  findings: readonly Finding[]
}

/** Checks a vendor's SMART server against what Backstory needs. Never throws for a fault of that server. */
export async function runCheck({
  subject,
  trial,
  now = () => new Date(),
}: CheckOptions): Promise<Report> {
  const found = findings()
  const report = (why: string) => {
    found.skipRest(Object.keys(RULES) as RuleId[], why)
    return { iss: subject.iss, findings: inOrder(found.list) }
  }
  if (!checkIss(found, subject.iss)) return report('the address cannot be asked')
  const document = await readDiscovery(found, subject)
  const first = await probe(subject.iss)
  if (answered(first)) checkClock(found, first, now())
  if (document === null) {
    await checkTls(found, [new URL(subject.iss).origin])
    await checkFhir(found, subject)
    return report('there is no discovery document')
  }
  const named: Server = checkDocument(found, subject, document)
  checkFeatures(found, document, subject)
  const server = await checkIssuer(found, named, subject)
  await checkTls(found, [...new Set([new URL(subject.iss).origin, ...endpointOrigins(server)])])
  await checkKeys(found, server)
  await checkSignInPages(found, server, subject)
  await checkTokenEndpoint(found, server)
  await checkFhir(found, subject)
  if (trial === null) return report('it needs a launch: give --client-id')
  await checkLaunch(found, { subject, server, now, ...trial })
  return report('the launch did not come so far')
}
