import fc from 'fast-check'
import { BREAKAGES } from './broken-requests.ts'
import { verdictOn } from './exchange.ts'
import { generatedRequests } from './generated-requests.ts'
import { textAt } from './resource.ts'

const RUNS = 10_000

/** Counts what the strict NHS side says to generated requests, whole and with one rule broken each. Throws on the first that is wrong. */
function proveRequests(runs = RUNS): { accepted: number; refused: number; rules: number } {
  let accepted = 0
  let refused = 0
  const rules = new Set<string>()
  fc.assert(
    fc.property(generatedRequests, fc.constantFrom(...BREAKAGES), (generated, breakage) => {
      const { request, now, today } = generated
      const verdict = verdictOn(request, now)
      if ('fault' in verdict) throw new Error(`refused by ${verdict.rule}`)
      accepted++
      const broken = verdictOn(breakage.breaks(request, today), now)
      const code =
        'fault' in broken
          ? textAt(broken.fault.body, 'issue', 0, 'details', 'coding', 0, 'code')
          : null
      if (
        !('fault' in broken) ||
        broken.rule !== breakage.rule ||
        broken.fault.status !== breakage.status ||
        code !== breakage.code
      ) {
        throw new Error(`${breakage.rule} (${breakage.how}) was answered ${code}`)
      }
      rules.add(breakage.rule)
      refused++
    }),
    { numRuns: runs },
  )
  return { accepted, refused, rules: rules.size }
}

export const about =
  'ten thousand generated GP Connect requests, all accepted, and each refused once one rule is broken'

/** Prints the counts. */
export async function prove(): Promise<boolean> {
  const started = performance.now()
  const { accepted, refused, rules } = proveRequests()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  process.stdout.write(
    `${accepted} generated requests accepted; each with one of ${rules} rules broken: ${refused} refused with the right code (${seconds} s)\n`,
  )
  return accepted === RUNS && refused === RUNS
}

if (process.argv[1] === import.meta.filename) {
  process.exitCode = (await prove()) ? 0 : 1
}
