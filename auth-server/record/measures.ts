import { readCoded } from './coded-text.ts'
import { formatDate, readWhen } from './dates.ts'
import { joined, type Wire, wire, words } from './wire.ts'

/** A Quantity in words: "26 units/week". The unit alone is legal. */
export function quantity(value: unknown): string | null {
  const own = wire(value)
  if (!own) return words(value)
  const number = words(own.value)
  const unit = words(own.unit) ?? words(own.code)
  const sign = number === null ? null : words(own.comparator)
  return joined([number === null ? null : `${sign ?? ''}${number}`, unit], ' ')
}

/** A Period in words. */
export function period(value: unknown): string | null {
  const own = wire(value)
  if (!own) return null
  const start = readWhen(own.start).date
  const end = readWhen(own.end).date
  if (start === null && end === null) return null
  if (end === null) return `from ${formatDate(start)}`
  return start === null ? `until ${formatDate(end)}` : `${formatDate(start)} to ${formatDate(end)}`
}

function range(value: unknown): string | null {
  const own = wire(value)
  if (!own) return null
  const low = quantity(own.low)
  const high = quantity(own.high)
  if (low !== null && high !== null) return `${low} to ${high}`
  return low !== null ? `at least ${low}` : high !== null ? `at most ${high}` : null
}

function ratio(value: unknown): string | null {
  const own = wire(value)
  return own && joined([quantity(own.numerator), quantity(own.denominator)], ' / ')
}

function yesOrNo(value: unknown): string | null {
  return value === true ? 'Yes' : value === false ? 'No' : words(value)
}

function moment(value: unknown): string | null {
  const { date, time } = readWhen(value)
  return date === null ? words(value) : joined([formatDate(date), time], ' ')
}

const READERS: readonly (readonly [name: string, read: (value: unknown) => string | null])[] = [
  ['Quantity', quantity],
  ['String', words],
  ['CodeableConcept', (value) => readCoded(value).term],
  ['Boolean', yesOrNo],
  ['Integer', words],
  ['Decimal', words],
  ['Range', range],
  ['Ratio', ratio],
  ['DateTime', moment],
  ['Date', moment],
  ['Time', words],
  ['Period', period],
  ['Code', words],
  ['Coding', (value) => readCoded({ coding: [value] }).term],
  ['Uri', words],
  ['Age', quantity],
  ['Attachment', (value) => words(wire(value)?.title)],
]

/** The keys `valueQuantity`, `valueString` … each with its reader. */
const VALUES: ReadonlyMap<string, (value: unknown) => string | null> = new Map(
  READERS.map(([name, read]) => [`value${name}`, read]),
)

/** Every `value[x]` of an element, in words; null when there is none. */
export function valueWords(element: Wire): string | null {
  let found: string | null = null
  for (const key in element) {
    // 118 is "v": nearly every key is passed over without a look-up.
    const read = key.charCodeAt(0) === 118 ? VALUES.get(key) : undefined
    const text = read && Object.hasOwn(element, key) ? read(element[key]) : null
    if (text !== null) found = found === null ? text : `${found}, ${text}`
  }
  return found
}

/** Reference ranges in words. */
export function referenceRanges(value: unknown): string | null {
  const own = wire(Array.isArray(value) ? value[0] : value)
  if (!own) return null
  const text = words(own.text)
  const numbers = range(own)
  return joined([numbers, text === numbers ? null : text], ', ')
}
