import { afterEach, beforeEach, expect, it } from 'vitest'
import { aBrowser, type Browser, launchUrl } from '../launch/a-browser.ts'
import { aPanel, type Panel, signingKeys } from '../launch/a-panel.ts'
import { aScriptedVendor, type ScriptedVendor } from '../launch/scripted-vendor.ts'

let panel: Panel
let vendor: ScriptedVendor
let browser: Browser

beforeEach(async () => {
  const { jwks } = await signingKeys()
  vendor = await aScriptedVendor(() => jwks.keys)
  panel = await aPanel()
  await panel.list([vendor.entry()])
  browser = aBrowser(panel)
})
afterEach(async () => {
  await panel.close()
  await vendor.close()
})
const launch = () => browser.signIn(launchUrl(panel, vendor.iss, vendor.newLaunch()))

it('takes a launch to a session whose credential only the browser holds', async () => {
  const { data, answer } = await launch()
  expect(answer.status).toBe(303)
  expect(answer.location).toBe(`/app/${data.launchId}`)
  const credential = browser.cookies.get(`__Host-launch-${data.launchId}`) ?? ''
  const { session } = await panel.sessions.open(data.launchId, credential, new Date())
  expect(session).toMatchObject({ vendorId: 'harbour', context: { patient: 'mary' } })
})
