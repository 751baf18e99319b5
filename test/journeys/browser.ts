import { rm } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

/**
 * Our own flags, and none of playwright's: those switch off storage partitioning and the back/forward cache, and
 * what the journeys prove is a real browser's behaviour between two sites. No sandbox only where the process is
 * root, as in a container.
 */
function flags(): string[] {
  const asRoot = process.getuid?.() === 0
  return [
    '--headless',
    '--remote-debugging-pipe',
    '--no-startup-window',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-popup-blocking',
    '--hide-scrollbars',
    '--mute-audio',
    '--force-color-profile=srgb',
    '--font-render-hinting=none',
    '--password-store=basic',
    '--use-mock-keychain',
    ...(asRoot ? ['--no-sandbox'] : []),
  ]
}

/** Starts the browser found by `findChromium`; `env` is what that Chromium needs. */
export async function startBrowser(found: {
  executablePath: string
  env: { readonly [name: string]: string }
}): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'backstory-profile-'))
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    headless: true,
    ignoreDefaultArgs: true,
    args: [...flags(), `--user-data-dir=${profile}`],
    env: { ...process.env, ...found.env } as { [name: string]: string },
  })
  browser.on('disconnected', () => {
    rm(profile, { recursive: true, force: true, maxRetries: 3 }, () => {})
  })
  return browser
}

/**
 * Blocks third-party cookies by the DevTools protocol, before the first navigation; command-line flags do nothing.
 * Call once for each page.
 */
export async function blockThirdPartyCookies(page: Page): Promise<void> {
  const protocol = await page.context().newCDPSession(page)
  await protocol.send('Network.enable')
  // The two exceptions that sites may hold are switched off too; playwright's types do not know them.
  const controls = {
    enableThirdPartyCookieRestriction: true,
    disableThirdPartyCookieMetadata: true,
    disableThirdPartyCookieHeuristics: true,
  }
  await protocol.send('Network.setCookieControls', controls)
}

/** Makes every DOM storage throw, as in a cross-site frame with site data blocked. */
export async function makeStorageThrow(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const deny = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }
    for (const name of ['sessionStorage', 'localStorage', 'indexedDB']) {
      Object.defineProperty(window, name, { configurable: true, get: deny })
    }
  })
}
