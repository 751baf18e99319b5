import { type PanelServer, startPanelServer } from '../../auth-server/routes/panel-server.ts'
import { BODIES } from '../fuzz/panel-calls.ts'
import { type RawAnswer, rawRequest } from '../fuzz/raw-request.ts'
import type { AttackResult } from './result.ts'

type Note = (what: string, got: boolean) => void

async function onServer(
  name: string,
  work: (server: PanelServer, note: Note) => Promise<readonly string[]>,
): Promise<AttackResult> {
  const server = await startPanelServer()
  const through: string[] = []
  let tried = 0
  try {
    const remarks = await work(server, (what, got) => {
      tried += 1
      if (got) through.push(what)
    })
    return { name, tried, through, remarks }
  } finally {
    await server.close()
  }
}

/** What a page of another site can make a browser send; the cookie comes along with all of it. */
const FOREIGN: readonly (readonly [string, { readonly [name: string]: string }])[] = [
  [
    'a form',
    {
      'X-Backstory': '',
      'Content-Type': 'application/x-www-form-urlencoded',
      Origin: 'https://evil.example',
      'Sec-Fetch-Site': 'cross-site',
    },
  ],
  [
    'a form of plain text',
    {
      'X-Backstory': '',
      'Content-Type': 'text/plain',
      Origin: 'https://evil.example',
      'Sec-Fetch-Site': 'cross-site',
    },
  ],
  [
    'fetch without CORS',
    {
      'X-Backstory': '',
      'Content-Type': 'text/plain',
      Origin: 'null',
      'Sec-Fetch-Site': 'cross-site',
    },
  ],
  ['fetch with our header', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }],
  ['a subdomain’s page', { Origin: 'https://evil.panel.example', 'Sec-Fetch-Site': 'same-site' }],
  ['an origin that begins alike', { Origin: 'http://127.0.0.1.evil.example' }],
  ['the vendor’s own page', { Origin: 'https://meadow.example', 'Sec-Fetch-Site': 'cross-site' }],
  ['no origin at all', { Origin: '' }],
  ['our header alone', { Origin: '', 'Sec-Fetch-Site': '' }],
]

export const csrf = (): Promise<AttackResult> =>
  onServer('CSRF', async (server, note) => {
    const panel = await server.open()
    await panel.call('')
    const before = (await server.events()).length
    for (const [path, body] of BODIES) {
      for (const [who, headers] of FOREIGN) {
        const { status } = await panel.call(path, body, headers)
        note(`${path} from ${who}: ${status}`, status !== 403)
      }
      const preflight = await fetch(`${server.url}/api/launches/${panel.launchId}${path}`, {
        method: 'OPTIONS',
        headers: {
          Origin: 'https://evil.example',
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'content-type,x-backstory',
        },
      })
      const allows = [...preflight.headers.keys()].some((key) => key.startsWith('access-control-'))
      note(`${path} is allowed by preflight`, allows || preflight.ok)
    }
    const after = (await server.events()).length
    note(`${after - before} events came of it`, after !== before)
    note('the panel’s own call is refused', (await panel.call('/touch', {})).status >= 400)
    return [
      `${BODIES.length} calls, each as ${FOREIGN.length} kinds of page and by preflight; ${after - before} events in the audit`,
    ]
  })

const ELSEWHERE = [
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '\\\\evil.example',
  'https:evil.example',
  '/%2f%2fevil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/app/../..//evil.example',
  'http://127.0.0.1@evil.example/',
]
const NAMES = [
  'next',
  'redirect',
  'redirect_uri',
  'return',
  'url',
  'target',
  'continue',
  'iss',
  'launch',
  'state',
]

const locationOf = ({ head }: RawAnswer) => /^location: *(.*)$/im.exec(head)?.[1] ?? null

