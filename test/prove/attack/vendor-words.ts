import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { readStyle } from '../../../auth-server/launch/vendor-style.ts'
import { launchUrl } from '../../auth-server/launch/a-browser.ts'
import { aScriptedVendor, type Script } from '../../auth-server/launch/scripted-vendor.ts'
import { aSandbox } from '../../journeys/a-sandbox.ts'
import { aWorld } from '../../sandbox/vendor/a-world.ts'
import type { AttackResult } from './result.ts'
import { watchedPage } from './watched-page.ts'
import { PAYLOADS, RAN } from './xss-corpus.ts'

type Json = { [name: string]: unknown }

/** Where a vendor's own words reach a page of ours. */
const PLACES: readonly (readonly [name: string, script: (payload: string) => Script])[] = [
  [
    'every word of discovery',
    (payload) => ({ discovery: (document) => spoiltBy(payload, document) }),
  ],
  [
    'where sign-in is',
    (payload) => ({ discovery: (document) => ({ ...document, authorization_endpoint: payload }) }),
  ],
  [
    'where sign-in is, in its path',
    (payload) => ({
      discovery: (document) => ({
        ...document,
        authorization_endpoint: `${String(document.authorization_endpoint)}/${payload}`,
      }),
    }),
  ],
  [
    'the error of the answer',
    (payload) => ({
      callback: (parameters) => {
        parameters.delete('code')
        parameters.set('error', payload)
        parameters.set('error_description', payload)
        parameters.set('error_uri', `javascript:${RAN}()`)
      },
    }),
  ],
  [
    'the error of the token endpoint',
    (payload) => ({
      token: () => ({ status: 400, body: { error: payload, error_description: payload } }),
    }),
  ],
  [
    'names in the id_token',
    (payload) => ({ claims: (claims) => ({ ...claims, name: payload, fhirUser: payload }) }),
  ],
  [
    'launch context',
    (payload) => ({
      token: (answer) => ({
        ...answer,
        intent: payload,
        tenant: payload,
        smart_style_url: payload,
        smart_web_messaging_handle: payload,
        smart_web_messaging_origin: payload,
        fhirContext: [{ reference: payload, role: payload }],
      }),
    }),
  ],
]

const spoiltBy = (payload: string, document: Json): Json => ({
  ...document,
  capabilities: [payload],
  scopes_supported: [payload],
  service_documentation: payload,
  [payload]: payload,
})

/** What a style document may come to: colours, sizes and font names, each of one shape. */
const SAFE = /^(#[0-9a-f]{6}|\d{2}(\.\d{1,2})?px|["A-Za-z0-9 ,-]+)$/

export async function vendorWords(browser: Browser): Promise<AttackResult> {
  const sandbox = await aSandbox({ world: aWorld() })
  const vendor = await aScriptedVendor()
  const through: string[] = []
  let [tried, refused] = [0, 0]
  const watched = await watchedPage(browser)
  try {
    const path = join(sandbox.data, 'vendors.json')
    const file = JSON.parse(await readFile(path, 'utf8')) as { vendors: unknown[] }
    file.vendors.push(
      vendor.entry({ id: 'hostile', frameAncestors: [new URL(sandbox.url).origin] }),
    )
    await writeFile(path, JSON.stringify(file))
    for (const [place, scriptOf] of PLACES) {
      // Discovery is kept for minutes: the server begins anew at each place.
      await sandbox.panel().stop()
      await sandbox.restartPanel()
      for (const [at, payload] of PAYLOADS.entries()) {
        if (place.includes('discovery') || place.startsWith('where') ? at % 6 !== 0 : at % 2 !== 0)
          continue
        vendor.script = scriptOf(payload)
        tried += 1
        await watched.page
          .goto(launchUrl(sandbox.panel(), vendor.iss, vendor.newLaunch()))
          .catch(() => undefined)
        await watched.page.waitForTimeout(150)
        const text = await watched.page
          .locator('body')
          .innerText()
          .catch(() => '')
        if (/did not open|could not/i.test(text)) refused += 1
        const html = await watched.page.content().catch(() => '')
        if (/<(img|svg|iframe|xss-a)\b/i.test(html) && place !== 'names in the id_token')
          through.push(`${place}: markup of ${payload}`)
      }
    }
    through.push(...watched.ran())
    for (const payload of PAYLOADS) {
      const style = readStyle({
        color_background: payload,
        color_text: `#fff${payload}`,
        color_highlight: payload,
        dim_font_size: `16px${payload}`,
        font_family_body: payload,
      })
      tried += 5
      for (const value of Object.values(style))
        if (!SAFE.test(String(value))) through.push(`style: ${String(value)}`)
    }
    return {
      name: 'script in vendor metadata',
      tried,
      through,
      remarks: [
        `${PLACES.length} places of discovery, sign-in and launch context in the browser, ${refused} launches refused in words; five members of a style; ${watched.stopped().length} reports of the policy`,
      ],
    }
  } finally {
    await watched.close()
    await sandbox.close()
    await vendor.close()
  }
}
