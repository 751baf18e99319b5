import { z } from 'zod'
import { locationsOf, readPlaces } from './places.ts'
import type { Attend, Service, Setting, Telephone } from './service.ts'
import { readTimes } from './times.ts'
import {
  age,
  day,
  distinct,
  email,
  firstLine,
  isRaw,
  line,
  link,
  number,
  objects,
  paragraphs,
  type Raw,
  yesOrNo,
} from './values.ts'

/** Why a record of a feed did not become a service. */
export type SkipReason =
  | 'not an object'
  | 'no id'
  | 'no name'
  | 'id used before'
  | 'not active'
  | 'not visible'
  | 'not a service'

export type Read = { service: Service } | { skipped: SkipReason }

/** Ids are opaque; some feeds number their services. */
const Identity = z.looseObject({
  id: z.union([z.string().trim().min(1).max(200), z.number()]).transform(String),
  name: z.unknown(),
})

/**
 * Reads one service leniently, in any of the three live forms: Open Referral UK 3.0, 1.0 and Outpost. What is
 * missing, empty or of another type is taken as not said; only a record without an id or a name is refused.
 * Names and addresses of whoever assured the record are never read.
 */
export function readService(value: unknown, source: string, today: string): Read {
  if (!isRaw(value)) return { skipped: 'not an object' }
  const identity = Identity.safeParse(value)
  if (!identity.success) return { skipped: 'no id' }
  const name = line(value.name, 200)
  if (name === null) return { skipped: 'no name' }
  const status = line(value.status)?.toLowerCase() ?? 'active'
  if (/^(?:inactive|defunct|closed|deleted|archived)$/.test(status))
    return { skipped: 'not active' }
  if (isHidden(value, today)) return { skipped: 'not visible' }
  const inner = locationsOf(value)
  return {
    service: {
      id: `${source}/${identity.data.id}`,
      source,
      name,
      organisation: organisationOf(value),
      description: paragraphs(value.description) ?? paragraphs(value.short_description),
      url: link(value.url) ?? link(value.website),
      email: email(value.email) ?? contactEmail(value),
      telephones: telephonesOf(value),
      closed: /temporar/.test(status) || yesOrNo(value.temporarily_closed) === true,
      alert: line(value.alert, 600),
      ages: agesOf(value),
      audience: audienceOf(value),
      places: readPlaces(value),
      areas: distinct(
        objects(value.service_areas, 40).map((area) => firstLine(area, 'name', 'service_area')),
      ),
      times: [value, ...inner].flatMap((each) => readTimes(each, today)).slice(0, 40),
      cost: costOf(value, today),
      attend: attendOf(value),
      from: settingsOf(value),
      languages: distinct(
        objects(value.languages, 40).map((language) => firstLine(language, 'name', 'language')),
      ),
      terms: termsOf(value),
      assured: day(value.assured_date),
      modified: firstLine(value, 'last_modified', 'updated_at'),
    },
  }
}

/** Outpost marks what is not approved, not public, or shown only between two dates. */
function isHidden(raw: Raw, today: string): boolean {
  const from = day(raw.visible_from)
  const until = day(raw.visible_to)
  return (
    yesOrNo(raw.visible) === false ||
    raw.approved === false ||
    (from !== null && from > today) ||
    (until !== null && until < today)
  )
}

function organisationOf(raw: Raw): string | null {
  const held = raw.organization ?? raw.organisation
  return isRaw(held) ? line(held.name, 200) : line(held, 200)
}

function contactEmail(raw: Raw): string | null {
  for (const contact of objects(raw.contacts, 20)) {
    const found = email(contact.email)
    if (found !== null) return found
  }
  const organisation = raw.organization
  return isRaw(organisation) ? email(organisation.email) : null
}

