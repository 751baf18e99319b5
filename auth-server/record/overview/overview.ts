import type { ItemView, OverviewView, ReferralView, SensitiveView } from '../../contract.ts'
import type { Item } from '../item.ts'
import type { PatientRecord } from '../record.ts'
import { activityFlags } from './activity-flags.ts'
import { answersOf } from './answers.ts'
import { askDontAssume } from './ask.ts'
import { beforeContact } from './before-contact.ts'
import { briefOf } from './brief.ts'
import { contactPattern } from './contact-pattern.ts'
import { differencesOf } from './differences.ts'
import { firstOfEach } from './first-of-each.ts'
import { newSince } from './new-since.ts'
import { about, newest, type Open, openItems } from './open-items.ts'
import { phrasesOf } from './referral-phrases.ts'
import { forgetTexts } from './subjects.ts'

export interface OverviewOptions {
  referral: ReferralView
  /** `YYYY-MM-DD`; the caller's clock. */
  today: string
  /** References of the closed items that this user opened in this session. */
  opened: ReadonlySet<string>
  /** ISO instant at which this user last opened this patient; none the first time. */
  lastOpened?: string | null
  /** Turns an item into what may be shown of it now. */
  present: (item: Item) => ItemView
}

/** The first screen as it is made; the panel is sent what it draws of it. */
export interface Overview extends OverviewView {
  conditions: readonly ItemView[]
  lifeEvents: readonly ItemView[]
  sensitive: SensitiveView & { headlines: readonly ItemView[] }
}

const EVENTS = [
  'bereavement',
  'life event',
  'family and relationships',
  'work',
  'homelessness',
  'housing',
  'migration',
  'veterans',
]
const MOST_EVENTS = 12

/**
 * The first screen. Its words come from what is open, the letter and the practice's registration details; of what is
 * closed only fixed labels and one number.
 *
 * @example
 * const present = (item: Item) => presentItem(item, opened)
 * const { brief } = overviewOf(record, { referral, today: '2026-11-23', opened, present })
 */
export function overviewOf(record: PatientRecord, options: OverviewOptions): Overview {
  try {
    return readOverview(record, options)
  } finally {
    forgetTexts()
  }
}

function readOverview(record: PatientRecord, options: OverviewOptions): Overview {
  const { today, opened, present, referral } = options
  const open = openItems(record.items)
  const differences = differencesOf(referral, open, today)
  const phrases = phrasesOf(referral, open.items, differences)
  const conditions = conditionsOf(open)
  const ask = askDontAssume(record, open, { today, referral })
  const risks = beforeContact(record, open, { today, opened, referral })
  const brief = briefOf({ open, referral, phrases, conditions, differences, ask, risks, today })
  return {
    brief,
    answers: answersOf(record, open, {
      today,
      referral,
      above: [...risks, ...(brief.find(({ key }) => key === 'why')?.lines ?? [])],
      doubted: differences.flatMap(({ sentences }) => sentences),
    }),
    phrases,
    differences: differences.map(({ line }) => line),
    conditions: conditions.map(present),
    lifeEvents: about(open, EVENTS)
      .filter(({ area, type }) => area === 'socialHistory' || type === 'Condition')
      .slice(0, MOST_EVENTS)
      .map(present),
    ask,
    beforeContact: risks,
    contactPattern: contactPattern(record, open, today),
    activityFlags: activityFlags(open),
    newSince: newSince(open, { since: options.lastOpened ?? null, today, present }),
    sensitive: sensitiveOf(open, options),
  }
}

/** Active problems that stand first, one of each name: major before minor, newest first. */
function conditionsOf({ lasting }: Open): readonly Item[] {
  const active = lasting.filter(
    ({ type, active, place }) => type === 'Condition' && active === true && place === 'relevant',
  )
  return firstOfEach(active.sort((a, b) => rank(a) - rank(b) || newest(a, b)))
}

const rank = (item: Item) =>
  (item.topics.length > 0 ? 0 : 2) + (item.significance === 'major' ? 0 : 1)

function sensitiveOf(open: Open, { opened, present }: OverviewOptions): Overview['sensitive'] {
  const closed = open.closed.filter(({ reference }) => !opened.has(reference))
  return {
    count: closed.filter(({ closing }) => closing === 'locked' || closing === 'closed').length,
    headlines: closed.filter(({ closing }) => closing === 'headline').map(present),
    safety: closed.some(({ closing }) => closing === 'safety'),
  }
}
