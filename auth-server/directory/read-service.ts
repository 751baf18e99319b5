import { z } from 'zod'
import { readShape } from '../read-shape.ts'
import { costOf } from './cost.ts'
import { attendOf, settingsOf } from './joining.ts'
import { locationsOf, readPlaces } from './places.ts'
import type { Service, Telephone } from './service.ts'
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
})

/**
 * Reads one service leniently, in any of the three live forms: Open Referral UK 3.0, 1.0 and Outpost. What is
 * missing, empty or of another type is taken as not said; only a record without an id or a name is refused.
 * Names and addresses of whoever assured the record are never read.
 */
export function readService(value: unknown, source: string, today: string): Read {
  if (!isRaw(value)) return { skipped: 'not an object' }
  const identity = readShape(Identity, value)
  if (!identity.success) return { skipped: 'no id' }
  const name = line(value.name, 200)
  if (name === null) return { skipped: 'no name' }
  if (isSomethingElse(value)) return { skipped: 'not a service' }
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

const OF_SERVICES = [
  'status',
  'organization',
  'organisation',
  'organization_id',
  'service_at_locations',
  'locations',
  'contacts',
  'fees',
  'assured_date',
]
const OF_OTHERS = ['organization_identifiers', 'logo', 'taxonomy', 'taxonomy_id', 'term_uri', 'uri']

/** An organisation or a taxonomy term, from a list that is not one of services. */
const isSomethingElse = (raw: Raw): boolean =>
  OF_OTHERS.some((key) => raw[key] !== undefined) &&
  !OF_SERVICES.some((key) => raw[key] !== undefined)

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
