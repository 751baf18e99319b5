import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { AREAS, type Area, type ReferralView, SENSITIVE } from './contract.ts'
import { recordName } from './record/compare-identity.ts'
import type { Item } from './record/item.ts'
import { overviewOf } from './record/overview/overview.ts'
import { presentItem } from './record/present.ts'
import { readRecord } from './record/read-record.ts'
import type { PatientRecord } from './record/record.ts'
import { idOf } from './record/references.ts'
import { buildIndex } from './record/search/search-index.ts'
import { findHits } from './record/search/search-record.ts'
import { isWrongUsage } from './wrong-usage.ts'

/** What `inspect` was asked to do. */
export interface InspectRequest {
  json: boolean
  items: boolean
  search?: string
  brief: boolean
  /** The words of a referral, for the brief. */
  referral?: string
  files: readonly string[]
}

const USAGE =
  'Usage: npm run -s inspect -- [--json] [--items] [--search WORDS] [--brief [--referral WORDS]] FILE…'

const OPTIONS = {
  help: { type: 'boolean', short: 'h', default: false },
  json: { type: 'boolean', default: false },
  items: { type: 'boolean', default: false },
  search: { type: 'string' },
  brief: { type: 'boolean', default: false },
  referral: { type: 'string' },
} as const

/** Reads the command line; null asks for help, and a string is what is wrong with it. */
function readArguments(given: readonly string[]): InspectRequest | string | null {
  try {
    const args = [...given]
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
    if (values.help) return null
    return positionals.length === 0
      ? 'Name at least one file'
      : { ...values, brief: values.brief || values.referral !== undefined, files: positionals }
  } catch (fault) {
    if (!isWrongUsage(fault)) throw fault
    return fault.message.split('\n', 1)[0]?.replace(/\.?$/, '') ?? fault.code
  }
}

/** What is said of one file. */
export interface Report {
  file: string
  outcome: 'record' | 'partial' | 'refused'
  [member: string]: unknown
}

/** Reads one file, which may hold anything, and says what became of it. Never throws. */
function inspectFile(file: string, request: InspectRequest, today: string): Report {
  const refuse = (code: string, message: string): Report => ({
    file,
    outcome: 'refused',
    refusal: { code, message },
  })
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return refuse('file-unreadable', 'The file cannot be read.')
  }
  let bundle: unknown
  try {
    bundle = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return refuse('answer-unreadable', 'The file is not JSON.')
  }
  const read = readRecord([bundle], { today })
  if (!read.ok) return refuse(read.code, read.message)
  return {
    file,
    outcome: read.record.partial ? 'partial' : 'record',
    ...told(read.record, request, today),
  }
}

function told(record: PatientRecord, request: InspectRequest, today: string) {
  return {
    patient: { nhsNumber: record.patient.nhsNumber, name: recordName(record.patient) },
    warnings: record.warnings.map(({ area, code }) => ({ area, code })),
    entries: record.entries,
    areas: areasOf(record.items),
    problems: [...record.problems].map(([reference, links]) => {
      const item = record.byReference.get(reference)
      return {
        id: idOf(reference),
        term: item ? termOf(item) : null,
        consultations: links.consultations.map(idOf),
        linked: links.linked,
        missing: links.missing.length,
      }
    }),
    notUnderstood: record.notUnderstood,
    ...(request.items ? { items: record.items.map(itemLine) } : {}),
    ...(request.search === undefined ? {} : { search: searched(record, request.search) }),
    ...(request.brief ? { brief: briefIn(record, request.referral ?? null, today) } : {}),
  }
}

/** Of a closed item only that it is sensitive. */
function termOf(item: Item): string {
  return item.closing === null ? item.term : SENSITIVE
}

function itemLine(item: Item) {
  const isClosed = item.closing !== null
  return {
    reference: item.reference,
    area: item.area,
    term: item.isNote && item.wordsClosed ? 'Comment note' : termOf(item),
    date: isClosed && item.closing !== 'headline' ? null : item.date,
    place: item.place,
    reasons: isClosed ? [SENSITIVE] : item.reasons.map(({ text }) => text),
  }
}

function areasOf(items: readonly Item[]) {
  const counts = new Map<Area, { items: number; relevant: number }>()
  for (const item of items) {
    const held = counts.get(item.area) ?? { items: 0, relevant: 0 }
    held.items++
    if (item.place === 'relevant') held.relevant++
    counts.set(item.area, held)
  }
  return Object.fromEntries(
    AREAS.flatMap((area) => {
      const count = counts.get(area)
      return count ? [[area, count]] : []
    }),
  )
}

