import { describe, expect, it } from 'vitest'
import { isPublic } from '../../auth-server/directory/feed-fetch.ts'

describe('an IPv6 address that leads inside', () => {
  it.each([
    ['6to4', '2002:7f00:1::'],
    ['6to4 of a private network', '2002:a00:1::1'],
    ['Teredo', '2001:0:7f00:1::'],
    ['IPv4-compatible', '::7f00:1'],
    ['NAT64, local prefix', '64:ff9b:1::a00:1'],
    ['site-local', 'fec0::1'],
  ])('%s is not public', (_what, address) => {
    expect(isPublic(address)).toBe(false)
  })

  it('of the public internet is', () => {
    expect(isPublic('2606:2800:220:1::1')).toBe(true)
    expect(isPublic('2001:4860:4860::8888')).toBe(true)
    expect(isPublic('::ffff:93.184.216.34')).toBe(true)
  })
})
