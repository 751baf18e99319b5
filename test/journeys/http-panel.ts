import type { RecordEvent } from '../../auth-server/contract.ts'
import { aBrowser } from '../auth-server/launch/a-browser.ts'
import { type PanelCall, panelCalls } from '../auth-server/routes/panel-calls.ts'

/** A panel without a browser around it: launched for real at a pretend vendor, then called as `app/` calls. */
export interface HttpPanel {
  url: string
  launchId: string
  /** Value of the launch's cookie. */
  credential: string
  call: PanelCall
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

/** A launch that is open already. */
export function httpPanel(
  url: string,
  launchId: string,
  credential: string,
  patienceMs = 20_000,
): HttpPanel {
  const call = panelCalls(url, launchId, credential, patienceMs)
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
