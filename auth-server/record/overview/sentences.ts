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

/** The sentences of a letter without the name below it. */
export function sentencesOfLetter(text: string): readonly string[] {
  const sentences = [...sentencesOf(text)]
  for (let left = MOST_SIGNATURES; left > 0 && sentences.length > 1; left--) {
    if (!SIGNATURE.test(sentences.at(-1) ?? '')) break
    sentences.pop()
  }
  return sentences
}

/** The first words of a text, marked where it goes on. */
export function firstWords(text: string, most: number): string {
  const words = text.trim().split(/\s+/)
  return words.length > most ? `${words.slice(0, most).join(' ')} …` : words.join(' ')
}

export const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length
