import type { Refusal } from '../panel-client.ts'

/** Something asked of the server: never a stale answer beside an error. */
export type Loaded<T> =
  | { at: 'loading' }
  | { at: 'ready'; value: T }
  | { at: 'refused'; refusal: Refusal }

export const LOADING = { at: 'loading' } as const
