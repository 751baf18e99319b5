import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SessionView } from '../../../auth-server/contract.ts'
import { aVendor, type Panel, type PanelServer, startPanelServer } from './panel-server.ts'

let server: PanelServer
let panel: Panel
beforeEach(async () => {
  server = await startPanelServer()
  panel = await server.open()
})
afterEach(() => server.close())

const agreed = { decision: 'agreed', how: 'By phone', by: 'The patient' } as const

describe('the session view', () => {
  it('says who, for whom and why, from the vendor’s own record', async () => {
    const view = await panel.json<SessionView>('')
    expect(view).toMatchObject({
      launchId: panel.launchId,
      user: { name: 'Robin Example', role: 'Link worker' },
      organisation: { ods: 'X9X9X' },
      patient: { nhsNumber: '9990000018', birthDate: '1953-03-04' },
      referral: { source: 'vendor', reason: 'Lonely since canaryreason', date: '2026-11-10' },
      consent: { state: 'recorded' },
      needs: [],
      barrier: null,
      hasRecord: false,
      lastOpened: null,
    })
    expect(view.referral.letter?.text).toBe('Dear link worker,\ncanaryletter')
  })

  it('is in the audit before it is shown, and is not shown when it cannot be', async () => {
    server.auditDown.now = true
    expect(await panel.refusal('')).toBe('audit-unavailable')
    server.auditDown.now = false
    await panel.json('')
    expect((await server.events()).map(({ event }) => event)).toEqual(['patient-opened'])
  })

  it('tells when this user opened this patient before', async () => {
    await panel.json('')
    server.clock.now = new Date('2026-11-22T12:00:00Z')
    const later = await server.open()
    expect((await later.json<SessionView>('')).lastOpened).toBe('2026-11-22T10:00:00.000Z')
  })
})

