import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AREAS, NOTE_HEADINGS } from '../../../auth-server/contract.ts'
import { inspect } from '../../../auth-server/inspect.ts'
import {
  actual,
  coded,
  encounter,
  type Json,
  note,
  observation,
  problem,
  reference,
  related,
  relatedProblem,
  structure,
  TODAY,
} from '../record/wire-builders.ts'
import { aBundle, type Panel, type PanelServer, startPanelServer } from './panel-server.ts'

/** Ways of saying something closed; a headline shows its label, date and recorder and nothing else. */
const SUBJECTS = [
  { headline: false, terms: ['HIV positive', 'Termination of pregnancy', 'Gender dysphoria'] },
  { headline: false, terms: ['On child protection register', 'On probation', 'Victim of rape'] },
  { headline: true, terms: ['Deliberate self-harm', 'Injecting drug user', 'Terminal illness'] },
  { headline: false, terms: ['Victim of domestic abuse', 'Not safe to ring home'] },
] as const

/** What is generated of one closed entry, and of what links to it or names it. */
interface Closed {
  subject: number
  term: number
  /** Which of the kinds of entry below it is. */
  kind: number
  /** Whether topics, headings, problems and forms around it name it. */
  named: boolean
}

const closedEntries = fc.array(
  fc.record({ subject: fc.nat(3), term: fc.nat(2), kind: fc.nat(5), named: fc.boolean() }),
  { minLength: 1, maxLength: 5 },
)

/** Every element that can hold words holds a canary of its own. */
function resourcesOf({ subject, term, kind, named }: Closed, at: number): readonly Json[] {
  const { headline, terms } = SUBJECTS[subject] ?? SUBJECTS[0]
  const words = terms[term % terms.length] ?? terms[0]
  const canary = (where: string) => `canary${where}${at}`
  const by = headline ? {} : { performer: [{ display: canary('performer') }] }
  const id = `closed${at}`
  const kinds: readonly (() => Json)[] = [
    () =>
      observation(id, words, {
        ...by,
        comment: canary('comment'),
        valueString: canary('value'),
        bodySite: { text: canary('site') },
        component: [{ code: coded(canary('component')), valueString: canary('part') }],
        context: reference(`Encounter/enc${at}`),
      }),
    () => note(id, `${words}. ${words}, ${canary('note')}`, by),
    () =>
      problem(id, words, {
        note: [{ text: canary('problem') }],
        ...(headline ? {} : { asserter: { display: canary('asserter') } }),
      }),
    () => ({
      resourceType: 'ReferralRequest',
      id,
      status: 'unknown',
      reasonCode: [coded(words)],
      description: canary('description'),
      note: [{ text: canary('line') }],
      recipient: [{ display: canary('recipient') }],
      authoredOn: '2025-06-10',
    }),
    () => ({
      resourceType: 'DocumentReference',
      id,
      status: 'current',
      type: coded(words),
      description: `${words} ${canary('document')}`,
      content: [{ attachment: { title: canary('title') } }],
    }),
    () => ({
      resourceType: 'ProcedureRequest',
      id,
      intent: 'plan',
      status: 'active',
      code: coded(words),
      note: [{ text: canary('plan') }],
      occurrenceDateTime: '2027-01-01',
    }),
  ]
  const own = kinds[kind]?.() ?? {}
  const name = `${own.resourceType}/${id}`
  if (!named) return [own, encounter(`enc${at}`)]
  return [
    own,
    encounter(`enc${at}`),
    structure('consultation', `cons${at}`, [`List/topic${at}`], {
      encounter: reference(`Encounter/enc${at}`),
    }),
    structure('topic', `topic${at}`, [`List/heading${at}`], {
      title: words,
      encounter: reference(`Encounter/enc${at}`),
    }),
    structure('heading', `heading${at}`, [name], {
      title: words,
      encounter: reference(`Encounter/enc${at}`),
    }),
    problem(`same${at}`, words, { extension: [actual(name), related(`Encounter/enc${at}`)] }),
    problem(`open${at}`, 'Chronic low back pain', {
      extension: [related(name), relatedProblem(`Condition/same${at}`)],
    }),
    {
      resourceType: 'QuestionnaireResponse',
      id: `form${at}`,
      parent: [reference(name)],
      item: [{ answer: [{ valueReference: reference(name) }] }],
    },
  ]
}

