import type { Fact } from '../contract.ts'
import { readCoded } from './coded-text.ts'
import { dateOf } from './dates.ts'
import type { Item } from './item.ts'
import {
  hasNoPatLabel,
  marked,
  organisationOf,
  type Reading,
  setWhen,
  startItem,
  whoOf,
} from './reading.ts'
import type { Resource } from './resource.ts'
import { joined, wire, wires, words } from './wire.ts'

/** Metadata of a document. Its content is a matter of another GP Connect capability, so the address is not shown. */
export function readDocument(resource: Resource, reading: Reading): Item {
  const { body } = resource
  const item = startItem(resource, 'documents', reading)
  const coded = readCoded(body.type)
  const kind = readCoded(body.class)
  const description = words(body.description)
  const attachments = wires(body.content).flatMap((content) => wires(content.attachment))
  const titles = attachments.flatMap((attachment) => words(attachment.title) ?? [])
  const unreadable = setWhen(item, body.created, body.indexed)
  const context = wire(body.context)
  const setting = readCoded(context?.practiceSetting).term
  const own: Fact[] = []
  if (setting !== null) own.push({ label: 'From', value: setting })
  if (titles.length > 0) own.push({ label: 'Attachment', value: titles.join(', ') })
  const term = coded.term ?? description ?? kind.term
  const noPat = hasNoPatLabel(body.securityLabel) && item.marks.length === 0
  item.codes = [...coded.codes, ...kind.codes]
  item.term = term ?? item.term
  item.otherTerms = [...coded.otherTerms, ...(kind.term === null ? [] : [kind.term])]
  item.text = description === term ? null : description
  item.recorded = dateOf(body.indexed)
  item.who = whoOf(body.author, resource, reading)
  item.where = joined(
    wires(body.author).map((author) => organisationOf(author, resource, reading)),
    ', ',
  )
  item.facts = [...own, ...unreadable]
  if (noPat) marked(item, 'notForPatient')
  if (coded.degraded) marked(item, 'originalWording')
  return item
}
