import { afterEach, beforeEach } from 'vitest'
import type { RefusalCode } from '../../../auth-server/contract.ts'
import type { OpenedSession } from '../../../auth-server/launch/sessions.ts'
import { aBrowser, type Browser, launchUrl, type Visit } from './a-browser.ts'
import { aPanel, type Panel, signingKeys } from './a-panel.ts'
import { aScriptedVendor, type ScriptedVendor } from './scripted-vendor.ts'

/** A panel, one registered vendor and a browser, fresh for each test. */
export interface Scene {
  panel: Panel
  vendor: ScriptedVendor
  browser: Browser
  /** The address that the vendor puts into its frame. */
  address(): string
  /** From the address to the callback's answer. */
  launch(): ReturnType<Browser['signIn']>
  /** Replaces the vendor's entry. */
  register(changes: object): Promise<void>
  /** Completes a launch and opens its session. */
  session(): Promise<OpenedSession>
}

export function aScene(): Scene {
  const scene = {} as Scene
  beforeEach(async () => {
    const { jwks } = await signingKeys()
    const vendor = await aScriptedVendor(() => jwks.keys)
    const panel = await aPanel()
    await panel.list([vendor.entry()])
    const address = () => launchUrl(panel, vendor.iss, vendor.newLaunch())
    const browser = aBrowser(panel)
    Object.assign(scene, {
      panel,
      vendor,
      browser,
      address,
      launch: () => scene.browser.signIn(address()),
      register: (changes: object) => panel.list([vendor.entry(changes)]),
      session: async () => {
        const { data, answer } = await scene.launch()
        if (answer.status !== 303) throw new Error(`No session: ${refusalOf(answer)}`)
        const credential = scene.browser.cookies.get(`__Host-launch-${data.launchId}`) ?? null
        return panel.sessions.open(data.launchId, credential, panel.clock())
      },
    } satisfies Scene)
  })
  afterEach(async () => {
    await scene.panel.close()
    await scene.vendor.close()
  })
  return scene
}

/** The refusal code that a page shows, or undefined. */
export const refusalOf = (visit: Visit): RefusalCode | undefined =>
  /data-refusal="([\w-]+)"/.exec(visit.text)?.[1] as RefusalCode | undefined
