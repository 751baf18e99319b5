import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBrowser } from '../auth-server/launch/a-browser.ts'
import { called, registeredRoutes } from '../auth-server/routes/registered-routes.ts'
import { aRecord } from '../builders/gp-record.ts'
import { A_PRACTICE, aPerson } from '../sandbox/vendor/a-world.ts'
import type { Person } from '../sandbox/world.ts'
import { aSandbox } from './a-sandbox.ts'
import { type HttpPanel, httpPanel, launchFromPage, openHttpPanel } from './http-panel.ts'

/** People of whom every word begins with their own mark. */
const MARKS = ['Alphaz', 'Bravoz', 'Charliez', 'Deltaz'] as const
const NUMBERS = ['9990000018', '9990000026', '9990000034', '9990000042']

function marked(mark: string, nhsNumber: string): Person {
  const about: Omit<Person, 'bundle'> = {
    ...aPerson(),
    id: mark.toLowerCase(),
    nhsNumber,
    name: { family: `${mark}son`, given: [`${mark}ina`], prefix: 'Ms' },
    headline: 'Somebody',
    referral: { reason: `${mark}reason`, referrer: 'Dr Helen Orme', date: '2026-11-01' },
    letter: { title: 'Letter', author: 'Dr Helen Orme', date: '2026-11-01', text: `${mark}letter` },
  }
  const record = () =>
    aRecord(about, { practice: A_PRACTICE, registered: '2001-01-01' })
      .problem(`${mark} low`, {
        term: 'Moderate depression',
        since: '2025-03-01',
        recorded: '2025-03-01',
        notes: [`${mark}problem`],
      })
      .consultation('2026-06-01T10:00', {
        by: 'Dr Helen Orme',
        title: `${mark}title`,
        about: `${mark} low`,
        history: `Lives alone, ${mark}history.`,
      })
      .bundle()
  return { ...about, bundle: record }
}

interface Tab {
  panel: HttpPanel
  mark: string
  references: readonly string[]
}

let sandbox: Awaited<ReturnType<typeof aSandbox>>
const tabs: Tab[] = []

beforeAll(async () => {
  sandbox = await aSandbox({
    world: {
      practices: [A_PRACTICE],
      people: MARKS.map((mark, at) => marked(mark, NUMBERS[at] ?? '')),
    },
  })
  // Two launches of everybody: the same patient in two tabs is two sessions too.
  for (const mark of [...MARKS, ...MARKS.slice(0, 2)]) {
    const panel = await openHttpPanel({
      panelUrl: sandbox.panel().url,
      launch: await launchFromPage(`${sandbox.url}patients/${mark.toLowerCase()}`),
    })
    const { events } = await panel.stream('/record', {})
    const found = JSON.stringify(events).matchAll(/"reference":"([A-Z]\w+\/[^"]+)"/g)
    await panel.call('/notes/draft', {
      writer: 'w1',
      revision: 0,
      content: {
        contact: { date: '2026-11-22', method: null, present: '' },
        passages: [
          { id: 'p1', heading: 'matters', source: 'mine', carer: null, text: `${mark}note` },
        ],
        services: [],
        asks: [],
        questions: [],
      },
    })
    tabs.push({ panel, mark, references: [...new Set([...found].map(([, each = '']) => each))] })
  }
}, 60_000)
afterAll(() => sandbox?.close(), 30_000)

const EMPTY_NOTE = {
  contact: { date: '', method: null, present: '' },
  passages: [],
  services: [],
  asks: [],
  questions: [],
}

