import type { Marked } from './cues.ts'
import type { Span } from './find-phrases.ts'
import { hasComma, type Tokens, wordAt } from './tokens.ts'

const FAMILY_REACH = 6

/** Who else than the patient a finding is about, by the words around it; null when nobody. */
export function otherPerson(
  each: Span,
  near: readonly Marked[],
  tokens: Tokens,
): { atHome: boolean } | null {
  if (ofRelative(each, near, tokens)) return { atHome: false }
  for (const { owner, start, end } of near) {
    if (owner.cue === 'family history' && start <= each.start) return { atHome: false }
    if (owner.cue !== 'relative' || end > each.start || each.start - end > FAMILY_REACH) continue
    // "Son rang, dad up all night": told by a child, the parent is the patient.
    if (!owner.household && toldByChild(near, start)) continue
    if (hasComma(tokens, end, each.start)) continue
    if (isBackToPatient(near, { start: end, end: each.start }, tokens)) continue
    return { atHome: owner.household || near.some((other) => other.owner.cue === 'home') }
  }
  return null
}

/** True when the words between a relative and a finding speak of the patient again. */
function isBackToPatient(near: readonly Marked[], between: Span, tokens: Tokens): boolean {
  for (const { owner, start, end } of near) {
    if (owner.cue !== 'patient' && owner.cue !== 'stop') continue
    if (start < between.start || end > between.end) continue
    if (!isWho(tokens, start) && !isDiedBy(tokens, start)) return true
  }
  return false
}

/** "The suicide of her son": the person comes after. */
const ofRelative = (each: Span, near: readonly Marked[], tokens: Tokens) =>
  wordAt(tokens, each.end) === 'of' &&
  near.some(
    ({ owner, start }) => owner.cue === 'relative' && start > each.end && start - each.end <= 3,
  )

function toldByChild(near: readonly Marked[], at: number): boolean {
  let isChild = false
  let isPatient = false
  for (const { owner, start } of near) {
    if (start >= at) continue
    if (owner.cue === 'patient') isPatient = true
    else if (owner.cue === 'relative' && owner.household) isChild = true
  }
  return isChild && isPatient
}

/** "Husband died by suicide": the death goes on being his. */
const isDiedBy = (tokens: Tokens, at: number) => {
  const word = wordAt(tokens, at)
  return (
    (DIED.has(word) && wordAt(tokens, at + 1) === 'by') ||
    (word === 'by' && DIED.has(wordAt(tokens, at - 1)))
  )
}
const DIED = new Set(['died', 'dead', 'death', 'lost'])

const isWho = (tokens: Tokens, at: number) => wordAt(tokens, at) === 'who'
