import type { BundleIndex } from './bundle-index.ts'
import type { Item } from './item.ts'
import { valueWords } from './measures.ts'
import { type Reading, setWhen, startItem, whoOf } from './reading.ts'
import { displayOf, targetOf } from './references.ts'
import type { Resource } from './resource.ts'
import { joined, type Wire, wires, words } from './wire.ts'

/** More questions than any form has; a guard against a form that nests without end. */
const MOST_QUESTIONS = 5000

/**
 * A form that was filled in: its questions with their answers, in order. Suppliers also use it to group entries; an
 * answer that is an entry of the record is an item of its own, so it is not repeated here.
 */
export function readQuestionnaire(resource: Resource, reading: Reading): Item {
  const { body } = resource
  const item = startItem(resource, 'questionnaires', reading)
  const lines = linesOf(resource)
  item.facts = setWhen(item, body.authored)
  item.term = displayOf(body.questionnaire) ?? 'Questionnaire'
  item.text = lines.join('\n') || null
  item.who = whoOf(body.author, resource, reading) ?? whoOf(body.source, resource, reading)
  const answers = answersOf(resource, reading.index)
  if (answers.length > 0) item.answers = answers
  item.status = words(body.status) === 'in-progress' ? 'In progress' : null
  return item
}

/** The entries of the record that its questions name as answers. */
function answersOf(resource: Resource, index: BundleIndex): readonly string[] {
  const found = new Set<string>()
  eachQuestion(resource, (question) => {
    for (const { valueReference } of wires(question.answer)) {
      const answer = index.resolve(targetOf(valueReference), resource)
      if (answer) found.add(answer.reference)
    }
  })
  return [...found]
}

/** The entry that a form belongs to; its words title the form, as long as it is open itself. */
export function parentOfForm(resource: Resource, index: BundleIndex): Resource | null {
  for (const value of wires(resource.body.parent)) {
    const parent = index.resolve(targetOf(value), resource)
    if (parent) return parent
  }
  return null
}

function linesOf(resource: Resource): readonly string[] {
  const lines: string[] = []
  eachQuestion(resource, (question, answers) => {
    const given = answers.flatMap(
      (answer) => valueWords(answer) ?? displayOf(answer.valueReference) ?? [],
    )
    const line = joined([words(question.text), given.join(', ') || null], ': ')
    if (line !== null) lines.push(line)
  })
  return lines
}

function eachQuestion(
  resource: Resource,
  visit: (question: Wire, answers: readonly Wire[]) => void,
): void {
  const waiting: Wire[] = [...wires(resource.body.item)].reverse()
  let count = 0
  for (let item = waiting.pop(); item && count < MOST_QUESTIONS; item = waiting.pop()) {
    count++
    const answers = wires(item.answer)
    visit(item, answers)
    const inner = [...wires(item.item), ...answers.flatMap((answer) => wires(answer.item))]
    for (const each of inner.reverse()) waiting.push(each)
  }
}
