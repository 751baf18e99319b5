import { z } from 'zod'

/** Not there, or null as some servers write it, is the same. */
const maybe = <Shape extends z.ZodType>(shape: Shape) =>
  shape.nullish().transform((value) => value ?? undefined)
const many = <Shape extends z.ZodType>(shape: Shape) => maybe(z.array(shape))
/** For members that only say something: what has another shape is taken as not said. */
const lenient = <Shape extends z.ZodType>(shape: Shape) => maybe(shape).catch(undefined)
const leniently = <Shape extends z.ZodType>(shape: Shape) =>
  lenient(
    z
      .array(z.unknown())
      .transform((all) => all.flatMap((each) => shape.safeParse(each).data ?? [])),
  )

const text = maybe(z.string())
const object = z.looseObject
const identifiers = many(object({ system: text, value: text, use: text }))
const names = many(
  object({ use: text, family: text, text, given: many(z.string()), prefix: many(z.string()) }),
)
const concept = object({ text, coding: many(object({ system: text, code: text, display: text })) })
const reference = object({
  reference: text,
  display: text,
  identifier: maybe(object({ system: text, value: text })),
})

/**
 * The members of FHIR R4 resources that are read. What permission rests on must have FHIR's shape: a denial that
 * cannot be read must not pass for a permission. What is only shown is taken as far as it can be read.
 */
const SHAPES: { readonly [type: string]: z.ZodType } = {
  Patient: object({
    id: text,
    identifier: identifiers,
    name: names,
    gender: text,
    birthDate: text,
  }),
  Practitioner: object({ id: text, identifier: identifiers, name: names }),
  PractitionerRole: object({
    active: maybe(z.boolean()),
    identifier: identifiers,
    practitioner: maybe(reference),
    organization: maybe(reference),
    code: many(concept),
  }),
  Consent: object({
    status: text,
    scope: maybe(concept),
    patient: maybe(reference),
    dateTime: text,
    performer: many(reference),
    provision: maybe(object({ type: text, period: maybe(object({ start: text, end: text })) })),
  }),
  ServiceRequest: object({
    id: text,
    status: text,
    subject: maybe(reference),
    authoredOn: lenient(z.string()),
    requester: lenient(reference),
    code: lenient(concept),
    reasonCode: leniently(concept),
    note: leniently(object({ text: z.string() })),
    supportingInfo: leniently(reference),
  }),
  DocumentReference: object({
    id: text,
    status: text,
    subject: maybe(reference),
    type: lenient(concept),
    description: lenient(z.string()),
    date: lenient(z.string()),
    author: leniently(reference),
    content: leniently(
      object({
        attachment: object({
          contentType: text,
          data: text,
          url: text,
          title: text,
          creation: text,
        }),
      }),
    ).transform((content) => content ?? []),
    context: lenient(object({ related: leniently(reference) })),
  }),
  Binary: object({ data: text }),
  CarePlan: object({
    status: lenient(z.string()),
    subject: maybe(reference),
    title: lenient(z.string()),
    description: lenient(z.string()),
    category: leniently(concept),
    period: lenient(object({ start: text, end: text })),
    created: lenient(z.string()),
    author: lenient(reference),
    contributor: leniently(reference),
    goal: leniently(reference),
    contained: leniently(object({ resourceType: text, id: text, description: lenient(concept) })),
    activity: leniently(
      object({
        reference: lenient(reference),
        detail: lenient(object({ description: lenient(z.string()), code: lenient(concept) })),
      }),
    ),
  }),
}

const Resource = object({ resourceType: z.string() })
const SearchSet = object({
  entry: many(
    object({ resource: maybe(Resource), search: maybe(object({ mode: maybe(z.string()) })) }),
  ),
})

/** A resource as it may be read; null when it is none. Throws `ZodError` when it is not in FHIR's shape. */
export function shaped(body: unknown): fhir4.Resource | null {
  const resource = Resource.safeParse(body)
  if (!resource.success) return null
  const shape = SHAPES[resource.data.resourceType]
  return (shape === undefined ? resource.data : shape.parse(resource.data)) as fhir4.Resource
}

/** The matches of a search set; none when it is another resource. Throws `ZodError` as `shaped`. */
export function matchesIn(body: unknown): readonly fhir4.Resource[] {
  const resource = Resource.safeParse(body)
  if (resource.data?.resourceType !== 'Bundle') return []
  return (SearchSet.parse(body).entry ?? []).flatMap(({ resource: found, search }) =>
    found === undefined || search?.mode === 'outcome' ? [] : (shaped(found) ?? []),
  )
}
