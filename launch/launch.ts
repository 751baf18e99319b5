import imported from 'fhirclient/lib/adapters/BrowserAdapter'
import type { LaunchPageData } from '../auth-server/contract.ts'

// fhirclient is CommonJS: bundled, its default export is the module itself.
const BrowserAdapter: typeof imported =
  (imported as unknown as { default?: typeof imported }).default ?? imported

/** fhirclient's storage on our server: DOM storage throws in a frame of another site. */
function serverStorage({ launchId, pageCredential }: LaunchPageData) {
  const call = async (method: 'GET' | 'PUT' | 'DELETE', key: string, value?: unknown) => {
    const response = await fetch(`/api/launches/${launchId}/state/${encodeURIComponent(key)}`, {
      method,
      headers: {
        Authorization: `Bearer ${pageCredential}`,
        'X-Backstory': '1',
        ...(method === 'PUT' && { 'Content-Type': 'application/json' }),
      },
      ...(method === 'PUT' && { body: JSON.stringify(value) }),
    })
    if (!response.ok) throw new Error('The launch could not be kept')
    return response
  }
  return {
    get: async (key: string) => (await call('GET', key)).json(),
    set: async (key: string, value: unknown) => {
      await call('PUT', key, value)
      return value
    },
    unset: async (key: string) => {
      await call('DELETE', key)
      return true
    },
  }
}

/** An adapter that keeps its state on the server and never lets the page's own address override what the server said. */
function adapterFor(data: LaunchPageData) {
  const storage = serverStorage(data)
  const here = new URL(`${location.origin}${location.pathname}`)
  return new (class extends BrowserAdapter {
    override getStorage() {
      return storage
    }
    override getUrl() {
      return here
    }
  })()
}

/** Where to send the browser to sign in: fhirclient's authorise address, checked, with our nonce. */
async function signInAddress(data: LaunchPageData): Promise<string> {
  const address = await adapterFor(data).getSmartApi().authorize({
    iss: data.iss,
    launch: data.launch,
    clientId: data.clientId,
    scope: data.scope,
    redirectUri: data.redirectUri,
    pkceMode: 'required',
    stateKey: data.stateKey,
    noRedirect: true,
    completeInTarget: true,
  })
  const expected = `${data.authorizationEndpoint}?`
  if (typeof address !== 'string' || !address.startsWith(expected)) {
    throw new Error('The vendor’s address differs')
  }
  return `${address}&nonce=${encodeURIComponent(data.nonce)}`
}

function say(words: string): void {
  const status = document.getElementById('status')
  if (status) status.textContent = words
}

async function start(): Promise<void> {
  document.getElementById('stuck')?.remove()
  const data: LaunchPageData = JSON.parse(document.getElementById('launch')?.textContent ?? '')
  history.replaceState(null, '', '/launch')
  const address = await signInAddress(data)
  setTimeout(() => {
    say(
      'Signing in is taking longer than usual. If nothing happens, open Backstory again from the patient’s page.',
    )
  }, 15_000)
  location.replace(address)
}

start().catch(() => {
  say('Your system did not say how to sign in. Open Backstory again from the patient’s page.')
})
