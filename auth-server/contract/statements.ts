/** Body of `POST …/referral`, where the vendor's system holds none. */
export interface ReferralStatement {
  reason: string
  referrer?: string
  /** `YYYY-MM-DD`. */
  date?: string
}

/** Body of `POST …/letter`: a referral letter pasted as plain text. */
export interface LetterStatement {
  text: string
  title?: string
}

/** Body of `POST …/policy`: the answer to the local policy's question, whether it allows to go on. */
export interface PolicyStatement {
  answer: boolean
}

/** Body of `POST …/beat`; only `active` puts the idle end off. */
export interface BeatRequest {
  active?: boolean
}

/** Answer to a beat: ISO instants. A session that ended or may no longer show the record is refused instead. */
export interface BeatView {
  idleEndsAt: string
  endsAt: string
}

/** Body of `POST …/identity`: the worker has checked the differences that were named, and this is the person. */
export interface IdentityConfirmation {
  confirm: true
}

/** Longest words that are taken, in characters; the panel says so before sending. */
export const LIMITS = {
  reason: 2000,
  referrer: 200,
  letter: 60_000,
  title: 200,
  search: 200,
  need: 120,
} as const
