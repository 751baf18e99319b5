import { findServices } from '../../../auth-server/directory/find-services.ts'
import { plainText } from '../../../auth-server/directory/html-text.ts'
import { suggestNeeds } from '../../../auth-server/directory/needs/suggest-needs.ts'
import { readServicesInSteps } from '../../../auth-server/directory/read-services.ts'
import { buildIndex as indexServices } from '../../../auth-server/directory/service-index.ts'
import { readStyle } from '../../../auth-server/launch/vendor-style.ts'
import { overviewOf } from '../../../auth-server/record/overview/overview.ts'
import { presentItem } from '../../../auth-server/record/present.ts'
import { readRecord } from '../../../auth-server/record/read-record.ts'
import { buildIndex } from '../../../auth-server/record/search/search-index.ts'
import { searchRecord } from '../../../auth-server/record/search/search-record.ts'
import { aNote } from '../../auth-server/routes/panel-server.ts'
import { look } from '../fuzz/bundles.ts'
import type { AttackResult } from './result.ts'

const TODAY = '2026-11-22'

/** What a badly made pattern or loop takes quadratic or worse time over, when there is much of it. */
const PIECES: readonly string[] = [
  'a',
  ' ',
  '\n',
  '\t',
  '-',
  '.',
  ',',
  '(',
  ')',
  '<',
  '<p ',
  '<!--',
  '<script',
  '&',
  '&#',
  '"',
  "'",
  '/',
  '0',
  '1/',
  '2025-',
  ':',
  '?',
  '*',
  '\u0301',
  '\u200d',
  '👩',
  'é',
  'no ',
  'not ',
  'denies ',
  'no no not ',
  'alone ',
  'lives alone and ',
  'mother of ',
  'h/o ',
  '1 year ',
  'http://',
  'aA1 ',
  'lonely. ',
  'a@',
  '[]',
  '#',
  'x=',
  'ab',
  'no fixed ',
  'wife’s ',
  'in debt; ',
  'no reply ',
  'asthma review due ',
  'occupation nurse ',
  'does not want Linda told ',
  'mother died ',
  '[ ] Money ',
  '- lonely\n',
]
const SIZES = [8_000, 16_000, 32_000, 64_000] as const
/** Below this a time says nothing of growth. */
const TOO_QUICK_MS = 4
/** What takes longer at any size is too slow whatever its growth. */
const LONGEST_MS = 2_000
/** Growth of time over growth of size, as an exponent: 1 is linear, 2 is quadratic. */
const STEEPEST = 1.5

const aBundle = (notes: readonly object[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: [
    {
      resource: {
        resourceType: 'Patient',
        id: 'p',
        identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000018' }],
      },
    },
    ...notes.map((resource) => ({ resource })),
  ],
})

const LETTER = { source: 'vendor', id: null, reason: null, referrer: null, date: null } as const

