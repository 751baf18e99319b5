import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { aSandbox } from '../../journeys/a-sandbox.ts'
import { launchFromPage, openHttpPanel } from '../../journeys/http-panel.ts'
import { aWorld } from '../../sandbox/vendor/a-world.ts'
import type { AttackResult } from './result.ts'

/** Puts an address into a frame of the page that is open, and says whether anything of it was drawn. */
async function isDrawn(page: Page, address: string, attributes: string): Promise<boolean> {
  await page.evaluate(
    ([source, more]) => {
      document.body.innerHTML = `<iframe ${more}></iframe>`
      document.querySelector('iframe')?.setAttribute('src', source ?? '')
    },
    [address, attributes],
  )
  await page.waitForTimeout(500)
  const frame = page.frames().find((each) => each !== page.mainFrame())
  if (frame === undefined || frame.url().startsWith('chrome-error:')) return false
  // A frame whose page was refused holds the browser's own error page, which has nothing of ours.
  const text = await frame.evaluate(() => document.body?.innerText ?? '').catch(() => '')
  const title = await frame.title().catch(() => '')
  return /backstory/i.test(`${title} ${text}`) || frame.url() === address
}

/** A page of nobody we know frames whatever of ours can be framed, in several ways; the vendor's own may. */
export async function framing(browser: Browser): Promise<AttackResult> {
  const sandbox = await aSandbox({ world: aWorld() })
  const [person] = sandbox.people
  const evil = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><body>Win a prize')
  })
  await new Promise<void>((done) => evil.listen(0, done))
  const { port } = evil.address() as AddressInfo
  const panelUrl = sandbox.panel().url
  const through: string[] = []
  let tried = 0
  try {
    const patient = `${sandbox.url}patients/${person?.id}`
    const { launchId } = await openHttpPanel({ panelUrl, launch: await launchFromPage(patient) })
    const page = await browser.newPage()
    // Another site, another port of the vendor's own host, and another name of the panel's.
    for (const site of [
      `http://127.0.0.1:${port}/`,
      `http://localhost:${port}/`,
      `http://[::1]:${port}/`,
    ]) {
      await page.goto(site)
      for (const [what, address] of [
        ['the panel', `${panelUrl}/app/${launchId}`],
        ['a launch', await launchFromPage(patient)],
        ['a refused launch', `${panelUrl}/launch?iss=x&launch=y`],
        ['a callback', `${panelUrl}/callback?error=access_denied&state=x`],
        ['an unknown panel', `${panelUrl}/app/${'0'.repeat(32)}`],
        ['the manifest', `${panelUrl}/smart-manifest.json`],
        ['an API answer', `${panelUrl}/api/launches/${launchId}`],
      ] as const) {
        for (const attributes of [
          '',
          'sandbox="allow-scripts allow-forms"',
          'style="opacity:0.01"',
        ]) {
          tried += 1
          if (await isDrawn(page, address, attributes))
            through.push(`${what} in a frame of ${site} ${attributes}`)
        }
      }
    }
    await page.goto(sandbox.url)
    tried += 1
    if (!(await isDrawn(page, `${panelUrl}/app/${launchId}`, '')))
      through.push('the vendor itself may not frame the panel: this proves nothing')
    await page.close()
    return {
      name: 'clickjacking',
      tried,
      through,
      remarks: [
        '7 pages of ours in frames of 3 strange sites, plain, sandboxed and see-through; framed by its vendor the panel is drawn',
      ],
    }
  } finally {
    evil.close()
    evil.closeAllConnections()
    await sandbox.close()
  }
}
