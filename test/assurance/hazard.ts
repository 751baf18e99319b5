/** One line of the hazard log: what could harm somebody, what stands in the way, and the test that sees to it. */
export interface Hazard {
  id: string
  /** What could happen to a person. */
  hazard: string
  cause: string
  effect: string
  control: string
  /** The control in the code, and what it becomes when it is taken out; null where it is no single line. */
  inCode: { file: string; from: string; to: string } | null
  /** The tests that go red without it, and the name of one of them. */
  tests: string
  named: string
}
