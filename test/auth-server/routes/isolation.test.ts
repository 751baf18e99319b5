import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BeatView, SessionView } from '../../../auth-server/contract.ts'
import { Refusal } from '../../../auth-server/refusal.ts'
import { aBundle, type Panel, type PanelServer, startPanelServer } from './panel-server.ts'
import { called, registeredRoutes } from './registered-routes.ts'

let server: PanelServer
let panel: Panel
beforeEach(async () => {
  server = await startPanelServer({ onDisk: true })
  panel = await server.open()
})
afterEach(() => server.close())

const reason = 'Worried about someone’s safety'

/** Every route of a launch, with a body that it takes. */
const ROUTES: readonly [string, unknown][] = [
  ['', undefined],
  ['/style', undefined],
  ['/care-plans', undefined],
  ['/beat', {}],
  ['/touch', {}],
  ['/consent', { decision: 'withdrawn' }],
  ['/referral', { reason: 'Wants company' }],
  ['/letter', { text: 'Dear worker' }],
  ['/policy', { answer: true }],
  ['/record', {}],
  ['/record/more', { kind: 'older' }],
  ['/record/view', { show: 'timeline' }],
  ['/record/search', { words: 'alone' }],
  ['/record/open', { what: 'safety', reason }],
  ['/record/reveal', { area: 'problems' }],
  ['/identity', { confirm: true }],
  ['/notes', undefined],
  [
    '/notes/draft',
    {
      writer: 'w1',
      revision: 0,
      content: {
        contact: { date: '', method: null, present: '' },
        passages: [],
        services: [],
        asks: [],
        questions: [],
      },
    },
  ],
  ['/notes/quote', { from: { letter: { from: 0, to: 4 } }, heading: 'matters' }],
  ['/notes/quote/move', { id: 'q1', heading: 'matters' }],
  ['/notes/quote/remove', { id: 'q1' }],
  ['/notes/aside/drop', { writer: 'w1' }],
  ['/notes/save', { writer: 'w1', revision: 0, quotes: [] }],
  ['/notes/resume', {}],
  ['/notes/correct', { identifier: `urn:uuid:${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}` }],
  ['/notes/text', { how: 'see' }],
  ['/questions/copy', { id: 'q1' }],
  ['/questions/give', { id: 'q1' }],
  ['/questions/answered', { id: 'q1' }],
  ['/services', undefined],
  ['/services', { needs: ['company'] }],
  ['/services/needs', { picked: ['lonely'] }],
  ['/services/finder', { words: 'company' }],
  ['/looked-at', undefined],
  ['/end', {}],
]

describe('the list of routes here', () => {
  it('is whole: a route that is added must be added to it', () => {
    expect(called(ROUTES).sort()).toEqual(registeredRoutes().toSorted())
  })
})

describe('every route of a launch', () => {
  it.each(ROUTES)('%s answers nothing to another launch’s credential', async (path, body) => {
    const other = await server.open()
    await panel.record()
    const attempts: readonly Record<string, string>[] = [
      { Cookie: `__Host-launch-${panel.launchId}=${other.credential}` },
      { Cookie: `__Host-launch-${other.launchId}=${other.credential}` },
      { Cookie: '', Authorization: `Bearer ${other.credential}` },
      { Cookie: '' },
      { Cookie: `__Host-launch-${panel.launchId}=` },
      {
        Cookie: `__Host-launch-${panel.launchId}=${panel.credential}; __Host-launch-${panel.launchId}=${other.credential}`,
      },
    ]
    for (const headers of attempts) {
      const response = await panel.call(path, body, headers)
      const text = await response.text()
      expect(response.status).toBe(401)
      expect(text).toContain('session-unknown')
      expect(text).not.toMatch(/canary/i)
    }
    expect((await panel.call('')).status).toBe(200)
  })

  it.each(ROUTES)('%s answers nothing once the session has ended', async (path, body) => {
    await panel.record()
    await panel.call('/end', {})
    const response = await panel.call(path, body)
    expect(response.status).toBe(401)
    expect(await response.text()).toContain('session-ended')
  })
})