/** Everything that reads words of others; each is given the same words in growing lengths. */
const READERS: readonly (readonly [name: string, read: (words: string) => unknown])[] = [
  [
    'rules, index and every view of a record with one long note',
    (words) => look([aBundle([aNote('n', '2025-06-01', words)])], words),
  ],
  [
    'the same with the words as a date',
    (words) => look([aBundle([aNote('n', words, 'Lives alone')])], words),
  ],
  [
    'a record of many short notes',
    (words) => {
      const notes = words.match(/[\s\S]{1,80}/g) ?? []
      return readRecord([aBundle(notes.map((text, at) => aNote(`n${at}`, '2025-06-01', text)))], {
        today: TODAY,
      })
    },
  ],
  [
    'search for the words in a record of them',
    (words) => {
      const read = readRecord([aBundle([aNote('n', '2025-06-01', words)])], { today: TODAY })
      if (!read.ok) throw new Error(read.code)
      const present = (item: Parameters<typeof presentItem>[0]) => presentItem(item, new Set())
      const index = buildIndex(read.record)
      for (const asked of [
        words.slice(0, 200),
        `"${words.slice(0, 150)}"`,
        words.slice(0, 199).replaceAll(/.(?=.)/gsu, '$& '),
      ])
        searchRecord(index, { words: asked }, { opened: new Set(), present })
    },
  ],
  [
    'a referral letter',
    (words) => {
      const read = readRecord([aBundle([aNote('n', '2025-06-01', 'Lives alone')])], {
        today: TODAY,
      })
      if (!read.ok) throw new Error(read.code)
      const letter = {
        text: words,
        title: 'Letter',
        date: null,
        author: null,
        source: 'pasted',
      } as const
      return overviewOf(read.record, {
        referral: { ...LETTER, letter },
        today: TODAY,
        opened: new Set(),
        lastOpened: null,
        present: (item) => presentItem(item, new Set()),
      })
    },
  ],
  ['HTML of a feed', (words) => plainText(words)],
  ['needs in picked words', (words) => suggestNeeds([words])],
  [
    'services and a search among them',
    async (words) => {
      const raw = {
        id: 's',
        name: words.slice(0, 500),
        description: words,
        status: 'active',
        fees: words,
        url: words,
        service_at_locations: [],
      }
      const { services } = await readServicesInSteps([raw], 'f', TODAY)
      const index = await indexServices(services, new Map())
      return findServices(
        {
          index,
          postcodes: new Map(),
          sources: new Map([['f', { name: 'F', takenAt: `${TODAY}T00:00:00Z` }]]),
          today: TODAY,
        },
        { needs: [words.slice(0, 200)], all: true },
      )
    },
  ],
  [
    'a vendor’s style',
    (words) =>
      readStyle({ color_text: `#${words}`, dim_font_size: words, font_family_body: words }),
  ],
]

async function quickest(
  read: (words: string) => unknown,
  words: string,
  times: number,
): Promise<number> {
  let best = Infinity
  for (let turn = 0; turn < times; turn++) {
    const began = performance.now()
    await read(words)
    best = Math.min(best, performance.now() - began)
  }
  return best
}

/** The exponent of growth between the two largest sizes and the smallest, whichever is smaller: noise only adds. */
function growth(times: readonly number[]): number {
  const [first = 1] = times
  const [before = 1, last = 1] = times.slice(-2)
  if (times.length < 2 || last < TOO_QUICK_MS) return 0
  const doublings = times.length - 1
  return Math.min(Math.log2(last / first) / doublings, Math.log2(last / before))
}

/** Slowness by words: time over length for each reader and each piece, repeated. */
export async function slowWords(): Promise<AttackResult> {
  const through: string[] = []
  const remarks: string[] = []
  let tried = 0
  for (const [name, read] of READERS) {
    let steepest = { exponent: 0, piece: '' }
    let slowest = { ms: 0, piece: '' }
    for (const piece of PIECES) {
      const wordsOf = (size: number) =>
        `${piece.repeat(Math.ceil(size / piece.length)).slice(0, size - 1)}!`
      const measure = async (rounds: number) => {
        const times: number[] = []
        for (const size of SIZES) {
          times.push(await quickest(read, wordsOf(size), rounds))
          if ((times.at(-1) ?? 0) > LONGEST_MS) break
        }
        return times
      }
      let times = await measure(1)
      if (growth(times) > STEEPEST && (times.at(-1) ?? 0) < LONGEST_MS) times = await measure(4)
      tried += SIZES.length
      const [exponent, ms] = [growth(times), times.at(-1) ?? 0]
      if (exponent > steepest.exponent) steepest = { exponent, piece }
      if (ms > slowest.ms) slowest = { ms, piece }
      if (exponent > STEEPEST || ms > LONGEST_MS)
        through.push(
          `${name}: time grows by ${exponent.toFixed(2)} over ${JSON.stringify(piece)} (${times.map((each) => each.toFixed(0)).join(', ')} ms)`,
        )
    }
    remarks.push(
      `${name}: exponent at most ${steepest.exponent.toFixed(2)}${steepest.piece && ` (${JSON.stringify(steepest.piece)})`}, slowest 64,000 characters ${slowest.ms.toFixed(0)} ms`,
    )
  }
  return { name: 'slow words (ReDoS)', tried, through, remarks }
}
