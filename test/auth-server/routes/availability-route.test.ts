import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PanelServer, startPanelServer } from './panel-server.ts'

let server: PanelServer
beforeAll(async () => {
  server = await startPanelServer()
})
afterAll(() => server.close())

const ask = (query: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/availability${query}`, { headers })

describe('GET /api/availability', () => {
  it('says whether a practice can be asked, without any session', async () => {
    expect(await (await ask('?ods=a99001')).json()).toEqual({ ods: 'A99001', reachable: true })
    expect(await (await ask('?ods=Z99999')).json()).toEqual({ ods: 'Z99999', reachable: false })
  })

  it('may be read by a page of a registered vendor, and by no other page', async () => {
    const own = await ask('?ods=A99001', { Origin: 'https://meadow.example' })
    expect(own.headers.get('access-control-allow-origin')).toBe('https://meadow.example')
    expect(own.headers.get('vary')).toContain('Origin')
    for (const origin of ['https://evil.example', 'https://meadow.example.evil.example', 'null']) {
      const strange = await ask('?ods=A99001', { Origin: origin })
      expect(strange.status).toBe(403)
      expect(strange.headers.has('access-control-allow-origin')).toBe(false)
    }
  })

  it.each([
    '',
    '?ods=',
    '?ods=A',
    '?ods=A99001%2F..',
    '?ods=A99001&nhsNumber=9990000018',
    '?ods=A99001&ods=B',
  ])('takes the code of a practice and nothing else: %s', async (query) => {
    expect((await ask(query)).status).toBe(400)
  })
})
