import type { Resource } from './bundle-index.ts'
import { firstWhen } from './dates.ts'
import type { ReadItem } from './item.ts'
import { valueWords } from './measures.ts'
import { type Reading, startItem, whoOf } from './reading.ts'
import { displayOf, targetOf } from './references.ts'
import { joined, type Wire, wires, words } from './wire.ts'

/** More questions than any form has; a guard against a form that nests without end. */
const MOST_QUESTIONS = 5000

/**
 * A form that was filled in: its questions with their answers, in order. Suppliers also use it to group entries; an
 * answer that is an entry of the record is an item of its own, so it is not repeated here.
 */
export function readQuestionnaire(resource: Resource, reading: Reading): ReadItem {
  const { body } = resource
  const base = startItem(resource, 'questionnaires', reading)
  const when = firstWhen(body.authored)
  const lines = linesOf(resource)
  return {
    ...base,
    term: displayOf(body.questionnaire) ?? 'Questionnaire',
    text: lines.join('\n') || null,
    date: when.date,
    time: when.time,
    who: whoOf(resource, reading, body.author, body.source),
    status: words(body.status) === 'in-progress' ? 'In progress' : null,
    facts:
      when.unreadable === null ? [] : [{ label: 'Date as it was sent', value: when.unreadable }],
  }
}

/** The entry that a form belongs to; its words title the form, as long as it is open itself. */
export function parentOfForm(resource: Resource, reading: Reading): string | null {
  for (const value of wires(resource.body.parent)) {
    const parent = reading.index.resolve(targetOf(value), resource)
    if (parent) return parent.reference
  }
  return null
}

function linesOf(resource: Resource): readonly string[] {
  const lines: string[] = []
  const waiting: Wire[] = [...wires(resource.body.item)].reverse()
  let count = 0
  for (let item = waiting.pop(); item && count < MOST_QUESTIONS; item = waiting.pop()) {
    count++
    const answers = wires(item.answer)
    const given = answers.flatMap(
      (answer) => valueWords(answer) ?? displayOf(answer.valueReference) ?? [],
    )
    const line = joined([words(item.text), given.join(', ') || null], ': ')
    if (line !== null) lines.push(line)
    const inner = [...wires(item.item), ...answers.flatMap((answer) => wires(answer.item))]
    for (const each of inner.reverse()) waiting.push(each)
  }
  return lines
}
