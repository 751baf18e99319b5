import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspect } from '../../auth-server/inspect.ts'
import { examples, hasExamples, isReadable } from './record/examples.ts'
import {
  bundleOf,
  NHS_NUMBER,
  observation,
  patient,
  problem,
  TODAY,
  wholeAnswer,
} from './record/wire-builders.ts'

let folder: string
const file = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
function run(...given: string[]) {
  const lines: string[] = []
  const complaints: string[] = []
  const code = inspect(given, {
    today: TODAY,
    print: (line) => lines.push(line),
    complain: (line) => complaints.push(line),
  })
  return { code, lines, complaints, json: () => lines.map((line) => JSON.parse(line)) }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'inspect-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const life = JSON.stringify(
  bundleOf(
    patient(),
    ...wholeAnswer(),
    problem('p', 'Depressive disorder'),
    observation('home', 'Lives alone', { effectiveDateTime: '2019-06' }),
    observation('harm', 'Deliberate self-harm', { comment: 'canary' }),
  ),
)

describe('inspect --json', () => {
  it('says one line a file: outcome, patient, counts, areas and problems', () => {
    const path = file('life.json', life)
    const { code, json } = run('--json', path)
    expect(code).toBe(0)
    expect(json()).toMatchObject([
      {
        file: path,
        outcome: 'record',
        patient: { nhsNumber: NHS_NUMBER, name: 'QUILL, Maud Ivy (Mrs)' },
        warnings: [],
        entries: { total: 11, relevant: 2, closed: 1, administrative: 1, structural: 7 },
        areas: { problems: { items: 1, relevant: 1 }, socialHistory: { items: 1, relevant: 1 } },
        problems: [
          { id: 'p', term: 'Depressive disorder', consultations: [], linked: [], missing: 0 },
        ],
        notUnderstood: [],
      },
    ])
    expect(json()[0]).not.toHaveProperty('items')
  })

  it('lists every item once on request, and of a closed one only that it is sensitive', () => {
    const [report] = run('--json', '--items', file('life.json', life)).json()
    expect(report.items).toHaveLength(3)
    expect(report.items).toContainEqual(
      expect.objectContaining({
        reference: 'Observation/home',
        area: 'socialHistory',
        term: 'Lives alone',
        date: '2019-06',
        place: 'relevant',
      }),
    )
    expect(report.items).toContainEqual(
      expect.objectContaining({
        reference: 'Observation/harm',
        term: 'Sensitive',
        place: 'closed',
        reasons: ['Sensitive'],
      }),
    )
    expect(JSON.stringify(report)).not.toContain('canary')
  })

  it('searches as the panel would', () => {
    const [report] = run('--json', '--search', 'alone', file('life.json', life)).json()
    expect(report.search).toEqual({
      query: 'alone',
      hits: [{ reference: 'Observation/home', negated: false, otherPerson: false }],
    })
  })

  it('tells the brief of the first screen, with the words of a referral when they are given', () => {
    const path = file('life.json', life)
    const [alone] = run('--json', '--brief', path).json()
    const parts = alone.brief as { key: string; lines: { text: string; sources: string[] }[] }[]
    expect(parts.map(({ key }) => key)).toEqual(['conditions', 'home', 'check'])
    expect(parts.flatMap(({ lines }) => lines.flatMap(({ sources }) => sources))).toContain(
      'Observation/home',
    )
    expect(JSON.stringify(parts)).not.toContain('canary')
    const [referred] = run('--json', '--referral', 'Low mood, lives alone', path).json()
    expect(referred.brief[0]).toMatchObject({
      key: 'why',
      lines: [{ text: 'Low mood, lives alone' }],
    })
    expect(run('--brief', path).lines.join('\n')).toContain('Conditions being managed\n')
  })

  it('goes on after a file that is refused, and says so at the end', () => {
    const { code, json } = run(
      '--json',
      file('broken.json', '{"resourceType": "Bundle", '),
      file('list.json', '[]'),
      file('nobody.json', JSON.stringify(bundleOf())),
      join(folder, 'not-there.json'),
      file('life.json', life),
    )
    expect(code).toBe(1)
    expect(json().map(({ outcome, refusal }) => [outcome, refusal?.code])).toEqual([
      ['refused', 'answer-unreadable'],
      ['refused', 'answer-unreadable'],
      ['refused', 'answer-without-patient'],
      ['refused', 'file-unreadable'],
      ['record', undefined],
    ])
  })

  it('is partial when a list is absent', () => {
    const [report] = run('--json', file('part.json', JSON.stringify(bundleOf(patient())))).json()
    expect(report.outcome).toBe('partial')
  })
})

describe('inspect', () => {
  it('prints a table for people', () => {
    const { code, lines } = run('--items', file('life.json', life))
    expect(code).toBe(0)
    expect(lines.join('\n')).toContain('QUILL, Maud Ivy (Mrs), NHS No. 9990000018')
    expect(lines.join('\n')).toContain('Lives alone')
  })

  it('prints nothing that a terminal would act on, each line on one line', () => {
    const term = 'Low\r\nmood\u001b[31m\u202enoisserped'
    const bundle = bundleOf(patient(), problem('p', term))
    const { lines } = run('--items', file('terminal.json', JSON.stringify(bundle)))
    expect(lines[0]).toContain('Low mood [31m noisserped: 0 consultations')
    expect(lines[0]?.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u)
  })

  it('explains a wrong command line', () => {
    expect(run()).toMatchObject({ code: 2, lines: [] })
    expect(run('--jsn', 'x').complaints[0]).toContain('--jsn')
    expect(run('--search').complaints[0]).toContain('--search')
  })

  it('tells how it is used', () => {
    expect(run('--help')).toMatchObject({ code: 0, complaints: [] })
    expect(run('-h').lines[0]).toContain('--referral WORDS')
  })
})

describe.skipIf(!hasExamples)('inspect on every public example (skipped without them)', () => {
  it('prints a line for each, refused or read', () => {
    const all = examples()
    const { lines, json } = run(
      '--json',
      '--items',
      '--search',
      'lonely',
      ...all.map((e) => e.path),
    )
    expect(lines).toHaveLength(all.length)
    for (const [at, report] of json().entries()) {
      const readable = isReadable(JSON.parse(all[at]?.text ?? ''))
      expect(report.outcome !== 'refused', report.file).toBe(readable)
    }
  }, 60_000)
})
