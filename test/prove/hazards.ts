import { HAZARDS } from '../assurance/hazards.ts'
import { openWorkshop } from './launch-rules/take-out.ts'

export const about = 'the hazard log: taking a control out turns the named test red'

/** `npm run prove -- hazards [ID]`. */
export async function prove([only = '']: readonly string[]): Promise<boolean> {
  const workshop = await openWorkshop()
  /** What fails in a file with every control in place: it proves nothing without one. */
  const known = new Map<string, readonly string[] | null>()
  const failingBefore = async (tests: string) => {
    if (!known.has(tests)) known.set(tests, await workshop.failing(tests))
    return known.get(tests) ?? null
  }
  let red = 0
  let tried = 0
  try {
    for (const { id, hazard, inCode, tests, named } of HAZARDS) {
      if (inCode === null || !id.includes(only)) continue
      tried += 1
      const rule = { part: id, rule: hazard, tests, ...inCode }
      const before = (await failingBefore(tests)) ?? []
      await workshop.takeOut(rule)
      const failing = await workshop.failing(tests)
      await workshop.putBack(rule)
      const found = (failing ?? []).find((name) => name.includes(named) && !before.includes(name))
      if (found !== undefined) red += 1
      const words = found ?? (failing === null ? 'no test could run' : `not red: ${named}`)
      process.stdout.write(
        `${found === undefined ? 'GREEN' : 'red  '} ${id} ${hazard}\n      → ${words}\n`,
      )
    }
  } finally {
    await workshop.close()
  }
  process.stdout.write(
    `\n${red} of ${tried} controls have a named test that goes red without them\n`,
  )
  return tried > 0 && red === tried
}