/** Every route but the one that ends the session; `reference` may be anybody's. */
const routes = (reference: string): readonly (readonly [string, unknown])[] => [
  ['', undefined],
  ['/beat', {}],
  ['/touch', {}],
  ['/record/view', { show: 'timeline', all: true }],
  ['/record/view', { show: 'section', area: 'problems', all: true }],
  ['/record/view', { show: 'item', reference }],
  ['/record/view', { show: 'problem', reference }],
  ['/record/view', { show: 'consultation', reference }],
  ['/record/search', { words: 'lives alone' }],
  ['/record/search', { words: 'history' }],
  ['/record/open', { what: { reference }, reason: 'Worried about someone’s safety' }],
  ['/notes', undefined],
  ['/notes/text', { how: 'see' }],
  ['/notes/quote', { from: { reference }, heading: 'matters' }],
  ['/notes/quote', { from: { letter: { from: 0, to: 9 } }, heading: 'matters' }],
  ['/looked-at', undefined],
  ['/services', undefined],
  ['/record/reveal', { area: 'problems' }],
  ['/record', {}],
  ['/record/more', { kind: 'around', reference }],
  ['/identity', { confirm: true }],
  ['/consent', { decision: 'agreed', how: 'By phone', by: 'The patient' }],
  ['/referral', { reason: 'Wants company' }],
  ['/letter', { text: 'Dear link worker' }],
  ['/policy', { answer: true }],
  ['/notes/draft', { writer: 'w1', revision: 0, content: EMPTY_NOTE }],
  ['/notes/quote/move', { id: reference, heading: 'risk' }],
  ['/notes/quote/remove', { id: reference }],
  ['/notes/aside/drop', { writer: 'w1' }],
  ['/notes/save', { writer: 'w1', revision: 1, quotes: [] }],
  ['/notes/resume', {}],
  ['/notes/correct', { identifier: `urn:uuid:${crypto.randomUUID()}` }],
  ['/questions/copy', { id: 'q1' }],
  ['/questions/give', { id: 'q1' }],
  ['/questions/answered', { id: 'q1' }],
  ['/services', { needs: ['company'] }],
  ['/services/needs', { picked: ['lonely'] }],
  ['/services/finder', { words: 'company' }],
  ['/style', undefined],
  ['/care-plans', undefined],
]
const ROUTES = routes('')

/** What somebody may add to a body, in the hope that it is believed. */
const SMUGGLED = [
  {},
  { patient: 'bravoz' },
  { nhsNumber: NUMBERS[1] },
  { launchId: 'other' },
  { __proto__: { patient: 'bravoz' } },
] as const

const marksIn = (text: string) => MARKS.filter((mark) => text.includes(mark))

/** The notes that the vendor holds of somebody, as text. */
const notesAt = async (mark: string) =>
  JSON.stringify(await sandbox.vendor.fhir.resourcesOf('DocumentReference', mark.toLowerCase()))

describe('whatever is sent', () => {
  it('is sent to every route that there is', () => {
    const there = registeredRoutes().filter((route) => route !== 'POST /end')
    expect(called(ROUTES).sort()).toEqual(there.toSorted())
  })

  it('no route answers with anything of another patient than its launch’s, and to its own credential alone', async () => {
    const tab = fc.nat({ max: 5 })
    const cookie = fc.record({ name: tab, value: fc.option(tab, { freq: 6 }) })
    let answered = 0
    let refused = 0
    await fc.assert(
      fc.asyncProperty(
        tab,
        fc.nat({ max: ROUTES.length - 1 }),
        tab,
        fc.nat({ max: 20 }),
        fc.constantFrom(...SMUGGLED),
        fc.array(cookie, { maxLength: 8 }),
        fc.option(fc.option(tab, { freq: 8 }), { freq: 3 }),
        fc.boolean(),
        async (path, route, whose, nth, smuggled, jar, bearer, own) => {
          const target = tabs[path]
          const other = tabs[whose]
          if (target === undefined || other === undefined) throw new Error('there are six tabs')
          const reference = other.references[nth % other.references.length] ?? ''
          const [at, body] = routes(reference)[route] ?? ['', undefined]
          const cookies = [
            ...jar.map(({ name, value }) => [name, value] as const),
            ...(own ? [[path, path] as const] : []),
          ].map(
            ([name, value]) =>
              `__Host-launch-${tabs[name]?.panel.launchId}=${
                value === null ? 'A'.repeat(43) : tabs[value]?.panel.credential
              }`,
          )
          const token = bearer === null ? null : bearer
          const headers = {
            Cookie: cookies.join('; '),
            ...(token === null ? {} : { Authorization: `Bearer ${tabs[token]?.panel.credential}` }),
          }
          const response = await target.panel.call(
            at,
            body === undefined ? undefined : { ...Object(body), ...smuggled },
            headers,
          )
          const text = `${await response.text()}${JSON.stringify([...response.headers])}`
          const named = cookies.filter((each) =>
            each.startsWith(`__Host-launch-${target.panel.launchId}=`),
          )
          const rightful =
            token === null
              ? named.length === 1 && named[0]?.endsWith(target.panel.credential) === true
              : token === path
          expect(marksIn(text).filter((mark) => mark !== target.mark)).toEqual([])
          if (rightful) answered += Number(response.ok)
          else {
            refused += 1
            // A body that makes no sense is refused before anybody asks whose it is.
            expect([400, 401, 429]).toContain(response.status)
            expect(marksIn(text)).toEqual([])
          }
        },
      ),
      { numRuns: 2_000, seed: 20261122 },
    )
    expect(answered).toBeGreaterThan(100)
    expect(refused).toBeGreaterThan(100)
    expect(tabs.every(({ references }) => references.length > 2)).toBe(true)
    for (const mark of MARKS) {
      const saved = (await notesAt(mark)).matchAll(/"data":"([^"]+)"/g)
      const words = [...saved].map(([, data = '']) => Buffer.from(data, 'base64').toString())
      expect(marksIn(words.join()).filter((each) => each !== mark)).toEqual([])
    }
  }, 120_000)

  it('a reference of somebody else’s record is unknown, in every way of naming it', async () => {
    const [mine, theirs] = tabs
    const foreign = theirs?.references.filter((each) => !mine?.references.includes(each)) ?? []
    expect(foreign.length).toBeGreaterThan(0)
    for (const reference of foreign) {
      for (const show of ['item', 'problem', 'consultation']) {
        const response = await mine?.panel.call('/record/view', { show, reference })
        expect(response?.status).toBe(404)
      }
    }
  })
})

