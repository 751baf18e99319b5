import { type Answer, answered, probe } from './probe.ts'

/** Takes a launch from the vendor's system to the redirect URI, in a real browser or without one. */
export interface Walker {
  /** The launch as it arrived. */
  arrive(): Promise<Arrived>
  /** Goes to the authorization endpoint, and answers what came back to the redirect URI. */
  authorize(url: URL): Promise<Walked>
  close(): Promise<void>
}

export interface Arrived {
  /** Every parameter, as it came. */
  iss: string | null
  launch: string | null
  unknown: readonly string[]
}

/** `seen`: the answers on the way, where they can be seen. */
export type Walked =
  | { back: URLSearchParams; seen: readonly Answer[] }
  /** It never came back; why, in words. */
  | { stopped: string; seen: readonly Answer[] }

const MOST_STEPS = 12

/** Follows redirects as a browser would whose user is signed in by the launch itself; a page that waits for a person stops it. */
export function selfDriven(iss: string, launch: string, redirectUri: string): Walker {
  return {
    arrive: async () => ({ iss, launch, unknown: [] }),
    authorize: async (start) => {
      const cookies = new Map<string, string>()
      const seen: Answer[] = []
      let url = start.href
      for (let step = 0; step < MOST_STEPS; step += 1) {
        const jar = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        const answer = await probe(url, {
          headers: { accept: 'text/html', ...(jar === '' ? {} : { cookie: jar }) },
        })
        if (!answered(answer)) return { stopped: answer.unreachable, seen }
        seen.push(answer)
        for (const cookie of answer.headers.getSetCookie()) {
          const [pair = ''] = cookie.split(';')
          const at = pair.indexOf('=')
          cookies.set(pair.slice(0, at), pair.slice(at + 1))
        }
        const next = answer.headers.get('location')
        if (next === null) return { stopped: pageIn(answer.status, answer.text), seen }
        url = new URL(next, url).href
        if (url.split('?')[0] === redirectUri) {
          return { back: new URL(url).searchParams, seen }
        }
      }
      return { stopped: 'it goes round in circles', seen }
    },
    close: async () => undefined,
  }
}

function pageIn(status: number, text: string): string {
  const title = /<title>([^<]{1,80})<\/title>/i.exec(text)?.[1]?.trim()
  return `a page was shown (status ${status}${title === undefined ? '' : `, “${title}”`}); open the launch in a browser to go on from there`
}
