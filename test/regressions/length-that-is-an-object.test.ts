import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DirectoryFault, readDirectoryFile } from '../../auth-server/directory/feeds.ts'
import { readServicesInSteps } from '../../auth-server/directory/read-services.ts'
import { readLaunchContext } from '../../auth-server/launch/launch-context.ts'
import { parseVendors, VendorsFault } from '../../auth-server/launch/read-vendors.ts'
import { Refusal } from '../../auth-server/refusal.ts'
import { bodyOf } from '../../auth-server/routes/body.ts'

/** JSON whose `length` is an object that no number can be made of. */
const ODD = { length: { toString: 1, valueOf: 1 } }

describe('a value whose length is an object', () => {
  it('in the body of a call is a request that is invalid', () => {
    const shape = z.strictObject({ words: z.string().min(1).max(200) })
    expect(() => bodyOf(shape, { words: ODD })).toThrow(
      expect.objectContaining({ code: 'request-invalid' }),
    )
  })

  it('in the answer of a token endpoint is a sign-in that failed', () => {
    expect(() => readLaunchContext({ patient: 'mary', intent: ODD }, [])).toThrow(Refusal)
    const { fhirContext } = readLaunchContext(
      { patient: 'mary', fhirContext: [{ reference: ODD }, { reference: 'ServiceRequest/1' }] },
      [],
    )
    expect(fhirContext).toEqual([{ reference: 'ServiceRequest/1' }])
  })

  it('in a feed costs that one service', async () => {
    const { services, counts } = await readServicesInSteps(
      [
        { id: ODD, name: 'Odd' },
        { id: 's1', name: 'Friendship club' },
      ],
      'feed',
      '2026-11-22',
    )
    expect(services.map(({ name }) => name)).toEqual(['Friendship club'])
    expect(counts.skipped).toEqual({ 'no id': 1 })
  })

  it('in a file of the operator is named as a fault of that file', () => {
    expect(() => parseVendors(JSON.stringify({ vendors: [{ name: ODD }] }), strict)).toThrow(
      VendorsFault,
    )
    const feed = { id: 'one', name: ODD, url: 'https://feed.example' }
    expect(() => readDirectoryFile(JSON.stringify({ feeds: [feed] }), strict)).toThrow(
      DirectoryFault,
    )
  })
})

const strict = { sandbox: false }
