import { afterEach, describe, expect, it } from 'vitest'
import {
  checkClock,
  checkIss,
  lookAtTls,
  reportTls,
} from '../../../../auth-server/launch/registration/check/address-checks.ts'
import { findings } from '../../../../auth-server/launch/registration/check/findings.ts'
import { authority } from '../../gp-connect/certificates.ts'
import { aBreakableVendor, type BreakableVendor } from './a-breakable-vendor.ts'
import { checked } from './check-a-vendor.ts'

const DAY = 86_400_000
const nobody = authority('An authority that nobody knows')
let vendor: BreakableVendor | null = null
afterEach(async () => {
  await vendor?.close()
  vendor = null
})

const outcomeOf = (found: ReturnType<typeof findings>, rule: string) =>
  found.list.find((one) => one.rule === rule)

describe('the certificate of a vendor', () => {
  it('of an authority that nobody knows stops everything, and says what to install', async () => {
    vendor = await aBreakableVendor({ tls: nobody.issue('127.0.0.1') })
    const { findings: found } = await checked(vendor)
    const failed = found.filter(({ outcome }) => outcome === 'fail')
    expect(failed.map(({ rule }) => rule)).toEqual(['tls-trusted', 'discovery-answers'])
    expect(failed[0]?.remedy).toContain('NODE_EXTRA_CA_CERTS')
    expect(failed[1]?.seen).toMatch(/certificate/)
  })

  it.each([
    [new Date(Date.now() - DAY), 'fail', /Renew/],
    [new Date(Date.now() + 5 * DAY), 'warning', /Renew/],
    [new Date(Date.now() + 90 * DAY), 'pass', /^$/],
  ])('that ends on %s: %s', async (notAfter, outcome, remedy) => {
    vendor = await aBreakableVendor({ tls: nobody.issue('127.0.0.1', { notAfter }) })
    const found = findings()
    reportTls(found, vendor.url, await lookAtTls(new URL(vendor.url)))
    expect(outcomeOf(found, 'tls-expiry')).toMatchObject({ outcome })
    expect(outcomeOf(found, 'tls-expiry')?.remedy ?? '').toMatch(remedy)
    expect(outcomeOf(found, 'tls-version')).toMatchObject({ outcome: 'pass' })
  })

  it.each([
    ['the certificate is for another host', /subjectAltName/],
    ['the chain of the certificate is incomplete', /intermediate/],
    ['the certificate is self-signed', /publicly trusted/],
    ['the certificate’s authority is not trusted', /publicly trusted/],
  ])('where %s', (fault, remedy) => {
    const found = findings()
    reportTls(found, 'https://vendor.example', { version: 'TLSv1.1', fault, certificate: null })
    expect(outcomeOf(found, 'tls-trusted')?.remedy).toMatch(remedy)
    expect(outcomeOf(found, 'tls-version')).toMatchObject({
      outcome: 'fail',
      remedy: expect.stringContaining('TLS 1.2'),
    })
  })
})

describe('the FHIR base', () => {
  it.each([
    'nowhere',
    'ftp://vendor.example/fhir',
    'http://vendor.example/fhir',
    'https://user:word@vendor.example/fhir',
    'https://vendor.example/fhir?tenant=1',
    'https://vendor.example/fhir#top',
  ])('%s cannot be an iss', (iss) => {
    const found = findings()
    checkIss(found, iss)
    expect(outcomeOf(found, 'iss-form')).toMatchObject({ outcome: 'fail' })
  })
})

describe('the clock', () => {
  it.each([
    [0, 'pass'],
    [45, 'warning'],
    [600, 'fail'],
  ])('%i seconds apart: %s', (seconds, outcome) => {
    const found = findings()
    const now = new Date('2026-11-22T10:00:00Z')
    const headers = new Headers({ date: new Date(now.getTime() - seconds * 1000).toUTCString() })
    checkClock(found, { url: '', status: 200, headers, text: '', json: undefined }, now)
    expect(outcomeOf(found, 'clock')).toMatchObject({ outcome })
  })
})
