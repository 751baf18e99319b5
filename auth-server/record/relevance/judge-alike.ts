import type { Code, ReadItem } from '../item.ts'
import { isWithdrawn } from '../withdrawn.ts'
import { type Judged, judge, type Setting } from './place-item.ts'
import { isUnderFamilyHistory, isUnderSocial, isValueRead } from './said.ts'

/** An entry that was judged, with what its judgement hangs on besides term and value. */
interface Precedent {
  item: ReadItem
  social: boolean
  family: boolean
  judged: Judged
}

/** Of one term and value; looking through more would cost more than to judge. */
const MOST_PRECEDENTS = 20

/** Types of which every word that can be searched is judged too. */
const JUDGED_BY_MORE = new Set(['ReferralRequest', 'DocumentReference', 'QuestionnaireResponse'])

/**
 * Judges the items of one reading. Most of a record are entries without words of their own that say what another said
 * before: the same term, codes and circumstances. These are judged once.
 */
export function judgeAlike(setting: Setting): (item: ReadItem) => Judged {
  const byTerm = new Map<string, Map<string, Precedent[]>>()
  const precedentsOf = ({ term, value }: ReadItem): Precedent[] => {
    const said = value !== null && isValueRead(value) ? value : ''
    let byValue = byTerm.get(term)
    if (byValue === undefined) {
      byValue = new Map()
      byTerm.set(term, byValue)
    }
    let precedents = byValue.get(said)
    if (precedents === undefined) {
      precedents = []
      byValue.set(said, precedents)
    }
    return precedents
  }
  return (item) => {
    if (item.isNote || item.text !== null || JUDGED_BY_MORE.has(item.type)) {
      return judge(item, setting)
    }
    const precedents = precedentsOf(item)
    const social = isUnderSocial(item)
    const family = isUnderFamilyHistory(item)
    for (const each of precedents) {
      if (each.social !== social || each.family !== family) continue
      if (isAlike(each.item, item) && sameProblems(each.item, item, setting)) return each.judged
    }
    const judged = judge(item, setting)
    if (precedents.length < MOST_PRECEDENTS) precedents.push({ item, social, family, judged })
    return judged
  }
}

function isAlike(one: ReadItem, other: ReadItem): boolean {
  return (
    one.type === other.type &&
    one.area === other.area &&
    one.active === other.active &&
    isWithdrawn(one) === isWithdrawn(other) &&
    one.significance === other.significance &&
    one.isLaboratory === other.isLaboratory &&
    (!isDated(one) || one.date === other.date) &&
    sameCodes(one.codes, other.codes) &&
    sameWords(one.otherTerms, other.otherTerms)
  )
}

/** How long a problem has been open counts. */
const isDated = ({ type, active }: ReadItem) => type === 'Condition' && active === true

function sameCodes(ones: readonly Code[], others: readonly Code[]): boolean {
  if (ones.length !== others.length) return false
  for (let at = 0; at < ones.length; at++) {
    const one = ones[at] as Code
    const other = others[at] as Code
    if (one.code !== other.code || one.system !== other.system) return false
  }
  return true
}

function sameWords(ones: readonly string[], others: readonly string[]): boolean {
  if (ones.length !== others.length) return false
  for (let at = 0; at < ones.length; at++) if (ones[at] !== others[at]) return false
  return true
}

/** What is given for a problem is judged by it. */
function sameProblems(one: ReadItem, other: ReadItem, { problem }: Setting): boolean {
  if (!one.type.startsWith('Medication')) return true
  if (one.problems.length !== other.problems.length) return false
  for (let at = 0; at < one.problems.length; at++) {
    const mine = problem(one.problems[at] as string)
    const theirs = problem(other.problems[at] as string)
    if (mine === theirs) continue
    if (mine === undefined || theirs === undefined || mine.term !== theirs.term) return false
    if (!sameCodes(mine.codes, theirs.codes)) return false
  }
  return true
}
