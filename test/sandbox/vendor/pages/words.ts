import type { Person } from '../../world.ts'

/** `2026-11-22` as `22-Nov-2026`; anything else as it is. */
export function day(date: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(date)
  if (found === null) return date
  const month = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')[Number(found[2]) - 1]
  return month === undefined ? date : `${found[3]}-${month}-${found[1]}`
}

/** Date and, where the text holds one, the clock time as written. */
export function moment(text: string): string {
  const clock = /T(\d{2}:\d{2})/.exec(text)?.[1]
  return clock === undefined ? day(text) : `${day(text)} at ${clock}`
}

/** Ten digits in the usual groups of three, three and four. */
export const spaced = (nhsNumber: string): string =>
  nhsNumber.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3')

export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5, 10) < birthDate.slice(5, 10) ? years - 1 : years
}

/** `1 file`, `2 files`. */
export const count = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? '' : 's'}`

export const listedName = ({ name }: Person): string => `${name.family}, ${name.given.join(' ')}`
