import { plainText } from './html-text.ts'

/** A JSON object of which nothing is known yet. */
export type Raw = { readonly [key: string]: unknown }

export const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An id or a code as text, empty when it is neither text nor number: an object may not even become text. */
export const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

/** The objects of a list; a lone object counts as a list of one, anything else as none. */
export function objects(value: unknown, most = 200): readonly Raw[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.filter(isRaw).slice(0, most)
}

const EMPTY = /^(?:null|none|undefined|n\/?a|-+|\.+)$/i

/** Words on one line, at most `longest` characters; null for nothing and for the words that stand for nothing. */
export function line(value: unknown, longest = 300): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value !== 'string') return null
  const text = plainText(value.slice(0, longest * 8))
    .replace(/\s+/g, ' ')
    .trim()
  return text === '' || EMPTY.test(text) ? null : cut(text, longest)
}

/** Words with their line breaks, from text or HTML. */
export function paragraphs(value: unknown, longest = 6000): string | null {
  if (typeof value !== 'string') return null
  const text = plainText(value.slice(0, longest * 4))
  return text === '' || EMPTY.test(text) ? null : cut(text, longest)
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text
  return `${text.slice(0, longest - 1).replace(/\s+\S*$/, '')}…`
}

/** The first of several fields that says something. */
export function firstLine(raw: Raw, ...keys: readonly string[]): string | null {
  for (const key of keys) {
    const found = line(raw[key])
    if (found !== null) return found
  }
  return null
}

/** A finite number, also from text; null otherwise. */
export function number(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string' || !/^\s*-?\d+(?:\.\d+)?\s*$/.test(value)) return null
  return Number(value)
}

/** An age in years; feeds write -1, 0 to 120 or 999 for "none". */
export function age(value: unknown): number | null {
  const years = number(value)
  return years === null || years < 0 || years > 120 ? null : years
}

/** true, false, "yes", "no", 1, 0; null otherwise. */
export function yesOrNo(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value
  if (value === 1 || value === 0) return value === 1
  if (typeof value !== 'string') return null
  if (/^\s*(?:true|yes|y|1)\s*$/i.test(value)) return true
  return /^\s*(?:false|no|n|0)\s*$/i.test(value) ? false : null
}

/** `YYYY-MM-DD` of an ISO date or instant, or of `DD/MM/YYYY`; null for anything that is not a day. */
export function day(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const iso = /^\s*(\d{4})-(\d{2})-(\d{2})/.exec(value)
  const british = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})\s*$/.exec(value)
  const [year, month, date] = iso
    ? [iso[1], iso[2], iso[3]]
    : [british?.[3], british?.[2], british?.[1]]
  if (year === undefined || month === undefined || date === undefined) return null
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const instant = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text) ? text : null
}

/** `HH:mm` of the clock times that feeds write: `09:00:00`, `9:00`, `9am`, an instant. */
export function clock(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const found =
    /(?:^|T|\s)(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*([ap]m)?(?=Z|[+-]|\s|$)/i.exec(
      value.trim(),
    ) ?? /^(\d{1,2})()\s*([ap]m)$/i.exec(value.trim())
  if (!found) return null
  let hours = Number(found[1])
  const half = found[3]?.toLowerCase()
  if (half === 'pm' && hours < 12) hours += 12
  if (half === 'am' && hours === 12) hours = 0
  const minutes = found[2] || '00'
  return hours > 23 || Number(minutes) > 59 ? null : `${String(hours).padStart(2, '0')}:${minutes}`
}

/** A link that is safe to follow: http or https, no credentials. A missing scheme is read as https. */
export function link(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 1000) return null
  const text = value.trim()
  if (text === '' || /\s/.test(text)) return null
  const url = URL.parse(/^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`)
  if (url === null || !/^https?:$/.test(url.protocol) || url.username || url.password) return null
  return url.hostname.includes('.') ? url.href : null
}

/** An address that can be written to; addresses made up to satisfy a validator are none. */
export function email(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const text = value.trim().replace(/^mailto:/i, '')
  if (!/^[^\s@<>"',;]{1,64}@[^\s@<>"',;]+\.[a-z]{2,}$/i.test(text) || text.length > 200) return null
  return /(?:\.invalid|noemail)$|@noemail\b/i.test(text) ? null : text
}

/** No word twice, compared without case; order kept. */
export function distinct(words: readonly (string | null)[]): readonly string[] {
  const seen = new Set<string>()
  return words.filter((word): word is string => {
    if (word === null || seen.has(word.toLowerCase())) return false
    seen.add(word.toLowerCase())
    return true
  })
}
