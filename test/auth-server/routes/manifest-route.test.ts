import { readFileSync } from 'node:fs'
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readManifest } from '../../../auth-server/launch/registration/manifest.ts'
import { manifestRoutes } from '../../../auth-server/routes/manifest-route.ts'
import { type PanelServer, startPanelServer } from './panel-server.ts'

const text = readFileSync(resolve(import.meta.dirname, '../../../smart-manifest.json'), 'utf8')
const app = express().disable('x-powered-by').disable('etag')
const server = createServer(app)
let url: string
let panel: PanelServer
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  app.use(manifestRoutes(text, url))
  panel = await startPanelServer()
})
afterAll(async () => {
  await panel.close()
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})

/** Without `fetch`, which marks a conditional request as no-cache. */
const statusWith = (address: string, headers: Record<string, string>) =>
  new Promise((done, failed) => {
    get(address, { headers }, (answer) => done(answer.resume().statusCode)).once('error', failed)
  })

describe('GET /smart-manifest.json', () => {
  it('names the server’s own addresses, to any page, and says when nothing changed', async () => {
    const answer = await fetch(`${url}/smart-manifest.json`)
    expect(answer.headers.get('content-type')).toContain('application/json')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    const manifest = readManifest(await answer.text())
    expect(manifest.launch_url).toBe(`${url}/launch`)
    const etag = answer.headers.get('etag') ?? ''
    expect(await statusWith(`${url}/smart-manifest.json`, { 'If-None-Match': etag })).toBe(304)
    expect(await statusWith(`${url}/smart-manifest.json`, { 'If-None-Match': '"old"' })).toBe(200)
  })

  it('names addresses that are all there', async () => {
    const manifest = readManifest(await (await fetch(`${url}/smart-manifest.json`)).text())
    const named = [
      manifest.client_uri,
      manifest.logo_uri,
      manifest.launch_url,
      manifest.launch_uri,
      manifest.initiate_login_uri,
      ...manifest.redirect_uris,
      manifest.jwks_uri,
      `${manifest.smart.endpoints.availability}?ods=A99001`,
      manifest.$schema,
    ]
    for (const address of named) {
      const { status } = await fetch(address.replace(url, panel.url))
      expect(status, address).not.toBe(404)
      expect(status, address).toBeLessThan(500)
    }
    expect((await fetch(`${panel.url}/nowhere`)).status).toBe(404)
  })
})

describe('GET /logo.svg', () => {
  it('is a picture that a portal may show on its own pages, and holds no script', async () => {
    const answer = await fetch(`${panel.url}/logo.svg`)
    expect(answer.headers.get('content-type')).toContain('image/svg+xml')
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    const text = await answer.text()
    expect(text).toContain('viewBox="0 0 64 64"')
    expect(text).not.toMatch(/script|\son\w+=|href/i)
  })
})

describe('GET /smart-manifest.schema.json', () => {
  it('is a JSON Schema under the address that the manifest names', async () => {
    const { $schema } = readManifest(await (await fetch(`${url}/smart-manifest.json`)).text())
    const answer = await fetch($schema)
    expect(answer.headers.get('content-type')).toContain('application/schema+json')
    expect(await answer.json()).toMatchObject({ $id: $schema, type: 'object' })
  })
})