describe('a session', () => {
  const minutes = (count: number) => {
    server.clock.now = new Date(server.clock.now.getTime() + count * 60_000)
  }

  it('is not kept alive by polling', async () => {
    await panel.json('')
    const first = await panel.json<BeatView>('/beat', {})
    for (let each = 0; each < 3; each += 1) {
      minutes(6)
      expect(await panel.json<BeatView>('/beat', {})).toEqual(first)
    }
    minutes(3)
    expect(await panel.refusal('/beat', {})).toBe('session-ended')
  })

  it('is kept alive by use, until its absolute end', async () => {
    const { endsAt } = await panel.json<SessionView>('')
    for (let each = 0; each < 31; each += 1) {
      minutes(15)
      await panel.json<BeatView>('/beat', { active: true })
    }
    const last = await panel.json<BeatView>('/touch', {})
    expect(last.idleEndsAt).toBe(endsAt)
    minutes(15)
    expect(await panel.refusal('')).toBe('session-ended')
  })

  it('that ends clears its cookie and its record, and is in the audit', async () => {
    await panel.record()
    const response = await panel.call('/end', {})
    expect(response.status).toBe(204)
    expect(response.headers.get('set-cookie')).toContain(
      `__Host-launch-${panel.launchId}=; Max-Age=0`,
    )
    expect(response.headers.get('clear-site-data')).toBe('"cache"')
    expect((await server.events()).at(-1)?.event).toBe('session-ended')
  })
})

describe('the end of a session', () => {
  it('takes the record away also when it cannot be written down', async () => {
    await panel.record()
    server.auditDown.now = true
    expect(await panel.refusal('/end', {})).toBe('audit-unavailable')
    server.auditDown.now = false
    expect(await panel.refusal('/record/view', { show: 'timeline' })).toBe('session-ended')
  })
})

describe('two tabs with interleaved launches', () => {
  it('each see their own patient and record only', async () => {
    const second = await server.open()
    await Promise.all([panel.record(), second.record()])
    await panel.json('/record/open', { what: 'safety', reason })
    const found = await second.json<{ total: number }>('/record/search', { words: 'canarysafety' })
    expect(found.total).toBe(0)
    await panel.call('/end', {})
    expect((await second.call('/record/view', { show: 'timeline' })).status).toBe(200)
  })
})

describe('what is written down', () => {
  it('anywhere but in answers to the panel holds no canary of the patient, the token or a credential', async () => {
    await panel.json('')
    await panel.record()
    await panel.json('/record/search', { words: 'canarynote' })
    await panel.json('/record/view', { show: 'item', reference: 'Observation/n1' })
    await panel.call('/record/view', { show: 'canary' })
    await panel.call('/canary', {})
    await fetch(`${server.url}/callback?code=canarycode&state=canarystate`)
    await fetch(`${server.url}/launch?iss=https://canary.example&launch=canarylaunch`)
    server.holdings.down = true
    const broken = await server.open()
    await broken.call('')
    server.holdings.down = false
    for (const answer of [
      '{ "canary": ',
      aBundle({ identifier: [] }),
      new Refusal('practice-timeout'),
    ]) {
      server.practice.answer = answer
      await panel.record({ again: true })
    }
    await panel.call('/end', {})

    expect(server.logged.length).toBeGreaterThan(10)
    const secrets = /canary|9990000018|Cressida|1953-03-04/i
    for (const line of server.logged) {
      expect(line).not.toMatch(secrets)
      expect(line).not.toContain(panel.credential)
      expect(line).not.toContain(panel.launchId)
    }
    for (const name of readdirSync(server.dataFolder, { recursive: true })) {
      const path = join(server.dataFolder, String(name))
      if (!/sqlite/.test(path)) continue
      const bytes = readFileSync(path).toString('latin1')
      expect(bytes).not.toMatch(secrets)
      expect(bytes).not.toContain(panel.credential)
    }
  })
})
