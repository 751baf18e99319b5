/** `3 problems`, `1 problem`; the plural is given where adding an s is wrong. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`
}

/** Thousands with a comma, whatever the computer's region. */
export function formatNumber(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** "14", or "at least 14" where anything was withheld, failed or only partly fetched. */
export function formatCount(count: number, atLeast: boolean): string {
  return atLeast ? `at least ${formatNumber(count)}` : formatNumber(count)
}
