import { describe, expect, it } from 'vitest'
import { examples, hasExamples, isReadable } from './examples.ts'
import {
  actual,
  encounter,
  extensionUrl,
  observation,
  problem,
  readOrThrow,
  recordOf,
  reference,
  related,
  relatedProblem,
  structure,
} from './wire-builders.ts'

const linksOf = (record: ReturnType<typeof recordOf>, id: string) =>
  record.problems.get(`Condition/${id}`)

describe('the consultations of a problem', () => {
  it('are those it names, its own context, its topics’ and its linked items’', () => {
    const record = recordOf(
      ...['named', 'own', 'topic', 'topic2', 'item', 'kin'].map((id) => encounter(id)),
      structure('topic', 't1', [], {
        encounter: reference('Encounter/topic'),
        extension: [relatedProblem('Condition/p')],
      }),
      structure('topic', 't2', [], { encounter: reference('Encounter/topic2') }),
      observation('o', 'Low mood', { context: reference('Encounter/item') }),
      problem('p', 'Low mood', {
        context: reference('Encounter/own'),
        extension: [
          related('Encounter/named'),
          related('List/t2'),
          related('Observation/o'),
          relatedProblem('Condition/k'),
        ],
      }),
      problem('k', 'Grief', { context: reference('Encounter/kin') }),
    )
    expect(new Set(linksOf(record, 'p')?.consultations)).toEqual(
      new Set(['own', 'named', 'topic2', 'item', 'topic'].map((id) => `Encounter/${id}`)),
    )
  })

  it('are found through the extension that allergies use, and documents’ context', () => {
    const record = recordOf(
      encounter('e1'),
      encounter('e2'),
      {
        resourceType: 'AllergyIntolerance',
        id: 'a',
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/encounter-associatedEncounter',
            valueReference: reference('Encounter/e1'),
          },
        ],
      },
      {
        resourceType: 'DocumentReference',
        id: 'd',
        context: { encounter: reference('Encounter/e2') },
      },
      problem('p', 'Hives', {
        extension: [related('AllergyIntolerance/a'), related('DocumentReference/d')],
      }),
    )
    expect(linksOf(record, 'p')?.consultations).toEqual(['Encounter/e1', 'Encounter/e2'])
  })
})

describe('what is linked to a problem', () => {
  it('holds related problems in either direction, with who is whose parent', () => {
    const record = recordOf(
      problem('child', 'Low mood', { extension: [relatedProblem('Condition/parent', 'Parent')] }),
      problem('parent', 'Grief'),
      problem('other', 'Insomnia', { extension: [relatedProblem('Condition/parent', 'sibling')] }),
    )
    expect(linksOf(record, 'parent')).toMatchObject({
      linked: ['Condition/child', 'Condition/other'],
      children: ['Condition/child'],
      siblings: ['Condition/other'],
    })
    expect(linksOf(record, 'child')?.parents).toEqual(['Condition/parent'])
  })

  it('reads the spellings of the extensions that suppliers use', () => {
    const value = { valueReference: reference('Observation/o') }
    const record = recordOf(
      observation('o', 'Low mood'),
      problem('p1', 'Low mood', {
        extension: [{ url: `${extensionUrl.gpConnect}-ActualProblem-1`, ...value }],
      }),
      problem('p2', 'Low mood', {
        extension: [
          {
            url: `${extensionUrl.careConnect.replace('https', 'http')}-RelatedClinicalContent-1`,
            ...value,
          },
        ],
      }),
    )
    expect(linksOf(record, 'p1')?.actual).toBe('Observation/o')
    expect(linksOf(record, 'p2')?.linked).toEqual(['Observation/o'])
    expect(record.byReference.get('Observation/o')?.problems).toEqual([
      'Condition/p1',
      'Condition/p2',
    ])
  })

  it('counts distinct absent targets, and keeps what came as words only', () => {
    const record = recordOf(
      problem('p', 'Low mood', {
        context: reference('Encounter/gone'),
        extension: [
          related('Encounter/gone'),
          related('List/gone'),
          actual('Observation/gone'),
          relatedProblem('Condition/gone'),
          { ...related(''), valueReference: { display: 'Referral items are not supported' } },
        ],
      }),
    )
    expect(linksOf(record, 'p')).toMatchObject({
      missing: ['Encounter/gone', 'List/gone', 'Observation/gone', 'Condition/gone'],
      displayOnly: ['Referral items are not supported'],
    })
  })
})

