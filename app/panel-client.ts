import type {
  BeatView,
  CarePlansView,
  ConsentStatement,
  ItemView,
  LetterStatement,
  LookedAtView,
  MoreRequest,
  OpenRequest,
  OperationOutcomeView,
  RecordEvent,
  RecordRequest,
  ReferralStatement,
  RefusalCode,
  RefusalKind,
  RevealRequest,
  SearchRequest,
  SearchView,
  SessionView,
  StyleView,
  ViewAnswers,
  ViewRequest,
} from '../auth-server/contract.ts'
import { putBack } from './left-out.ts'
import { createNotesClient, type NotesClient } from './notes-client.ts'
import { createServicesClient, type ServicesClient } from './services-client.ts'

/** Why the server, or the way to it, said no. */
export interface Refusal {
  code: RefusalCode | 'unreachable'
  kind: RefusalKind
  retry: boolean
  /** A sentence for the link worker. */
  message: string
  /** To quote to a help desk; null when the server was never reached. */
  traceId: string | null
}

/** Thrown by every call of the client; carries the one thing that the panel shows. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

export interface Streaming {
  onEvent: (event: RecordEvent) => void
  signal: AbortSignal
}

/** Everything the panel asks of the server. */
export interface PanelClient {
  handOff: (code: string) => Promise<void>
  session: () => Promise<SessionView>
  /** Keeps the session's end known; `active` says that the worker did something since the last beat. */
  beat: (active: boolean) => Promise<BeatView>
  stateConsent: (statement: ConsentStatement) => Promise<SessionView>
  stateReferral: (statement: ReferralStatement) => Promise<SessionView>
  addLetter: (letter: LetterStatement) => Promise<SessionView>
  answerPolicy: (answer: boolean) => Promise<SessionView>
  fetchRecord: (request: RecordRequest, streaming: Streaming) => Promise<void>
  fetchMore: (request: MoreRequest, streaming: Streaming) => Promise<void>
  confirmIdentity: () => Promise<void>
  view: <R extends ViewRequest>(request: R) => Promise<ViewAnswers[R['show']]>
  search: (request: SearchRequest, signal: AbortSignal) => Promise<SearchView>
  open: (request: OpenRequest) => Promise<readonly ItemView[]>
  /** Tells the audit that all of something was shown or printed. */
  reveal: (request: RevealRequest) => Promise<void>
  /** What was looked at in this session. */
  lookedAt: () => Promise<LookedAtView>
  /** Care plans of the vendor's own system. */
  carePlans: () => Promise<CarePlansView>
  style: () => Promise<StyleView>
  /** Trace id of the last answer that was not a mere beat; what a help desk looks for. */
  lastTrace: () => string | null
  end: () => Promise<void>
  notes: NotesClient
  services: ServicesClient
}

const UNREACHABLE: Refusal = {
  code: 'unreachable',
  kind: 'temporary',
  retry: true,
  message:
    'The panel could not reach Backstory. Check your connection, then try again. Nothing you see here has changed.',
  traceId: null,
}

const CUT_OFF: Refusal = {
  ...UNREACHABLE,
  message:
    'The connection was lost before the whole answer came. What is missing here may still be in the record. Try again.',
}

/** The refusal that an error answer carries. */
export function refusalOf(outcome: OperationOutcomeView): Refusal {
  const [{ details, diagnostics, extension }] = outcome.issue
  const [{ code }, { code: kind }] = details.coding
  const retry = extension[0].valueBoolean
  return { code, kind, retry, message: details.text, traceId: diagnostics }
}

const isOutcome = (body: unknown): body is OperationOutcomeView =>
  typeof body === 'object' &&
  body !== null &&
  (body as { resourceType?: unknown }).resourceType === 'OperationOutcome'

/** Whatever was thrown, as a refusal to show. */
export function asRefusal(thrown: unknown): Refusal {
  return thrown instanceof RefusedError ? thrown.refusal : UNREACHABLE
}

/** Talks to the API of one launch. The bearer of a hand-off lives in this closure only. */
export function createPanelClient(launchId: string, fetchFn: typeof fetch = fetch): PanelClient {
  const base = `/api/launches/${encodeURIComponent(launchId)}`
  let bearer: string | null = null
  let lastTrace: string | null = null

  async function call(
    path: string,
    body?: unknown,
    signal?: AbortSignal,
    more?: RequestInit,
  ): Promise<Response> {
    const headers: Record<string, string> = { 'X-Backstory': '1' }
    if (body !== undefined) headers['Content-Type'] = 'application/json'
    if (bearer !== null) headers.Authorization = `Bearer ${bearer}`
    const response = await fetchFn(`${base}${path}`, {
      ...more,
      method: body === undefined ? 'GET' : 'POST',
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    })
    if (path !== '/beat') lastTrace = response.headers.get('X-Trace-Id') ?? lastTrace
    if (response.ok) return response
    const answer: unknown = await response.json().catch(() => null)
    throw new RefusedError(isOutcome(answer) ? refusalOf(answer) : UNREACHABLE)
  }

  async function json<T>(
    path: string,
    body?: unknown,
    signal?: AbortSignal,
    more?: RequestInit,
  ): Promise<T> {
    const response = await call(path, body, signal, more)
    return (await response.json()) as T
  }

  async function stream(path: string, body: unknown, { onEvent, signal }: Streaming) {
    const response = await call(path, body, signal)
    let finished = false
    await readLines(response, (line) => {
      const event = putBack(JSON.parse(line)) as RecordEvent
      if (event.type === 'done' || event.type === 'refused' || event.type === 'identity') {
        finished = true
      }
      onEvent(event)
    })
    if (!finished) throw new RefusedError(CUT_OFF)
  }

  return {
    handOff: async (code) => {
      const answer = await json<{ bearer: string }>('/handoff', { code })
      bearer = answer.bearer
    },
    session: () => json(''),
    beat: (active) => json('/beat', { active }),
    stateConsent: (statement) => json('/consent', statement),
    stateReferral: (statement) => json('/referral', statement),
    addLetter: (letter) => json('/letter', letter),
    answerPolicy: (answer) => json('/policy', { answer }),
    fetchRecord: (request, streaming) => stream('/record', request, streaming),
    fetchMore: (request, streaming) => stream('/record/more', request, streaming),
    confirmIdentity: async () => {
      await call('/identity', { confirm: true })
    },
    view: async <R extends ViewRequest>(request: R) => {
      const answer = await json<ViewAnswers[R['show']]>('/record/view', request)
      return request.show === 'section' ? (putBack(answer, 'section') as typeof answer) : answer
    },
    search: (request, signal) => json('/record/search', request, signal),
    open: (request) => json('/record/open', request),
    reveal: async (request) => {
      await call('/record/reveal', request)
    },
    lookedAt: () => json('/looked-at'),
    carePlans: () => json('/care-plans'),
    style: () => json('/style'),
    lastTrace: () => lastTrace,
    end: async () => {
      // The vendor's page may take the frame away at once.
      await call('/end', {}, undefined, { keepalive: true })
    },
    notes: createNotesClient((path, body, more) => json(path, body, undefined, more)),
    services: createServicesClient(json),
  }
}

/** Hands over each line as it arrives; a last line without a line break counts too. */
async function readLines(response: Response, onLine: (line: string) => void): Promise<void> {
  if (!response.body) return
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    const lines = (rest + value).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.trim()) onLine(line)
  }
  if (rest.trim()) onLine(rest)
}
