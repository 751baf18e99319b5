import type { LaunchRule } from './launch-rules/rule.ts'
import { LAUNCH_RULES } from './launch-rules/rules.ts'
import { openWorkshop } from './launch-rules/take-out.ts'

export const about =
  'every check of launch, session and permission, the test that guards it, and that it goes red without the check'

/** Two at a time: each is a run of the tests of its own. */
const AT_ONCE = 2

/** Prints part, rule → test → red or GREEN; with an argument, only the rules whose part or name holds it. */
export async function prove([only = '']: readonly string[]): Promise<boolean> {
  const rules = LAUNCH_RULES.filter(({ part, rule }) => `${part}: ${rule}`.includes(only))
  const next = rules.values()
  let red = 0
  let sound = true
  const work = async () => {
    const workshop = await openWorkshop()
    const whole = new Set<string>()
    try {
      for (const rule of next) {
        if (!whole.has(rule.tests)) {
          const failing = await workshop.failing(rule.tests)
          if (failing === null || failing.length > 0) {
            process.stdout.write(`NOT GREEN TO BEGIN WITH: ${rule.tests} ${failing?.[0] ?? ''}\n`)
            sound = false
          }
          whole.add(rule.tests)
        }
        await workshop.takeOut(rule)
        const failing = (await workshop.failing(rule.tests)) ?? []
        await workshop.putBack(rule)
        if (failing.length > 0) red += 1
        print(rule, failing)
      }
    } finally {
      await workshop.close()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  process.stdout.write(
    `\n${red} of ${rules.length} checks have a test that goes red without them\n`,
  )
  return sound && red === rules.length
}

function print({ part, rule, tests }: LaunchRule, failing: readonly string[]): void {
  const [first] = failing
  const test = first === undefined ? `no test of ${tests}` : first
  const more = failing.length > 1 ? ` (and ${failing.length - 1} more)` : ''
  process.stdout.write(
    `${first === undefined ? 'GREEN' : 'red  '} ${part}: ${rule} → ${test}${more}\n`,
  )
}
