/** What a reader should be able to say of a person after a minute with the panel, fact by fact. */
export interface ExpectedAnswers {
  whyReferred: readonly string[]
  conditions: readonly string[]
  whoIsAtHome: readonly string[]
  moneyAndWork: readonly string[]
  lossesAndEvents: readonly string[]
  alreadyInvolved: readonly string[]
  risks: readonly string[]
  notKnown: readonly string[]
  /** Sentences that would be false absences. */
  mustNotSay: readonly string[]
}
