import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import type { SandboxOptions } from '../sandbox/start.ts'
import { aSandbox } from './a-sandbox.ts'
import { startBrowser } from './browser.ts'
import { openPatient } from './panel-page.ts'

/** What a journey needs: a browser, and a pretend world to open in it. */
interface Stage {
  readonly browser: Browser
  readonly sandbox: Awaited<ReturnType<typeof aSandbox>>
  /** Opens a patient of the vendor's list, with the panel in their page. */
  open(who: RegExp): ReturnType<typeof openPatient>
}

/**
 * One stage for all journeys of a `describe`, which must be skipped where there is no browser; it is there from the first
 * `it` to the last.
 */
export function aStage(options: Omit<SandboxOptions, 'data' | 'log'> = {}): Stage {
  const chromium = inject('chromium')
  let set: Pick<Stage, 'browser' | 'sandbox'> | undefined
  const built = () => {
    if (set === undefined) throw new Error('The stage stands only while a journey runs')
    return set
  }
  beforeAll(async () => {
    if (chromium === null) return
    const [browser, sandbox] = await Promise.all([startBrowser(chromium), aSandbox(options)])
    set = { browser, sandbox }
  })
  afterAll(async () => {
    await set?.browser.close()
    await set?.sandbox.close()
  })
  return {
    get browser() {
      return built().browser
    },
    get sandbox() {
      return built().sandbox
    },
    open: (who) => openPatient(built().browser, built().sandbox.url, who),
  }
}
