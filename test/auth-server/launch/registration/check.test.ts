import { afterEach, describe, expect, it } from 'vitest'
import {
  reportAsJson,
  reportInWords,
} from '../../../../auth-server/launch/registration/check/report.ts'
import { RULES } from '../../../../auth-server/launch/registration/check/rules.ts'
import { aBreakableVendor, type BreakableVendor } from './a-breakable-vendor.ts'
import { BROKEN_VENDORS } from './breakages.ts'
import { checked } from './check-a-vendor.ts'

let vendor: BreakableVendor
afterEach(() => vendor.close())

describe('a vendor that does everything', () => {
  it('passes every check but those of a certificate, and is left as it was found', async () => {
    vendor = await aBreakableVendor()
    const { findings } = await checked(vendor)
    const rest = findings.filter(({ outcome }) => outcome !== 'pass').map(({ rule }) => rule)
    expect(rest).toEqual(['tls-trusted', 'tls-version', 'tls-expiry'])
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(Object.keys(RULES)))
    expect(vendor.notes.map(({ status }) => status)).toEqual(['entered-in-error'])
  })
})

describe('a vendor that', () => {
  it.each(BROKEN_VENDORS)('$what is told so, and how to mend it', async (one) => {
    vendor = await aBreakableVendor(one.broken)
    const report = await checked(vendor)
    const named = report.findings.filter(
      ({ rule, outcome }) => rule === one.rule && outcome === one.outcome,
    )
    expect(named.map(({ remedy }) => remedy).join('\n')).toMatch(one.remedy)
    const words = reportInWords(report)
    expect(words).toContain(RULES[one.rule].clause)
    expect(words).not.toContain('9990000018')
    expect(JSON.stringify(reportAsJson(report))).toContain(RULES[one.rule].clause)
  })

  it('is broken in one way only has that way named, and others no more than must follow from it', async () => {
    vendor = await aBreakableVendor({
      document: (document) => ({ ...document, code_challenge_methods_supported: ['plain'] }),
    })
    const { findings } = await checked(vendor)
    const failed = findings.filter(({ outcome }) => outcome === 'fail').map(({ rule }) => rule)
    expect(failed).toEqual(['pkce-s256', 'pkce-plain'])
  })
})
