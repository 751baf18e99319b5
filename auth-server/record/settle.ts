import type { Closing, Fact } from '../contract.ts'
import { aboutOf } from './about.ts'
import { formatDate } from './dates.ts'
import type { Item, Placement, ReadItem } from './item.ts'
import type { ConsultationTree, ProblemLinks } from './record.ts'
import { agencyInWords, NOT_RECORDED, referralFacts } from './referrals.ts'

/** Name of the rule that only says "the practice marked it major"; it does not lift a consultation. */
export const MAJOR_RULE = 'major problem'

export interface Settling {
  items: readonly ReadItem[]
  placements: readonly Placement[]
  trees: ReadonlyMap<string, ConsultationTree>
  problems: ReadonlyMap<string, ProblemLinks>
  /** Titles of topics and headings, each with what the rules say of it. */
  titles: ReadonlyMap<string, Placement>
  /** The item that a plan, issue or specimen is drawn in. */
  within: ReadonlyMap<string, string>
  /** Results of each laboratory report, and the entry that each form belongs to. */
  resultsOf: ReadonlyMap<string, readonly string[]>
  parentOf: ReadonlyMap<string, string>
}

/**
 * Joins items with their places, then settles what depends on other items' places: nothing that stands for another
 * item (a title, a form's name, what a consultation was about) may say more than that item may show itself.
 */
export function settle(input: Settling): readonly Item[] {
  const joined = join(input)
  const byReference = new Map(joined.map((item) => [item.reference, item]))
  const find = (reference: string) =>
    byReference.get(reference) ?? byReference.get(input.within.get(reference) ?? '')
  const closedTitles = titlesToClose(input, joined, byReference)
  const inside = itemsByConsultation(input, joined, find)
  return joined.map((item) => {
    const open = withoutTitles(item, closedTitles)
    if (item.type === 'Encounter') {
      return consultation(open, input, {
        items: inside.get(item.reference) ?? [],
        byReference,
        isOpenTitle: (title) => !closedTitles.has(title),
      })
    }
    if (item.type === 'DiagnosticReport') return withResults(open, input, byReference)
    if (item.type === 'QuestionnaireResponse') return withFormTitle(open, input, byReference)
    if (item.area === 'referrals' && item.type !== 'ReferralRequest') return withReferralParts(open)
    if (item.area === 'carePlans') return withCarePlanParts(open)
    return open
  })
}

const LOST: Placement = {
  area: 'other',
  place: 'lower',
  closing: null,
  headline: null,
  wordsClosed: false,
  reasons: [{ text: 'no rule matched', rule: 'nothing matched' }],
  topics: [],
  group: null,
  negated: false,
  otherPerson: false,
}

/** A problem and the entry that it is are one thing: when either is closed, both are. */
function join({ items, placements, problems }: Settling): readonly Item[] {
  const at = new Map(items.map((item, position) => [item.reference, position]))
  const settled = items.map((_, position) => placements[position] ?? LOST)
  const closeLike = (target: number | undefined, source: Placement | undefined) => {
    const own = target === undefined ? undefined : settled[target]
    if (target === undefined || !own || !source || source.closing === null) return
    if (own.closing !== null && rank(own.closing) >= rank(source.closing)) return
    settled[target] = {
      ...own,
      place: 'closed',
      closing: source.closing,
      headline: source.headline,
    }
  }
  for (const [problem, { actual }] of problems) {
    if (actual === null || actual === problem) continue
    const own = at.get(problem)
    const other = at.get(actual)
    if (own === undefined || other === undefined) continue
    closeLike(other, settled[own])
    closeLike(own, settled[other])
  }
  // The read items are nobody else's, so each becomes its item in place: a copy would cost as much as reading it.
  return items.map((item, position) => Object.assign(item, settled[position] ?? LOST))
}

function rank(closing: Closing): number {
  return { headline: 1, safety: 2, closed: 3, locked: 4 }[closing]
}

/**
 * Titles that may not be shown: what the rules close, what says the same as a closed item, and titles of topics
 * that the GP system links to a closed problem, which are that problem's name as a rule.
 */
function titlesToClose(
  { titles, trees }: Settling,
  items: readonly Item[],
  byReference: ReadonlyMap<string, Item>,
): ReadonlySet<string> {
  const closed = new Set<string>()
  if (titles.size === 0) return closed
  const closedTerms = new Set<string>()
  const openProblems = new Set<string>()
  for (const item of items) {
    if (item.closing !== null) {
      for (const term of [item.term, ...item.otherTerms]) closedTerms.add(plain(term))
    } else if (item.type === 'Condition') openProblems.add(plain(item.term))
  }
  for (const [title, placement] of titles) {
    if (placement.closing !== null || closedTerms.has(plain(title))) closed.add(title)
  }
  for (const { topics } of trees.values()) {
    for (const { title, problems } of topics) {
      if (title === null || closed.has(title) || openProblems.has(plain(title))) continue
      if (problems.some((problem) => byReference.get(problem)?.closing)) closed.add(title)
    }
  }
  return closed
}

function plain(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ')
}

