import {
  NOTE_HEADINGS,
  NOTE_SOURCE_TITLES,
  NOTE_SOURCES,
  type NoteContent,
  type NoteHeading,
  type NotePassage,
  type PersonName,
} from '../contract.ts'
import { shownDate, shownInstant } from './dates.ts'
import type { Quote } from './note.ts'

/** Who writes, about whom, and why; what a note says besides its own words. */
export interface NoteFrame {
  patient: { name: PersonName; birthDate: string | null; nhsNumber: string | null }
  author: { name: string; role: string; organisation: string; ods: string }
  referral: { reason: string | null; referrer: string | null; date: string | null } | null
  at: Date
  /** ISO instant of the note that this one replaces. */
  replaces: string | null
}

export const noteTitle = (at: Date): string => `Social prescribing note, ${shownInstant(at)}`

const MARKS = {
  notForPatient: '[Marked by the practice: not to be told to the patient, family or carers]',
  sensitive: '[Sensitive]',
  thirdParty: '[About, or from, another person]',
} as const

/**
 * The note as plain text: headings in the order of the standard, under each one the five sources apart, quotes word for
 * word between quotation marks with where they come from. The same words give the same text.
 */
export function noteText(content: NoteContent, quotes: readonly Quote[], frame: NoteFrame): string {
  const parts = [head(content, frame)]
  for (const heading of Object.keys(NOTE_HEADINGS) as NoteHeading[]) {
    const lines = underHeading(content, quotes, heading)
    if (lines.length > 0) parts.push([NOTE_HEADINGS[heading].toUpperCase(), ...lines].join('\n\n'))
  }
  const asks = content.asks.map(({ text }) => text.trim()).filter((text) => text !== '')
  if (asks.length > 0)
    parts.push(['TO ASK', asks.map((text) => `- ${text}`).join('\n')].join('\n\n'))
  return `${parts.join('\n\n')}\n`
}

function head(
  content: NoteContent,
  { patient, author, referral, at, replaces }: NoteFrame,
): string {
  const { date, method, present } = content.contact
  const contact = [
    date === '' ? null : shownDate(date),
    method,
    present.trim() === '' ? null : `present: ${present.trim()}`,
  ].filter((part) => part !== null)
  return [
    'SOCIAL PRESCRIBING NOTE',
    [
      shownName(patient.name),
      patient.birthDate === null ? null : `Born ${shownDate(patient.birthDate)}`,
      patient.nhsNumber === null ? null : `NHS No. ${spaced(patient.nhsNumber)}`,
    ]
      .filter((part) => part !== null)
      .join(' · '),
    `Written by ${[author.name, author.role].filter(Boolean).join(', ')}, ${author.organisation} (${author.ods}), ${shownInstant(at)} (24-hour clock)`,
    referral === null ? null : referralLine(referral),
    contact.length === 0 ? null : `Contact: ${contact.join(', ')}`,
    replaces === null ? null : `This replaces the note saved on ${shownInstant(replaces)}.`,
  ]
    .filter((line) => line !== null)
    .join('\n')
}

function referralLine({ reason, referrer, date }: NonNullable<NoteFrame['referral']>): string {
  const by = referrer === null ? '' : ` by ${referrer}`
  const on = date === null ? '' : ` ${shownDate(date)}`
  return `Referred${on}${by}${reason === null ? '' : `: ${reason}`}`
}

function underHeading(
  content: NoteContent,
  quotes: readonly Quote[],
  heading: NoteHeading,
): readonly string[] {
  const lines: string[] = []
  for (const source of NOTE_SOURCES) {
    const said = quotes.filter((quote) => quote.heading === heading && quote.source === source)
    if (said.length > 0) {
      lines.push([`${NOTE_SOURCE_TITLES[source]}:`, ...said.map(quoted)].join('\n'))
    }
    const typed = content.passages.filter(
      (passage) =>
        passage.heading === heading && passage.source === source && passage.text.trim() !== '',
    )
    for (const passage of typed) lines.push(`${labelOf(passage)}:\n${passage.text.trim()}`)
  }
  if (heading === 'services') {
    for (const { choice, name, feed, telephone, url, lastChecked, comment } of content.services) {
      const where = [telephone, url, feed === '' ? null : `from ${feed}`]
      const checked = lastChecked === null ? null : `last checked ${shownDate(lastChecked)}`
      const facts = [...where, checked].filter((part) => part !== null)
      lines.push(
        [
          `${choice.charAt(0).toUpperCase()}${choice.slice(1)}: ${name}`,
          facts.length === 0 ? null : facts.join(' · '),
          comment.trim() === '' ? null : comment.trim(),
        ]
          .filter((line) => line !== null)
          .join('\n'),
      )
    }
  }
  return lines
}

function labelOf({ source, carer }: NotePassage): string {
  if (source !== 'carer' || carer === null) return NOTE_SOURCE_TITLES[source]
  const who = [carer.name.trim(), carer.relationship.trim()].filter(Boolean).join(', ')
  return who === '' ? NOTE_SOURCE_TITLES.carer : `${NOTE_SOURCE_TITLES.carer} (${who})`
}

/** A quote as it stands in a text: the words unchanged, their source, and every mark they carry. */
export function quoted({ words, sourceLine, reference, warnings }: Quote): string {
  const source = reference === 'letter' ? sourceLine : `${sourceLine} · ${reference}`
  return [`“${words}”`, source, ...warnings.map((warning) => MARKS[warning])].join('\n')
}

/** `FAMILY, Given (Title)` (ISB 1506). */
function shownName({ family, given, prefix, text }: PersonName): string {
  if (family === '' && given.length === 0) return text ?? 'Name not known'
  const title = prefix.length === 0 ? '' : ` (${prefix.join(' ').replaceAll('.', '')})`
  return [family.toLocaleUpperCase('en-GB'), given.join(' ')].filter(Boolean).join(', ') + title
}

/** `999 012 3454` (ISB 1504). */
const spaced = (nhsNumber: string): string =>
  nhsNumber.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3')
