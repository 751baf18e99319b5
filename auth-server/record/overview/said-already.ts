import type { BriefLine } from '../../contract.ts'
import type { Item } from '../item.ts'

/** Comments up to this length stand whole behind their term; of longer ones the sentence that speaks of the matter. */
export const WHOLE_WORDS = 30
/** Sentences of the letter under one question. */
export const MOST_IN_REFERRAL = 2

/** What has been said, so that nothing is said twice. */
export class Said {
  readonly #lines: string[] = []
  constructor(lines: readonly BriefLine[]) {
    for (const { text } of lines) this.add(text)
  }
  add(text: string): void {
    this.#lines.push(text.toLowerCase())
  }
  /** True for words that are a line by themselves. */
  isLine(text: string): boolean {
    return this.#lines.includes(text.toLowerCase())
  }
  has(text: string): boolean {
    const words = text.toLowerCase()
    return this.#lines.some((line) => line === words || (words.length > 12 && line.includes(words)))
  }
}

/** Words of an item, with its date and source; what is not for the patient says so. */
export const lineOf = (item: Item, text: string): BriefLine => ({
  text: item.marks.includes('notForPatient') ? `${text}${NOT_FOR_PATIENT}` : text,
  date: item.date,
  sources: [item.reference],
})

const NOT_FOR_PATIENT = ' (not to be told to the patient or family)'

/** What answers a question that would else stay empty, though it stands above with more words. */
export const toldAbove = (item: Item, sentence: string): BriefLine =>
  lineOf(item, `Told above too: ${sentence}`)
