import { AREA_TITLES } from '../../auth-server/contract.ts'
import type { Screen } from '../models/trail-model.ts'
import { formatDate } from './dates.ts'

/** What the trail calls a screen; stands after "Back to". */
export function screenTitle(screen: Screen): string {
  switch (screen.name) {
    case 'overview':
      return 'overview'
    case 'section':
      return AREA_TITLES[screen.area]
    case 'problem':
    case 'consultation':
    case 'item':
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
    case 'about':
      return 'About this record'
    case 'help':
      return 'Help'
  }
}

/** True for a screen that shows the GP record, and so needs one. */
export function needsRecord(screen: Screen): boolean {
  return !['letter', 'guide', 'ask', 'help'].includes(screen.name)
}
