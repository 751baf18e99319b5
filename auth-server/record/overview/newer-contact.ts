import type { ItemView, ReferralView } from '../../contract.ts'
import { formatDate } from '../dates.ts'
import type { Item } from '../item.ts'
import { contactLines } from './contact-lines.ts'
import { saysHowToReach } from './how-to-reach.ts'
import { before, type Open } from './open-items.ts'
import { sentencesOf } from './sentences.ts'
import { toldInNotes, toldInReferral } from './told.ts'

const MOST_SHOWN = 3
const SAID_WITHIN_YEARS = 4

export interface NewerSources {
  open: Open
  referral: ReferralView
  /** `YYYY-MM-DD` */
  today: string
}

/**
 * An entry that was closed and says how to reach the person, with what the referral and the open notes have said of
 * the same since: the newer rule stands beside the older, dated.
 */
export function withNewerContact(
  view: ItemView,
  item: Item,
  { open, referral, today }: NewerSources,
): ItemView {
  const said = sentencesOf([item.isNote ? item.term : '', item.text ?? ''].join('\n'))
  if (item.date === null || !said.some(saysHowToReach)) return view
  const since = before(today, { years: SAID_WITHIN_YEARS })
  const newer = contactLines(toldInReferral(referral), toldInNotes(open, since), [])
    .filter(({ date }) => (date ?? '') > (item.date ?? ''))
    .slice(0, MOST_SHOWN)
  const facts = newer.map(({ text, date, sources }) => ({
    label: 'Said since',
    value: `${text} (${sources.includes('letter') ? 'letter' : 'record'}, ${formatDate(date)})`,
  }))
  return facts.length === 0 ? view : { ...view, facts: [...view.facts, ...facts] }
}
