import { formatInstant } from './dates.ts'

/** `22-Nov-2026 15:58:04`: where a second matters. */
export function formatSecond(instant: string): string {
  const seconds = new Date(instant).getUTCSeconds()
  return Number.isNaN(seconds)
    ? 'Time not recorded'
    : `${formatInstant(instant)}:${String(seconds).padStart(2, '0')}`
}
