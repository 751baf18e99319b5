import type { Item } from './item.ts'
import type { ConsultationTree } from './record.ts'

/** How many coded terms stand for a consultation before the rest is a number. */
const MOST_TERMS = 3
/** How many words of a note stand for a consultation. */
const MOST_WORDS = 14

/** What the entries of a consultation are, in the order of its own structure, closed ones left out. */
export interface Inside {
  tree: ConsultationTree | null
  /** Titles that may be shown. */
  isOpenTitle(title: string): boolean
  /** Terms of the open problems linked to it, those of its topics first. */
  problems: readonly string[]
  /** Open items in it, in order. */
  items: readonly Item[]
  setting: string | null
}

/**
 * What a consultation was about: its topic titles, else the problems linked to it, else its coded terms, else the
 * first words of its note. When it holds nothing that may be shown, only its setting is left.
 */
export function aboutOf(inside: Inside): string {
  return (
    listed(topicTitles(inside)) ??
    listed(inside.problems) ??
    saidBy(inside.items) ??
    inside.setting ??
    'Consultation'
  )
}

const saidBy = (items: readonly Item[]): string | null =>
  listed(codedTerms(items)) ?? firstWords(items)

function topicTitles({ tree, isOpenTitle, setting }: Inside): readonly string[] {
  const titles = (tree?.topics ?? []).flatMap(({ title }) =>
    title !== null && isTelling(title, setting, tree) && isOpenTitle(title) ? [title] : [],
  )
  return [...new Set(titles)]
}

/** A topic that only repeats the consultation's own type says nothing of what it was about. */
function isTelling(title: string, setting: string | null, tree: ConsultationTree | null): boolean {
  const plain = title.trim().toLowerCase()
  return (
    plain !== setting?.trim().toLowerCase() &&
    plain !== tree?.title?.trim().toLowerCase() &&
    !/^(consultation|topic|unlinked|other|additional|general|none|n\/?a|no title)$/.test(plain)
  )
}

/** How telling a kind of entry is: what was found or done, then medicines and the like, then papers and results. */
function rankOf(item: Item): number {
  if (item.type === 'DiagnosticReport' || item.type === 'DocumentReference') return 2
  if (item.isLaboratory) return 3
  return item.type === 'Observation' || item.type === 'Condition' || item.type === 'ReferralRequest'
    ? 0
    : 1
}

/** The words of an entry; of one whose code is only a shell, the words that it kept. */
export function tellingTerm(item: Item): string {
  if (!item.marks.includes('originalWording') || item.wordsClosed) return item.term
  if (!/^(?:transfer-degraded\b|textual problem$)/i.test(item.term)) return item.term
  const kept = item.text
    ?.split('\n')[0]
    ?.replace(/^original text:\s*/i, '')
    .trim()
  return kept || item.term
}

function codedTerms(items: readonly Item[]): readonly string[] {
  const ranked: string[][] = [[], [], [], []]
  for (const item of items) {
    if (item.isNote || item.type === 'Encounter' || item.type === 'QuestionnaireResponse') continue
    ranked[rankOf(item)]?.push(tellingTerm(item))
  }
  const chosen = ranked.find((terms) => terms.length > 0) ?? []
  return [...new Set(chosen)]
}

function listed(terms: readonly string[]): string | null {
  if (terms.length === 0) return null
  const more = terms.length - MOST_TERMS
  const shown = terms.slice(0, MOST_TERMS).join(', ')
  return more > 0 ? `${shown} and ${more} more` : shown
}

function firstWords(items: readonly Item[]): string | null {
  for (const item of items) {
    if (!item.isNote || item.wordsClosed) continue
    const all = item.term
      .slice(0, 600)
      .replace(/&#(?:10|13|x0?[ad]);/gi, ' ')
      .trim()
      .split(/\s+/)
    const shown = all.slice(0, MOST_WORDS).join(' ')
    if (shown !== '') return all.length > MOST_WORDS ? `${shown} …` : shown
  }
  return null
}
