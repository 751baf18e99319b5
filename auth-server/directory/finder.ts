import type { FinderView } from '../contract.ts'

/** What an address may hold at most. */
const LONGEST = 2_000

/**
 * The address of the vendor's own finder for the words that the worker confirmed. Only these words are put in, encoded,
 * where the template says; null when the template is none that may be opened.
 */
export function finderAddress(
  finder: { name: string; template: string } | undefined,
  words: string,
  { sandbox }: { sandbox: boolean },
): FinderView | null {
  if (finder === undefined) return null
  const url = URL.parse(
    finder.template.replaceAll('{words}', encodeURIComponent(words.toWellFormed())),
  )
  const unfilled = URL.parse(finder.template.replaceAll('{words}', ''))
  if (url === null || unfilled === null || url.href.length > LONGEST) return null
  const isSafe = url.protocol === 'https:' || (sandbox && url.protocol === 'http:')
  return isSafe && url.origin === unfilled.origin && url.username === ''
    ? { name: finder.name, url: url.href }
    : null
}
