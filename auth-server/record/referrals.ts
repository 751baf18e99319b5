import type { Fact } from '../contract.ts'
import { follow } from './bundle-index.ts'
import { readCoded } from './coded-text.ts'
import { formatDate } from './dates.ts'
import type { Item } from './item.ts'
import {
  isOwnPractice,
  marked,
  nameOf,
  type Reading,
  setWhen,
  startItem,
  whoOf,
} from './reading.ts'
import type { Resource } from './resource.ts'
import { noteTexts, wire, wires, words } from './wire.ts'

/** Stands where the record says nothing, in every labelled part. */
export const NOT_RECORDED = 'Not recorded'
const STATUS_NOT_HELD = 'Not held in the GP record'
const STATUS_CANCELLED = 'Cancelled by the practice'

/** The four labelled parts that every referral has, whatever it was recorded as. */
export function referralFacts(parts: {
  date: string | null
  agency: string | null
  purpose: string | null
  cancelled: boolean
}): readonly Fact[] {
  return [
    { label: 'Date', value: formatDate(parts.date) },
    { label: 'Agency', value: parts.agency ?? NOT_RECORDED },
    { label: 'Purpose', value: parts.purpose ?? NOT_RECORDED },
    { label: 'Status', value: parts.cancelled ? STATUS_CANCELLED : STATUS_NOT_HELD },
  ]
}

/**
 * The agency that the words of a referral name: "Referral to counsellor" names "counsellor", "IAPT referral" names
 * "IAPT". Null where they name none.
 */
export function agencyInWords(term: string): string | null {
  const text = term.slice(0, 400).trim()
  for (const pattern of AGENCIES) {
    const agency =
      pattern
        .exec(text)?.[1]
        ?.replace(/^(?:the|an?)\s+/i, '')
        .trim() ?? ''
    if (agency !== '' && !NO_AGENCY.test(agency)) return agency
  }
  return null
}

/** Ways of naming an agency, within one sentence of what may be a long note. */
const AGENCIES: readonly RegExp[] = [
  /\brefer(?:ral|red)?\s+(?:to|from|by)\s+([^\n.;,]{2,80})/i,
  /^(?:signposted to|discharged (?:from|by)|under (?:the )?care of|known to|seen by)\s+([^\n.;,]{2,80})/i,
  /^([^\n.;,]{2,60}?)\s+referral(?:\s*$|[^\w\s])/i,
]

/** A code that was lost on the way, and no word of the referral. */
const SHELL = /^transfer-degraded\b/i

/** What stands before "referral" and names the manner or the matter of it. */
const NO_AGENCY =
  /^(?:consent\b.*|link w(?:or)?k\w*|sp|splw|self|patient|gp|urgent|routine|new|inbound|outbound|written|verbal|private|nhs|electronic|further|fast track|two week wait|2ww|transfer-degraded)$/i

/**
 * An outbound referral. The wire has no open or closed: `unknown` is all there is, so the status says that it is
 * not held, and `cancelled` alone is passed on.
 */
