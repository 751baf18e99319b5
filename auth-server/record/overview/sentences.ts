/**
 * A quotation may close behind the full stop. One after a letter or a title ("b. 2001", "d. 9/3/24", "Dr. Patel") ends
 * nothing.
 */
const SENTENCE_END =
  /(?<=[.!?]["”’]?)(?<!(?:^|[^\p{L}\p{N}])(?:\p{L}|[Aa]pprox|[Dd]r|[Mm]rs?|[Ss]t)\.)\s+(?=[\p{Lu}"“'‘]|(?<!\b[Nn]o\.\s+)\d)|\n+|\r+/u

const BULLET = /^[-–—•*·]\s+/

/** The sentences of a text, verbatim, without the space around them and the bullet before them. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .slice(0, 20_000)
    .split(SENTENCE_END)
    .map((sentence) => sentence.trim().replace(BULLET, ''))
    .filter((sentence) => sentence !== '')
}

/** The first words of a text, marked where it goes on. */
export function firstWords(text: string, most: number): string {
  const words = text.trim().split(/\s+/)
  return words.length > most ? `${words.slice(0, most).join(' ')} …` : words.join(' ')
}

export const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length