let server: PanelServer
let folder: string
beforeAll(async () => {
  server = await startPanelServer()
  folder = mkdtempSync(join(tmpdir(), 'closed-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await server.close()
})

/** Every answer that a panel can get about this record before anything is opened, as one text. */
async function everyAnswer(panel: Panel, resources: readonly Json[]): Promise<string> {
  const told: string[] = [JSON.stringify(await panel.record())]
  const ask = async (path: string, body?: unknown) => {
    told.push(await (await panel.call(path, body)).text())
  }
  const view = (body: Json) => ask('/record/view', body)
  for (const area of AREAS) await view({ show: 'section', area, all: true })
  await view({ show: 'timeline', all: true })
  for (const date of ['2026-04-14', '2025-06-10', '2027']) await view({ show: 'sameDay', date })
  for (const { resourceType, id } of resources) {
    const own = `${resourceType}/${id}`
    for (const show of ['item', 'problem', 'consultation']) await view({ show, reference: own })
    await view({ show: 'timeline', problem: own, all: true })
    await ask('/notes/quote', { from: { reference: own }, heading: Object.keys(NOTE_HEADINGS)[1] })
  }
  for (const words of ['canary', 'canarycomment0', 'HIV probation', 'harm abuse', 'register']) {
    const found = await panel.json('/record/search', { words })
    told.push(JSON.stringify({ ...found, query: null, chips: null }))
  }
  for (const how of ['see', 'copy', 'print', 'download']) await ask('/notes/text', { how })
  for (const how of ['all', 'print', 'copy']) await ask('/record/reveal', { area: 'problems', how })
  for (const path of ['', '/notes', '/looked-at', '/services', '/care-plans']) await ask(path)
  return told.join('\n')
}

/** The `--items` of the same record, and its table for people. */
function inspected(text: string): string {
  const file = join(folder, 'record.json')
  writeFileSync(file, text)
  const lines: string[] = []
  const print = (line: string) => lines.push(line)
  for (const more of [['--json'], []]) {
    inspect([...more, '--items', file], { today: TODAY, print, complain: print })
  }
  return lines.join('\n')
}

const saysOfClosed = (text: string, closed: readonly Closed[]): readonly string[] => {
  const whole = text.toLowerCase()
  const terms = closed.map(({ subject, term }) => {
    const { terms: all } = SUBJECTS[subject] ?? SUBJECTS[0]
    return (all[term % all.length] ?? all[0]).toLowerCase()
  })
  return [
    ...[...whole.matchAll(/canary(?!wharf|letter|reason|note\b)\w+/g)].map(([found]) => found),
    ...terms.filter((term) => whole.includes(term)),
  ]
}

describe('before anything is opened', () => {
  it('no string of a closed entry, nor of what links to it or names it, is in any answer, note or print', async () => {
    await fc.assert(
      fc.asyncProperty(closedEntries, async (closed) => {
        const resources = closed.flatMap(resourcesOf)
        const text = aBundle({}, resources)
        server.practice.answer = text
        const panel = await server.open()
        expect(saysOfClosed(await everyAnswer(panel, resources), closed)).toEqual([])
        expect(saysOfClosed(inspected(text), closed)).toEqual([])
      }),
      { numRuns: 10 },
    )
  }, 180_000)

  it('what is open beside it is there, so that nothing else would be found either', async () => {
    const closed: readonly Closed[] = [{ subject: 3, term: 0, kind: 0, named: true }]
    const resources = closed.flatMap(resourcesOf)
    const text = aBundle({}, resources)
    server.practice.answer = text
    const answers = await everyAnswer(await server.open(), resources)
    expect(answers).toContain('Chronic low back pain')
    expect(answers).toContain('canarynote')
    expect(inspected(text)).toContain('Chronic low back pain')
    expect(saysOfClosed(text, closed).length).toBeGreaterThan(5)
  })
})