describe('launches in one browser', () => {
  it('interleave as they like: each tab ends with its own patient, whichever comes back first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 2 }),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        async (begun, order) => {
          const { url } = sandbox.panel()
          const browser = aBrowser({ url })
          const vendor = aBrowser({ url })
          const pending = new Map<number, string>()
          for (const at of begun) {
            const page = `${sandbox.url}patients/${MARKS[at]?.toLowerCase()}`
            pending.set(at, (await browser.launch(await launchFromPage(page))).next)
          }
          for (const at of order) {
            let address = pending.get(at)
            if (address === undefined) continue
            while (!address.startsWith(`${url}/`)) {
              const { location }: { location: string | null } = await vendor.visit(address)
              if (location === null) throw new Error('the vendor stopped')
              address = new URL(location, address).href
            }
            const { location } = await browser.visit(address)
            const launchId = location?.split('/').at(-1) ?? ''
            const credential = browser.cookies.get(`__Host-launch-${launchId}`) ?? ''
            const view = await (await httpPanel(url, launchId, credential).call('')).text()
            expect(marksIn(view)).toEqual([MARKS[at]])
          }
        },
      ),
      { numRuns: 8, seed: 7 },
    )
  }, 60_000)

  it('cannot be swapped: the answer of one, brought by the cookie of another, opens neither', async () => {
    const { url } = sandbox.panel()
    const victim = aBrowser({ url })
    const attacker = aBrowser({ url })
    const page = `${sandbox.url}patients/alphaz`
    const { next } = await attacker.launch(await launchFromPage(page))
    let address = next
    while (!address.startsWith(`${url}/`)) {
      const { location }: { location: string | null } = await attacker.visit(address)
      address = new URL(location ?? '', address).href
    }
    await victim.launch(await launchFromPage(`${sandbox.url}patients/bravoz`))
    const before = new Map(victim.cookies)
    const answer = await victim.visit(address)
    expect(answer.status).toBe(400)
    expect(answer.setCookies).toEqual([])
    expect(victim.cookies).toEqual(before)
  })

  it('get a credential at sign-in that was not there before it (session fixation)', async () => {
    const { url } = sandbox.panel()
    const browser = aBrowser({ url })
    const { data, next } = await browser.launch(
      await launchFromPage(`${sandbox.url}patients/alphaz`),
    )
    const name = `__Host-launch-${data.launchId}`
    const planted = browser.cookies.get(name) ?? ''
    expect((await httpPanel(url, data.launchId, planted).call('')).status).toBe(401)
    let address = next
    while (!address.startsWith(`${url}/`)) {
      const { location }: { location: string | null } = await browser.visit(address)
      address = new URL(location ?? '', address).href
    }
    await browser.visit(address)
    const fresh = browser.cookies.get(name) ?? ''
    expect(fresh).not.toBe(planted)
    expect((await httpPanel(url, data.launchId, planted).call('')).status).toBe(401)
    expect((await httpPanel(url, data.launchId, fresh).call('')).status).toBe(200)
  })
})
