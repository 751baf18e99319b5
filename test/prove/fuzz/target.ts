import type { Chance } from './chance.ts'

/** Something that takes what others send. */
export interface FuzzTarget {
  name: string
  /** What is fed to it. */
  about: string
  /** Of a thousand inputs asked for, how many it is given: what goes over sockets costs more. */
  share: number
  open(): Promise<OpenTarget>
}

export interface OpenTarget {
  /** Feeds one input. Whatever is thrown is a crash; so is the outcome `crashed`. */
  feed(chance: Chance): Promise<Fed>
  /** Everything logged so far, where there is a log. */
  logged?(): string
  close(): Promise<void>
}

export interface Fed {
  /** What came of it in a word: a refusal's code, `taken`, a status. */
  outcome: string
  /** Everything an outsider is told when it is refused: must hold nothing of the input. */
  told?: readonly string[]
  /** Something that must hold and does not. */
  broken?: string
}

export const CRASHED = 'unexpected'
