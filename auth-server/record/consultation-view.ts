import type {
  ConsultationEntry,
  ConsultationHeading,
  ConsultationTopic,
  ConsultationView,
} from '../contract.ts'
import type { Item } from './item.ts'
import { type Opened, presentItem, shownTerm } from './present.ts'
import { itemFor } from './problem-view.ts'
import type { ConsultationTree, PatientRecord } from './record.ts'

type Heading = ConsultationTree['topics'][number]['headings'][number]

const NOT_FETCHED = 'A linked entry was not included in this retrieval.'

/**
 * A consultation as the GP wrote it: structure and order kept, notes rebuilt entry by entry; a Social heading comes
 * first within its topic and Examination starts folded. Null when there is no such consultation.
 */
export function consultationView(
  record: PatientRecord,
  reference: string,
  opened: Opened,
): ConsultationView | null {
  const consultation = record.byReference.get(reference)
  if (consultation?.type !== 'Encounter') return null
  const tree = record.consultations.get(reference)
  const listed = new Set<Item>()
  const topics = (tree?.topics ?? []).map((topic): ConsultationTopic => {
    const problems = topic.problems.flatMap((each) => {
      const item = record.byReference.get(each)
      return item ? [{ reference: each, term: shownTerm(item, opened) }] : []
    })
    return {
      title: openTitle(topic.title, consultation),
      problems,
      headings: ordered(topic.headings).map((heading) =>
        headingView(heading, { record, opened, listed, consultation }),
      ),
    }
  })
  const rest = record.items.filter(
    (item) => item.encounter === reference && !listed.has(item) && item.type !== 'Condition',
  )
  if (rest.length > 0) {
    const entries = rest.map((item) => ({ item: presentItem(item, opened), display: null }))
    topics.push({
      title: tree ? 'Also recorded in this consultation' : null,
      problems: [],
      headings: [{ title: null, folded: false, entries }],
    })
  }
  const view = presentItem(consultation, opened)
  return {
    consultation: view,
    setting: view.where,
    about: view.term,
    clinician: view.who,
    place: view.facts.find(({ label }) => label === 'Place')?.value ?? null,
    topics,
    problems: consultation.problems.flatMap((each) => {
      const item = record.byReference.get(each)
      return item ? [presentItem(item, opened)] : []
    }),
    headerOnly: tree === undefined,
  }
}

interface Showing {
  record: PatientRecord
  opened: Opened
  listed: Set<Item>
  consultation: Item
}

function headingView(heading: Heading, showing: Showing): ConsultationHeading {
  const { record, opened, listed, consultation } = showing
  const entries: ConsultationEntry[] = []
  for (const { reference, display } of heading.entries) {
    const item = reference === null ? undefined : itemFor(record, reference)
    if (!item) {
      entries.push({ item: null, display: display ?? NOT_FETCHED })
      continue
    }
    listed.add(item)
    entries.push({ item: presentItem(item, opened), display: null })
  }
  return {
    title: openTitle(heading.title, consultation),
    folded: /^examination/i.test(heading.title?.trim() ?? ''),
    entries,
  }
}

/** Titles that name something closed were taken from the consultation's own list when the record was settled. */
function openTitle(title: string | null, consultation: Item): string | null {
  return title !== null && consultation.headings.includes(title) ? title : null
}

function ordered(headings: readonly Heading[]): readonly Heading[] {
  const isSocial = ({ title }: Heading) => /^social\b/i.test(title?.trim() ?? '')
  return headings.some(isSocial)
    ? [...headings.filter(isSocial), ...headings.filter((heading) => !isSocial(heading))]
    : headings
}
