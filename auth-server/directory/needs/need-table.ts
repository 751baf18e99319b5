import type { ServiceNeed } from '../../contract.ts'
import { wordsOf } from '../words.ts'
import { DOING } from './doing.ts'
import { HEALTH } from './health.ts'
import { MONEY_AND_HOME } from './money-and-home.ts'
import { PEOPLE } from './people.ts'

/** A phrase as stems, and how much it says: 1, or less where a table marks it with `?`. */
export interface NeedPhrase {
  text: string
  stems: readonly string[]
  weight: number
}

/** A need with the words of those who have it (`asks`) and of those who meet it (`offers`). */
export interface Need extends ServiceNeed {
  asks: readonly NeedPhrase[]
  offers: readonly NeedPhrase[]
}

const WEAK = 0.35

/**
 * Reads a table: `key = Title`, then `asks:` and `offers:` with phrases between commas. A phrase that ends in `?` says
 * little by itself.
 */
export function readNeeds(table: string): readonly Need[] {
  return table
    .trim()
    .split(/\n(?=\S)/)
    .map((block) => {
      const [head = '', ...rest] = block.split('\n')
      const [key = '', title = ''] = head.split(' = ')
      const phrases = (label: string) =>
        (rest.find((line) => line.trim().startsWith(`${label}:`)) ?? '')
          .replace(/^\s*\w+:/, '')
          .split(',')
          .map(phraseOf)
          .filter(({ stems }) => stems.length > 0)
      const asks = phrases('asks')
      return { key: key.trim(), title: title.trim(), asks, offers: phrases('offers') }
    })
}

function phraseOf(written: string): NeedPhrase {
  const isWeak = written.trim().endsWith('?')
  const text = written.replace('?', '').trim()
  return { text, stems: wordsOf(text), weight: isWeak ? WEAK : 1 }
}

/** Every need the directory knows, in the order in which the panel lists them. */
export const NEEDS: readonly Need[] = [PEOPLE, MONEY_AND_HOME, HEALTH, DOING].flatMap(readNeeds)
