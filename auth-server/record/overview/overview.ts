import type { BriefLine, ItemView, OverviewView, ReferralView } from '../../contract.ts'
import type { Item } from '../item.ts'
import type { PatientRecord } from '../record.ts'

export interface OverviewOptions {
  referral: ReferralView
  /** `YYYY-MM-DD`; the caller's clock. */
  today: string
  /** References of the closed items that this user opened in this session. */
  opened: ReadonlySet<string>
  /** Turns an item into what may be shown of it now. */
  present: (item: Item) => ItemView
}

export const NO_RISK_MEANS_NOTHING =
  "Practice alerts aren't shared by GP Connect. Nothing here doesn't mean no risk."

/** The first screen: the brief and what stands beside it. */
export function overviewOf(record: PatientRecord, options: OverviewOptions): OverviewView {
  const shown = record.items.filter((item) => item.place === 'relevant')
  const lines = (items: readonly Item[]): BriefLine[] =>
    items.map((item) => ({ text: item.term, date: item.date, sources: [item.reference] }))
  const conditions = shown.filter((item) => item.type === 'Condition' && item.active === true)
  const home = shown.filter((item) => item.area === 'socialHistory')
  const closed = record.items.filter(
    (item) => item.place === 'closed' && !options.opened.has(item.reference),
  )
  return {
    brief: [
      {
        key: 'conditions',
        title: 'Conditions being managed',
        lines: lines(conditions.slice(0, 6)),
      },
      { key: 'home', title: 'Home, money, work, people', lines: lines(home.slice(0, 6)) },
    ],
    phrases: [],
    conditions: conditions.map(options.present),
    lifeEvents: home.map(options.present),
    known: [],
    ask: [],
    beforeContact: [{ text: NO_RISK_MEANS_NOTHING, date: null, sources: [] }],
    contactPattern: [],
    activityFlags: [],
    sensitive: {
      count: closed.filter((item) => item.closing === 'locked' || item.closing === 'closed').length,
      headlines: closed.filter((item) => item.closing === 'headline').map(options.present),
      safety: closed.some((item) => item.closing === 'safety'),
    },
  }
}
