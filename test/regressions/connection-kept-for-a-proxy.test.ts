import { describe, expect, it } from 'vitest'
import { aSandbox } from '../journeys/a-sandbox.ts'
import { aWorld } from '../sandbox/vendor/a-world.ts'

/** What nginx and most load balancers keep an idle connection for at most. */
const A_PROXY_KEEPS_SECONDS = 60

describe('the server behind a reverse proxy', () => {
  it('keeps an idle connection longer than the proxy does', { timeout: 60_000 }, async () => {
    const sandbox = await aSandbox({ world: aWorld() })
    try {
      const { headers } = await fetch(`${sandbox.panel().url}/healthz`)
      const seconds = Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1])
      expect(seconds).toBeGreaterThan(A_PROXY_KEEPS_SECONDS)
    } finally {
      await sandbox.close()
    }
  })
})
