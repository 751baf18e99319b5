/** What only people know: `register` leaves these words in an entry for the vendors file, and no start accepts them. */
export const TO_FILL_IN = {
  clientId: 'CLIENT ID',
  name: 'NAME OF THE SYSTEM',
  ods: 'ODS CODE',
  organisation: 'NAME OF THE ORGANISATION',
  role: 'ROLE THAT MAY SEE GP RECORDS',
} as const

const WORDS: ReadonlySet<string> = new Set(Object.values(TO_FILL_IN))

export const isToFillIn = (text: string): boolean => WORDS.has(text)
