import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LAUNCH_RULES } from './prove/launch-rules/rules.ts'
import { without } from './prove/launch-rules/take-out.ts'

const root = resolve(import.meta.dirname, '..')

describe('the list of the launch’s checks', () => {
  it.each(LAUNCH_RULES)('$part: $rule stands in the code, once', (rule) => {
    const text = readFileSync(resolve(root, rule.file), 'utf8')
    expect(without(text, rule)).not.toBe(text)
  })
})
