import type { Fact } from '../contract.ts'
import type { Resource } from './bundle-index.ts'
import { readCoded } from './coded-text.ts'
import { formatDate } from './dates.ts'
import type { Item } from './item.ts'
import { marked, nameOf, type Reading, setWhen, startItem, whoOf } from './reading.ts'
import { noteTexts, wire, wires, words } from './wire.ts'

export const NOT_RECORDED = 'Not recorded'
export const STATUS_NOT_HELD = 'Not held in the GP record'
export const STATUS_CANCELLED = 'Cancelled by the practice'

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

/** The agency that the words of a referral name: "Referral to counsellor" names "counsellor". */
export function agencyInWords(term: string): string | null {
  const match = /\brefer(?:ral|red)\s+to\s+(?:the\s+)?(.+)$/is.exec(term.slice(0, 400))
  return match?.[1]?.trim().replace(/[.;,]$/, '') || null
}

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
  const recipients = [
    ...new Set(wires(body.recipient).flatMap((value) => nameOf(value, resource, reading) ?? [])),
  ]
  const term = first?.term ?? description ?? 'Referral'
  const inWords = agencyInWords(term)
  const named = recipients.filter((name) => !/^NHS e-Referral Service$/i.test(name.trim()))
  const viaERS = named.length < recipients.length
  const agency =
    named.length > 0
      ? named.join(', ')
      : (specialty ??
        inWords ??
        (viaERS ? 'Not named (sent through NHS e-Referral Service)' : null))
  const purposes = [
    ...reasons.flatMap(({ term: reason }) =>
      reason === null || agencyInWords(reason) ? [] : reason,
    ),
    description === term ? null : description,
    telling(keyed.get('purpose')),
  ].filter((each): each is string => each !== null)
  const requester = wire(body.requester)
  const who = whoOf(requester?.agent ?? body.requester, resource, reading)
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

/** `Mode:Written`, `Purpose:Assessment` …: the lines in which suppliers put what has no element. */
function keyedNotes(note: string): readonly [string, string][] {
  const match = /^([A-Za-z /]{2,30}):\s*(.+)$/.exec(note.trim())
  const [, key, value] = match ?? []
  return key === undefined || value === undefined ? [] : [[key.trim().toLowerCase(), value]]
}

function telling(value: string | undefined): string | null {
  return value === undefined || /^unknown$/i.test(value.trim()) ? null : value
}

function priorityFact(coded: unknown, noted: string | undefined): readonly Fact[] {
  const value = words(coded) ?? noted
  return value ? [{ label: 'Priority', value: value.charAt(0).toUpperCase() + value.slice(1) }] : []
}
