import type { ServiceSearchRequest, ServicesView, ServiceView } from '../contract.ts'
import { flagChecks, standingChecks } from './checks.ts'
import { comesHome, judge } from './choices.ts'
import { needsAsked } from './needs/match-needs.ts'
import { personIn } from './needs/person-in-words.ts'
import { type District, districtOf, milesBetween, type PostcodeTable } from './postcodes.ts'
import { presentService } from './present-service.ts'
import { type Ranked, rankServices } from './rank-services.ts'
import type { Indexed, ServiceIndex } from './service-index.ts'
import { suits } from './suits.ts'

/** How many are shown at first. */
const FIRST = 10
const MOST = 100
const MOST_CHIPS = 8

export interface FindContext {
  index: ServiceIndex
  postcodes: PostcodeTable
  /** Name, and instant of our copy, of each source. */
  sources: ReadonlyMap<string, { name: string; takenAt: string }>
  /** `YYYY-MM-DD`. */
  today: string
}

interface Candidate extends Ranked {
  miles: number | null
  fits: readonly string[]
  asks: readonly string[]
}

/** Finds services for what is wanted, best first; says why each fits and what to check. */
export function findServices(context: FindContext, request: ServiceSearchRequest): ServicesView {
  const wanted = request.needs.map((need) => need.trim()).filter((need) => need !== '')
  const typed = request.postcode?.trim() ?? ''
  const district = typed === '' ? null : districtOf(context.postcodes, typed)
  const leftOut = new Map<string, number>()
  const candidates: Candidate[] = []
  for (const ranked of rankServices(context.index, wanted)) {
    const verdicts = judge(ranked.entry, request)
    const out = verdicts.find((verdict) => 'out' in verdict)
    if (out !== undefined) {
      leftOut.set(out.out, (leftOut.get(out.out) ?? 0) + 1)
      continue
    }
    const miles = district === null ? null : milesTo(ranked.entry, district)
    const asks = verdicts.flatMap((verdict) => ('ask' in verdict ? [verdict.ask] : []))
    const unsaid = 0.92 ** asks.length
    candidates.push({
      ...ranked,
      miles,
      score: ranked.score * near(ranked.entry, miles, district) * unsaid * standing(ranked.entry),
      fits: verdicts.flatMap((verdict) => ('fits' in verdict ? [verdict.fits] : [])),
      asks,
    })
  }
  const byMiles = request.sort === 'distance' && district !== null
  candidates.sort(byMiles ? byDistance : byScore)
  const first = byMiles ? candidates : spread(candidates)
  const shown = first.slice(0, request.all === true ? MOST : FIRST)
  return {
    services: shown.map((candidate) => present(candidate, context, request, district)),
    total: candidates.length,
    chips: wanted.map((need) => ({ need, also: alsoSearched(need) })),
    from: district === null ? null : { district: district.code, place: district.place },
    postcodeUnknown: typed !== '' && district === null,
    leftOut: [...leftOut].map(([why, count]) => ({ why, count })),
  }
}

/** What a service counts for beside one before it that answers the same. */
const SAME_AGAIN = 0.95

/** Among the first, what answers one need does not crowd out what answers another. */
function spread(sorted: readonly Candidate[]): readonly Candidate[] {
  const rest = sorted.slice(0, FIRST * 2)
  const first: Candidate[] = []
  const times = new Map<string, number>()
  const worth = (candidate: Candidate) =>
    candidate.score * SAME_AGAIN ** (times.get(mainNeed(candidate)) ?? 0)
  while (rest.length > 0) {
    const best = rest.reduce((a, b) => (worth(b) > worth(a) ? b : a))
    rest.splice(rest.indexOf(best), 1)
    first.push(best)
    times.set(mainNeed(best), (times.get(mainNeed(best)) ?? 0) + 1)
  }
  return [...first, ...sorted.slice(FIRST * 2)]
}

const mainNeed = ({ answers }: Candidate) => answers[0]?.needs[0]?.key ?? ''

