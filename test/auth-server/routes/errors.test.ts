import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../auth-server/refusal.ts'
import { causesOf } from '../../../auth-server/routes/errors.ts'

describe('what the log says of a cause', () => {
  it('names classes, codes, and the errors that OAuth defines', () => {
    const said = Object.assign(new Error('canary'), {
      name: 'ResponseBodyError',
      code: 'OAUTH_RESPONSE_BODY_ERROR',
      error: 'invalid_client',
      error_description: 'canary',
    })
    const refusal = new Refusal('sign-in-failed', { cause: said })
    expect(causesOf(refusal.cause)).toEqual([
      'ResponseBodyError OAUTH_RESPONSE_BODY_ERROR invalid_client',
    ])
  })

  it('repeats no message, and no word that a server made up', () => {
    const inner = Object.assign(new TypeError('canary'), { code: 'not a code: canary' })
    const outer = Object.assign(new Error('canary', { cause: inner }), { error: 'canary' })
    expect(causesOf(outer)).toEqual(['Error', 'TypeError'])
    expect(causesOf('canary')).toEqual([])
  })
})
