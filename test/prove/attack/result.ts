/** What one kind of attack came to. */
export interface AttackResult {
  name: string
  /** How many times it was tried, each in another form. */
  tried: number
  /** What got through; empty when it held. */
  through: readonly string[]
  /** Figures worth reading beside it. */
  remarks: readonly string[]
}
