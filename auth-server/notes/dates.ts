const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `DD-Mmm-YYYY` (ISB 1503) of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: what was not recorded is not made up. */
export function shownDate(date: string | null): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(date ?? '') ?? []
  if (year === undefined) return 'date not recorded'
  return [day, month === undefined ? undefined : MONTHS[Number(month) - 1], year]
    .filter((part) => part !== undefined)
    .join('-')
}

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** `22-Nov-2026 15:47` of an instant, by the clock on the practice's wall. */
export function shownInstant(instant: string | Date): string {
  const [date = '', time = ''] = clock.format(new Date(instant)).split(' ')
  return `${shownDate(date)} ${time}`
}
