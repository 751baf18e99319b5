import type { IdentityDifference, RecordEvent } from './contract.ts'
import { parsed, readParsed } from './gp-connect/answer.ts'
import { quoteItem } from './notes/quote-item.ts'
import { compareIdentity } from './record/compare-identity.ts'
import { withoutEmpties } from './record/left-out.ts'
import { withNewerContact } from './record/overview/newer-contact.ts'
import { openItems } from './record/overview/open-items.ts'
import { openable, presentItem } from './record/present.ts'
import { itemFor } from './record/problem-view.ts'
import { readRecord } from './record/read-record.ts'
import type { PatientRecord } from './record/record.ts'
import { buildIndex } from './record/search/search-index.ts'
import type { RecordDesk, RecordKey, ViewContext } from './record-desk.ts'
import {
  compressed,
  createShelf,
  type Kept,
  keepRetrieval,
  keptRetrievals,
  type OpenRecord,
} from './record-shelf.ts'
import {
  answerSearch,
  answerView,
  overviewAnswer,
  retrievalAnswer,
  sectionAnswer,
  sectionsAnswer,
} from './record-views.ts'
import { Refusal } from './refusal.ts'
import type { RecordRows } from './store/store.ts'

export interface DeskOptions {
  rows: RecordRows
  /** Records held open at most. */
  openRecords: number
}

/** Characters of Bundles whose records are held open at most: about a dozen large ones. */
const OPEN_CHARACTERS = 64 * 1024 * 1024

/** The record desk itself: reads on the thread it runs on. */
export function createRecordDesk({ rows, openRecords }: DeskOptions): RecordDesk {
  const shelf = createShelf({ records: openRecords, characters: OPEN_CHARACTERS })

  async function open(key: RecordKey, context: ViewContext): Promise<OpenRecord> {
    const held = shelf.get(key)
    if (held !== null && held.readWith === readWith(context)) return held
    const kept = await keptRetrievals(rows, key)
    const opened = readAll(kept, context)
    shelf.put(key, opened)
    return opened
  }

  /** The answer that was read last, until it is taken: it is parsed once, and compressed meanwhile. */
  let atHand: AtHand | null = null
  function takeInHand(text: string): AtHand {
    const hand = atHand?.text === text ? atHand : inHand(text, parsed(text))
    atHand = null
    return hand
  }

  return {
    async readAnswer({ status, body }, nhsNumber, practiceOds) {
      const bundle = parsed(body)
      const answer = readParsed(status, bundle, nhsNumber, practiceOds)
      atHand = answer.kind === 'record' ? inHand(body, bundle) : null
      return answer
    },
    async take(key, { sequence, kind, retrieval, local, context }) {
      const { bundleText, ...rest } = retrieval
      const hand = takeInHand(bundleText)
      const alone = readBundles([hand.bundle], context)
      if (alone.patient.nhsNumber === null) throw new Refusal('answer-without-patient')
      if (alone.patient.deceased !== null) throw new Refusal('patient-deceased')
      const identity = compareIdentity(alone.patient, { ...rest, local })
      if (identity.kind === 'another-patient') throw new Refusal('another-patient')
      const { differences } = identity
      const taken = { kept: { ...rest, sequence, kind, local, differences }, bundleText }
      const before = kind === 'default' ? [] : await keptRetrievals(rows, key)
      const settled = before.at(-1)?.kept.differences
      if (settled !== undefined && !differences.every(isAmong(settled))) {
        throw new Refusal('identity-unconfirmed')
      }
      const whole =
        before.length === 0
          ? openOne(taken, alone, after(context))
          : readAll([taken, ...before], after(context))
      await keepRetrieval(rows, key, taken.kept, hand.compressed)
      shelf.put(key, whole)
      return { differences }
    },
    identity: async (key, context) => ({
      differences: (await open(key, context)).retrievals.at(-1)?.differences ?? [],
    }),
    retrieval: async (key, context) => retrievalAnswer(await open(key, context)),
    overview: async (key, context) => overviewAnswer(await open(key, context), context),
    section: async (key, context, area, all) =>
      sectionAnswer(await open(key, context), context, area, { all }),
    async event(key, context, what) {
      const opened = await open(key, context)
      const event: RecordEvent =
        what === 'overview'
          ? { type: 'overview', overview: overviewAnswer(opened, context) }
          : { type: 'sections', sections: sectionsAnswer(opened, context) }
      return JSON.stringify(withoutEmpties(event, ''))
    },
    async view(key, context, request) {
      const answer = answerView(await open(key, context), context, request)
      return request.show === 'section' ? withoutEmpties(answer, request.show) : answer
    },
    search: async (key, context, request) =>
      answerSearch(await open(key, context), context, request),
    opening: async (key, context, what) => {
      const { record } = await open(key, context)
      const references = openable(record, what)
      if (references.length === 0) {
        const unknown = typeof what === 'object' && !record.byReference.has(what.reference)
        throw new Refusal(unknown ? 'item-unknown' : 'not-openable')
      }
      const opened = new Set([...context.opened, ...references])
      const items = references.flatMap((reference) => record.byReference.get(reference) ?? [])
      const beside = {
        open: openItems(record.items),
        referral: context.referral,
        today: context.today,
      }
      return {
        references,
        items: items.map((item) => withNewerContact(presentItem(item, opened), item, beside)),
      }
    },
    dateOf: async (key, context, reference) => {
      const item = (await open(key, context)).record.byReference.get(reference)
      if (item === undefined) throw new Refusal('item-unknown')
      return item.date
    },
    quote: async (key, context, reference) => {
      const { record, retrievals } = await open(key, context)
      const item = itemFor(record, reference)
      const newest = retrievals[0]
      if (item === undefined || newest === undefined) throw new Refusal('item-unknown')
      return {
        ...quoteItem(item, new Set(context.opened)),
        practice: newest.practice.name,
        fetchedAt: newest.fetchedAt,
      }
    },
    drop: async (launchId) => shelf.drop(launchId),
    async sweep(unusedSince) {
      atHand = null
      shelf.sweep(unusedSince)
    },
    close: async () => undefined,
  }
}