export const openRedirect = (): Promise<AttackResult> =>
  onServer('open redirect', async (server, note) => {
    const panel = await server.open()
    const paths = [
      '/',
      '/launch',
      '/callback',
      `/app/${panel.launchId}`,
      '/assets/app/main.js',
      '/token',
    ]
    let redirects = 0
    const look = (what: string, answer: RawAnswer) => {
      const location = locationOf(answer)
      if (location !== null) redirects += 1
      const isOwn = location === null || /^\/app\/[0-9a-f]{32}(#|$)/.test(location)
      note(`${what} leads to ${location}`, !isOwn)
    }
    for (const path of paths) {
      for (const elsewhere of ELSEWHERE) {
        for (const name of NAMES) {
          const target = `${path}?${name}=${encodeURIComponent(elsewhere)}`
          look(target, await get(server.url, target))
        }
        look(
          `${path} + ${elsewhere}`,
          await get(server.url, `${path}${elsewhere.replaceAll('\\', '%5c')}`),
        )
      }
      for (const header of [
        'Host',
        'X-Forwarded-Host',
        'Forwarded',
        'X-Original-URL',
        'X-Rewrite-URL',
        'Referer',
      ]) {
        const value = header === 'Forwarded' ? 'host=evil.example' : 'evil.example'
        const answer = await get(server.url, path, { [header]: value })
        look(`${path} with ${header}`, answer)
        note(
          `${path} repeats ${header}`,
          answer.body.includes('evil.example') || answer.head.includes('evil.example'),
        )
      }
    }
    const manifest = await get(server.url, '/smart-manifest.json', {
      Host: 'evil.example',
      'X-Forwarded-Host': 'evil.example',
    })
    note('the manifest names the host of the request', manifest.body.includes('evil.example'))
    return [`${redirects} redirects seen, none of them to another origin`]
  })

const INJECTED = [
  '%0d%0aSet-Cookie:%20a=b',
  '%0aSet-Cookie:a=b',
  '%0d%0a%0d%0a<script>',
  '%E5%98%8A%E5%98%8DSet-Cookie:a=b',
  '%00',
  '%0d',
  '\u010d\u010aSet-Cookie:a=b',
]

export const headerInjection = (): Promise<AttackResult> =>
  onServer('header injection and smuggling', async (server, note) => {
    const panel = await server.open()
    const got = ({ head, body }: RawAnswer) =>
      /^set-cookie: ?a=b/im.test(head) || /^HTTP\/1\.1/m.test(body) || body.includes('<script>\r')
    for (const text of INJECTED) {
      for (const path of [
        `/launch?iss=${text}&launch=x`,
        `/launch?iss=https://meadow.example/fhir${text}&launch=${text}`,
        `/callback?code=${text}&state=${text}`,
        `/app/${panel.launchId}${text}`,
        `/assets/${text}`,
        `/api/availability?ods=${text}`,
        `/${text}`,
      ]) {
        const answer = await get(server.url, encodeLatin(path))
        note(`${path}: ${answer.status}`, got(answer))
      }
    }
    const host = new URL(server.url).host
    const hidden = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'
    const smuggled: readonly (readonly [string, string])[] = [
      [
        'a length and chunks',
        `Content-Length: ${hidden.length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
      ],
      [
        'chunks, oddly spelt',
        `Transfer-Encoding: xchunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n${hidden}`,
      ],
      [
        'chunks twice',
        `Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${hidden}`,
      ],
      ['two lengths', `Content-Length: 0\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`],
      ['a length with a sign', `Content-Length: +0\r\n\r\n${hidden}`],
      [
        'a space before the colon',
        `Content-Length : 0\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n${hidden}`,
      ],
      ['a folded header', `X: a\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`],
      ['a bare line feed', `X: a\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`],
      [
        'chunk extensions',
        `Transfer-Encoding: chunked\r\n\r\n0;${'x'.repeat(20_000)}\r\n\r\n${hidden}`,
      ],
    ]
    for (const [what, rest] of smuggled) {
      const bytes = `POST /api/launches/${panel.launchId}/touch HTTP/1.1\r\nHost: ${host}\r\n${rest}`
      const { head, body } = await rawRequest(server.url, bytes)
      note(`${what}: a second request was answered`, /^HTTP\/1\.1 200/m.test(`${head}\n${body}`))
    }
    return [
      `${INJECTED.length} ends of line in 7 places; ${smuggled.length} requests with another inside`,
    ]
  })

/** Ways of reaching a prototype through a body. */
const POLLUTING: readonly ((sound: object) => string)[] = [
  (sound) =>
    JSON.stringify(sound).replace('{', '{"__proto__":{"polluted":true},').replace(',}', '}'),
  (sound) =>
    JSON.stringify(sound)
      .replace('{', '{"constructor":{"prototype":{"polluted":true}},')
      .replace(',}', '}'),
  (sound) =>
    JSON.stringify({ ...sound, content: JSON.parse('{"__proto__":{"polluted":true}}') }).replace(
      '"content":{}',
      '"content":{"__proto__":{"polluted":true}}',
    ),
  (sound) => JSON.stringify(sound).replaceAll(/:"[^"]*"/g, ':"__proto__"'),
  (sound) => JSON.stringify(sound).replaceAll(/:"[^"]*"/g, ':"constructor"'),
  (sound) => JSON.stringify(sound).replaceAll(/:"[^"]*"/g, ':{"__proto__":{"polluted":true}}'),
  () => '{"__proto__":{"polluted":true}}',
  () => '[{"__proto__":{"polluted":true}}]',
]

export const prototypePollution = (): Promise<AttackResult> =>
  onServer('prototype pollution', async (server, note) => {
    const panel = await server.open()
    await panel.record()
    for (const [path, sound] of BODIES) {
      for (const make of POLLUTING) {
        const response = await fetch(`${server.url}/api/launches/${panel.launchId}${path}`, {
          method: 'POST',
          headers: {
            'X-Backstory': '1',
            Origin: server.url,
            'Content-Type': 'application/json',
            Cookie: `__Host-launch-${panel.launchId}=${panel.credential}`,
          },
          body: make(sound),
        })
        const text = await response.text()
        note(
          `${path}: ${response.status}`,
          response.status === 500 || text.includes('"unexpected"'),
        )
        note(`${path} changed every object`, Reflect.get({}, 'polluted') !== undefined)
      }
    }
    for (const name of [
      '__proto__',
      'constructor',
      'prototype',
      'toString',
      'hasOwnProperty',
      'valueOf',
    ]) {
      for (const path of [
        `/api/launches/${name}`,
        `/app/${name}`,
        `/assets/${name}`,
        `/api/availability?ods=${name}&vendor=${name}`,
        `/${name}`,
      ]) {
        const response = await fetch(`${server.url}${path}`, {
          headers: { 'X-Backstory': '1', 'Sec-Fetch-Site': 'same-origin' },
        })
        note(`${path}: ${response.status}`, response.status >= 500)
      }
    }
    return [
      `${BODIES.length} calls with ${POLLUTING.length} bodies each; the names of Object.prototype in addresses`,
    ]
  })

const encodeLatin = (path: string) =>
  path.replaceAll(/[^\x21-\x7e]/g, (one) => Buffer.from(one).toString('latin1'))

function get(
  url: string,
  path: string,
  headers: { readonly [name: string]: string } = {},
): Promise<RawAnswer> {
  const all = { Host: new URL(url).host, ...headers }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return rawRequest(url, `GET ${path} HTTP/1.1\r\n${lines.join('')}Connection: close\r\n\r\n`)
}
