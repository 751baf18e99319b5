export type PanelCall = (
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Response>

/** Calls of one launch with its own cookie, and everything that a browser would send. */
export const panelCalls =
  (url: string, launchId: string, credential: string, patienceMs?: number): PanelCall =>
  (path, body, headers = {}) =>
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
      ...(patienceMs === undefined ? {} : { signal: AbortSignal.timeout(patienceMs) }),
    })
