import { AREAS, type ReferralView } from '../contract.ts'
import { withoutEmpties } from './left-out.ts'
import { overviewOf } from './overview/overview.ts'
import { presentItem } from './present.ts'
import { readRecord } from './read-record.ts'
import type { PatientRecord } from './record.ts'
import { rehearsalBundle } from './rehearsal-bundle.ts'
import { buildIndex } from './search/search-index.ts'
import { sectionView } from './section.ts'

const TODAY = '2026-01-31'
const VISITS = 320
const ROUNDS = 3
const NOTHING_OPENED: ReadonlySet<string> = new Set()

const REFERRAL: ReferralView = {
  source: 'stated',
  id: null,
  reason: 'Lonely, low in mood and behind with the rent.',
  referrer: null,
  date: TODAY,
  letter: null,
}

/**
 * Reads an invented record of some thousand entries and makes its first screen, its lists and its index, a few times
 * over: about half a second. The engine compiles what it runs when that is first run, for the shapes that it meets:
 * after this, the first link worker of the day waits hardly longer than the second. Nothing is kept; the record of the
 * last round is returned.
 */
export function rehearse(): PatientRecord {
  const text = JSON.stringify(rehearsalBundle(VISITS))
  let last = rehearsal(text)
  for (let round = 1; round < ROUNDS; round++) last = rehearsal(text)
  return last
}

function rehearsal(text: string): PatientRecord {
  const read = readRecord([JSON.parse(text)], { today: TODAY })
  if (!read.ok) throw new Error(read.message)
  const { record } = read
  const overview = overviewOf(record, {
    referral: REFERRAL,
    today: TODAY,
    opened: NOTHING_OPENED,
    present: (item) => presentItem(item, NOTHING_OPENED),
  })
  const options = { all: false, asked: null, opened: NOTHING_OPENED }
  const sections = AREAS.map((area) => sectionView(record, area, options))
  JSON.stringify(withoutEmpties({ overview, sections }, ''))
  buildIndex(record)
  return record
}
