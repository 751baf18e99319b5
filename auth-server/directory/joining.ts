import type { Attend, Setting } from './service.ts'
import { line, objects, paragraphs, type Raw, yesOrNo } from './values.ts'

/** How people come to it: version 1.0 has a field for it, in 3.0 only the provider's words say so. */
export function attendOf(raw: Raw): readonly Attend[] {
  const fields = [line(raw.attending_access), line(raw.access), line(raw.application_process)]
  const said = fields.filter((text) => text !== null).join(' ')
  const text = (said === '' ? (paragraphs(raw.description) ?? '') : said).toLowerCase()
  const found = new Set<Attend>()
  if (/drop[ -]?in\b|just turn up|just come along|no need to book|no appointment/.test(text)) {
    found.add('drop-in')
  }
  if (said === '') {
    if (/please book|booking (?:is )?(?:essential|needed|required)|by appointment/.test(text)) {
      found.add('appointment')
    }
    if (/for members|members only/.test(text)) found.add('membership')
    if (/by referral|referral (?:from|by) a|referrals? (?:is|are) (?:needed|required)/.test(text)) {
      found.add('referral')
    }
  } else {
    if (/appointment|book/.test(text) && !/no need to book/.test(text)) found.add('appointment')
    if (/member/.test(text)) found.add('membership')
    if (/referral/.test(text) && !/self|no referral/.test(text)) found.add('referral')
  }
  if (yesOrNo(raw.needs_referral) === true) found.add('referral')
  return [...found]
}

/** Where it happens: 1.0 says it of the service, 3.0 of its schedules. */
export function settingsOf(raw: Raw): readonly Setting[] {
  const spoken = [
    line(raw.attending_type),
    ...objects(raw.schedules, 20).map((each) => line(each.attending_type)),
  ]
    .filter((text) => text !== null)
    .join(' ')
    .toLowerCase()
  const found: Setting[] = []
  if (/venue|in[ -]person|face/.test(spoken)) found.push('venue')
  if (/phone/.test(spoken)) found.push('phone')
  if (/online|video|virtual/.test(spoken)) found.push('online')
  if (/home/.test(spoken)) found.push('home')
  return found
}