const byScore = (a: Candidate, b: Candidate) =>
  b.score - a.score ||
  (a.miles ?? Infinity) - (b.miles ?? Infinity) ||
  (a.entry.service.name < b.entry.service.name ? -1 : 1)
const byDistance = (a: Candidate, b: Candidate) =>
  (a.miles ?? Infinity) - (b.miles ?? Infinity) || byScore(a, b)

function milesTo({ points }: Indexed, { point }: District): number | null {
  return points.length === 0 ? null : Math.min(...points.map((own) => milesBetween(point, own)))
}

/** Miles up to which a band holds, and what a service in it counts. */
const BANDS: readonly (readonly [number, number])[] = [
  [2, 1],
  [4, 0.92],
  [7, 0.8],
  [12, 0.62],
  [20, 0.42],
  [Infinity, 0.25],
]
const FROM_HOME = 0.88
const NOWHERE_SAID = 0.7

function near(entry: Indexed, miles: number | null, district: District | null): number {
  if (district === null) return 1
  const band = miles === null ? 0 : (BANDS.find(([limit]) => miles <= limit)?.[1] ?? 0)
  if (comesHome(entry.service)) return Math.max(band, FROM_HOME)
  return miles === null ? NOWHERE_SAID : band
}

const standing = ({ service }: Indexed) => (service.closed ? 0.4 : 1)

function present(
  candidate: Candidate,
  context: FindContext,
  request: ServiceSearchRequest,
  district: District | null,
): ServiceView {
  const { entry, miles } = candidate
  const { service } = entry
  const source = context.sources.get(service.source)
  const others = entry.alsoIn.map((id) => context.sources.get(id)?.name ?? id)
  return {
    ...presentService(service),
    fits: [
      ...new Set([
        ...candidate.answers.flatMap(reasons),
        ...candidate.answers.flatMap(({ wanted }) => suits(entry, personIn(wanted)).says),
        ...candidate.fits,
      ]),
    ],
    checks: [
      ...standingChecks(entry, context.today),
      ...candidate.asks,
      ...flagChecks(entry, request.flags ?? []),
    ],
    distance:
      miles === null || district === null
        ? null
        : { miles: Math.round(miles * 2) / 2, words: milesInWords(miles, district) },
    source: [source?.name ?? service.source, ...others].join(', also in '),
    takenAt: source?.takenAt ?? '',
  }
}

/** "debt: Debt and bills", or the words in common where no need is behind it. */
function reasons({ wanted, needs, words }: Ranked['answers'][number]): readonly string[] {
  const titles = needs.slice(0, 2).map(({ title }) => title)
  if (titles.length > 0) {
    return titles.map((title) =>
      title.toLowerCase() === wanted.toLowerCase() ? title : `${title} (“${wanted}”)`,
    )
  }
  return words.length === 0 ? [] : [`Says “${[...new Set(words)].join('”, “')}”`]
}

/** Never more exact than a district's middle allows. */
function milesInWords(miles: number, { code, place }: District): string {
  const from = place === null ? code : `${code} (${place})`
  if (miles < 1) return `Within about a mile of the middle of ${from}`
  const rounded = Math.round(miles)
  return `About ${rounded} ${rounded === 1 ? 'mile' : 'miles'} from the middle of ${from}`
}

/** The words that services use for the needs behind what is wanted. */
function alsoSearched(wanted: string): readonly string[] {
  const strongest = [...needsAsked(wanted)].sort(([, a], [, b]) => b - a).slice(0, 3)
  const each = Math.ceil(MOST_CHIPS / Math.max(1, strongest.length))
  const words = strongest.flatMap(([need]) =>
    need.offers
      .filter(({ weight }) => weight === 1)
      .slice(0, each)
      .map(({ text }) => text),
  )
  return [...new Set(words)]
    .filter((word) => !wanted.toLowerCase().includes(word))
    .slice(0, MOST_CHIPS)
}
