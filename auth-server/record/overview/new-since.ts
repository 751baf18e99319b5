import type { NewSinceView } from '../../contract.ts'
import type { Item } from '../item.ts'
import type { Open } from './open-items.ts'

const MOST_NEW = 12

/**
 * What was written down, or else is dated, on the day of the user's last look or later. What is closed is not in it,
 * nor in its number; what a consultation is made of is told by the consultation.
 */
export function newSince(
  open: Open,
  { since, today, present }: NewSinceOptions,
): NewSinceView | null {
  if (since === null) return null
  const day = since.slice(0, 10)
  const fresh = open.newestFirst.filter((item) => {
    const written = item.recorded?.slice(0, 10) ?? item.date
    const isPart = item.isLaboratory || (item.isNote && item.encounter !== null)
    return !isPart && written !== null && written >= day && written <= today
  })
  const shown = fresh.filter(({ place }) => place === 'relevant').slice(0, MOST_NEW)
  return { since, entries: shown.map(present), more: fresh.length - shown.length }
}

interface NewSinceOptions {
  /** ISO instant of the previous time that this user opened this patient. */
  since: string | null
  /** `YYYY-MM-DD` */
  today: string
  present: (item: Item) => NewSinceView['entries'][number]
}
