import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { PatientRecord } from './record/record.ts'
import { RULES } from './record/relevance/place-items.ts'
import {
  type ExampleLabel,
  isMiss,
  isWritten,
  type Judgement,
  judgementOf,
  judgeWritten,
  kindOf,
  type Label,
  scoreOf,
} from './record/relevance/score.ts'
import { KINDS } from './record/relevance/topic.ts'

const ROOT = resolve(import.meta.dirname, '..')
const LABELS = join(ROOT, 'test/relevance')
/** Where Bundles that labels name are looked for; a checkout without them leaves those labels out. */
const EXAMPLES = join(ROOT, '../shared/gp-connect-examples')

const print = (line: string) => process.stdout.write(`${line}\n`)
const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(8)

function readLabels(files: readonly string[]): readonly Label[] {
  const paths =
    files.length > 0
      ? files
      : readdirSync(LABELS)
          .filter((name) => /^labels.*\.json$/.test(name))
          .sort()
          .map((name) => join(LABELS, name))
  return paths.flatMap((path) => JSON.parse(readFileSync(path, 'utf8')) as Label[])
}

async function judgeExamples(
  labels: readonly ExampleLabel[],
  today: string,
): Promise<readonly Judgement[]> {
  if (labels.length === 0) return []
  const { readRecord } = await import('./record/read-record.ts')
  const records = new Map<string, PatientRecord | null>()
  const read = (file: string): PatientRecord | null => {
    const path = join(EXAMPLES, file)
    if (!existsSync(path)) return null
    const result = readRecord([JSON.parse(readFileSync(path, 'utf8'))], { today })
    return result.ok ? result.record : null
  }
  return labels.flatMap((label) => {
    const known = records.get(label.file)
    const record = known === undefined ? read(label.file) : known
    records.set(label.file, record)
    const item = record?.byReference.get(label.reference)
    return item ? [judgementOf(label, item)] : []
  })
}

function table(name: string, judgements: readonly Judgement[]): void {
  print('')
  print(
    `${name.padEnd(32)}  labels  relevant  recall precision    closed  recall precision  as named`,
  )
  const row = (title: string, some: readonly Judgement[]) => {
    if (some.length === 0) return
    const score = scoreOf(some)
    const closes = score.closed > 0 || some.some(({ got }) => got.place === 'closed')
    const ends = closes
      ? `${String(score.closed).padStart(10)}${percent(score.closedRecall)}  ${percent(score.closedPrecision)}  ${percent(score.closings)}`
      : ''
    print(
      `${title.padEnd(32)}${String(score.labels).padStart(8)}${String(score.relevant).padStart(10)}${percent(score.recall)}  ${percent(score.precision)}${ends}`,
    )
  }
  row('all', judgements)
  for (const kind of KINDS) {
    row(
      `  ${kind}`,
      judgements.filter(({ label }) => kindOf(label) === kind),
    )
  }
  row(
    '  none of these',
    judgements.filter(({ label }) => kindOf(label) === null),
  )
}

function listMisses(judgements: readonly Judgement[]): void {
  for (const judgement of judgements.filter(isMiss)) {
    const { label, got, reasons, words } = judgement
    const named = (place: string, closing: string | null | undefined) =>
      closing ? `${place} (${closing})` : place
    print('')
    print(
      `${label.id} [${label.group ?? 'none'}] ${named(label.expect, label.closing)}, got ${named(got.place, got.closing)}: ${reasons.join('; ')}`,
    )
    const linked = isWritten(label) ? (label.item.problemTerms ?? []) : []
    const headings = isWritten(label) ? (label.item.headings ?? []) : []
    const around = [
      ...headings.map((each) => `under ${each}`),
      ...linked.map((each) => `linked to ${each}`),
    ]
    print(`    ${words}${around.length > 0 ? ` [${around.join('; ')}]` : ''}`)
    print(`    judged: ${label.why}`)
  }
}

/**
 * `relevance score`: recall and precision on the labels, of the set that was looked at while tuning and of the one
 * held back apart, then the misses of the first; `--held` lists those of the second too, `--tune` leaves it out.
 */
export async function score(args: readonly string[], today: string): Promise<number> {
  const labels = readLabels(args.filter((arg) => !arg.startsWith('--')))
  if (labels.length === 0) {
    process.stderr.write('There are no labels: put them in test/relevance/labels.json.\n')
    return 1
  }
  const written = labels.filter(isWritten).map((label) => judgeWritten(label, { today }))
  const named = labels.filter((label): label is ExampleLabel => !isWritten(label))
  const judgements = [...written, ...(await judgeExamples(named, today))]
  print(`${RULES}: ${judgements.length} labels`)
  const missing = labels.length - judgements.length
  if (missing > 0) print(`${missing} name an entry of a Bundle that is not here: left out.`)
  const ofSet = (set: Label['set']) => judgements.filter(({ label }) => label.set === set)
  table('looked at while tuning', ofSet('tune'))
  if (!args.includes('--tune')) table('held back', ofSet('held'))
  listMisses(ofSet('tune'))
  if (args.includes('--held')) listMisses(ofSet('held'))
  return 0
}
