import type express from 'express'
import { describe, expect, it } from 'vitest'
import { callFhir, vendorFhir } from '../../auth-server/launch/fhir-client.ts'
import { aScene } from '../auth-server/launch/a-launch.ts'

type Send = (response: express.Response) => void

const UNREADABLE: readonly (readonly [string, Send])[] = [
  ['empty', (response) => void response.type('application/fhir+json').send('')],
  ['a page for people', (response) => void response.type('html').send('<h1>Sign in</h1>')],
]

describe('an answer of the vendor that is 200 and', () => {
  const scene = aScene()

  it.each(UNREADABLE)('%s does not mean that there is nothing', async (_what, send) => {
    const opened = await scene.session()
    scene.vendor.script = { fhir: (_request, response) => send(response) }
    const fhir = vendorFhir(scene.panel, scene.vendor.entry(), opened)
    for (const ask of [fhir.search('Consent', { patient: 'mary' }), fhir.read('Patient/mary')])
      await expect(ask).rejects.toMatchObject({ code: 'vendor-unavailable' })
    const { status } = await callFhir(scene.panel, scene.vendor.entry(), opened, { path: 'x' })
    expect(status).toBe(200)
  })

  it('the raw bytes of a letter is no fault of the vendor', async () => {
    const opened = await scene.session()
    scene.vendor.script = { fhir: (_request, response) => void response.type('text').send('Dear') }
    const fhir = vendorFhir(scene.panel, scene.vendor.entry(), opened)
    await expect(fhir.read('Binary/b1')).resolves.toBeNull()
  })
})
