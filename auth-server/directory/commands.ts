import type { DirectoryRows } from '../store/store.ts'
import type { DirectoryFile } from './feeds.ts'
import { linesOf, recordsIn } from './import-file.ts'
import { type MirrorPorts, refreshFeed } from './mirror.ts'
import { POSTCODES, packPostcodes } from './postcode-store.ts'
import { readPostcodes } from './postcodes.ts'
import { type ReadCounts, readServicesInSteps } from './read-services.ts'
import { type Report, readReport } from './report.ts'
import { packServices } from './snapshot.ts'

/** Pulls the named feed, or all of them, one after the other. */
export async function pullFeeds(
  ports: MirrorPorts,
  file: DirectoryFile,
  options: { source?: string; acceptSmaller: boolean; signal: AbortSignal },
): Promise<readonly { source: string; report: Report }[]> {
  const feeds = file.feeds.filter(({ id }) => options.source === undefined || id === options.source)
  const done: { source: string; report: Report }[] = []
  for (const feed of feeds) {
    const report = await refreshFeed(ports, feed, options)
    done.push({ source: feed.id, report })
  }
  return done
}

/** Puts the services of files into the mirror as one source, in the place of what that source held before. */
export async function importServices(
  rows: DirectoryRows,
  request: { source: string; name: string; files: readonly string[]; now: Date },
): Promise<Report> {
  const records: unknown[] = []
  for (const file of request.files) for (const record of await recordsIn(file)) records.push(record)
  const today = request.now.toISOString().slice(0, 10)
  const { services, counts } = await readServicesInSteps(records, request.source, today)
  const report: Report = {
    kind: 'import',
    name: request.name,
    outcome: services.length === 0 ? 'kept-last' : 'taken',
    ...(services.length === 0 ? { why: 'there was no service in it' } : {}),
    services: services.length,
    counts,
  }
  if (services.length > 0) {
    const takenAt = request.now.toISOString()
    const row = {
      source: request.source,
      takenAt,
      attemptedAt: takenAt,
      report: JSON.stringify(report),
    }
    await rows.replace(row, await packServices(services))
  }
  return report
}

/** Puts a table of postcodes into the mirror, in the place of the one before. */
export async function importPostcodes(
  rows: DirectoryRows,
  request: { file: string; now: Date },
): Promise<{ rows: number; skipped: number; districts: number }> {
  const { table, rows: read, skipped } = await readPostcodes(linesOf(request.file))
  if (table.size > 0) {
    const takenAt = request.now.toISOString()
    const report = { kind: 'postcodes', name: 'Postcodes', outcome: 'taken', services: 0 }
    await rows.replace(
      { source: POSTCODES, takenAt, attemptedAt: takenAt, report: JSON.stringify(report) },
      await packPostcodes(table),
    )
  }
  return { rows: read, skipped, districts: table.size }
}

/** What is known of each source, one line each and a line for everything that was skipped. */
export async function statusText(rows: DirectoryRows, file: DirectoryFile): Promise<string> {
  const held = new Map((await rows.list()).map((row) => [row.source, row]))
  const lines = file.feeds
    .filter(({ id }) => !held.has(id))
    .map(({ id, name }) => `${id}: ${name}. Never pulled.`)
  const feeds = new Set(file.feeds.map(({ id }) => id))
  for (const { source, takenAt, attemptedAt, report: text } of held.values()) {
    const report = readReport(text)
    if (report.kind === 'postcodes') {
      lines.push(`postcodes: a table taken ${takenAt ?? 'never'}.`)
      continue
    }
    const isLeftOut = report.kind === 'feed' && !feeds.has(source)
    lines.push(
      `${source}: ${report.name}. ${report.services} services, copy of ${takenAt ?? 'never'}.` +
        (isLeftOut ? ' Not in DIRECTORY_FILE: a server with these settings does not show it.' : ''),
      `  last attempt ${attemptedAt}: ${describeReport(report)}`,
    )
  }
  return lines.length === 0 ? 'No source is configured and nothing was imported.' : lines.join('\n')
}

/** What an attempt came to, in a sentence. */
export function describeReport(report: Report): string {
  const { outcome, why, counts, walk, details } = report
  const result = {
    taken: 'taken',
    'kept-last': `the last good copy was kept because ${why ?? 'of its state'}`,
    failed: `failed (${why ?? 'unknown'}); the last good copy was kept`,
    running: 'running, or cut off',
  }[outcome]
  const pages = walk === undefined ? [] : [`${walk.pages} pages, ended by ${walk.end}`]
  const asked =
    details === undefined || details.asked + details.reused === 0
      ? []
      : [
          `${details.asked} services asked for by themselves, ${details.failed} of them in vain, ${details.reused} unchanged`,
        ]
  return [
    result,
    ...(counts === undefined ? [] : [describeCounts(counts)]),
    ...pages,
    ...asked,
  ].join('; ')
}

function describeCounts({
  records,
  kept,
  skipped,
}: Pick<ReadCounts, 'records' | 'kept'> & {
  skipped: { readonly [reason: string]: number }
}): string {
  const reasons = Object.entries(skipped).map(([reason, count]) => `${count} ${reason}`)
  const left = reasons.length === 0 ? 'none skipped' : `skipped: ${reasons.join(', ')}`
  return `${records} records, ${kept} kept, ${left}`
}
