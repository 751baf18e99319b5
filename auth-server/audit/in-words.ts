import { AREA_TITLES, type Area, type LookView } from '../contract.ts'
import { Refusal } from '../refusal.ts'
import { AUDIT_EVENTS, type AuditEntry } from './events.ts'

/** What the audit calls a part of the record, in the words of the panel. */
const PARTS: { readonly [part: string]: string } = {
  ...AREA_TITLES,
  problem: 'One problem',
  consultation: 'One consultation',
  item: 'One entry',
  sameDay: 'Entries of one day',
  timeline: 'Timeline',
  sensitive: 'Sensitive entries',
  safety: 'Safety information',
  vendorCarePlans: 'Care plans of your own system',
}

/** Codes of the audit's details that a reader would not know; the rest are words already. */
const DETAILS: { readonly [detail: string]: string | null } = {
  all: 'All of it',
  print: 'Printed',
  copy: 'Copied',
  default: null,
  older: 'Older consultations',
  around: 'One consultation',
  sensitive: PARTS.sensitive ?? null,
  safety: PARTS.safety ?? null,
  yes: 'Yes',
  no: 'No',
  idle: 'Nobody used it',
  limit: 'It had reached its longest time',
  vendor: 'Your own system ended it',
  'pds:started': 'NHS number checked nationally',
  'sds:started': 'Practice’s system looked up',
  'practice:started': 'Practice called',
}

const isArea = (part: string): part is Area => Object.hasOwn(AREA_TITLES, part)

/** Events as sentences, the newest first; what happened several times in a row is one line. */
export function inWords(entries: readonly AuditEntry[]): readonly LookView[] {
  const looks: LookView[] = []
  for (const entry of entries) {
    const before = looks.at(-1)
    const look = lookOf(entry)
    if (before !== undefined && isSame(before, look)) {
      looks[looks.length - 1] = { ...before, last: look.last, times: before.times + 1 }
    } else looks.push(look)
  }
  return looks.reverse()
}

function isSame(one: LookView, other: LookView): boolean {
  const said = ({ what, details, refusal }: LookView) => JSON.stringify([what, details, refusal])
  return said(one) === said(other)
}

function lookOf({ at, event, fields, identity }: AuditEntry): LookView {
  const { areas = [], details = [], reason, refusal } = fields
  const everything = areas.length > 1 && areas.every(isArea)
  const parts = everything
    ? ['What matters first of every section']
    : areas.map((part) => PARTS[part] ?? part)
  const named = details.flatMap((detail) => {
    const words = Object.hasOwn(DETAILS, detail)
      ? DETAILS[detail]
      : /\s/.test(detail)
        ? detail
        : null
    return words == null ? [] : [words]
  })
  const count = identity.items.length
  const entriesWords = count === 0 ? [] : [count === 1 ? '1 entry' : `${count} entries`]
  return {
    first: at,
    last: at,
    times: 1,
    what: AUDIT_EVENTS[event] ?? event,
    details: [...parts, ...named, ...entriesWords, ...(reason === undefined ? [] : [reason])],
    refusal: refusal === undefined ? null : new Refusal(refusal).message,
  }
}
