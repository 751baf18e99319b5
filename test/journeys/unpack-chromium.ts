import type { TestProject } from 'vitest/node'
import { findChromium } from './chromium.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Null where this machine has no browser to drive: those cases are then reported as skipped. */
    chromium: { executablePath: string; env: { [name: string]: string } } | null
  }
}

/** Once a run: unpacks the browser for every journey, and takes it away afterwards. */
export default async function unpackChromium(project: TestProject): Promise<() => Promise<void>> {
  const found = await findChromium()
  project.provide(
    'chromium',
    found === null ? null : { executablePath: found.executablePath, env: { ...found.env } },
  )
  return async () => {
    await found?.remove()
  }
}
