/** What a user sees of one call. */
export interface Seen {
  /** `well`, or the refusal's code. */
  code: string
  sentence: string
  trace: string
}

export const WELL: Seen = { code: 'well', sentence: '', trace: '' }

/** One fault at one step: what was seen, what came of trying again, what was wrong. */
export interface Cell {
  step: string
  fault: string
  seen: Seen
  /** Calls that were meddled with; with none, nothing was tried. */
  meddled: number
  wrong: readonly string[]
}
