import { aBrowser, type Browser, launchUrl } from '../../auth-server/launch/a-browser.ts'
import { aPanel, type Panel, signingKeys } from '../../auth-server/launch/a-panel.ts'
import {
  aScriptedVendor,
  type Script,
  type ScriptedVendor,
} from '../../auth-server/launch/scripted-vendor.ts'
import type { Chance } from './chance.ts'
import { mutated, mutatedJson, mutatedText } from './mutate.ts'
import type { Fed, FuzzTarget } from './target.ts'

type Json = { [name: string]: unknown }
const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : { value }

/** What may go wrong between discovery and the session. */
const WAYS: readonly ((chance: Chance) => Script)[] = [
  ({ edits }) => ({ discovery: (document) => object(mutated(document, edits)) }),
  (chance) => ({
    discoveryAnswer: (response) =>
      void response
        .set('Access-Control-Allow-Origin', '*')
        .type('application/json')
        .send(mutatedJson({ issuer: 'https://canary.example', capabilities: [] }, chance)),
  }),
  ({ edits }) => ({ token: (answer) => object(mutated(answer, edits)) }),
  ({ edits, pick }) => ({
    token: (answer) => ({ status: 200 + (pick % 320), body: mutated(answer, edits) }),
  }),
  ({ edits }) => ({ claims: (claims) => object(mutated(claims, edits)) }),
  ({ edits, pick }) => ({
    header: (header) => ({ ...header, kid: `canary-${pick}` }),
    jwks: (keys) => [mutated(keys, edits)].flat(),
  }),
  ({ edits, text }) => ({
    idToken: () => mutatedText(`eyJhbGciOiJub25lIn0.${btoa('{"sub":"canary"}')}.`, edits) + text,
  }),
  ({ edits, text }) => ({
    callback: (parameters) => {
      const changed = new URLSearchParams(mutatedText(parameters.toString(), edits))
      for (const name of [...parameters.keys()]) parameters.delete(name)
      for (const [name, value] of changed) parameters.append(name, value)
      if (text.length % 3 === 0) parameters.append('error', text)
    },
  }),
]

/** A launch page that came to nothing says why. */
const refusalIn = (text: string) => /data-refusal="([\w-]+)"/.exec(text)?.[1]

async function launchOnce(panel: Panel, vendor: ScriptedVendor): Promise<Fed> {
  const browser: Browser = aBrowser(panel)
  try {
    const { answer } = await browser.signIn(launchUrl(panel, vendor.iss, vendor.newLaunch()))
    const refusal = refusalIn(answer.text)
    if (answer.status === 303) {
      const session = panel.opened.at(-1)?.session
      const isOurs = session?.user.issuer === vendor.url && session.iss === vendor.iss
      return { outcome: 'signed in', ...(isOurs ? {} : { broken: 'signed in by another issuer' }) }
    }
    return { outcome: refusal ?? `status ${answer.status}`, told: [answer.text] }
  } catch (fault) {
    const said = fault instanceof Error ? fault.message : String(fault)
    return { outcome: refusalIn(said) ?? 'stopped in the page', told: [said] }
  }
}

export const signIn: FuzzTarget = {
  name: 'sign-in',
  about: 'OAuth: discovery, answers of the token endpoint, id_tokens, keys, callbacks',
  share: 150,
  open: async () => {
    const { jwks } = await signingKeys()
    const vendor = await aScriptedVendor(() => jwks.keys)
    const panel = await aPanel()
    let turn = 0
    return {
      feed: async (chance) => {
        vendor.script = WAYS[chance.way % WAYS.length]?.(chance) ?? {}
        // Another entry, so that nothing of the last discovery is kept.
        await panel.list([vendor.entry({ name: `Harbour ${++turn}` })])
        return launchOnce(panel, vendor)
      },
      close: async () => {
        await panel.close()
        await vendor.close()
      },
    }
  },
}
