import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

export interface Issued {
  cert: string
  key: string
}

export interface Authority {
  /** Certificate of the authority itself. */
  ca: string
  /** A certificate for a server on 127.0.0.1, or for a client, under this authority. */
  issue(name: string, changes?: { notAfter?: Date }): Issued
}

const HOUR = 3_600_000

// Just enough of DER (X.690) for an X.509 certificate, which node can read but not make.
const der = (tag: number, ...content: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(content)
  const length = body.length
  const octets =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...octets]), body])
}
const sequence = (...content: readonly Uint8Array[]) => der(0x30, ...content)
const objectId = (...arcs: readonly number[]) => {
  const [first = 0, second = 0, ...rest] = arcs
  const octets = rest.flatMap((arc) => {
    const parts = [arc & 0x7f]
    for (let left = arc >> 7; left > 0; left >>= 7) parts.unshift((left & 0x7f) | 0x80)
    return parts
  })
  return der(0x06, Buffer.from([first * 40 + second, ...octets]))
}
const whole = (value: number) => der(0x02, Buffer.from([value]))
const bits = (content: Uint8Array) => der(0x03, Buffer.from([0]), content)
const octets = (content: Uint8Array) => der(0x04, content)
const truth = der(0x01, Buffer.from([0xff]))
const instant = (date: Date) =>
  der(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`))
const commonName = (name: string) =>
  sequence(der(0x31, sequence(objectId(2, 5, 4, 3), der(0x0c, Buffer.from(name)))))

const ECDSA_SHA256 = sequence(objectId(1, 2, 840, 10045, 4, 3, 2))
const BASIC_CONSTRAINTS = objectId(2, 5, 29, 19)
const SUBJECT_ALT_NAME = objectId(2, 5, 29, 17)
const isAuthority = sequence(BASIC_CONSTRAINTS, truth, octets(sequence(truth)))
const onLoopback = sequence(
  SUBJECT_ALT_NAME,
  octets(sequence(der(0x87, Buffer.from([127, 0, 0, 1])))),
)

function certificate(of: {
  serial: number
  subject: string
  issuer: string
  notAfter: Date
  publicKey: KeyObject
  signingKey: KeyObject
  extension: Uint8Array
}): string {
  const signed = sequence(
    der(0xa0, whole(2)),
    whole(of.serial),
    ECDSA_SHA256,
    commonName(of.issuer),
    sequence(instant(new Date(Date.now() - 2 * HOUR)), instant(of.notAfter)),
    commonName(of.subject),
    of.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(of.extension)),
  )
  const signature = sign('sha256', signed, of.signingKey)
  const text = sequence(signed, ECDSA_SHA256, bits(signature)).toString('base64')
  const lines = text.match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

/** A certificate authority that lives as long as a test. */
export function authority(name: string): Authority {
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const until = new Date(Date.now() + HOUR)
  let serial = 1
  return {
    ca: certificate({
      serial,
      subject: name,
      issuer: name,
      notAfter: until,
      publicKey: own.publicKey,
      signingKey: own.privateKey,
      extension: isAuthority,
    }),
    issue(subject, { notAfter = until } = {}) {
      const made = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      serial += 1
      return {
        cert: certificate({
          serial,
          subject,
          issuer: name,
          notAfter,
          publicKey: made.publicKey,
          signingKey: own.privateKey,
          extension: onLoopback,
        }),
        key: made.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      }
    },
  }
}
