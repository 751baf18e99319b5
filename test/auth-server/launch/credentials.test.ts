import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import {
  bearerOf,
  cookieOf,
  credentialOf,
  launchesInCookies,
} from '../../../auth-server/launch/credentials.ts'

const one = 'a'.repeat(32)
const two = 'b'.repeat(32)
const first = 'A'.repeat(43)
const second = 'B'.repeat(43)

function aRequest(headers: IncomingMessage['headers']): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  request.headers = headers
  return request
}
const withCookies = (cookie: string) => aRequest({ cookie })

describe('the credential of a request', () => {
  it('is the cookie of that launch and of no other', () => {
    const request = withCookies(
      `x=y; __Host-launch-${one}=${first}; __Host-launch-${two}=${second}`,
    )
    expect(credentialOf(request, one)).toBe(first)
    expect(credentialOf(request, two)).toBe(second)
    expect(credentialOf(request, 'c'.repeat(32))).toBeNull()
  })

  it('is not read from a cookie that lost its host prefix, came twice, or has another form', () => {
    for (const cookie of [
      `launch-${one}=${first}`,
      `__Host-launch-${one}=${first}; __Host-launch-${one}=${second}`,
      `__Host-launch-${one}=short`,
      `__Host-launch-${one}=`,
      `__Host-launch-${one}`,
    ]) {
      expect(cookieOf(withCookies(cookie), one)).toBeNull()
    }
    expect(cookieOf(withCookies(`__Host-launch-x=${first}`), 'x')).toBeNull()
  })

  it('is a bearer where one came', () => {
    const cookie = `__Host-launch-${one}=${first}`
    expect(credentialOf(aRequest({ authorization: `Bearer ${second}`, cookie }), one)).toBe(second)
    expect(bearerOf(aRequest({ authorization: `bearer ${second}` }))).toBe(second)
    for (const authorization of [`Basic ${second}`, 'Bearer', `Bearer ${second} x`, second]) {
      expect(bearerOf(aRequest({ authorization }))).toBeNull()
    }
  })
})

it('lists the launches of a browser’s cookies, once each', () => {
  const cookie = `__Host-launch-${one}=${first}; x=y; __Host-launch-${two}=; __Host-launch-${one}=z; __Host-launch-../=1`
  expect(launchesInCookies(withCookies(cookie))).toEqual([one, two])
  expect(launchesInCookies(aRequest({}))).toEqual([])
})
