import { aNote, anObservation } from './items.ts'
import type { Ledger, Resource } from './ledger.ts'
import { identifiers, instant, maybe, profile, reference, SNOMED } from './wire.ts'

export interface TestResult {
  term: string
  value: number
  unit: string
  words?: string
}

export interface TestReport {
  on: string
  name: string
  results: readonly TestResult[]
  /** What the clinician wrote when filing it. */
  comment?: string
}

/** A laboratory report: the report, its heading, its results, and the filing comment. */
export function aTestReport(facts: TestReport, ledger: Ledger): Resource[] {
  const { voice } = ledger
  const { on } = facts
  const id = ledger.fresh('report', on, facts.name)
  const group = `${id}-group`
  const results = facts.results.map((result, i) =>
    anObservation(
      {
        id: `${id}-result-${i + 1}`,
        term: result.term,
        on,
        value: { value: result.value, unit: result.unit },
        partOf: `Observation/${group}`,
        ...maybe('words', result.words),
      },
      voice,
    ),
  )
  const header = anObservation(
    {
      id: group,
      term: facts.name,
      on,
      members: results.map((result) => `Observation/${result.id}`),
    },
    voice,
  )
  const comments = facts.comment
    ? [
        {
          ...aNote({ id: `${id}-comment`, words: facts.comment, on }, voice),
          status: 'unknown' as const,
        },
      ]
    : []
  return [
    {
      resourceType: 'DiagnosticReport',
      id,
      meta: profile('DiagnosticReport'),
      identifier: identifiers(id, voice),
      status: 'final',
      category: {
        coding: [
          {
            system: 'http://hl7.org/fhir/v2/0074',
            code: 'PAT',
            display: 'Pathology (gross & histopath, not surgical)',
          },
        ],
      },
      code: {
        coding: [{ system: SNOMED, code: '721981007', display: 'Diagnostic studies report' }],
      },
      subject: reference(voice.patient),
      issued: instant(`${on}T07:15`),
      result: [header, ...results, ...comments].map((o) => reference(`Observation/${o.id}`)),
    },
    header,
    ...results,
    ...comments,
  ]
}
