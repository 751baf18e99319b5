import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { RetrieveRequest } from '../../../auth-server/gp-connect/retrieval.ts'
import { gpConnect } from '../../../auth-server/gp-connect/retrieve-record.ts'
import type { Limits } from '../../../auth-server/gp-connect/settings.ts'
import type { Misbehaviour } from '../../sandbox/nhs/misbehaviour.ts'
import { type NhsSide, startNhsSide } from '../../sandbox/nhs/nhs-side.ts'
import { personCalled, scriptedWorld } from '../../sandbox/nhs/scripted-world.ts'
import { requestFor, settingsFor } from './consumer.ts'

const world = scriptedWorld()
const rich = personCalled(world, 'rich')
let nhs: NhsSide
beforeAll(async () => {
  nhs = await startNhsSide(world)
})
afterEach(() => {
  for (const service of ['token', 'pds', 'sds', 'practice'] as const) nhs.behave(service, null)
})
afterAll(() => nhs.close())

const LIMITS: Limits = { connectMs: 1_000, totalMs: 1_000, bytes: 2_000_000 }
const fetched = (limits: Partial<Limits> = {}, changes: Partial<RetrieveRequest> = {}) =>
  gpConnect(settingsFor(nhs, { limits: { ...LIMITS, ...limits } }))(requestFor(rich, changes))
/** So that a record which should not have come is not printed whole. */
const refused = async (...how: Parameters<typeof fetched>) => {
  const { practice } = await fetched(...how)
  return practice
}
const MB = 1_000_000

describe('a practice whose answer goes wrong', () => {
  const refusals: [string, Misbehaviour, string][] = [
    ['total-time: never comes', { kind: 'never-answers' }, 'practice-timeout'],
    ['comes at a byte a second', { kind: 'one-byte-a-second' }, 'practice-timeout'],
    ['never ends', { kind: 'never-ends' }, 'practice-timeout'],
    ['is dropped without a word', { kind: 'drop' }, 'practice-unavailable'],
    ['is cut in the middle', { kind: 'cut' }, 'answer-unreadable'],
    ['whole-length: is shorter than announced', { kind: 'length-too-long' }, 'answer-unreadable'],
    ['is longer than announced', { kind: 'length-too-short' }, 'answer-unreadable'],
    ['is HTML', { kind: 'html' }, 'answer-unreadable'],
    ['is empty', { kind: 'empty' }, 'answer-unreadable'],
    ['is half a Bundle', { kind: 'half' }, 'answer-unreadable'],
    ['is called gzip and is not', { kind: 'bad-gzip' }, 'answer-unreadable'],
    ['whole-gzip: is gzip that stops early', { kind: 'cut-gzip' }, 'answer-unreadable'],
    [
      'is compressed in a way nobody asked for',
      { kind: 'header', name: 'Content-Encoding', value: 'br' },
      'answer-unreadable',
    ],
    ['is 50 MB', { kind: 'padded', bytes: 50 * MB, gzip: false }, 'answer-too-large'],
    [
      'limit-decompressed: is 50 MB once decompressed',
      { kind: 'padded', bytes: 50 * MB, gzip: true },
      'answer-too-large',
    ],
    [
      'is a redirect',
      { kind: 'redirect', location: 'https://elsewhere.example/' },
      'retrieval-failed',
    ],
  ]
  it.each(refusals)('consumer transport/%s: %j says %s', async (_what, how, code) => {
    nhs.behave('practice', how)
    const started = performance.now()
    await expect(refused()).rejects.toMatchObject({ code })
    expect(performance.now() - started).toBeLessThan(4_000)
  })

  it('is never asked a second time by itself', async () => {
    nhs.behave('practice', { kind: 'drop' })
    const before = nhs.seen.filter(({ service }) => service === 'practice').length
    await expect(refused()).rejects.toThrow()
    expect(nhs.seen.filter(({ service }) => service === 'practice')).toHaveLength(before + 1)
  })
})

