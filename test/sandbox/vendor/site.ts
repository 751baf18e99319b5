import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import type { Person } from '../world.ts'
import { type AuthorizationServer, withoutEarlierSession } from './authorization.ts'
import type { FhirServer } from './fhir-server.ts'
import { STYLE } from './messaging.ts'
import { listPage, type PublicLauncher, type RecordsSummary } from './pages/list-page.ts'
import type { Markup } from './pages/page.ts'
import { notesPart, patientPage } from './pages/patient-page.ts'
import { savedNotes } from './saved-notes.ts'
import { smartConfiguration } from './smart-configuration.ts'
import { VENDOR_USERS, vendorUser } from './users.ts'

/** What the vendor shows beside its own, once it is known. */
export interface Neighbours {
  panel: string
  minimalVendor?: string
  publicLauncher?: PublicLauncher
}

export interface SiteOptions {
  baseUrl: string
  fhirBase: string
  issuer: string
  people: ReadonlyMap<string, Person>
  records: RecordsSummary | null
  authorization: AuthorizationServer
  fhir: FhirServer
  /** `Type/id` of what was there from the start, so that notes can be told from it. */
  seeded: ReadonlySet<string>
  neighbours(): Neighbours | null
  launchUrl(patient: string, user: string): string
  now(): Date
}

const USER_COOKIE = 'harbour-user'
const asset = (name: string) => readFileSync(resolve(import.meta.dirname, 'pages', name), 'utf8')

/** Who is signed in by the vendor's own cookie, or null without one. */
export function signedInUser(cookies: string | undefined): string | null {
  const value = /(?:^|;\s*)harbour-user=([a-z-]+)/.exec(cookies ?? '')?.[1]
  return VENDOR_USERS.some(({ id }) => id === value) ? String(value) : null
}

/** The vendor's pages, its authorization server under `/sign-in`, and its FHIR server under `/fhir`. */
export function vendorSite(options: SiteOptions): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use(onItsOwnHost(options.baseUrl))

  app.get('/harbour.css', (_request, response) => {
    response.type('css').send(asset('harbour.css'))
  })
  app.get('/notes.js', (_request, response) => {
    response.type('js').send(asset('notes.js'))
  })
  app.get('/messaging.js', (_request, response) => {
    response.type('js').send(asset('messaging.js'))
  })
  app.get('/style.json', (_request, response) => {
    response.json(STYLE)
  })
  pages(app, options)

  app.get('/fhir/.well-known/smart-configuration', (_request, response) => {
    response.set('Access-Control-Allow-Origin', '*').json(smartConfiguration(options.issuer))
  })
  app.use('/fhir', options.fhir.router)

  app.get('/sign-in/enter/:uid', (request, response) =>
    options.authorization.interact(request, response),
  )
  const provider = options.authorization.provider.callback()
  app.use('/sign-in', (request, response) => {
    const cookies = withoutEarlierSession(request.headers.cookie)
    if (cookies !== undefined) request.headers.cookie = cookies
    void provider(request, response)
  })
  return app
}

function pages(app: Express, options: SiteOptions): void {
  const today = () => options.now().toISOString().slice(0, 10)
  const user = (request: Request) => vendorUser(signedInUser(request.headers.cookie) ?? undefined)
  const show = (response: Response, markup: Markup) => {
    const panel = options.neighbours()?.panel ?? ''
    response
      .set({
        'Content-Security-Policy': `default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; frame-src 'self' ${panel}; form-action 'self'; frame-ancestors 'self'; base-uri 'none'`,
        'Cache-Control': 'no-store',
        // Not `no-referrer`: that makes a browser send `Origin: null` with the sign-in form.
        'Referrer-Policy': 'same-origin',
      })
      .type('html')
      .send(markup.text)
  }

  app.get('/', (request, response) => {
    const found = options.neighbours()
    show(
      response,
      listPage({
        user: user(request),
        people: [...options.people.values()],
        records: options.records,
        minimalVendor: found?.minimalVendor ?? null,
        publicLauncher: found?.publicLauncher ?? null,
      }),
    )
  })

  app.get('/patients/:id', async (request, response, next) => {
    const person = options.people.get(request.params.id)
    if (person === undefined) return next()
    const signedIn = user(request)
    show(
      response,
      patientPage({
        user: signedIn,
        person,
        notes: await savedNotes(options.fhir, person.id, options.seeded),
        launchUrl: options.neighbours() === null ? null : options.launchUrl(person.id, signedIn.id),
        today: today(),
      }),
    )
  })

  app.get('/patients/:id/notes', async (request, response, next) => {
    if (!options.people.has(request.params.id)) return next()
    const notes = await savedNotes(options.fhir, request.params.id, options.seeded)
    show(response, notesPart(notes))
  })

  app.get('/patients/:id/panel', (request, response, next) => {
    if (options.neighbours() === null || !options.people.has(request.params.id)) return next()
    response.redirect(303, options.launchUrl(request.params.id, user(request).id))
  })

  app.post('/signed-in', express.urlencoded({ extended: false }), (request, response) => {
    const { user: wanted, back } = Object(request.body)
    const own = request.headers.origin === undefined || request.headers.origin === options.baseUrl
    const known = VENDOR_USERS.find(({ id }) => id === wanted)
    if (!own || known === undefined) return void response.sendStatus(400)
    const before = user(request)
    if (before.id !== known.id) options.authorization.signedOut(before.id)
    const patient = /^\/patients\/([\w.-]+)$/.exec(String(back))?.[1] ?? ''
    response.cookie(USER_COOKIE, known.id, {
      httpOnly: true,
      sameSite: 'none',
      secure: true,
      path: '/',
    })
    response.redirect(303, options.people.has(patient) ? `/patients/${patient}` : '/')
  })
}

/** Sends a browser that came by another name (127.0.0.1, say) to `localhost`: panel and vendor must be two sites. */
function onItsOwnHost(baseUrl: string) {
  const { host } = new URL(baseUrl)
  return (request: Request, response: Response, next: NextFunction): void => {
    if (request.headers.host === host) next()
    else if (request.method === 'GET' || request.method === 'HEAD') {
      response.redirect(307, `${baseUrl}${request.originalUrl}`)
    } else response.sendStatus(421)
  }
}
