/**
 * Serves the built panel with a made-up API, to look at states that a real server reaches only by force:
 * `node test/app/preview.ts`, then open `/app/<state>` for one of the states it prints.
 */
import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import { extname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import {
  AREAS,
  REFUSALS,
  type RecordEvent,
  type RefusalCode,
  type SectionState,
  type SessionView,
  STAGES,
} from '../../auth-server/contract.ts'
import { contentSecurityPolicy } from '../../auth-server/routes/headers.ts'
import { aConsultation, aGroup, anItem, aProblem, aSection } from './builders/items.ts'
import { anOutcome, anOverview, aRetrieval, aSession } from './builders/session.ts'

const dist = resolve(import.meta.dirname, '../../dist/app')
const TYPES: { readonly [extension: string]: string } = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
}
const STATES: readonly SectionState[] = [
  'nothing-recorded',
  'not-asked',
  'not-available',
  'not-loaded',
  'withheld',
]

const missing = aSession().consent
const SESSIONS: { readonly [state: string]: Partial<SessionView> } = {
  consent: { needs: ['consent'], consent: { ...missing, state: 'missing', how: null, by: null } },
  'consent-refused': { needs: ['consent'], consent: { ...missing, state: 'refused' } },
  referral: {
    needs: ['referral', 'consent'],
    referral: { source: 'none', id: null, reason: null, referrer: null, date: null, letter: null },
  },
  policy: { needs: ['policy'], policyText: 'This person is under 16. Does your policy allow it?' },
  banner: {
    banner: 'Test patient: a made-up person’s record stands in.',
    needPatientBanner: false,
  },
  ending: { idleEndsAt: new Date(Date.now() + 115_000).toISOString() },
}

/** Every area in turn shows another kind of nothing; two have entries. */
const sections = AREAS.map((area, index) => {
  if (area === 'problems') {
    const groups = [aGroup('Mind', aProblem())]
    return aSection(area, {
      groups,
      counts: { relevant: 1, lower: 11, closed: 1, atLeast: true },
      lowerGroups: [
        { title: 'skin', count: 3 },
        { title: 'other', count: 8 },
      ],
    })
  }
  if (area === 'consultations') {
    return aSection(area, {
      groups: [aGroup('2024', aConsultation())],
      range: 'Consultations from 22-Nov-2023 to 22-Nov-2026',
    })
  }
  return aSection(area, { state: STATES[index % STATES.length] ?? 'nothing-recorded' })
})

const overview = anOverview({
  conditions: [aProblem()],
  lifeEvents: [anItem({ term: 'Bereavement', text: 'Husband Brian' })],
  ask: [{ text: 'Alcohol was last recorded in 2023', date: null, sources: ['Observation/1'] }],
  sensitive: { count: 2, headlines: [], safety: true },
})
const warning = {
  area: null,
  code: 'confidential-items',
  title: 'Some of this record is withheld.',
  text: 'The practice has left some items out because they’re private or the patient asked. We don’t know what or how many. Ask the patient; don’t assume.',
}
const RECORD: readonly RecordEvent[] = [
  { type: 'retrieval', retrieval: aRetrieval({ warnings: [warning] }) },
  { type: 'overview', overview },
  ...sections.map((section) => ({ type: 'section' as const, section })),
  { type: 'done' },
]

async function stream(response: ServerResponse, state: string) {
  const tell = (event: RecordEvent) => response.write(`${JSON.stringify(event)}\n`)
  for (const stage of STAGES) {
    tell({ type: 'stage', stage, state: 'started', words: `Stage ${stage}` })
    await wait(state === 'slow' ? 12_000 : 50)
    tell({ type: 'stage', stage, state: 'done', words: `Stage ${stage}` })
  }
  if (Object.hasOwn(REFUSALS, state)) {
    tell({ type: 'refused', outcome: anOutcome(state as RefusalCode) })
  } else if (state === 'identity') {
    const differences = [
      { field: 'birth date', yours: '1953-03-04', theirs: '1953-03-14' },
      { field: 'family name', yours: 'Ashdown', theirs: 'Ashton' },
    ] as const
    tell({ type: 'identity', differences })
  } else for (const event of RECORD) tell(event)
  response.end()
}

const server = createServer(async (request, response) => {
  const path = new URL(request.url ?? '/', 'http://preview').pathname
  const [, , , state = '', ...rest] = path.split('/')
  const call = rest.join('/')
  const json = (body: unknown, status = 200) => {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
  }
  if (path.startsWith('/api/')) {
    if (call === '') json(aSession(SESSIONS[state]))
    else if (call === 'beat') json(aSession(SESSIONS[state]))
    else if (call === 'record') await stream(response, state)
    else if (['consent', 'referral', 'letter', 'policy'].includes(call)) json(aSession())
    else json(anOutcome('item-unknown'), 404)
    return
  }
  const file = path.startsWith('/assets/app/') ? path.slice('/assets/app/'.length) : 'app.html'
  const content = await readFile(join(dist, file)).catch(() => null)
  response.writeHead(content === null ? 404 : 200, {
    'Content-Type': TYPES[extname(file)] ?? 'text/plain',
    'Content-Security-Policy': contentSecurityPolicy({ frameAncestors: [], trustedTypes: true }),
  })
  response.end(content)
})

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const states = ['record', 'slow', 'identity', ...Object.keys(SESSIONS), ...Object.keys(REFUSALS)]
  process.stdout.write(`http://127.0.0.1:${port}/app/<state>\nStates: ${states.join(' ')}\n`)
})