const readWith = ({ policy, today, taken }: ViewContext) => JSON.stringify([policy, today, taken])

/** The context of the calls that follow a retrieval. */
const after = (context: ViewContext): ViewContext =>
  context.taken === undefined ? context : { ...context, taken: context.taken + 1 }

function readAll(texts: readonly Kept[], context: ViewContext): OpenRecord {
  const [newest] = texts
  if (newest === undefined) throw new Refusal('record-not-fetched')
  const record = readBundles(
    texts.map(({ bundleText }) => parsed(bundleText)),
    context,
  )
  return { ...openOne(newest, record, context), ...measured(texts) }
}

function openOne(kept: Kept, record: PatientRecord, context: ViewContext): OpenRecord {
  return {
    ...measured([kept]),
    record,
    index: once(() => buildIndex(record)),
    readWith: readWith(context),
  }
}

function measured(texts: readonly Kept[]) {
  return {
    retrievals: texts.map(({ kept }) => kept),
    characters: texts.reduce((sum, { bundleText }) => sum + bundleText.length, 0),
  }
}

function readBundles(bundles: readonly unknown[], { today, policy }: ViewContext): PatientRecord {
  // What was no JSON is null; an error's message would quote the record.
  if (bundles.includes(null)) throw new Refusal('answer-unreadable')
  const read = readRecord(bundles, { today, policy })
  if (!read.ok) throw new Refusal(read.code)
  return read.record
}

/** The text of an answer with what was made of it. */
interface AtHand {
  text: string
  bundle: unknown
  compressed: Promise<Buffer>
}

const inHand = (text: string, bundle: unknown): AtHand => ({
  text,
  bundle,
  compressed: compressed(text),
})

function once<Made>(make: () => Made): () => Made {
  let made: { of: Made } | null = null
  return () => {
    made ??= { of: make() }
    return made.of
  }
}

const isAmong = (known: readonly IdentityDifference[]) => (difference: IdentityDifference) =>
  known.some(({ field, theirs }) => field === difference.field && theirs === difference.theirs)
