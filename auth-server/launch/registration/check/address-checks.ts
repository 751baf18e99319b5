import { connect, type PeerCertificate } from 'node:tls'
import { isLoopbackHttp } from '../../allow-list.ts'
import type { Findings } from './findings.ts'
import { type Answer, whyNot } from './probe.ts'

const DAY = 86_400_000

/** Whether the FHIR base can be an `iss` at all. False when nothing can be asked of it. */
export function checkIss(found: Findings, iss: string): boolean {
  const url = URL.parse(iss)
  if (url === null || !/^https?:$/.test(url.protocol)) {
    found.fail('iss-form', `${iss} is not an address`, 'Give the FHIR base URL, https://host/path.')
    return false
  }
  const faults = [
    ...(url.protocol === 'http:' && !isLoopbackHttp(url) ? ['it is http'] : []),
    ...(url.username !== '' || url.password !== '' ? ['it holds user information'] : []),
    ...(url.search !== '' ? ['it has a query'] : []),
    ...(url.hash !== '' ? ['it has a fragment'] : []),
  ]
  if (faults.length > 0) {
    found.fail(
      'iss-form',
      `${iss}: ${faults.join(', ')}`,
      'Serve FHIR over https at a base without user information, query or fragment, and send exactly that base as iss.',
    )
    return faults.every((fault) => fault === 'it is http')
  }
  if (url.protocol === 'http:') {
    found.pass('iss-form', `${iss} (http is let pass on loopback, for trying out only)`)
  } else {
    found.pass('iss-form', iss)
  }
  return true
}

export interface TlsSight {
  /** `TLSv1.3`, say. */
  version: string | null
  /** Null when the certificate is trusted. */
  fault: string | null
  certificate: PeerCertificate | null
}

/** Opens one connection and looks at the certificate, trusted or not. */
export function lookAtTls(url: URL): Promise<TlsSight> {
  return new Promise((seen) => {
    const socket = connect({
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port || 443),
      ...(/^[\d.]+$|^\[/.test(url.hostname) ? {} : { servername: url.hostname }),
      // The fault is what is looked for; nothing is sent over this connection.
      rejectUnauthorized: false,
      timeout: 10_000,
    })
    const end = (sight: TlsSight) => {
      socket.destroy()
      seen(sight)
    }
    socket.once('secureConnect', () => {
      const fault = socket.authorized ? null : whyNot(socket.authorizationError ?? new Error())
      end({
        version: socket.getProtocol(),
        fault: fault === 'no answer' ? String(socket.authorizationError) : fault,
        certificate: socket.getPeerCertificate(),
      })
    })
    socket.once('timeout', () =>
      end({ version: null, fault: 'no answer in time', certificate: null }),
    )
    socket.once('error', (error) => end({ version: null, fault: whyNot(error), certificate: null }))
  })
}

const TLS_REMEDIES: { readonly [fault: string]: string } = {
  'the certificate has expired': 'Renew the certificate, and let it renew itself from now on.',
  'the certificate is self-signed':
    'Install a certificate of an authority that is publicly trusted. For a test system: NODE_EXTRA_CA_CERTS=ca.pem npm run vendor -- check …',
  'the certificate is for another host':
    'Install a certificate whose subjectAltName holds this host name.',
  'the chain of the certificate is incomplete':
    'Send the intermediate certificates too: browsers may fetch them, servers do not.',
}
const OWN_AUTHORITY =
  'Use a publicly trusted authority, and send the intermediate certificates too. For a test system: NODE_EXTRA_CA_CERTS=ca.pem npm run vendor -- check …'

export async function checkTls(found: Findings, origins: readonly string[]): Promise<void> {
  const secure = origins.filter((origin) => origin.startsWith('https:'))
  if (secure.length === 0) {
    for (const rule of ['tls-trusted', 'tls-version', 'tls-expiry'] as const) {
      found.skip(rule, 'http on loopback has no certificate')
    }
    return
  }
  for (const origin of secure) reportTls(found, origin, await lookAtTls(new URL(origin)))
}

export function reportTls(
  found: Findings,
  origin: string,
  { version, fault, certificate }: TlsSight,
): void {
  if (fault === null) found.pass('tls-trusted', origin)
  else found.fail('tls-trusted', `${origin}: ${fault}`, TLS_REMEDIES[fault] ?? OWN_AUTHORITY)
  if (version === null) return
  if (version === 'TLSv1.2' || version === 'TLSv1.3') {
    found.pass('tls-version', `${origin}: ${version}`)
  } else {
    found.fail(
      'tls-version',
      `${origin}: ${version}`,
      'Switch on TLS 1.2 and 1.3, and switch off what is older.',
    )
  }
  const ends = Date.parse(certificate?.valid_to ?? '')
  if (Number.isNaN(ends)) return
  const days = Math.floor((ends - Date.now()) / DAY)
  if (days >= 30) found.pass('tls-expiry', `${origin}: ${days} days left`)
  else if (days >= 0) {
    found.warn(
      'tls-expiry',
      `${origin}: ${days} days left`,
      'Renew the certificate soon, and let it renew itself.',
    )
  } else found.fail('tls-expiry', `${origin}: it has ended`, 'Renew the certificate.')
}

/** Compares the server's clock with ours by the `Date` header of any answer. */
export function checkClock(found: Findings, { headers }: Answer, now: Date): void {
  const said = Date.parse(headers.get('date') ?? '')
  if (Number.isNaN(said)) {
    found.skip('clock', 'the server sends no Date header')
    return
  }
  const seconds = Math.round(Math.abs(said - now.getTime()) / 1000)
  const seen = `${seconds} s apart from this machine’s`
  const remedy =
    'Keep the clock by NTP (and look at the clock of this machine too): tokens hold times that the other side compares.'
  if (seconds <= 30) found.pass('clock', seen)
  else if (seconds <= 60) found.warn('clock', seen, remedy)
  else found.fail('clock', `${seen}; the panel bears 60 s`, remedy)
}
