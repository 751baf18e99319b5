import { createServer } from 'node:http'
import { FeedFault, fetchJson, isPublic } from '../../../auth-server/directory/feed-fetch.ts'
import { gpConnect } from '../../../auth-server/gp-connect/retrieve-record.ts'
import { vendorFhir } from '../../../auth-server/launch/fhir-client.ts'
import { readVendorRecord } from '../../../auth-server/launch/vendor-record.ts'
import { vendorStyles } from '../../../auth-server/launch/vendor-style.ts'
import { requestFor, settingsFor } from '../../auth-server/gp-connect/consumer.ts'
import { aBrowser, launchUrl } from '../../auth-server/launch/a-browser.ts'
import type { Script } from '../../auth-server/launch/scripted-vendor.ts'
import { startNhsSide } from '../../sandbox/nhs/nhs-side.ts'
import { aPerson, aWorld } from '../../sandbox/vendor/a-world.ts'
import { startRelay } from '../faults/relay.ts'
import type { AttackResult } from './result.ts'
import { type SignInScene, signInScene } from './sign-in-scene.ts'
import { startTrap, type Trap } from './trap.ts'

type Note = (what: string, got: boolean) => void

/** Addresses inside, as an attacker spells them. */
const INNER = [
  'http://127.0.0.1',
  'http://localhost',
  'http://2130706433',
  'http://0x7f.1',
  'http://017700000001',
  'http://0',
  'http://[::1]',
  'http://[::ffff:127.0.0.1]',
  'http://[::ffff:7f00:1]',
  'http://169.254.169.254',
  'http://10.0.0.1',
  'http://192.168.0.1',
  'http://172.16.0.1',
  'http://metadata.google.internal',
  'http://127.0.0.1.nip.io',
]

/** Every place where an address comes from outside; a server that counts stands at each of them. */
export async function ssrf(): Promise<AttackResult> {
  const trap = await startTrap()
  const scene = await signInScene()
  const through: string[] = []
  let tried = 0
  const note: Note = (what, got) => {
    tried += 1
    if (got) through.push(what)
  }
  /** Does something, and holds it to not having asked the trap. */
  const quiet = async (what: string, work: () => Promise<unknown>) => {
    const before = trap.hits().length
    await work().catch(() => undefined)
    note(`${what}: ${trap.hits().slice(before).join(', ')}`, trap.hits().length > before)
  }
  try {
    await fromLaunches(scene, trap, quiet, note)
    await fromSignIn(scene, trap, quiet)
    await fromVendorFhir(scene, trap, quiet)
    await fromNhs(trap, quiet)
    await fromFeeds(trap, quiet, note)
    const before = trap.hits().length
    await fetch(`${trap.url}/control`)
    note('the trap counts nothing', trap.hits().length !== before + 1)
    return {
      name: 'SSRF',
      tried,
      through,
      remarks: [
        `iss, every endpoint of discovery, key addresses, redirects of ${['vendor', 'PDS', 'SDS', 'proxy', 'feed'].join(', ')}, FHIR references, style, feeds`,
        `the trap was asked ${trap.hits().length - 1} times`,
      ],
    }
  } finally {
    await scene.close()
    await trap.close()
  }
}

type Quiet = (what: string, work: () => Promise<unknown>) => Promise<void>

async function fromLaunches({ panel, vendor }: SignInScene, trap: Trap, quiet: Quiet, note: Note) {
  const browser = aBrowser(panel)
  const { host } = new URL(vendor.iss)
  const forms = [
    ...INNER.map((base) => `${base}:${trap.port}/fhir`),
    `${trap.url}/fhir`,
    `http://${host}@127.0.0.1:${trap.port}/fhir`,
    `http://127.0.0.1:${trap.port}#@${host}/fhir`,
    `http://127.0.0.1:${trap.port}\\@${host}/fhir`,
    `http://127.0.0.1:${trap.port}?${vendor.iss}`,
    `${vendor.iss}/../../..//127.0.0.1:${trap.port}/fhir`,
    `${vendor.iss}@127.0.0.1:${trap.port}/fhir`,
    vendor.iss.replace(/:\d+/, `:${trap.port}`),
    `//127.0.0.1:${trap.port}/fhir`,
    `file:///etc/passwd`,
    `gopher://127.0.0.1:${trap.port}/_x`,
    `ftp://127.0.0.1:${trap.port}/`,
    ` ${trap.url}/fhir`,
    `${trap.url}\r\n/fhir`,
  ]
  for (const iss of forms) {
    await quiet(`iss ${iss}`, async () => {
      const { status } = await browser.visit(launchUrl(panel, iss, 'x'))
      note(`iss ${iss} was taken`, status === 200)
    })
    await quiet(`subject_issuer ${iss}`, async () => {
      const { status } = await browser.visit(`${panel.url}/token`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
          subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
          subject_token: 'x',
          subject_issuer: iss,
        }).toString(),
      })
      note(`subject_issuer ${iss} was taken`, status === 200)
    })
  }
}

