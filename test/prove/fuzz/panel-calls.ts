import {
  type Panel,
  type PanelServer,
  startPanelServer,
} from '../../auth-server/routes/panel-server.ts'
import type { Chance } from './chance.ts'
import { mutatedJson, mutatedText } from './mutate.ts'
import { type RawAnswer, rawRequest } from './raw-request.ts'
import type { Fed, FuzzTarget } from './target.ts'

const note = {
  contact: { date: '2026-11-22', method: null, present: '' },
  passages: [{ id: 'p1', heading: 'matters', source: 'patient', carer: null, text: 'words' }],
  services: [],
  asks: [{ id: 'a1', text: 'words' }],
  questions: [{ id: 'q1', kind: 'question', to: 'Dr', text: 'words', answer: '' }],
}

/** One sound body for every call that takes one. */
export const BODIES: readonly (readonly [path: string, body: object])[] = [
  ['/touch', {}],
  ['/consent', { decision: 'agreed', how: 'By phone', by: 'The patient' }],
  ['/referral', { reason: 'words', referrer: 'Dr', date: '2026-11-01' }],
  ['/letter', { text: 'words', title: 'Letter' }],
  ['/policy', { answer: true }],
  ['/record', { again: true, months: 36 }],
  ['/record/more', { kind: 'older' }],
  ['/record/more', { kind: 'around', reference: 'Encounter/e1' }],
  ['/record/view', { show: 'section', area: 'problems', all: true }],
  ['/record/view', { show: 'item', reference: 'Observation/n1' }],
  ['/record/view', { show: 'sameDay', date: '2025-06-01' }],
  ['/record/view', { show: 'timeline', problem: 'Condition/c1', all: true }],
  ['/record/search', { words: 'alone', without: ['solitary'] }],
  ['/record/open', { what: { reference: 'Observation/n4' }, reason: 'Safety' }],
  ['/record/open', { what: 'sensitive', reason: 'Preparing for the first conversation' }],
  ['/record/reveal', { area: 'problems', how: 'print' }],
  ['/identity', { confirm: true }],
  ['/notes/draft', { writer: 'w1', revision: 0, content: note }],
  ['/notes/quote', { from: { reference: 'Observation/n1' }, heading: 'matters' }],
  ['/notes/quote', { from: { letter: { from: 0, to: 5 } }, heading: 'matters' }],
  ['/notes/quote/move', { id: 'q1', heading: 'matters' }],
  ['/notes/quote/remove', { id: 'q1' }],
  ['/notes/aside/drop', { writer: 'w1' }],
  ['/notes/text', { how: 'see' }],
  ['/notes/save', { writer: 'w1', revision: 1, quotes: [] }],
  ['/notes/correct', { identifier: 'urn:uuid:1' }],
  ['/questions/copy', { id: 'q1' }],
  ['/services', { needs: ['lonely'], postcode: 'ZZ99 7CN', age: 70, day: 'Monday', flags: [] }],
  ['/services/needs', { picked: ['lonely'] }],
  ['/services/finder', { words: 'lonely' }],
  ['/handoff', { code: 'a'.repeat(43) }],
]

/** Calls after which another panel is used: each may be asked so often a minute. */
const CALLS_OF_ONE = 100

function fed({ status, body: text }: RawAnswer, why: string | null = null): Fed {
  const code = /"code":"([a-z-]+)"\}\],"text"/.exec(text)?.[1]
  const refusal = code ?? /data-refusal="([\w-]+)"/.exec(text)?.[1]
  return {
    outcome: refusal ?? `status ${status}`,
    ...(status >= 400 ? { told: [text] } : {}),
    ...(why === null ? {} : { broken: why }),
  }
}