function searched(record: PatientRecord, query: string) {
  return {
    query,
    hits: findHits(buildIndex(record), query).map(({ item, negated, otherPerson }) => ({
      reference: item.reference,
      negated,
      otherPerson,
    })),
  }
}

/** The minute's reading of the first screen; nothing is opened, so nothing closed is in it. */
function briefIn(record: PatientRecord, reason: string | null, today: string) {
  const referral: ReferralView = {
    source: reason === null ? 'none' : 'stated',
    id: null,
    reason,
    referrer: null,
    date: null,
    letter: null,
  }
  const opened: ReadonlySet<string> = new Set()
  const present = (item: Item) => presentItem(item, opened)
  return overviewOf(record, { referral, today, opened, present }).brief
}

/** The same for people: a few lines a file. */
function asTable(report: Report): string {
  if (report.outcome === 'refused') {
    const refusal = report.refusal as { code: string; message: string }
    return `${report.file}\n  refused: ${refusal.message} (${refusal.code})`
  }
  const told = report as unknown as Told
  const { entries } = told
  const row = (name: string, value: string | number) => `  ${name.padEnd(16)} ${value}`
  const lines = [
    report.file,
    row('patient', `${told.patient.name}, NHS No. ${told.patient.nhsNumber ?? 'not given'}`),
    row('outcome', report.outcome),
    row(
      'entries',
      `${entries.total} = ${entries.relevant} relevant + ${entries.lower} lower + ${entries.closed} closed + ` +
        `${entries.administrative} administrative + ${entries.structural} structural + ` +
        `${entries.notUnderstood} not understood`,
    ),
    ...Object.entries(told.areas).map(([area, { items, relevant }]) =>
      row(area, `${items}, ${relevant} relevant`),
    ),
    ...told.warnings.map(({ area, code }) => row('warning', `${area ?? 'record'}: ${code}`)),
    ...told.notUnderstood.map(({ reference, why }) =>
      row('not understood', `${reference}: ${why}`),
    ),
    ...told.problems.map(({ term, consultations, linked, missing }) =>
      row(
        'problem',
        `${term}: ${consultations.length} consultations, ${linked.length} linked, ${missing} missing`,
      ),
    ),
    ...(told.items ?? []).map(
      ({ place, area, date, term, reasons }) =>
        `  ${place.padEnd(9)}${area.padEnd(16)}${(date ?? '–').padEnd(12)}${oneLine(term)}  [${reasons.join('; ')}]`,
    ),
    ...(told.search?.hits ?? []).map(({ reference, negated, otherPerson }) =>
      row(
        'hit',
        `${reference}${negated ? ', negated' : ''}${otherPerson ? ', another person' : ''}`,
      ),
    ),
    ...(told.brief ?? []).flatMap(({ title, lines: said }) => [
      `  ${title}`,
      ...said.map(({ text, date }) => `    ${text}${date === null ? '' : ` (${date})`}`),
    ]),
  ]
  return lines.map(printable).join('\n')
}

type Told = ReturnType<typeof told>

/** A terminal would act on control characters, and turn words around that ask for it. */
function printable(line: string): string {
  return line.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Runs the command; the answer is its exit code: 1 when any file was refused, 2 for a wrong command line. */
export function inspect(
  given: readonly string[],
  { today, print, complain }: Surroundings,
): number {
  const request = readArguments(given)
  if (request === null) {
    print(USAGE)
    return 0
  }
  if (typeof request === 'string') {
    complain(`${request}. ${USAGE}`)
    return 2
  }
  let refused = 0
  for (const file of request.files) {
    const report = inspectFile(file, request, today)
    if (report.outcome === 'refused') refused++
    print(request.json ? JSON.stringify(report) : `${asTable(report)}\n`)
  }
  return refused > 0 ? 1 : 0
}

/** What the command takes from outside. */
export interface Surroundings {
  /** `YYYY-MM-DD` */
  today: string
  print(line: string): void
  complain(line: string): void
}

if (process.argv[1] === import.meta.filename) {
  process.exitCode = inspect(process.argv.slice(2), {
    today: new Date().toISOString().slice(0, 10),
    print: (line) => process.stdout.write(`${line}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
  })
}
