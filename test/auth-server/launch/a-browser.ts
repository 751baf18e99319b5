import { webcrypto } from 'node:crypto'
import { resolve } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { buildSync } from 'esbuild'
import type { LaunchPageData } from '../../../auth-server/contract.ts'

/** A browser just real enough for a launch: it runs the real launch page, keeps cookies, follows what it is told to. */
export interface Browser {
  /** Of the panel; those of the vendor are kept apart. */
  cookies: Map<string, string>
  /** Off: the frame sends no cookie back to the panel, as where even partitioned cookies are blocked. */
  cookiesWork: boolean
  /** Opens an address without following redirects. */
  visit(url: string, init?: RequestInit): Promise<Visit>
  /** Opens the launch page and runs its script; resolves with where it navigates to. */
  launch(url: string): Promise<{ page: Visit; data: LaunchPageData; next: string }>
  /** Launch, sign-in at the vendor, callback: everything up to the panel's address. */
  signIn(url: string): Promise<{ data: LaunchPageData; callback: string; answer: Visit }>
}

export interface Visit {
  status: number
  headers: Headers
  text: string
  location: string | null
  setCookies: readonly string[]
}

const root = resolve(import.meta.dirname, '../../..')
const script =
  buildSync({
    absWorkingDir: root,
    entryPoints: ['launch/launch.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome111',
  }).outputFiles[0]?.text ?? ''

export function aBrowser(panel: { url: string }): Browser {
  const vendorCookies = new Map<string, string>()
  const browser: Browser = {
    cookies: new Map(),
    cookiesWork: true,
    visit: async (url, init = {}) => {
      const own = url.startsWith(panel.url)
      const headers = new Headers(init.headers)
      const jar = own ? browser.cookies : vendorCookies
      if (jar.size > 0 && (browser.cookiesWork || !own)) {
        headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
      }
      const response = await fetch(url, { ...init, headers, redirect: 'manual' })
      const setCookies = response.headers.getSetCookie()
      for (const cookie of setCookies) keepCookie(jar, cookie)
      return {
        status: response.status,
        headers: response.headers,
        text: await response.text(),
        location: response.headers.get('location'),
        setCookies,
      }
    },
    launch: async (url) => {
      const page = await browser.visit(url)
      const block = /<script type="application\/json" id="launch">(.*?)<\/script>/s.exec(page.text)
      if (block?.[1] === undefined) throw new Error(`No launch page: ${page.status} ${page.text}`)
      const next = await runLaunchPage(browser, panel.url, url, block[1])
      return { page, data: JSON.parse(block[1]) as LaunchPageData, next }
    },
    signIn: async (url) => {
      const { data, next } = await browser.launch(url)
      let address = next
      for (let step = 0; step < 10 && !address.startsWith(`${panel.url}/`); step++) {
        const { location, text, status } = await browser.visit(address)
        if (location === null) throw new Error(`The vendor stopped: ${status} ${text}`)
        address = new URL(location, address).href
      }
      return { data, callback: address, answer: await browser.visit(address) }
    },
  }
  return browser
}

/** `launchUrl(panel, vendor)`: what a vendor puts into its frame. */
export function launchUrl(panel: { url: string }, iss: string, launch: string): string {
  return `${panel.url}/launch?iss=${encodeURIComponent(iss)}&launch=${encodeURIComponent(launch)}`
}

function keepCookie(cookies: Map<string, string>, header: string): void {
  const [pair = ''] = header.split(';')
  const at = pair.indexOf('=')
  const name = pair.slice(0, at)
  if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(header)) cookies.delete(name)
  else cookies.set(name, pair.slice(at + 1))
}

/** Runs `launch.ts` as built, in a world where every DOM storage throws. */
function runLaunchPage(
  browser: Browser,
  origin: string,
  url: string,
  block: string,
): Promise<string> {
  return new Promise((navigated, failed) => {
    const denied = () => {
      throw new DOMException('DOM storage is denied', 'SecurityError')
    }
    const status = {
      set textContent(words: string) {
        failed(new Error(words))
      },
    }
    const ownHeaders = { Origin: origin, 'Sec-Fetch-Site': 'same-origin' }
    const page = {
      document: {
        getElementById: (id: string) =>
          id === 'launch' ? { textContent: block } : id === 'status' ? status : null,
      },
      location: {
        origin,
        pathname: '/launch',
        href: url,
        toString: () => url,
        replace: (address: string) => navigated(address),
      },
      history: { replaceState: () => undefined },
      fetch: async (address: string, init: RequestInit = {}) => {
        const own = address.startsWith('/')
        const headers = new Headers(init.headers)
        if (own) for (const [name, value] of Object.entries(ownHeaders)) headers.set(name, value)
        const target = new URL(address, origin).href
        if (!own) return fetch(target, { ...init, headers })
        const visit = await browser.visit(target, { ...init, headers })
        return new Response(visit.status === 204 ? null : visit.text, {
          status: visit.status,
          headers: visit.headers,
        })
      },
      crypto: webcrypto,
      isSecureContext: true,
      setTimeout: () => 0,
      console,
      URL,
      URLSearchParams,
      Headers,
      Request,
      Response,
      AbortController,
      TextEncoder,
      TextDecoder,
      btoa,
      atob,
    }
    const world = createContext(page)
    for (const name of ['sessionStorage', 'localStorage', 'indexedDB']) {
      Object.defineProperty(world, name, { get: denied })
    }
    runInContext('var window = globalThis, self = globalThis, top = {}, parent = top', world)
    runInContext(script, world)
  })
}
