import { beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '../../../auth-server/launch/session.ts'
import { type Sessions, sessionsIn } from '../../../auth-server/launch/sessions.ts'
import { newSecret } from '../../../auth-server/store/seal.ts'
import { sqliteStore } from '../../../auth-server/store/sqlite-store.ts'
import type { Store } from '../../../auth-server/store/store.ts'

const LAUNCH = 'a'.repeat(32)
const start = new Date('2026-11-22T09:00:00.000Z')
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000)

function aSession(changes: Partial<Session> = {}): Session {
  return {
    launchId: LAUNCH,
    vendorId: 'harbour',
    iss: 'https://ehr.example/fhir',
    user: { issuer: 'https://ehr.example', subject: 'user-7', name: null, fhirUser: null },
    context: {
      patient: 'mary',
      encounter: null,
      intent: null,
      needPatientBanner: true,
      tenant: null,
      fhirContext: [],
      smartStyleUrl: null,
    },
    tokens: { accessToken: 'canary-token', refreshToken: null, expiresAt: null, scopes: [] },
    knowledge: {
      user: null,
      patient: null,
      referral: null,
      consent: null,
      letter: null,
      policyAnswered: false,
      identityConfirmed: false,
      identityPending: false,
      period: 36,
      opened: [],
    },
    createdAt: start.toISOString(),
    endsAt: after(8 * 60).toISOString(),
    ...changes,
  }
}

let store: Store
let sessions: Sessions
beforeEach(() => {
  store = sqliteStore({ file: ':memory:' })
  sessions = sessionsIn(store, { idleMinutes: 20, hours: 8 })
  return () => store.close()
})
const create = async (changes: Partial<Session> = {}) =>
  (await sessions.create(aSession(changes), start)).opened

describe('a session', () => {
  it('opens for its credential', async () => {
    const { credential } = await create()
    const opened = await sessions.open(LAUNCH, credential, after(1))
    expect(opened.session).toEqual(aSession())
    expect(opened.endsAt).toBe(after(480).toISOString())
  })

  it('does not open without one, or with another, or for another launch', async () => {
    const { credential } = await create()
    const other = await create({ launchId: 'b'.repeat(32) })
    for (const [launchId, given] of [
      [LAUNCH, null],
      [LAUNCH, ''],
      [LAUNCH, newSecret()],
      [LAUNCH, other.credential],
      ['b'.repeat(32), credential],
      ['../x', credential],
    ] as const) {
      await expect(sessions.open(launchId, given, after(1))).rejects.toMatchObject({
        code: 'session-unknown',
      })
    }
  })

  it('ends after 20 minutes without use; each use begins them again', async () => {
    const { credential } = await create()
    await sessions.open(LAUNCH, credential, after(19))
    const opened = await sessions.open(LAUNCH, credential, after(38))
    expect(opened.idleEndsAt).toBe(after(58).toISOString())
    await expect(sessions.open(LAUNCH, credential, after(58))).rejects.toMatchObject({
      code: 'session-ended',
    })
  })

  it('is not kept alive by polling', async () => {
    const { credential } = await create()
    const opened = await sessions.open(LAUNCH, credential, after(19), { touch: false })
    expect(opened.idleEndsAt).toBe(after(20).toISOString())
    await expect(sessions.open(LAUNCH, credential, after(20))).rejects.toMatchObject({
      code: 'session-ended',
    })
  })

  it('ends after 8 hours however much it is used', async () => {
    const { credential } = await create()
    for (let minute = 15; minute < 480; minute += 15) {
      await sessions.open(LAUNCH, credential, after(minute))
    }
    const last = await sessions.open(LAUNCH, credential, after(479))
    expect(last.idleEndsAt).toBe(after(480).toISOString())
    await expect(sessions.open(LAUNCH, credential, after(480))).rejects.toMatchObject({
      code: 'session-ended',
    })
  })

  it('is gone with its record when it is ended', async () => {
    const { credential } = await create()
    await store.records.add(LAUNCH, 1, Buffer.from('sealed'))
    await sessions.end(LAUNCH)
    expect(await store.records.all(LAUNCH)).toEqual([])
    await expect(sessions.open(LAUNCH, credential, after(1))).rejects.toMatchObject({
      code: 'session-ended',
    })
    expect(await sessions.isLive(LAUNCH, after(1))).toBe(false)
  })

  it('leaves nothing in the store that opens it or tells its content', async () => {
    const { credential } = await create()
    const row = await store.sessions.get(LAUNCH, after(1).toISOString())
    const stored = JSON.stringify({ ...row, sealed: Buffer.from(row?.sealed ?? []).toString() })
    for (const canary of [credential, 'canary-token', 'mary', 'user-7', 'harbour']) {
      expect(stored).not.toContain(canary)
    }
  })
})

describe('changing a session', () => {
  it('tells a writer that somebody wrote in between', async () => {
    const { credential } = await create()
    const one = await sessions.open(LAUNCH, credential, after(1))
    const other = await sessions.open(LAUNCH, credential, after(1))
    expect(await sessions.save(one, { ...one.session, iss: 'one' })).not.toBeNull()
    expect(await sessions.save(other, { ...other.session, iss: 'other' })).toBeNull()
    expect((await sessions.open(LAUNCH, credential, after(1))).session.iss).toBe('one')
  })

  it('loses no change of several at once', async () => {
    const opened = await create()
    const names = ['a', 'b', 'c', 'd', 'e']
    await Promise.all(
      names.map((name) =>
        sessions.change(opened, after(1), (session) => ({
          ...session,
          knowledge: { ...session.knowledge, opened: [...session.knowledge.opened, name] },
        })),
      ),
    )
    const { session } = await sessions.open(LAUNCH, opened.credential, after(1))
    expect([...session.knowledge.opened].sort()).toEqual(names)
  })

  it('cannot bring an ended session back', async () => {
    const opened = await create()
    await sessions.end(LAUNCH)
    await expect(sessions.change(opened, after(1), (session) => session)).rejects.toMatchObject({
      code: 'session-ended',
    })
    expect(await sessions.isLive(LAUNCH, after(1))).toBe(false)
  })
})