// ------------------------------------------------------------------------------------------------

type Wire = {
  resourceType: string
  id?: string
  extension?: Extension[]
  context?: { reference?: string; encounter?: { reference?: string } }
  encounter?: { reference?: string }
  contained?: Wire[]
}
type Extension = {
  url: string
  valueReference?: { reference?: string }
  extension?: Extension[]
}

/** Edges of one resource, found by walking its whole text rather than by our reader. */
function edges(resource: Wire): { kind: string; to: string }[] {
  return (resource.extension ?? []).flatMap((extension) => {
    const kind = /(RelatedClinicalContent|ActualProblem|RelatedProblemHeader|associatedEncounter)/
      .exec(extension.url)
      ?.at(1)
    if (kind === undefined) return []
    return [...JSON.stringify(extension).matchAll(/"reference":"([^"]*)"/g)].map(([, to = '']) => ({
      kind,
      to,
    }))
  })
}

/** The links of every problem of a Bundle by brute force: every pair of resources is looked at. */
function recomputed(text: string) {
  const present = new Map<string, Wire>()
  for (const { resource } of JSON.parse(text).entry as { resource?: Wire }[]) {
    if (!resource) continue
    if (resource.id !== undefined) present.set(`${resource.resourceType}/${resource.id}`, resource)
    for (const inner of resource.contained ?? []) {
      present.set(`${resource.resourceType}/${resource.id}#${inner.id}`, inner)
    }
  }
  const encountersOf = (wire: Wire) =>
    [
      wire.context?.reference,
      wire.encounter?.reference,
      wire.context?.encounter?.reference,
      ...edges(wire).flatMap(({ kind, to }) => (kind === 'associatedEncounter' ? to : [])),
    ].filter((to): to is string => to?.startsWith('Encounter/') === true && present.has(to))
  const all = [...present]
  return all
    .filter(([, { resourceType }]) => resourceType === 'Condition')
    .map(([name, condition]) => {
      const consultations = new Set<string>()
      const linked = new Set<string>()
      const missing = new Set<string>()
      const own = condition.context?.reference
      if (own !== undefined && !present.has(own)) missing.add(own)
      for (const encounterName of encountersOf(condition)) consultations.add(encounterName)
      for (const { kind, to } of edges(condition)) {
        const target = present.get(to)
        if (!target) missing.add(to)
        else if (kind === 'RelatedProblemHeader') linked.add(to)
        else if (target.resourceType === 'Encounter') consultations.add(to)
        else {
          if (target.resourceType !== 'List') linked.add(to)
          for (const encounterName of encountersOf(target)) consultations.add(encounterName)
        }
      }
      for (const [from, other] of all) {
        const names = edges(other).some(
          ({ kind, to }) => kind === 'RelatedProblemHeader' && to === name,
        )
        if (!names) continue
        if (other.resourceType === 'Condition') linked.add(from)
        if (other.resourceType === 'List') {
          for (const encounterName of encountersOf(other)) consultations.add(encounterName)
        }
      }
      return { name, consultations, linked, missing }
    })
}

describe.skipIf(!hasExamples)('the links of public examples (skipped without them)', () => {
  it('are those of a recomputation by another method', () => {
    let problems = 0
    for (const { name, text } of examples()) {
      if (!isReadable(JSON.parse(text))) continue
      const record = readOrThrow(JSON.parse(text))
      const expected = recomputed(text)
      expect(record.problems.size, name).toBe(expected.length)
      for (const each of expected) {
        const links = record.problems.get(each.name)
        expect(new Set(links?.consultations), `${name} ${each.name}`).toEqual(each.consultations)
        expect(new Set(links?.linked), `${name} ${each.name}`).toEqual(each.linked)
        expect(new Set(links?.missing), `${name} ${each.name}`).toEqual(each.missing)
        problems++
      }
    }
    expect(problems).toBeGreaterThan(100)
  })
})
