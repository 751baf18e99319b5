import { parseArgs } from 'node:util'
import { expect, it } from 'vitest'
import { isWrongUsage } from '../../auth-server/wrong-usage.ts'

function faultOf(act: () => unknown): unknown {
  try {
    return act()
  } catch (fault) {
    return fault
  }
}

const OPTIONS = { head: { type: 'string' } } as const

it.each([
  ['an option that nobody knows', ['--haed', 'x']],
  ['an option without its value', ['--head']],
  ['a word where none belongs', ['verify']],
])('knows %s for wrong usage', (_what, args) => {
  expect(isWrongUsage(faultOf(() => parseArgs({ args, options: OPTIONS })))).toBe(true)
})

it('never takes a fault of our own for wrong usage', () => {
  expect(isWrongUsage(faultOf(() => Reflect.get(null as never, 'member')))).toBe(false)
  expect(isWrongUsage(new TypeError('fetch failed'))).toBe(false)
  expect(isWrongUsage(new Error('ERR_PARSE_ARGS_UNKNOWN_OPTION'))).toBe(false)
})
