/** Elements whose content is never words for a reader. */
const SILENT = /<(script|style|template|iframe|svg|object|noscript)\b[\s\S]*?(?:<\/\1\s*>|$)/gi
// None of these runs over another "<": a thousand tags that never close would each be searched to the end.
const BREAKS = /<\/?(?:p|div|br|h[1-6]|ul|ol|tr|table|section|article|blockquote|hr)\b[^<>]*>/gi
const CELL = /<\/(?:td|th)\s*>/gi
const ITEM = /<li\b[^<>]*>/gi
const TAG = /<\/?[a-z!][^<>]*>/gi
/** Of a tag that another one interrupts, only the sign goes: what follows may be words. */
const OPENED = /<(?=\/?[a-z!])/gi

const NAMED: { readonly [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  pound: '£',
  euro: '€',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  hellip: '…',
  eacute: 'é',
  frac12: '½',
  middot: '·',
  copy: '©',
  reg: '®',
  trade: '™',
}

/**
 * Plain text of what a feed sends as text or HTML: block elements become line breaks, list items dashes, everything
 * else is dropped. The result is shown as text only and never becomes markup again.
 */
export function plainText(source: string): string {
  const bare = source
    .replace(/\r\n?/g, '\n')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(SILENT, ' ')
    .replace(/<[a-z][^<>]*$/i, '')
    .replace(ITEM, '\n- ')
    .replace(BREAKS, '\n')
    .replace(CELL, ' ')
    .replace(TAG, '')
    .replace(OPENED, '')
  return decode(bare)
    .replace(UNPRINTABLE, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function decode(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]\w{1,10}));/gi,
    (whole, ten, hex, name) => {
      if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole
      const code = ten === undefined ? Number.parseInt(hex, 16) : Number(ten)
      return code > 0 && code <= 0x10_ff_ff && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : ''
    },
  )
}

/** Control characters, and the ones that turn or hide the text around them. */
const UNPRINTABLE =
  /(?!\n)[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u{e0000}-\u{e007f}]/gu
