import { aBrowser, type Browser, launchUrl } from '../../auth-server/launch/a-browser.ts'
import { aPanel, type Panel, signingKeys } from '../../auth-server/launch/a-panel.ts'
import { aScriptedVendor, type ScriptedVendor } from '../../auth-server/launch/scripted-vendor.ts'

/** The launch half of the server with one registered vendor, and as many browsers as an attack needs. */
export interface SignInScene {
  panel: Panel
  vendor: ScriptedVendor
  /** A fresh browser, which has launched and signed in at the vendor and stands before the callback. */
  beforeCallback(
    browser?: Browser,
  ): Promise<{ browser: Browser; launchId: string; callback: string }>
  close(): Promise<void>
}

export async function signInScene(): Promise<SignInScene> {
  const { jwks } = await signingKeys()
  const vendor = await aScriptedVendor(() => jwks.keys)
  const panel = await aPanel()
  await panel.list([vendor.entry()])
  return {
    panel,
    vendor,
    beforeCallback: async (browser = aBrowser(panel)) => {
      const launch = launchUrl(panel, vendor.iss, vendor.newLaunch())
      const { data, next } = await browser.launch(launch)
      let callback = next
      for (let step = 0; step < 10 && !callback.startsWith(`${panel.url}/`); step++) {
        const { location } = await browser.visit(callback)
        if (location === null) throw new Error('The vendor stopped')
        callback = new URL(location, callback).href
      }
      return { browser, launchId: data.launchId, callback }
    },
    close: async () => {
      await panel.close()
      await vendor.close()
    },
  }
}

export const cookieName = (launchId: string) => `__Host-launch-${launchId}`
