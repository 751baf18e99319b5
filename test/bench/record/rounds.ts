import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { OverviewView, ReferralView } from '../../../auth-server/contract.ts'
import { indexBundles } from '../../../auth-server/record/bundle-index.ts'
import { readLinks } from '../../../auth-server/record/links.ts'
import { overviewOf } from '../../../auth-server/record/overview/overview.ts'
import { presentItem } from '../../../auth-server/record/present.ts'
import { readRecord } from '../../../auth-server/record/read-record.ts'
import type { PatientRecord } from '../../../auth-server/record/record.ts'
import { buildIndex } from '../../../auth-server/record/search/search-index.ts'
import { searchesIn } from './searches.ts'

export const TODAY = '2026-11-22'

export const REFERRAL: ReferralView = {
  source: 'stated',
  id: null,
  reason: 'Lonely since her husband died, behind with the rent. Low mood, sleeps badly.',
  referrer: null,
  date: '2026-11-02',
  letter: null,
}

/** Milliseconds of one round over the same bytes. */
export interface Round {
  parse: number
  /** Everything from the parsed Bundle to a record with its links and places. */
  read: number
  /** Of that, following the links of the problems alone. */
  link: number
  /** The first screen with its brief. */
  overview: number
  /** The search index. */
  index: number
  /** A middling search. */
  search: number
}

setFlagsFromString('--expose-gc')
export const collect: () => void = runInNewContext('gc')

export function timed<Result>(work: () => Result): [Result, number] {
  const began = performance.now()
  const result = work()
  return [result, performance.now() - began]
}

export function read(bundle: unknown): PatientRecord {
  const answer = readRecord([bundle], { today: TODAY })
  if (!answer.ok) throw new Error(answer.code)
  return answer.record
}

const NOTHING_OPENED: ReadonlySet<string> = new Set()

export const overview = (record: PatientRecord): OverviewView =>
  overviewOf(record, {
    referral: REFERRAL,
    today: TODAY,
    opened: NOTHING_OPENED,
    present: (item) => presentItem(item, NOTHING_OPENED),
  })

/** One round: what is thrown away by one step is not swept within the next. */
export function roundOf(text: string): Round {
  collect()
  const [bundle, parse] = timed(() => JSON.parse(text) as Parameters<typeof indexBundles>[0][0])
  collect()
  const found = indexBundles([bundle])
  const [, link] = timed(() => readLinks(found))
  collect()
  const [record, reading] = timed(() => read(bundle))
  const [, first] = timed(() => overview(record))
  collect()
  const [index, indexing] = timed(() => buildIndex(record))
  const searches = searchesIn(index, 40)
  const [, searching] = timed(() => searches.map((search) => search.run()))
  return {
    parse,
    read: reading,
    link,
    overview: first,
    index: indexing,
    search: searching / searches.length,
  }
}

/** So many rounds, after some that warm up the engine. */
export function roundsOf(text: string, rounds: number): readonly Round[] {
  for (let warm = 0; warm < 3; warm++) roundOf(text)
  return Array.from({ length: rounds }, () => roundOf(text))
}
