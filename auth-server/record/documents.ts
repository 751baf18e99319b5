import type { Fact } from '../contract.ts'
import type { Resource } from './bundle-index.ts'
import { readCoded } from './coded-text.ts'
import { readWhen } from './dates.ts'
import type { ReadItem } from './item.ts'
import { dated, hasNoPatLabel, type Reading, startItem, whoOf } from './reading.ts'
import { joined, wire, wires, words } from './wire.ts'

/** Metadata of a document. Its content is a matter of another GP Connect capability, so the address is not shown. */
export function readDocument(resource: Resource, reading: Reading): ReadItem {
  const { body } = resource
  const base = startItem(resource, 'documents', reading)
  const coded = readCoded(body.type)
  const kind = readCoded(body.class)
  const description = words(body.description)
  const attachments = wires(body.content).flatMap((content) => wires(content.attachment))
  const titles = attachments.flatMap((attachment) => words(attachment.title) ?? [])
  const { when, facts } = dated(body.created, body.indexed)
  const context = wire(body.context)
  const setting = readCoded(context?.practiceSetting).term
  const own: Fact[] = []
  if (setting !== null) own.push({ label: 'From', value: setting })
  if (titles.length > 0) own.push({ label: 'Attachment', value: titles.join(', ') })
  const term = coded.term ?? description ?? kind.term
  const noPat = hasNoPatLabel(body.securityLabel) && base.marks.length === 0
  return {
    ...base,
    codes: [...coded.codes, ...kind.codes],
    term: term ?? base.term,
    otherTerms: [...coded.otherTerms, ...(kind.term === null ? [] : [kind.term])],
    text: description === term ? null : description,
    date: when.date,
    time: when.time,
    recorded: readWhen(body.indexed).date,
    who: whoOf(resource, reading, body.author),
    where: joined(
      wires(body.author).map((author) => {
        const target = reading.index.resolve(words(author.reference), resource)
        return target?.type === 'Organization' ? reading.nameOf(author, resource) : null
      }),
      ', ',
    ),
    marks: [
      ...base.marks,
      ...(noPat ? (['notForPatient'] as const) : []),
      ...(coded.degraded ? (['originalWording'] as const) : []),
    ],
    facts: [...own, ...facts],
  }
}
