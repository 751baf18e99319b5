/**
 * Serves the built panel with a made-up API, to look at states that a real server reaches only by force:
 * `node test/app/preview.ts`, then open `/app/<state>` for one of the states it prints.
 */
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import {
  REFUSALS,
  type RecordEvent,
  type RefusalCode,
  STAGES,
  type ViewRequest,
} from '../../auth-server/contract.ts'
import { contentSecurityPolicy } from '../../auth-server/routes/headers.ts'
import { someNotes } from './builders/notes.ts'
import { aDirectory } from './builders/services.ts'
import { anOutcome, aSession } from './builders/session.ts'
import { recordOf } from './builders/sizes.ts'
import { PREVIEW_STATES, SESSIONS, stateRecord } from './preview-states.ts'

const dist = resolve(import.meta.dirname, '../../dist/app')
const TYPES: { readonly [extension: string]: string } = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
}

const sizeOf = (state: string) => Number(/^size-(\d+)$/.exec(state)?.[1] ?? Number.NaN)
const made = new Map<number, ReturnType<typeof recordOf>>()
function sized(size: number) {
  const known = made.get(size) ?? recordOf(size)
  made.set(size, known)
  return known
}

function eventsOf(state: string): readonly RecordEvent[] {
  const size = sizeOf(state)
  if (!Number.isNaN(size)) return sized(size).events
  if (Object.hasOwn(REFUSALS, state)) {
    return [{ type: 'refused', outcome: anOutcome(state as RefusalCode) }]
  }
  if (state !== 'identity') return stateRecord({ old: state === 'old-copy' })
  const differences = [
    { field: 'birth date', yours: '1953-03-04', theirs: '1953-03-14' },
    { field: 'family name', yours: 'Ashdown', theirs: 'Ashton' },
  ] as const
  return [{ type: 'identity', differences }]
}

async function stream(response: ServerResponse, state: string) {
  const tell = (event: RecordEvent) => response.write(`${JSON.stringify(event)}\n`)
  for (const stage of STAGES) {
    tell({ type: 'stage', stage, state: 'started', words: `Stage ${stage}` })
    await wait(state === 'slow' ? 12_000 : 20)
    tell({ type: 'stage', stage, state: 'done', words: `Stage ${stage}` })
  }
  for (const event of eventsOf(state)) tell(event)
  response.end()
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const part of request) text += String(part)
  return JSON.parse(text || 'null')
}

/** Whole lists and the timeline of a record of many; single entries are beyond this preview. */
function viewOf(state: string, view: ViewRequest): unknown {
  const size = sizeOf(state)
  if (Number.isNaN(size)) return null
  const record = sized(size)
  if (view.show === 'section') return record.sections.get(view.area)
  return view.show === 'timeline' ? record.timeline : null
}

async function answer(request: IncomingMessage, response: ServerResponse) {
  const path = new URL(request.url ?? '/', 'http://preview').pathname
  const [, , , state = '', ...rest] = path.split('/')
  const call = rest.join('/')
  const json = (body: unknown, status = 200) => {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
  }
  if (path.startsWith('/api/')) {
    const session = aSession(SESSIONS[state])
    if (call === '' || call === 'beat') json(session)
    else if (call === 'record') await stream(response, state)
    else if (call === 'record/view') {
      const view = viewOf(state, (await bodyOf(request)) as ViewRequest)
      json(view ?? anOutcome('item-unknown'), view ? 200 : 404)
    } else if (['consent', 'referral', 'letter', 'policy'].includes(call)) json(aSession())
    else if (call === 'record/reveal') response.writeHead(204).end()
    else if (call === 'notes') json(someNotes())
    else if (call === 'services') json(aDirectory())
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
}

export interface Preview {
  /** Where a state is shown. */
  urlOf(state: string): string
  close(): Promise<void>
}

export async function startPreview(port = 0): Promise<Preview> {
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((settle) => server.listen(port, '127.0.0.1', settle))
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : 0
  return {
    urlOf: (state) => `http://127.0.0.1:${bound}/app/${state}`,
    close: () =>
      new Promise((settle) => {
        server.closeAllConnections()
        server.close(() => settle())
      }),
  }
}

if (process.argv[1] === import.meta.filename) {
  const preview = await startPreview(Number(process.env.PORT ?? 0))
  process.stdout.write(`${preview.urlOf('<state>')}\nStates: ${PREVIEW_STATES.join(' ')}\n`)
}