describe('the record is refused', () => {
  it('when the role is not listed', async () => {
    server.holdings.role = 'Receptionist'
    expect((await panel.json<SessionView>('')).barrier?.code).toBe('role-not-allowed')
    expect(await panel.refusal('/record', {})).toBe('role-not-allowed')
  })

  it('when the user works for another organisation than the vendor’s entry names', async () => {
    server.holdings.organisation = 'Y8Y8Y'
    expect((await panel.json<SessionView>('')).barrier?.code).toBe('organisation-unknown')
    expect(await panel.refusal('/record', {})).toBe('organisation-unknown')
    expect(server.practice.asked).toEqual([])
    server.holdings.organisation = 'X9X9X'
    expect((await panel.call('/record', {})).ok).toBe(true)
  })

  it('when the vendor’s list of roles is emptied while the panel is open', async () => {
    await panel.record()
    server.vendors[0] = aVendor({ roles: [] })
    await reload()
    expect(await panel.refusal('/record', {})).toBe('role-not-allowed')
    expect(await panel.refusal('/record/view', { show: 'timeline' })).toBe('role-not-allowed')
  })

  it('when the vendor was taken off the list', async () => {
    await panel.record()
    server.vendors.splice(0, 1)
    await reload()
    expect(await panel.refusal('/record', {})).toBe('vendor-unknown')
    expect(await panel.refusal('/beat', {})).toBe('vendor-unknown')
  })

  it('when there is no NHS number, or not a valid one', async () => {
    server.holdings.patient = { ...server.holdings.patient, identifier: [] }
    expect(await panel.refusal('/record', {})).toBe('number-missing')
    const other = await server.open()
    server.holdings.patient.identifier = [
      { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000019' },
    ]
    expect(await other.refusal('/record', {})).toBe('number-invalid')
  })

  it('until a referral is stated, where the vendor has none', async () => {
    server.holdings.referral = null
    expect((await panel.json<SessionView>('')).needs).toEqual(['referral'])
    expect(await panel.refusal('/record', {})).toBe('referral-needed')
    const view = await panel.json<SessionView>('/referral', { reason: 'Wants company' })
    expect(view.referral).toMatchObject({ source: 'stated', reason: 'Wants company' })
    expect((await panel.record()).at(-1)?.type).toBe('done')
  })

  it('until consent is stated, where the vendor records none', async () => {
    server.holdings.consent = null
    expect((await panel.json<SessionView>('')).needs).toEqual(['consent'])
    expect(await panel.refusal('/record', {})).toBe('consent-needed')
    const view = await panel.json<SessionView>('/consent', agreed)
    expect(view.consent).toMatchObject({ state: 'stated', how: 'By phone', by: 'The patient' })
    expect((await panel.record()).at(-1)?.type).toBe('done')
  })

  it('when consent in the vendor’s system was refused, withdrawn, or has run out', async () => {
    const consent = server.holdings.consent
    if (consent === null) throw new Error('there is a consent to begin with')
    server.holdings.consent = { ...consent, provision: { type: 'deny' } }
    expect(await panel.refusal('/record', {})).toBe('consent-refused')
    server.holdings.consent = { ...consent, status: 'inactive' }
    expect(await (await server.open()).refusal('/record', {})).toBe('consent-refused')
    server.holdings.consent = { ...consent, provision: { period: { end: '2026-11-21' } } }
    expect(await (await server.open()).refusal('/record', {})).toBe('consent-needed')
  })

  it('for a child until the local policy’s question is answered with yes', async () => {
    server.holdings.patient.birthDate = '2012-05-05'
    const view = await panel.json<SessionView>('')
    expect(view.needs).toEqual(['policy'])
    expect(view.policyText).toContain('under 16')
    expect(await panel.refusal('/record', {})).toBe('policy-question')
    await panel.json('/policy', { answer: false })
    expect(await panel.refusal('/record', {})).toBe('policy-question')
    await panel.json('/policy', { answer: true })
    expect((await panel.call('/record', {})).status).toBe(200)
  })

  it('and each refusal is in the audit, with its code', async () => {
    server.holdings.consent = null
    await panel.refusal('/record', {})
    expect((await server.events()).at(-1)).toMatchObject({
      event: 'permission-refused',
      refusal: 'consent-needed',
    })
    expect(server.practice.asked).toEqual([])
  })
})

describe('consent', () => {
  beforeEach(() => {
    server.holdings.consent = null
  })

  it('given by a carer needs its basis', async () => {
    const carer = { ...agreed, by: 'A carer' }
    expect(await panel.refusal('/consent', carer)).toBe('request-invalid')
    const basis = 'The patient agreed that they speak for them'
    await panel.json('/consent', { ...carer, basis })
    expect((await panel.record()).at(-1)?.type).toBe('done')
  })

  it('decided by somebody else brings the local policy’s question', async () => {
    const basis = 'Best interests decision'
    const view = await panel.json<SessionView>('/consent', { ...agreed, by: 'A carer', basis })
    expect(view.needs).toEqual(['policy'])
  })

  it('holds in the next session of the same user, for the same referral', async () => {
    await panel.json('/consent', agreed)
    const next = await server.open()
    expect((await next.json<SessionView>('')).consent.state).toBe('stated')
    if (server.holdings.referral !== null) server.holdings.referral.id = 'another'
    const other = await server.open()
    expect((await other.json<SessionView>('')).consent.state).toBe('missing')
  })

  it('does not hold for another user', async () => {
    await panel.json('/consent', agreed)
    const user = {
      issuer: 'https://meadow.example',
      subject: 'worker-2',
      name: 'Other',
      fhirUser: null,
    }
    const colleague = await server.open({ user })
    server.vendors[0] = aVendor({ assumedRole: 'Link worker' })
    await reload()
    expect((await colleague.json<SessionView>('')).consent.state).toBe('missing')
  })

  it('ends by itself', async () => {
    await panel.json('/consent', agreed)
    server.clock.now = new Date('2027-06-01T10:00:00Z')
    const later = await server.open()
    expect((await later.json<SessionView>('')).consent.state).toBe('expired')
    expect(await later.refusal('/record', {})).toBe('consent-needed')
  })

  it('withdrawn empties every open panel of this user at once: no route shows the record any more', async () => {
    await panel.json('/consent', agreed)
    const second = await server.open()
    await panel.record()
    await second.record()
    expect((await second.call('/beat', {})).status).toBe(200)
    await panel.json('/consent', { decision: 'withdrawn' })
    for (const each of [panel, second]) {
      expect(await each.refusal('/beat', {})).toBe('consent-refused')
      expect(await each.refusal('/record', {})).toBe('consent-refused')
      expect(await each.refusal('/record/view', { show: 'timeline' })).toBe('consent-refused')
      expect(await each.refusal('/record/search', { words: 'alone' })).toBe('consent-refused')
    }
    expect((await server.events()).map(({ event }) => event)).toContain('consent-withdrawn')
  })

  it('can be given again after it was withdrawn', async () => {
    await panel.json('/consent', { decision: 'refused' })
    expect(await panel.refusal('/record', {})).toBe('consent-refused')
    await panel.json('/consent', agreed)
    expect((await panel.record()).at(-1)?.type).toBe('done')
  })

  it('is not kept when it cannot be written down in the audit', async () => {
    await panel.json('')
    server.auditDown.now = true
    expect(await panel.refusal('/consent', agreed)).toBe('audit-unavailable')
    server.auditDown.now = false
    expect((await panel.json<SessionView>('')).consent.state).toBe('missing')
  })
})

describe('a change in the vendor’s system', () => {
  const later = (milliseconds: number) => {
    server.clock.now = new Date(server.clock.now.getTime() + milliseconds)
  }
  const looks = [
    ['/record', {}],
    ['/record/view', { show: 'timeline' }],
    ['/record/search', { words: 'alone' }],
    ['/record/open', { what: 'safety', reason: 'Worried about someone’s safety' }],
    ['/record/more', { kind: 'older' }],
    ['/record/reveal', { area: 'problems' }],
  ] as const

  it.each(looks)(
    'of consent is felt by the very next call of %s, and by a beat',
    async (path, body) => {
      await panel.record()
      const { consent } = server.holdings
      if (consent === null) throw new Error('there is a consent to begin with')
      consent.status = 'inactive'
      expect(await panel.refusal(path, body)).toBe('consent-refused')
      consent.status = 'active'
      expect((await panel.call(path, body)).ok).toBe(true)
      consent.status = 'inactive'
      expect(await panel.refusal('/beat', {})).toBe('consent-refused')
    },
  )

  it.each(looks)('of the user’s role is felt by the very next call of %s', async (path, body) => {
    await panel.record()
    server.holdings.role = 'Receptionist'
    expect(await panel.refusal(path, body)).toBe('role-not-allowed')
  })

  it.each(looks)(
    'of the user’s organisation is felt by the very next call of %s',
    async (path, body) => {
      await panel.record()
      server.holdings.organisation = 'Y8Y8Y'
      expect(await panel.refusal(path, body)).toBe('organisation-unknown')
    },
  )

  it.each(looks)(
    'that closes the referral is felt by the very next call of %s',
    async (path, body) => {
      await panel.record()
      if (server.holdings.referral !== null) server.holdings.referral.status = 'revoked'
      expect(await panel.refusal(path, body)).toBe('referral-needed')
      expect((await panel.json<SessionView>('')).referral.source).toBe('none')
    },
  )

  it('that brings a referral is felt too, and one that the worker stated stays theirs', async () => {
    const { referral } = server.holdings
    server.holdings.referral = null
    expect(await panel.refusal('/record', {})).toBe('referral-needed')
    server.holdings.referral = referral
    expect((await panel.json<SessionView>('')).referral.id).toBe('ServiceRequest/sr1')

    server.holdings.referral = null
    const other = await server.open()
    await other.json('/referral', { reason: 'Wants company' })
    server.holdings.referral = referral
    expect((await other.json<SessionView>('')).referral.source).toBe('stated')
  })

  it('cannot be seen while the vendor is out of reach: the record closes after a minute, the notes stay open', async () => {
    await panel.record()
    server.holdings.down = true
    later(59_000)
    expect((await panel.call('/record/view', { show: 'timeline' })).status).toBe(200)
    later(2_000)
    expect(await panel.refusal('/record/view', { show: 'timeline' })).toBe('vendor-unavailable')
    expect((await panel.call('/beat', {})).status).toBe(200)
    expect((await panel.call('/notes')).status).toBe(200)
    server.holdings.down = false
    expect((await panel.call('/record/view', { show: 'timeline' })).status).toBe(200)
  })

  it('is waited for a second and a half; what comes later holds for the next call', {
    timeout: 20_000,
  }, async () => {
    await panel.record()
    server.holdings.slow = 2_500
    if (server.holdings.consent !== null) server.holdings.consent.status = 'inactive'
    const started = performance.now()
    expect((await panel.call('/beat', {})).status).toBe(200)
    expect(performance.now() - started).toBeLessThan(2_300)
    await wait(2_000)
    server.holdings.slow = 0
    expect(await panel.refusal('/beat', {})).toBe('consent-refused')
  })
})

describe('consent recorded by the vendor', () => {
  it('does not outweigh the worker’s own withdrawal', async () => {
    await panel.json('/consent', { decision: 'withdrawn' })
    expect(await panel.refusal('/record', {})).toBe('consent-refused')
  })
})

describe('a letter and a referral', () => {
  it('may be pasted and stated where the vendor has none, and not over the vendor’s own', async () => {
    expect(await panel.refusal('/letter', { text: 'Another letter' })).toBe('request-invalid')
    expect(await panel.refusal('/referral', { reason: 'Another' })).toBe('request-invalid')
    server.holdings.letter = null
    const other = await server.open()
    const view = await other.json<SessionView>('/letter', { text: ' Dear worker,\n\nplease ' })
    expect(view.referral.letter).toMatchObject({
      source: 'pasted',
      text: ' Dear worker,\n\nplease ',
    })
  })
})

/** As SIGHUP does: the register reads the vendors again. */
const reload = () => server.reload()