describe('a practice that is merely slow, large or unusual', () => {
  const fine: [string, Misbehaviour][] = [
    ['answers by stages', { kind: 'slow', beforeHeadersMs: 100, beforeBodyMs: 100 }],
    ['calls it JSON', { kind: 'content-type', value: 'application/json' }],
    ['writes a space', { kind: 'content-type', value: 'application/fhir+json; charset=UTF-8' }],
    ['calls it text', { kind: 'content-type', value: 'text/plain' }],
    ['sends 1.9 MB', { kind: 'padded', bytes: 1_900_000, gzip: false }],
    ['sends 1.9 MB compressed', { kind: 'padded', bytes: 1_900_000, gzip: true }],
  ]
  it.each(fine)('%s is read', async (_what, how) => {
    nhs.behave('practice', how)
    await expect(fetched({ totalMs: 5_000 })).resolves.toMatchObject({
      practice: { ods: 'A99000' },
    })
  })

  it('consumer transport/gzip: sends 3 MB under the usual limit, which is read', async () => {
    nhs.behave('practice', { kind: 'padded', bytes: 3 * MB, gzip: true })
    const { bundleText } = await fetched({ bytes: 30 * MB, totalMs: 5_000 })
    expect(bundleText.length).toBeGreaterThanOrEqual(3 * MB)
  })
})

describe('while a practice is slow', () => {
  it('consumer stages/said: progress is said', async () => {
    nhs.behave('practice', { kind: 'slow', beforeHeadersMs: 50, beforeBodyMs: 50 })
    const said: string[] = []
    await fetched(
      { totalMs: 5_000 },
      { onStage: (stage, state, words) => said.push(`${stage} ${state}: ${words}`) },
    )
    expect(said).toEqual([
      'pds started: Checking the NHS number',
      'pds done: NHS number checked',
      'sds started: Finding the practice’s system',
      'sds done: The practice’s system was found',
      'practice started: Asking the practice for the record',
      'practice started: The practice is answering',
      'practice done: The practice has answered',
    ])
  })

  it.each(['never-answers', 'never-ends', 'one-byte-a-second'] as const)(
    'consumer transport/cancel: and the panel goes away, the call ends at once (%s)',
    async (kind) => {
      nhs.behave('practice', { kind })
      const leaving = new AbortController()
      const started = performance.now()
      const going = refused({ totalMs: 10_000 }, { signal: leaving.signal })
      setTimeout(() => leaving.abort(), 150)
      await expect(going).rejects.toMatchObject({ code: 'cancelled' })
      expect(performance.now() - started).toBeLessThan(1_500)
    },
  )

  it('a stage that failed is never said to be done', async () => {
    nhs.behave('practice', { kind: 'drop' })
    const done: string[] = []
    const onStage: RetrieveRequest['onStage'] = (stage, state) => {
      if (state === 'done') done.push(stage)
    }
    await expect(refused({}, { onStage })).rejects.toThrow()
    expect(done).toEqual(['pds', 'sds'])
  })
})

describe('the services before the practice', () => {
  it.each([
    ['token', { kind: 'never-answers' }, 'pds-unavailable'],
    ['token', { kind: 'html' }, 'pds-unavailable'],
    ['pds', { kind: 'never-answers' }, 'pds-unavailable'],
    ['pds', { kind: 'drop' }, 'pds-unavailable'],
    ['pds', { kind: 'html' }, 'pds-unavailable'],
    ['pds', { kind: 'padded', bytes: 50 * MB, gzip: false }, 'pds-unavailable'],
    ['sds', { kind: 'never-answers' }, 'sds-unavailable'],
    ['sds', { kind: 'cut' }, 'sds-unavailable'],
    ['sds', { kind: 'half' }, 'sds-unavailable'],
  ] as const)('%s %j says %s', async (service, how, code) => {
    nhs.behave(service, how)
    await expect(refused()).rejects.toMatchObject({ code })
  })
})

describe('a proxy that cannot be reached', () => {
  it('is unavailable', async () => {
    const proxy = { url: 'http://127.0.0.1:9/ssp', tls: null }
    await expect(gpConnect(settingsFor(nhs, { proxy }))(requestFor(rich))).rejects.toMatchObject({
      code: 'practice-unavailable',
    })
  })
})
