import type { RawRequest } from './wire.ts'

/** One way of breaking one rule, and the answer that a strict NHS side gives to it. */
export interface Breakage {
  rule: string
  how: string
  /** From a request that is right to one that breaks this rule and none that is looked at before it. */
  breaks(request: RawRequest, today: string): RawRequest
  status: number
  /** Spine code, or the status as text where the proxy speaks. */
  code: string
}
