/**
 * A quotation may close behind the full stop. One after a letter or a title ("b. 2001", "d. 9/3/24", "Dr. Patel") ends
 * nothing.
 */
const SENTENCE_END =
  /(?<=[.!?]["”’]?)(?<!(?:^|[^\p{L}])(?:\p{L}|[Aa]pprox|[Dd]r|[Mm]rs?|[Ss]t)\.)\s+(?=[\p{Lu}\d"“'‘])|\n+|\r+/u

/** A sentence of a text, verbatim, without the space around it. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .slice(0, 20_000)
    .split(SENTENCE_END)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

/** Up to four names or initials on a line of their own, with no full stop behind them. */
const SIGNATURE = /^(?:\p{Lu}[\p{L}.'’-]*[ ,]*){1,4}(?<![.!?])$/u
const MOST_SIGNATURES = 2

/** The sentences of a letter or of a reason: no greeting, no thanks or close, no name below it. */
export function sentencesOfLetter(text: string): readonly string[] {
  const sentences = [...sentencesOf(text)]
  for (let left = MOST_SIGNATURES; left > 0 && sentences.length > 1; left--) {
    if (!SIGNATURE.test(sentences.at(-1) ?? '')) break
    sentences.pop()
  }
  return sentences
    .map((sentence) => sentence.replace(GREETING, ''))
    .filter((sentence) => sentence !== '' && !isForm(sentence))
}

/** "Dear colleague," also where the letter goes on in the same line. */
const GREETING =
  /^(?:dear|hello|hi)\b(?: (?:(?:dr|mrs?|ms|prof|rev)\.|[\p{L}\d&][\p{L}\d'’/-]*)){0,6}(?:\s*[,:!.](?:\s+|$)|\s+[-–—]\s+|$)/iu
const CLOSE =
  /^(?:(?:with )?(?:many )?thanks?\b|kind(?:est)? regards|(?:with )?best wishes|yours|regards|re:)/i
/** "Thank you for seeing this lady, who …" is how many a letter says why it was written. */
const ASKS =
  /^(?:(?:with )?many )?thank(?:s| you)\b.{0,20}\bfor (?:kindly |agreeing to )?(?:see|review|accept|tak|look|help|consider|contact|ring|call|support|your (?:help|support|input) with)\w* (?:\S+ ){2}\S/i

const isForm = (sentence: string): boolean => CLOSE.test(sentence) && !ASKS.test(sentence)

/** The first words of a text, marked where it goes on. */
export function firstWords(text: string, most: number): string {
  const words = text.trim().split(/\s+/)
  return words.length > most ? `${words.slice(0, most).join(' ')} …` : words.join(' ')
}

export const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length