async function fromSignIn({ panel, vendor }: SignInScene, trap: Trap, quiet: Quiet) {
  const endpoints = [
    'token_endpoint',
    'jwks_uri',
    'introspection_endpoint',
    'revocation_endpoint',
    'issuer',
  ]
  const redirect = (response: { redirect(status: number, url: string): void }) =>
    response.redirect(302, `${trap.url}/x`)
  const evilKey = { kty: 'RSA', kid: 'evil', jku: `${trap.url}/jwks`, x5u: `${trap.url}/cert` }
  const scripts: readonly (readonly [string, Script])[] = [
    ...endpoints.map(
      (name) =>
        [
          `discovery’s ${name}`,
          { discovery: (document) => ({ ...document, [name]: `${trap.url}/x` }) },
        ] as const satisfies [string, Script],
    ),
    ['discovery redirected', { discoveryAnswer: redirect }],
    [
      'an OpenID document elsewhere',
      {
        discovery: ({ jwks_uri: _left, ...rest }) => rest,
        openId: { issuer: vendor.url, jwks_uri: `${trap.url}/jwks` },
      },
    ],
    [
      'an id_token that names its own keys',
      { header: (header) => ({ ...header, ...evilKey, jwk: evilKey }) },
    ],
    [
      'a style elsewhere',
      { token: (answer) => ({ ...answer, smart_style_url: `${trap.url}/style` }) },
    ],
    [
      'a style with a user name',
      {
        token: (answer) => ({
          ...answer,
          smart_style_url: `http://${new URL(vendor.url).host}@127.0.0.1:${trap.port}/style`,
        }),
      },
    ],
    [
      'a user elsewhere',
      { claims: (claims) => ({ ...claims, fhirUser: `${trap.url}/Practitioner/1` }) },
    ],
    [
      'a patient elsewhere',
      { token: (answer) => ({ ...answer, patient: `${trap.url}/Patient/1` }) },
    ],
  ]
  let turn = 0
  for (const [what, script] of scripts) {
    vendor.script = script
    // Another entry, so that nothing of the last discovery is kept.
    await panel.list([
      vendor.entry({ endpointOrigins: [vendor.url, `https://x${++turn}.example`] }),
    ])
    await quiet(what, async () => {
      await aBrowser(panel).signIn(launchUrl(panel, vendor.iss, vendor.newLaunch()))
      const style = panel.opened.at(-1)?.session.context.smartStyleUrl
      if (style) await vendorStyles()(style)
    })
  }
  vendor.script = {}
  await panel.list([vendor.entry()])
}

async function fromVendorFhir({ panel, vendor }: SignInScene, trap: Trap, quiet: Quiet) {
  const entry = vendor.entry({
    capabilities: Object.fromEntries(
      ['referral', 'letter', 'consent', 'practitioner', 'practitionerRole'].map((name) => [
        name,
        true,
      ]),
    ),
  })
  await panel.list([entry])
  const { data } = await aBrowser(panel).signIn(launchUrl(panel, vendor.iss, vendor.newLaunch()))
  const opened = panel.opened.at(-1)
  if (opened?.session.launchId !== data.launchId) throw new Error('No session to read with')
  const away = `${trap.url}/fhir/Binary/b1`
  const read = () =>
    readVendorRecord(vendorFhir(panel, entry, opened), entry, opened.session, panel.clock())
  vendor.script = { fhir: (_request, response) => response.redirect(302, away) }
  await quiet('FHIR reads redirected', read)
  const patient = { resourceType: 'Patient', id: 'mary', name: [{ family: 'Finch' }] }
  const letter = (url: string) => ({
    resourceType: 'DocumentReference',
    id: 'd1',
    status: 'current',
    type: { text: 'Referral letter' },
    subject: { reference: 'Patient/mary' },
    content: [{ attachment: { contentType: 'text/plain', url } }],
  })
  for (const url of [
    away,
    `//127.0.0.1:${trap.port}/x`,
    `\\\\127.0.0.1:${trap.port}\\x`,
    `../../../..//127.0.0.1:${trap.port}`,
    ...INNER.map((base) => `${base}:${trap.port}/Binary/b1`),
  ]) {
    vendor.script = {
      fhir: (request, response) => {
        const isSearch = request.originalUrl.includes('?')
        const bundle = {
          resourceType: 'Bundle',
          type: 'searchset',
          link: [{ relation: 'next', url }],
          entry: request.originalUrl.includes('DocumentReference')
            ? [{ resource: letter(url), fullUrl: url }]
            : [],
        }
        response.type('application/fhir+json').send(JSON.stringify(isSearch ? bundle : patient))
      },
    }
    await quiet(`a letter and a next page at ${url}`, read)
  }
  vendor.script = {}
}