export function readReferral(resource: Resource, reading: Reading): Item {
  const { body } = resource
  const item = startItem(resource, 'referrals', reading)
  const reasons = wires(body.reasonCode).map(readCoded)
  const services = wires(body.serviceRequested).map(readCoded)
  const specialty = readCoded(body.specialty).term
  const first = reasons[0] ?? services[0]
  const description = words(body.description)
  const notes = noteTexts(body.note)
  const keyed = new Map(notes.flatMap((note) => keyedNotes(note)))
  const unreadable = setWhen(item, body.authoredOn)
  const term = first?.term ?? description ?? 'Referral'
  const requester = wire(body.requester)
  const who = whoOf(requester?.agent ?? body.requester, resource, reading)
  const { recipients, agency } = recipientsOf(resource, reading, {
    who,
    inWords: specialty ?? agencyInWords(term),
  })
  const purposes = [
    ...reasons.flatMap(({ term: reason }) =>
      reason === null || SHELL.test(reason) || agencyInWords(reason) ? [] : reason,
    ),
    description === term ? null : description,
    telling(keyed.get('purpose')),
  ].filter((each): each is string => each !== null)
  const cancelled = words(body.status)?.trim().toLowerCase() === 'cancelled'
  item.codes = [...reasons, ...services].flatMap(({ codes }) => codes)
  item.term = term
  item.otherTerms = [...new Set(reasons.flatMap(({ otherTerms }) => otherTerms))]
  item.text =
    [...(description === term ? [] : [description]), ...notes].filter(Boolean).join('\n') || null
  item.who = who
  item.where = requester ? nameOf(requester.onBehalfOf, resource, reading) : null
  item.status = cancelled ? STATUS_CANCELLED : STATUS_NOT_HELD
  item.facts = [
    ...referralFacts({
      date: item.date,
      agency,
      purpose: [...new Set(purposes)].join(' – ') || null,
      cancelled,
    }),
    ...(who === null ? [] : [{ label: 'Referred by', value: who }]),
    ...(recipients.length === 0 || recipients.join(', ') === agency
      ? []
      : [{ label: 'Sent to', value: recipients.join(', ') }]),
    ...priorityFact(body.priority, keyed.get('priority')),
    ...unreadable,
  ]
  item.searchable = [
    ...recipients,
    ...reasons.slice(1).flatMap(({ term: reason }) => reason ?? []),
    ...services.flatMap(({ term: service, otherTerms }) => [
      ...(service === null ? [] : [service]),
      ...otherTerms,
    ]),
    ...(specialty === null ? [] : [specialty]),
    ...wires(body.supportingInfo).flatMap((value) => words(value.display) ?? []),
  ]
  if (reasons.some(({ degraded }) => degraded)) marked(item, 'originalWording')
  return item
}

/**
 * The recipients of a referral, and the agency among them: a service or an organisation other than the referrer's
 * own, else what the words name, else a person other than the referrer. Suppliers also name the referrer, the
 * practice and the e-Referral Service there, none of which says where somebody was referred to.
 */
function recipientsOf(
  resource: Resource,
  reading: Reading,
  { who, inWords }: { who: string | null; inWords: string | null },
): { recipients: readonly string[]; agency: string | null } {
  const { requester, recipient } = resource.body
  const own = follow(reading.index, resource, wire(requester)?.onBehalfOf)
  const services = new Set<string>()
  const people = new Set<string>()
  const recipients = new Set<string>()
  let isThroughERS = false
  for (const value of wires(recipient)) {
    const name = nameOf(value, resource, reading)
    if (name === null) continue
    recipients.add(name)
    const target = follow(reading.index, resource, value)
    const isPerson = target?.type === 'Practitioner' || target?.type === 'PractitionerRole'
    if (/^NHS e-Referral Service$/i.test(name.trim())) isThroughERS = true
    else if (!isPerson && !(target && isOwn(target, own, reading))) services.add(name)
    else if (isPerson && name !== who) people.add(name)
  }
  const agency =
    listOf(services) ??
    inWords ??
    listOf(people) ??
    (isThroughERS ? 'Not named (sent through NHS e-Referral Service)' : null)
  return { recipients: [...recipients], agency }
}

/** True for the practice itself: the one that referred, or the one whose record it is. */
const isOwn = (target: Resource, referrer: Resource | null, reading: Reading): boolean =>
  target === referrer || isOwnPractice(target, reading)

const listOf = (names: ReadonlySet<string>): string | null =>
  names.size === 0 ? null : [...names].join(', ')

/** `Mode:Written`, `Purpose:Assessment` …: the lines in which suppliers put what has no element. */
function keyedNotes(note: string): readonly [string, string][] {
  return note.split('\n').flatMap((line): readonly [string, string][] => {
    const match = /^([A-Za-z /]{2,30}):\s*(.+)$/.exec(line.trim())
    const [, key, value] = match ?? []
    return key === undefined || value === undefined ? [] : [[key.trim().toLowerCase(), value]]
  })
}

function telling(value: string | undefined): string | null {
  return value === undefined || /^unknown$/i.test(value.trim()) ? null : value
}

function priorityFact(coded: unknown, noted: string | undefined): readonly Fact[] {
  const value = words(coded) ?? noted
  return value ? [{ label: 'Priority', value: value.charAt(0).toUpperCase() + value.slice(1) }] : []
}
