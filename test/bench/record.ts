import { buildIndex } from '../../auth-server/record/search/search-index.ts'
import { longRecord } from './long-record.ts'
import { sampleWeights, type Weight, weightOf } from './record/payload.ts'
import { asText, byFhirPath, byOurReader, searchPeers, wholeTexts } from './record/peers.ts'
import { collect, type Round, read, roundsOf, timed } from './record/rounds.ts'
import { searchesIn } from './record/searches.ts'
import { type BenchRow, median } from './row.ts'

const SIZES = [1000, 10_000, 50_000] as const
const MIDDLE = 10_000
const PARSE = 'JSON.parse of the same bytes'
/** Milliseconds in which 99 of 100 searches are to be answered at 10,000 entries. */
const SEARCH_LIMIT = 5
const GROWTH_LIMIT = 1.1
const PASSES = 12

/**
 * A record from its parsed JSON to what is shown and searched: beside JSON.parse of the same bytes, beside libraries
 * that do a part of it, how it grows, and what of it is sent. The JSON is without white space.
 */
export async function rows(): Promise<readonly BenchRow[]> {
  const measured = new Map<number, readonly Round[]>()
  for (const size of SIZES) {
    measured.set(size, roundsOf(JSON.stringify(longRecord(size)), size > MIDDLE ? 7 : 15))
  }
  return [
    ...SIZES.flatMap((size) => besideParse(size, measured.get(size) ?? [])),
    ...growth(measured),
    ...(await pathRows()),
    ...searchRows(MIDDLE),
    ...searchRows(50_000),
    ...payloadRows(),
  ]
}

const entries = (size: number) => `${size.toLocaleString('en-GB')} entries`

function besideParse(size: number, rounds: readonly Round[]): readonly BenchRow[] {
  const row = (what: string, of: (round: Round) => number, bar: number | null): BenchRow => {
    const peer = median(rounds.map(({ parse }) => parse))
    const ratio = median(rounds.map((round) => of(round) / round.parse))
    return {
      what: `${entries(size)}, ${what}`,
      figure: ratio * peer,
      unit: 'ms',
      beside: PARSE,
      peer,
      bar: size === MIDDLE ? bar : null,
    }
  }
  return [
    row('read, linked, placed and the brief', ({ read, overview }) => read + overview, 1.5),
    row('of that the first screen', ({ overview }) => overview, null),
    row('search index', ({ index }) => index, 1),
  ]
}

/** Exponent of the growth from the smallest to the largest size: 1 is linear. */
function growth(measured: ReadonlyMap<number, readonly Round[]>): readonly BenchRow[] {
  const [least = 0] = SIZES
  const most = SIZES.at(-1) ?? 0
  const steps = ['read', 'link', 'overview', 'index', 'search'] as const
  const names = {
    read: 'read, linked and placed',
    link: 'links alone',
    overview: 'first screen',
    index: 'search index',
    search: 'a search',
  }
  return steps.map((step) => {
    const time = (size: number) => median((measured.get(size) ?? []).map((round) => round[step]))
    return {
      what: `growth from ${entries(least)} to ${entries(most)}, ${names[step]}`,
      figure: Math.log(time(most) / time(least)) / Math.log(most / least),
      unit: 'exponent',
      beside: 'limit',
      peer: GROWTH_LIMIT,
      bar: 1,
    }
  })
}

/** The same rows from the same parsed Bundle by fhirpath.js: a tenth of its time is the aim. */
async function pathRows(): Promise<readonly BenchRow[]> {
  const bundle = longRecord(MIDDLE)
  const own = byOurReader(bundle)
  if (own.length === 0 || asText(own) !== asText(byFhirPath(bundle))) {
    throw new Error('fhirpath.js and our reader do not say the same')
  }
  const rounds = Array.from({ length: 7 }, () => {
    collect()
    const [, ours] = timed(() => byOurReader(bundle))
    collect()
    const [, theirs] = timed(() => byFhirPath(bundle))
    return { ours, theirs }
  })
  return [
    {
      what: `${entries(MIDDLE)}, read and linked: fields of entries, links of problems`,
      figure: median(rounds.map(({ ours }) => ours)),
      unit: 'ms',
      beside: 'fhirpath.js, the same output',
      peer: median(rounds.map(({ theirs }) => theirs)),
      bar: 0.1,
    },
  ]
}

function searchRows(size: number): readonly BenchRow[] {
  const record = read(longRecord(size))
  const texts = wholeTexts(record)
  const own = median(repeated(3, () => timed(() => buildIndex(record))[1]))
  const searches = searchesIn(buildIndex(record))
  const times = searchTimes(searches.map(({ run }) => run))
  const what = (words: string) => `${entries(size)}, ${words}`
  const limit: BenchRow = {
    what: what('a search with its whole answer, p99'),
    figure: p99(times),
    unit: 'ms',
    beside: 'limit',
    peer: SEARCH_LIMIT,
    bar: size === MIDDLE ? 1 : null,
  }
  const peers = searchPeers.flatMap(({ name, build }): readonly BenchRow[] => {
    const building = median(repeated(size > MIDDLE ? 1 : 3, () => timed(() => build(texts))[1]))
    const search = build(texts)
    const theirs = searchTimes(
      searches.map(
        ({ words }) =>
          () =>
            search(words),
      ),
    )
    const row = (words: string, figure: number, peer: number): BenchRow => ({
      what: what(words),
      figure,
      unit: 'ms',
      beside: name,
      peer,
      bar: null,
    })
    return [
      row('search index', own, building),
      row('a search, median', median(times), median(theirs)),
      row('a search, p99', p99(times), p99(theirs)),
    ]
  })
  return [limit, ...peers]
}

function searchTimes(searches: readonly (() => unknown)[]): readonly number[] {
  for (const search of searches) search()
  collect()
  return repeated(PASSES, () => searches.map((search) => timed(search)[1])).flat()
}

const repeated = <Result>(times: number, work: () => Result): readonly Result[] =>
  Array.from({ length: times }, work)

const p99 = (figures: readonly number[]): number =>
  [...figures].sort((a, b) => a - b)[Math.ceil(figures.length * 0.99) - 1] ?? Number.NaN

function payloadRows(): readonly BenchRow[] {
  const bundle = longRecord(MIDDLE)
  const long = weightOf(read(bundle), bundle)
  const samples = sampleWeights()
  const two = (whose: string, weights: readonly Weight[]): readonly BenchRow[] => {
    const peer = median(weights.map(({ raw }) => raw)) / 1000
    const row = (what: string, of: (weight: Weight) => number, bar: number): BenchRow => ({
      what: `${whose}, ${what}`,
      figure: median(weights.map((weight) => of(weight) / weight.raw)) * peer,
      unit: 'kB',
      beside: 'the practice’s answer without white space',
      peer,
      bar,
    })
    return [
      row('sent to open the panel', ({ sent }) => sent, 0.05),
      row('the same after gzip', ({ zipped }) => zipped, 0.015),
    ]
  }
  return [
    ...two(entries(MIDDLE), [long]),
    ...(samples.length === 0 ? [] : two(`median of ${samples.length} sample records`, samples)),
  ]
}
