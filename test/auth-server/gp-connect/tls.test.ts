import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gpConnect } from '../../../auth-server/gp-connect/retrieve-record.ts'
import { type NhsSide, startNhsSide } from '../../sandbox/nhs/nhs-side.ts'
import { personCalled, scriptedWorld } from '../../sandbox/nhs/scripted-world.ts'
import { type Authority, authority, type Issued } from './certificates.ts'
import { requestFor, settingsFor } from './consumer.ts'

const world = scriptedWorld()
const rich = personCalled(world, 'rich')
let spine: Authority
let other: Authority
let client: Issued
let nhs: NhsSide

beforeAll(async () => {
  spine = authority('Sandbox Spine authority')
  other = authority('Another authority')
  client = spine.issue('backstory.sandbox.example')
  const server = spine.issue('ssp.sandbox.example')
  nhs = await startNhsSide(world, { tls: { ...server, ca: spine.ca } })
})
afterAll(() => nhs.close())

const fetched = (tls: { cert: string; key: string; ca: string }) =>
  gpConnect(settingsFor(nhs, { proxy: { url: nhs.proxyUrl, tls } }))(requestFor(rich))

describe('the way to the proxy', () => {
  it('consumer tls/client-certificate: is open to a client certificate of the Spine’s authority', async () => {
    const { practice } = await fetched({ ...client, ca: spine.ca })
    expect(practice.ods).toBe('A99000')
  })

  it('is closed to a certificate of another authority', async () => {
    const foreign = other.issue('backstory.sandbox.example')
    await expect(fetched({ ...foreign, ca: spine.ca })).rejects.toMatchObject({
      code: 'practice-unavailable',
    })
  })

  it('is closed to a certificate that has run out', async () => {
    const old = spine.issue('backstory.sandbox.example', {
      notAfter: new Date(Date.now() - 60_000),
    })
    await expect(fetched({ ...old, ca: spine.ca })).rejects.toMatchObject({
      code: 'practice-unavailable',
    })
  })

  it('consumer tls/pinned-authority: is not taken to a proxy that another authority vouches for: the configured one alone is trusted', async () => {
    const seen = nhs.seen.filter(({ service }) => service === 'practice').length
    await expect(fetched({ ...client, ca: other.ca })).rejects.toMatchObject({
      code: 'practice-unavailable',
    })
    expect(nhs.seen.filter(({ service }) => service === 'practice')).toHaveLength(seen)
  })

  it('is not even tried with a certificate that is none', async () => {
    await expect(fetched({ ...client, cert: 'nonsense', ca: spine.ca })).rejects.toMatchObject({
      code: 'retrieval-failed',
    })
  })

  it('is not taken over TLS 1.1', async () => {
    const certificate = spine.issue('ssp.sandbox.example')
    const old = createServer(
      {
        ...certificate,
        minVersion: 'TLSv1',
        maxVersion: 'TLSv1.1',
        ciphers: 'DEFAULT@SECLEVEL=0',
      },
      (_request, response) => response.end('{}'),
    )
    await new Promise<void>((resolve) => old.listen(0, '127.0.0.1', resolve))
    const url = `https://127.0.0.1:${(old.address() as AddressInfo).port}`
    const tls = { ...client, ca: spine.ca }
    await expect(
      gpConnect(settingsFor(nhs, { proxy: { url, tls } }))(requestFor(rich)),
    ).rejects.toMatchObject({ code: 'practice-unavailable' })
    old.closeAllConnections()
    await new Promise((resolve) => old.close(resolve))
  })
})
