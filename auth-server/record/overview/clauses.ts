import { countWords } from './sentences.ts'

/** What may turn the meaning of the clauses around it: such a stretch is never cut at a comma. */
const SCOPE =
  /\b(?:if|whether|unless|although|though|however|but|except|not|\w+n['’]t|never|neither|nor|no|nobody|none|without|den(?:y|ies|ied)|sa(?:y|ys|id)|tells?|told|thinks?|knows?|believes?|wants?|hop(?:es|ing)|wish(?:es)?|may|might|could|would|should|asks?|asked|used to|until|when|while|before|after|because|since|like|such as|who|whose|which|where)\b/i
const FEW_WORDS = 3

/**
 * The first clause of a sentence that says something, as written, with dots where the sentence goes on. Null where
 * the sentence has no such part that can stand by itself: a doubt or a no in it may belong to all of it.
 */
export function clauseThat(
  sentence: string,
  says: (clause: string) => boolean,
  { fewest = FEW_WORDS } = {},
): string | null {
  const clauses = sentence
    .split(/;\s+/)
    .flatMap((part) => (SCOPE.test(part) ? [part] : part.split(/,\s+(?:and\s+)?/)))
  const at = clauses.findIndex((clause) => countWords(clause) >= fewest && says(clause))
  const clause = clauses[at]
  if (clause === undefined || clauses.length < 2 || !isBalanced(clause)) return null
  const isLast = at === clauses.length - 1
  return `${at === 0 ? '' : '… '}${clause}${isLast ? '' : ' …'}`
}

const isBalanced = (clause: string) =>
  count(clause, /\(/g) === count(clause, /\)/g) &&
  count(clause, /“/g) === count(clause, /”/g) &&
  count(clause, /"/g) % 2 === 0

const count = (text: string, pattern: RegExp) => (text.match(pattern) ?? []).length
