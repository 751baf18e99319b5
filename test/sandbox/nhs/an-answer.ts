import type { Asked } from './asked.ts'
import { answerRecord } from './record-answer.ts'
import { indexOf, listAt, type Resource, textAt } from './resource.ts'
import { personCalled, scriptedWorld } from './scripted-world.ts'

const NOTHING: Asked = {
  nhsNumber: '9990000018',
  allergies: null,
  medication: null,
  consultations: null,
  problems: null,
  immunisations: null,
  uncategorised: null,
  investigations: null,
  referrals: null,
  diary: null,
  unknown: [],
}
export const world = scriptedWorld()
const whole = personCalled(world, 'rich').bundle()

/** What a practice answers from the rich record, or another one, when this is asked of it. */
export function answer(
  asked: Partial<Asked>,
  changes: { disabled?: string[]; bundle?: unknown } = {},
) {
  const bundle = answerRecord(changes.bundle ?? whole, {
    asked: { ...NOTHING, ...asked },
    now: new Date('2026-11-22T12:00:00Z'),
    traceId: 'b6ab3f3c-4c2d-4d3f-9df2-3c3e2d7a8b11',
    disabled: new Set(changes.disabled),
    omitBundleId: false,
  })
  const { all } = indexOf(bundle)
  return {
    bundle,
    all,
    of: (type: string) => all.filter(({ resourceType }) => resourceType === type),
    list: (code: string) =>
      all.find(
        (one) => one.resourceType === 'List' && textAt(one, 'code', 'coding', 0, 'code') === code,
      ),
  }
}
export const entriesOf = (list: Resource | undefined) =>
  listAt(list, 'entry').flatMap((entry) => textAt(entry, 'item', 'reference') ?? [])
/** The drugs of medication resources, by name. */
export const drugs = (resources: readonly Resource[]) =>
  resources
    .flatMap((one) => textAt(one, 'medicationReference', 'reference') ?? [])
    .map((reference) => /\/(\w+)/.exec(reference)?.[1])
