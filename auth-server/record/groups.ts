import type { Area } from '../contract.ts'
import type { Item } from './item.ts'

/** Heading under which an item stands in its area: the rules' own, else one that its kind gives. */
export function groupOf(item: Item, area: Area): string {
  if (item.closing !== null && item.closing !== 'headline') return 'Opened'
  if (item.group !== null && area !== 'consultations') return item.group
  switch (area) {
    case 'problems':
      return item.active === false ? 'Ended problems' : 'Other problems'
    case 'medicines':
      return item.active === false ? 'Ended' : (item.status ?? 'Current')
    case 'consultations':
      return item.date === null ? 'Date not recorded' : item.date.slice(0, 4)
    case 'allergies':
      return item.active === false ? 'Ended allergies' : 'Allergies'
    case 'tests':
      return item.isLaboratory ? 'Laboratory reports' : 'Measurements'
    case 'immunisations':
      return item.type === 'Immunization'
        ? item.marks.includes('notGiven')
          ? 'Not given'
          : 'Given'
        : 'Consent and status'
    case 'planned':
      return 'Planned'
    case 'other':
      return item.isNote
        ? 'Notes in consultations'
        : item.type === 'Observation'
          ? 'Other entries'
          : item.type
    default:
      return 'Other'
  }
}

const LAST: ReadonlySet<string> = new Set([
  'Other',
  'Other problems',
  'Ended',
  'Ended problems',
  'Ended allergies',
  'Opened',
  'Notes in consultations',
])

/** Years newest first; otherwise the order in which they were met, the leftovers last. */
export function orderGroups(area: Area, titles: readonly string[]): readonly string[] {
  if (area === 'consultations') {
    return [...titles].sort((a, b) => {
      const yearA = /^\d/.test(a) ? a : '0'
      const yearB = /^\d/.test(b) ? b : '0'
      return yearA < yearB ? 1 : yearA > yearB ? -1 : 0
    })
  }
  return [
    ...titles.filter((title) => !LAST.has(title)),
    ...titles.filter((title) => LAST.has(title)),
  ]
}