function aServer(
  name: string,
  about: string,
  share: number,
  feed: (scene: { server: PanelServer; panel: Panel }, chance: Chance) => Promise<Fed>,
): FuzzTarget {
  return {
    name,
    about,
    share,
    open: async () => {
      const server = await startPanelServer()
      let panel = await server.open()
      let calls = 0
      return {
        feed: async (chance) => {
          if (++calls % CALLS_OF_ONE === 0) panel = await server.open()
          return feed({ server, panel }, chance)
        },
        logged: () => server.logged.join(''),
        close: () => server.close(),
      }
    },
  }
}

const bodies = aServer(
  'bodies',
  'bodies of every call of the API',
  600,
  async ({ server, panel }, chance) => {
    const [path, sound] = BODIES[chance.pick % BODIES.length] ?? ['/touch', {}]
    if (chance.way % 9 === 0) await panel.record().catch(() => [])
    // One or two changes: more, and nearly every body would be refused for its shape alone.
    const edits = chance.edits.slice(0, 1 + (chance.way % 2))
    const body = mutatedJson(sound, { ...chance, edits })
    const answer = await post(server.url, `/api/launches/${panel.launchId}${path}`, body, {
      Cookie: `__Host-launch-${panel.launchId}=${panel.credential}`,
    })
    return fed(answer)
  },
)

const cookies = aServer(
  'cookies',
  'cookies and bearers that are nearly right',
  600,
  async ({ server, panel }, chance) => {
    const { launchId, credential } = panel
    const isBearer = chance.way % 3 === 0
    const sound = isBearer
      ? `Bearer ${credential}`
      : `other=1; __Host-launch-${launchId}=${credential}; __Host-launch-${'0'.repeat(32)}=x`
    const changed = oneLine(mutatedText(sound, chance.edits))
    const path = chance.way % 2 === 0 ? `/api/launches/${launchId}/touch` : '/launch?iss=x&launch=y'
    const answer = await post(server.url, path, '{}', {
      [isBearer ? 'Authorization' : 'Cookie']: changed,
    })
    const isLetIn = answer.status === 200 || answer.status === 204
    const isOpened = isLetIn && !changed.includes(credential)
    return fed(answer, isOpened ? 'opened without its credential' : null)
  },
)

const launches = aServer(
  'launches',
  'addresses of launches, callbacks, panels and files',
  1000,
  async ({ server, panel }, chance) => {
    const iss = encodeURIComponent('https://meadow.example/fhir')
    const sound = [
      `/launch?iss=${iss}&launch=abc%2Bdef`,
      `/callback?code=abc&state=${'s'.repeat(43)}&iss=${iss}`,
      `/callback?error=access_denied&error_description=no&state=${'s'.repeat(43)}`,
      `/app/${panel.launchId}`,
      '/assets/app/main.js',
      `/api/launches/${panel.launchId}/state/key`,
      '/api/availability?ods=A99001&vendor=meadow',
      '/.well-known/jwks.json',
    ]
    const start = sound[chance.pick % sound.length] ?? '/'
    const path =
      chance.way % 5 === 0
        ? `${start}${encodeURIComponent(chance.text)}`
        : mutatedText(start, chance.edits)
    const bytes = `GET ${oneLine(path).replaceAll(' ', '+')} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`
    const answer = await rawRequest(server.url, bytes)
    const elsewhere = /^location: (?!\/|http:\/\/127\.0\.0\.1)/im.exec(answer.head)?.[0]
    const split = /^set-cookie: a=b/im.test(answer.head)
    return fed(answer, elsewhere ?? (split ? 'a header was put in' : null))
  },
)

/** No line of a request may end where it should not: that would be another request. */
const oneLine = (text: string) => text.replace(/[\r\n]/g, '')

function post(
  url: string,
  path: string,
  body: string,
  headers: { readonly [name: string]: string },
): Promise<RawAnswer> {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return rawRequest(
    url,
    `POST ${path} HTTP/1.1\r\nHost: ${new URL(url).host}\r\nOrigin: ${url}\r\nX-Backstory: 1\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n${lines.join('')}\r\n${body}`,
  )
}

export const panelCalls: readonly FuzzTarget[] = [bodies, cookies, launches]
