import { describe, expect, it } from 'vitest'
import { LOCAL_USER, SMARTCARD_USER } from '../../auth-server/gp-connect/consumer.ts'
import { shownRequest } from './show-request.ts'

describe('the request that is shown to a reviewer', () => {
  it('is what goes over the wire, for a smartcard user and for a local one', async () => {
    const [smartcard, local] = await Promise.all([
      shownRequest(SMARTCARD_USER),
      shownRequest(LOCAL_USER),
    ])
    const line =
      'POST /https://gp-system.sandbox.example/A99000/STU3/1/gpconnect/structured/Patient/$gpc.getstructuredrecord HTTP/1.1\n'
    for (const shown of [smartcard, local]) {
      expect(shown.startsWith(line)).toBe(true)
      expect(shown).toContain('\nSsp-InteractionID: urn:nhs:names:services:gpconnect')
      expect(shown).toContain('{"resourceType":"Parameters"')
    }
    expect(smartcard).toContain('"value": "999000000421"')
    expect(local).toContain('"value": "UNK"')
  })
})
