import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** `oidc-provider` as it comes, with dynamic registration switched on and nothing of SMART. */
export async function aPlainProvider(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(url, {
    features: { registration: { enabled: true }, devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/enter/${uid}` },
    renderError: async (ctx, out) => {
      ctx.body = `<title>${out.error}</title>`
    },
  })
  server.on('request', provider.callback())
  return {
    url,
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