/** Telephones of the service and its contacts. Labels are written into the number, or stand beside it. */
function telephonesOf(raw: Raw): readonly Telephone[] {
  const held = [
    ...objects(raw.phones, 20).map((phone) => ({ phone, of: null as string | null })),
    ...objects(raw.contacts, 20).flatMap((contact) =>
      objects(contact.phones, 10).map((phone) => ({ phone, of: firstLine(contact, 'title') })),
    ),
    ...[raw.telephone, raw.phone].map((value) => ({ phone: { number: value }, of: null })),
  ]
  const seen = new Set<string>()
  return held
    .flatMap(({ phone, of }): Telephone[] => {
      const text = firstLine(phone as Raw, 'number', 'phone', 'telephone')
      if (text === null) return []
      const found = /(?:\+44|0)[\d\s()-]{7,16}\d/.exec(text)
      if (!found && !/^[\d ]{3,8}$/.test(text)) return []
      const digits = (found?.[0] ?? text).replace(/[()-]/g, ' ').replace(/\s+/g, ' ').trim()
      const beside = found ? text.replace(found[0], ' ').replace(/^[\s:–-]+|[\s:–-]+$/g, '') : ''
      return [{ number: digits, label: line(beside) ?? line((phone as Raw).description, 80) ?? of }]
    })
    .filter(({ number: each }) => {
      const key = each.replace(/\s/g, '')
      return !seen.has(key) && seen.add(key)
    })
    .slice(0, 6)
}

function agesOf(raw: Raw): Service['ages'] {
  const rules = objects(raw.eligibilitys, 20)
  const lowest = rules.map((rule) => age(rule.minimum_age)).filter((years) => years !== null)
  const highest = rules.map((rule) => age(rule.maximum_age)).filter((years) => years !== null)
  const from =
    age(raw.minimum_age) ?? age(raw.min_age) ?? (lowest.length ? Math.min(...lowest) : null)
  const to =
    age(raw.maximum_age) ?? age(raw.max_age) ?? (highest.length ? Math.max(...highest) : null)
  if (from !== null && to !== null && from > to) return { from: null, to: null }
  return { from: from === 0 ? null : from, to: to !== null && to >= 99 ? null : to }
}

function audienceOf(raw: Raw): readonly string[] {
  return distinct([
    ...objects(raw.eligibilitys, 20).map((rule) => firstLine(rule, 'eligibility', 'name')),
    ...objects(raw.pc_targetAudience, 20).map((tag) => firstLine(tag, 'audienceType', 'name')),
    ...objects(raw.suitabilities, 20).map((tag) => firstLine(tag, 'name', 'label')),
    ...objects(raw.send_needs, 20).map((tag) => firstLine(tag, 'name', 'label')),
  ])
}

function termsOf(raw: Raw): readonly string[] {
  const inside = [...objects(raw.attributes, 60), ...objects(raw.service_taxonomys, 60)].map(
    (each) => (isRaw(each.taxonomy_term) ? each.taxonomy_term : each.taxonomy),
  )
  const own = Array.isArray(raw.taxonomies) ? (raw.taxonomies as readonly unknown[]) : []
  return distinct(
    [...inside, ...own].map((term) => (isRaw(term) ? line(term.name, 120) : line(term))),
  ).slice(0, 30)
}

const CHARGE = /£|\bcharge|\bfee\b|\bcost|\bpay|\bpence|\bprice/i
const NO_CHARGE =
  /\b(?:free|no charge|no cost|nothing to pay|without charge|free of charge|no fee)\b/i

function costOf(raw: Raw, today: string): Service['cost'] {
  const fees = line(raw.fees, 300)
  const options = objects(raw.cost_options, 20)
    .filter((option) => (day(option.valid_to) ?? today) >= today)
    .map((option) => {
      const amount = number(option.amount)
      const pounds = amount === null ? null : amount === 0 ? 'Free' : `£${pence(amount)}`
      const words = distinct([pounds, firstLine(option, 'amount_description', 'cost_type')]).join(
        ' ',
      )
      const who = line(option.option)
      return { amount, words: distinct([who, words || null]).join(': ') }
    })
  const words =
    distinct([...options.map((option) => option.words || null), fees]).join('; ') || null
  const said = yesOrNo(raw.free)
  const amounts = options.flatMap(({ amount }) => (amount === null ? [] : [amount]))
  if (amounts.some((amount) => amount > 0)) return { free: false, words }
  if (said !== null || amounts.length > 0)
    return { free: said ?? true, words: words ?? (said === false ? null : 'Free') }
  if (words === null) return { free: null, words }
  if (NO_CHARGE.test(words) && !/£\s?\d/.test(words)) return { free: true, words }
  return { free: CHARGE.test(words) ? false : null, words }
}

const pence = (amount: number) => (Number.isInteger(amount) ? String(amount) : amount.toFixed(2))

/** How people come to it: version 1.0 has a field for it, in 3.0 only the provider's words say so. */
function attendOf(raw: Raw): readonly Attend[] {
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

function settingsOf(raw: Raw): readonly Setting[] {
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
