import type { RecordEvent } from '../../auth-server/contract.ts'
import { aBrowser } from '../auth-server/launch/a-browser.ts'

/** A panel without a browser around it: launched for real at a pretend vendor, then called as `app/` calls. */
export interface HttpPanel {
  url: string
  launchId: string
  /** Value of the launch's cookie. */
  credential: string
  call(path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>
  /** The events of a record's stream; as many as came when the connection is cut. */
  stream(path: string, body: unknown): Promise<{ events: RecordEvent[]; traceId: string }>
}

/** Where a panel is opened: the auth server, and the launch address that a vendor's page puts into its frame. */
export interface Opening {
  panelUrl: string
  launch: string
  /** How long a call may take. */
  patienceMs?: number
}

/** Opens a patient as the vendor's page does, and signs in; rejects when the launch comes to nothing. */
export async function openHttpPanel({ panelUrl, launch, patienceMs }: Opening): Promise<HttpPanel> {
  const browser = aBrowser({ url: panelUrl })
  const { answer } = await browser.signIn(launch)
  const launchId = /^\/app\/([0-9a-f]{32})$/.exec(answer.location ?? '')?.[1]
  const credential = browser.cookies.get(`__Host-launch-${launchId}`)
  if (answer.status !== 303 || launchId === undefined || credential === undefined) {
    throw new Error(`The launch came to nothing: ${answer.status} ${answer.text.slice(0, 1000)}`)
  }
  return httpPanel(panelUrl, launchId, credential, patienceMs)
}

/** Calls of one launch with its own cookie, and everything that a browser would send. */
export function httpPanel(
  url: string,
  launchId: string,
  credential: string,
  patienceMs = 20_000,
): HttpPanel {
  const call: HttpPanel['call'] = (path, body, headers = {}) =>
    fetch(`${url}/api/launches/${launchId}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        'X-Backstory': '1',
        'Sec-Fetch-Site': 'same-origin',
        Cookie: `__Host-launch-${launchId}=${credential}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json', Origin: url }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patienceMs),
    })
  return {
    url,
    launchId,
    credential,
    call,
    stream: async (path, body) => {
      const response = await call(path, body)
      const events: RecordEvent[] = []
      if (!response.ok) throw new Error(`${path} answered ${response.status}`)
      let left = ''
      const decoder = new TextDecoder()
      try {
        for await (const bytes of response.body ?? []) {
          left += decoder.decode(bytes, { stream: true })
          const lines = left.split('\n')
          left = lines.pop() ?? ''
          for (const line of lines) if (line !== '') events.push(JSON.parse(line) as RecordEvent)
        }
      } catch {
        // Cut in the middle: what came before was still answered.
      }
      return { events, traceId: response.headers.get('x-trace-id') ?? '' }
    },
  }
}

/** The launch address of a vendor's patient page, as its frame has it. */
export async function launchFromPage(patientPage: string): Promise<string> {
  const html = await (await fetch(patientPage)).text()
  const found = /<iframe [^>]*src="([^"]+)"/.exec(html)?.[1]
  if (found === undefined) throw new Error('The vendor’s page holds no frame')
  return found.replaceAll('&amp;', '&')
}