async function fromNhs(trap: Trap, quiet: Quiet) {
  const person = aPerson()
  const nhs = await startNhsSide(aWorld(person))
  const relay = await startRelay()
  relay.route('/pds', nhs.pdsUrl)
  relay.route('/sds', nhs.sdsUrl)
  relay.route('/ssp', nhs.proxyUrl)
  relay.route('/token', nhs.tokenUrl.replace(/\/token$/, ''))
  const honest = settingsFor(nhs)
  const settings = settingsFor(nhs, {
    pdsUrl: `${relay.url}/pds`,
    sdsUrl: `${relay.url}/sds`,
    proxy: { url: `${relay.url}/ssp`, tls: null },
    api: { ...honest.api, tokenUrl: `${relay.url}/token/token` },
  })
  const all = ['/pds', '/sds', '/ssp', '/token']
  try {
    for (const prefix of all) {
      for (const status of [301, 302, 303, 307, 308]) {
        await quiet(`${prefix} redirected by ${status}`, async () => {
          relay.meddle(({ host, path }) => {
            const at =
              {
                '/pds': nhs.pdsUrl,
                '/sds': nhs.sdsUrl,
                '/ssp': nhs.proxyUrl,
                '/token': nhs.tokenUrl,
              }[prefix] ?? ''
            const { host: own, pathname } = new URL(at)
            return host === own && path.startsWith(pathname.replace(/\/token$/, ''))
              ? {
                  change: () => ({
                    status,
                    headers: { location: `${trap.url}/x` },
                    body: Buffer.from(''),
                  }),
                }
              : null
          })
          await gpConnect(settings)(requestFor(person))
        })
      }
    }
    for (const address of [
      `${trap.url}/fhir`,
      `http://169.254.169.254/`,
      `//127.0.0.1:${trap.port}/`,
      `@127.0.0.1:${trap.port}/`,
      `file:///etc/passwd`,
    ]) {
      await quiet(`SDS names ${address}`, async () => {
        relay.meddle(() => ({
          change: (answer) => ({
            ...answer,
            body: Buffer.from(
              String(answer.body).replaceAll(/"address":\s*"[^"]*"/g, `"address":"${address}"`),
            ),
          }),
        }))
        await gpConnect(settings)(requestFor(person))
      })
    }
  } finally {
    await relay.close()
    await nhs.close()
  }
}

async function fromFeeds(trap: Trap, quiet: Quiet, note: Note) {
  const feed = createServer((request, response) => {
    response
      .writeHead(302, {
        Location: new URL(request.url ?? '/', 'http://x').searchParams.get('to') ?? '',
      })
      .end()
  })
  await new Promise<void>((done) => feed.listen(0, '127.0.0.1', done))
  const address = feed.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const rules = (hosts: readonly string[], sandbox: boolean) => ({
    hosts: new Set(hosts),
    sandbox,
    milliseconds: 2_000,
    bytes: 1_000_000,
    budget: { bytes: 1_000_000 },
    signal: new AbortController().signal,
  })
  const refusedAs = async (url: string, sandbox: boolean, hosts: readonly string[]) =>
    fetchJson(new URL(url), rules(hosts, sandbox)).then(
      () => 'taken',
      (fault: unknown) => (fault instanceof FeedFault ? fault.kind : 'threw'),
    )
  for (const base of [...INNER, trap.url.replace(/:\d+$/, '')]) {
    const to = `${base}:${trap.port}/x`
    await quiet(`a feed’s redirect to ${to}`, () =>
      refusedAs(`http://127.0.0.1:${port}/?to=${encodeURIComponent(to)}`, true, [
        `127.0.0.1:${port}`,
      ]),
    )
    const secure = to.replace('http:', 'https:')
    const how = await refusedAs(secure, false, [new URL(secure).host])
    note(`outside the sandbox ${secure}: ${how}`, !['host-refused', 'unreachable'].includes(how))
    if (base.startsWith('http://localhost'))
      note(`a name that stands for this machine: ${how}`, how !== 'host-refused')
  }
  for (const inner of [
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '192.168.1.1',
    '172.31.0.1',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    '224.0.0.1',
    '255.255.255.255',
    'fec0::1',
  ]) {
    note(`${inner} counts as public`, isPublic(inner))
  }
  note(
    'a public address counts as inner',
    !isPublic('93.184.216.34') || !isPublic('2606:2800:220:1::1'),
  )
  feed.close()
  feed.closeAllConnections()
}
