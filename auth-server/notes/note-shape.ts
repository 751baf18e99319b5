import { z } from 'zod'
import {
  CONTACT_METHODS,
  NOTE_HEADINGS,
  NOTE_LIMITS,
  type NoteHeading,
  QUESTION_KINDS,
  type QuestionKind,
  SERVICE_CHOICES,
} from '../contract.ts'

const id = z.string().regex(/^[\w-]{1,60}$/)
const line = z.string().max(NOTE_LIMITS.line)
const words = z.string().max(NOTE_LIMITS.passage)
const parts = NOTE_LIMITS.parts

export const Heading = z.enum(Object.keys(NOTE_HEADINGS) as [NoteHeading, ...NoteHeading[]])
export const PartId = id

/** What a panel may send as the content of a note. */
export const Content = z.strictObject({
  contact: z.strictObject({
    date: z.union([z.iso.date(), z.literal('')]),
    method: z.enum(CONTACT_METHODS).nullable(),
    present: line,
  }),
  passages: z
    .array(
      z.strictObject({
        id,
        heading: Heading,
        source: z.enum(['patient', 'carer', 'mine']),
        carer: z.strictObject({ name: line, relationship: line }).nullable(),
        text: words,
      }),
    )
    .max(parts),
  services: z
    .array(
      z.strictObject({
        serviceId: z.string().min(1).max(300),
        name: z.string().min(1).max(NOTE_LIMITS.line),
        feed: line,
        telephone: line.nullable(),
        url: z
          .url({ protocol: /^https?$/ })
          .max(NOTE_LIMITS.line)
          .nullable(),
        lastChecked: z.iso.date().nullable(),
        choice: z.enum(SERVICE_CHOICES),
        comment: words,
      }),
    )
    .max(parts),
  asks: z.array(z.strictObject({ id, text: line })).max(parts),
  questions: z
    .array(
      z.strictObject({
        id,
        kind: z.enum(Object.keys(QUESTION_KINDS) as [QuestionKind, ...QuestionKind[]]),
        to: line,
        text: words,
        answer: words,
      }),
    )
    .max(parts),
})