function withoutTitles(item: Item, closed: ReadonlySet<string>): Item {
  if (closed.size === 0 || item.closing !== null) return item
  if (!item.headings.some((title) => closed.has(title))) return item
  return { ...item, headings: item.headings.filter((title) => !closed.has(title)) }
}

/** What stands in each consultation: first as its structure lists it, then whatever says it was recorded there. */
function itemsByConsultation(
  { trees }: Settling,
  items: readonly Item[],
  find: (reference: string) => Item | undefined,
): ReadonlyMap<string, readonly Item[]> {
  const inside = new Map<string, Set<Item>>()
  const of = (encounter: string) => {
    const held = inside.get(encounter) ?? new Set<Item>()
    if (held.size === 0) inside.set(encounter, held)
    return held
  }
  for (const [encounter, { topics }] of trees) {
    for (const { headings } of topics) {
      for (const { entries } of headings) {
        for (const { reference } of entries) {
          const item = reference === null ? undefined : find(reference)
          if (item && item.type !== 'Encounter') of(encounter).add(item)
        }
      }
    }
  }
  for (const item of items) if (item.encounter !== null) of(item.encounter).add(item)
  return new Map([...inside].map(([encounter, set]) => [encounter, [...set]]))
}

function consultation(
  item: Item,
  { trees }: Settling,
  known: {
    items: readonly Item[]
    byReference: ReadonlyMap<string, Item>
    isOpenTitle: (title: string) => boolean
  },
): Item {
  const tree = trees.get(item.reference) ?? null
  const open = known.items.filter((each) => each.closing === null)
  const problems = orderedProblems(item, tree).flatMap(
    (reference) => known.byReference.get(reference) ?? [],
  )
  const openProblems = problems.filter((problem) => problem.closing === null)
  const about = aboutOf({
    tree,
    isOpenTitle: known.isOpenTitle,
    problems: [...new Set(openProblems.map(({ term }) => term))],
    items: open,
    setting: item.where,
  })
  const headings = item.headings.filter((title) => known.isOpenTitle(title))
  const named = { ...item, term: item.closing === null ? about : item.term, headings }
  if (item.place !== 'lower') return named
  const lifting = openProblems.find(
    (problem) =>
      problem.place === 'relevant' && problem.reasons.some(({ rule }) => rule !== MAJOR_RULE),
  )
  const within = open.find((each) => each.place === 'relevant')
  if (!within && !lifting) return named
  const text = within
    ? 'something recorded in it is shown first'
    : 'a problem linked to it is shown first'
  return { ...named, place: 'relevant', reasons: [{ text, rule: 'consultation' }] }
}

/** Linked problems: those its topics are about first. */
function orderedProblems(item: Item, tree: ConsultationTree | null): readonly string[] {
  const ordered = new Set<string>()
  for (const { problems } of tree?.topics ?? []) for (const each of problems) ordered.add(each)
  for (const each of item.problems) ordered.add(each)
  return [...ordered]
}

function withResults(
  item: Item,
  { resultsOf }: Settling,
  byReference: ReadonlyMap<string, Item>,
): Item {
  const terms = (resultsOf.get(item.reference) ?? []).flatMap((reference) => {
    const result = byReference.get(reference)
    return result && result.closing === null && !result.isNote ? [result.term] : []
  })
  if (terms.length === 0) return item
  const results: Fact = { label: 'Results', value: [...new Set(terms)].join(', ') }
  return { ...item, facts: [results, ...item.facts] }
}

function withFormTitle(
  item: Item,
  { parentOf }: Settling,
  byReference: ReadonlyMap<string, Item>,
): Item {
  const parent = byReference.get(parentOf.get(item.reference) ?? '')
  const usable = parent && parent.closing === null && !parent.wordsClosed && item.closing === null
  return usable ? { ...item, term: parent.term } : item
}

/** A referral that was recorded as a code or as words has the same four parts; nothing is invented for them. */
function withReferralParts(item: Item): Item {
  const text = item.wordsClosed ? null : item.text
  return {
    ...item,
    facts: [
      ...referralFacts({
        date: item.date,
        agency: agencyInWords(item.term) ?? item.where,
        purpose: item.isNote || text === null || text.length > 300 ? null : text,
        cancelled: false,
      }),
      ...item.facts,
    ],
  }
}

/** The four parts of a care plan, each from its source or "Not recorded". */
function withCarePlanParts(item: Item): Item {
  const text = item.wordsClosed ? '' : (item.text ?? (item.isNote ? item.term : ''))
  const outcome = /^\s*(?:goals?|aims?|intended outcome|outcome)\s*:\s*(\S.*)$/im.exec(
    text.slice(0, 4000),
  )?.[1]
  return {
    ...item,
    facts: [
      { label: 'What', value: item.isNote ? NOT_RECORDED : item.term },
      { label: 'When', value: formatDate(item.date) },
      { label: 'By whom', value: item.who ?? NOT_RECORDED },
      { label: 'Intended outcome', value: outcome?.trim() ?? NOT_RECORDED },
      ...item.facts,
    ],
  }
}
