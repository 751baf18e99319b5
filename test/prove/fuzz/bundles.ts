import { AREAS } from '../../../auth-server/contract.ts'
import { quoteItem } from '../../../auth-server/notes/quote-item.ts'
import { consultationView } from '../../../auth-server/record/consultation-view.ts'
import { overviewOf } from '../../../auth-server/record/overview/overview.ts'
import { presentItem } from '../../../auth-server/record/present.ts'
import { problemView } from '../../../auth-server/record/problem-view.ts'
import { readRecord } from '../../../auth-server/record/read-record.ts'
import { buildIndex } from '../../../auth-server/record/search/search-index.ts'
import { searchRecord } from '../../../auth-server/record/search/search-record.ts'
import { sectionView } from '../../../auth-server/record/section.ts'
import { timelineView } from '../../../auth-server/record/timeline.ts'
import { Refusal } from '../../../auth-server/refusal.ts'
import { examples, isReadable } from '../../auth-server/record/examples.ts'
import { canaryWorld } from '../../journeys/canary/canary-people.ts'
import { LIVES } from '../../sandbox/the-world.ts'
import { mutated } from './mutate.ts'
import type { Fed, FuzzTarget } from './target.ts'

const TODAY = '2026-11-22'
const LONGEST = 150_000

/** Public examples where they are, and the sandbox's own people; held packed, since they are many. */
function seeds(): readonly (() => unknown)[] {
  const found = examples()
    .filter(({ text }) => text.length < LONGEST)
    .flatMap(({ text }) => {
      try {
        const value: unknown = JSON.parse(text)
        return isReadable(value) ? [() => JSON.parse(text) as unknown] : []
      } catch {
        return []
      }
    })
  const people = [...LIVES, ...canaryWorld().people.filter(({ id }) => id === 'well')]
  return [...found, ...people.map(({ bundle }) => bundle)]
}

export const bundles: FuzzTarget = {
  name: 'bundles',
  about: 'GP Connect Bundles: public examples and sandbox people, read and looked at in every way',
  share: 1000,
  open: async () => {
    const all = seeds()
    return {
      feed: async ({ pick, edits, way, text }) => {
        const seed = all[pick % all.length]?.() ?? {}
        const first = mutated(seed, edits)
        const more = way % 5 === 0 ? [mutated(seed, edits.slice(1))] : []
        return look([first, ...more], text)
      },
      close: async () => undefined,
    }
  },
}

/** Taken for a note; what is closed refuses, as it should. */
function quoted(...given: Parameters<typeof quoteItem>): void {
  try {
    quoteItem(...given)
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
  }
}

/** Reads Bundles and asks for everything that a panel can ask of them. */
export function look(all: readonly unknown[], words: string): Fed {
  const read = readRecord(all, { today: TODAY })
  if (!read.ok) return { outcome: read.code }
  const { record } = read
  const { total, ...classes } = record.entries
  const sum = Object.values(classes).reduce((counted, count) => counted + count, 0)
  const opened = new Set<string>()
  const present = (item: Parameters<typeof presentItem>[0]) => presentItem(item, opened)
  for (const area of AREAS) sectionView(record, area, { all: true, asked: null, opened })
  for (const item of record.items) {
    present(item)
    quoted(item, opened)
  }
  for (const [reference] of record.problems) problemView(record, reference, opened)
  for (const [reference] of record.consultations) consultationView(record, reference, opened)
  timelineView(record, { all: true, asked: null, opened })
  overviewOf(record, {
    referral: { source: 'none', id: null, reason: null, referrer: null, date: null, letter: null },
    today: TODAY,
    opened,
    lastOpened: null,
    present,
  })
  const index = buildIndex(record)
  for (const asked of ['alone debt', words.slice(0, 100)])
    searchRecord(index, { words: asked }, { opened, present })
  return {
    outcome: 'read',
    ...(sum === total ? {} : { broken: `${total} entries, of which ${sum} are accounted for` }),
  }
}
