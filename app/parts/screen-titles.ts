import { AREA_TITLES } from '../../auth-server/contract.ts'
import type { Screen } from '../models/trail-model.ts'
import { formatDate } from './dates.ts'

/**
 * The screen that a link to an entry opens: problems and consultations have their own. A consultation is called by
 * its date, since several may be about the same thing.
 */
export function screenFor(entry: {
  reference: string
  term: string
  date?: string | null
}): Screen {
  const { reference, term, date } = entry
  if (reference.startsWith('Condition/')) return { name: 'problem', reference, term }
  if (reference.startsWith('Encounter/')) {
    const called = date ? `Consultation of ${formatDate(date)}` : term
    return { name: 'consultation', reference, term: called }
  }
  return { name: 'item', reference, term: shorten(term) }
}

/** What kind of thing a reference names: `Condition`, `Patient` … */
export const typeOf = ({ reference }: { reference: string }): string =>
  reference.slice(0, reference.search(/[/#]/))

/** Words of a note that stand for it where it is only named, never where it is read. */
export function shorten(words: string): string {
  if (words.length <= LONG_TERM) return words
  return `note “${words.slice(0, 30).replace(/\s+\S*$/, '')} …”`
}

/** Characters from which a term is words to read rather than a name to click. */
export const LONG_TERM = 70

/** What the trail calls a screen; stands after "Back to". Without a record the first screen is no overview. */
export function screenTitle(screen: Screen, hasRecord: boolean): string {
  switch (screen.name) {
    case 'overview':
      return hasRecord ? 'overview' : 'start'
    case 'section':
      return AREA_TITLES[screen.area]
    case 'problem':
    case 'consultation':
    case 'item':
    case 'words':
      return screen.term
    case 'same-day':
      return formatDate(screen.date)
    case 'timeline':
      return 'Timeline'
    case 'search':
      return 'Search'
    case 'sensitive':
      return 'Sensitive entries'
    case 'letter':
      return 'Referral and letter'
    case 'guide':
      return 'Conversation guide'
    case 'ask':
      return 'Ask the GP'
    case 'notes':
      return 'My notes'
    case 'services':
      return 'Find services'
    case 'patient-copy':
      return 'Copy for the patient'
    case 'about':
      return 'About this record'
    case 'help':
      return 'Help'
  }
}
