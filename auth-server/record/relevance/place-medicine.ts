import type { ReadItem } from '../item.ts'
import { phraseFinder } from './find-phrases.ts'
import { lockedMedicines, lookAlikes, type MedicineClass, medicineClasses } from './medicines.ts'
import { phraseBook } from './phrases.ts'
import type { SensitiveGroup } from './policy.ts'

type Owner = { class: MedicineClass } | { lookAlike: true } | { locked: SensitiveGroup }

const medicinesIn = phraseFinder(
  phraseBook<Owner>([
    { owner: { lookAlike: true }, phrases: lookAlikes },
    ...medicineClasses.map((each) => ({ owner: { class: each }, phrases: each.names })),
    ...lockedMedicines.map(({ group, names }) => ({ owner: { locked: group }, phrases: names })),
  ]),
)

export interface FoundMedicine {
  class: MedicineClass
  /** The ingredient or brand as written. */
  name: string
}

const NOT_TAKEN =
  /\bnot (?:used|using|taken|taking|issued|needed|required)\b|\bno longer (?:tak|us|need|requir)\w+|\bnever (?:taken|used|started|collected)\b|\b(?:has )?stopped (?:taking|using)\b|\bdoes(?: not|n['’]?t) (?:take|use)\b/i

/** True when a comment says that a medicine listed as current is not. */
export const saysNotTaken = (item: ReadItem): boolean =>
  NOT_TAKEN.test(`${item.term}\n${item.text ?? ''}\n${item.value ?? ''}`)

/** The class of a medicine by its ingredient or brand name; null when no class is known. */
export function medicineOf(item: ReadItem): FoundMedicine | null {
  const found = namesIn(item)
  const lookAlike = found.some(({ owner }) => 'lookAlike' in owner)
  if (lookAlike) return null
  const first = found.find(({ owner }) => 'class' in owner)
  return first && 'class' in first.owner ? { class: first.owner.class, name: first.name } : null
}

/** The locked group that a medicine by itself tells of. */
export function lockedGroupOf(item: ReadItem): SensitiveGroup | null {
  const found = namesIn(item).find(({ owner }) => 'locked' in owner)
  return found && 'locked' in found.owner ? found.owner.locked : null
}

type Named = readonly { owner: Owner; name: string }[]

function namesIn(item: ReadItem): Named {
  const own = namesInText(item.term)
  if (item.otherTerms.length === 0) return own
  return [...own, ...item.otherTerms.flatMap(namesInText)]
}

function namesInText(text: string): Named {
  const { tokens, found } = medicinesIn(text)
  return found.map(({ owner, start, end }) => ({
    owner,
    name: text.slice(tokens.starts[start], tokens.ends[end - 1]),
  }))
}
