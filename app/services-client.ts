import type {
  DirectoryView,
  FinderView,
  ServiceSearchRequest,
  ServicesView,
  SuggestedNeed,
} from '../auth-server/contract.ts'

/** What the panel asks of the server about community services. */
export interface ServicesClient {
  directory: () => Promise<DirectoryView>
  /** Needs that these words speak of. */
  suggest: (picked: readonly string[]) => Promise<readonly SuggestedNeed[]>
  find: (request: ServiceSearchRequest, signal: AbortSignal) => Promise<ServicesView>
  /** The address of the vendor's own finder for words that the worker confirmed. */
  finder: (words: string) => Promise<FinderView>
}

type Ask = <T>(path: string, body?: unknown, signal?: AbortSignal) => Promise<T>

/** The calls about services, over the one way to the server. */
export function createServicesClient(ask: Ask): ServicesClient {
  return {
    directory: () => ask('/services'),
    suggest: (picked) => ask('/services/needs', { picked }),
    find: (request, signal) => ask('/services', request, signal),
    finder: (words) => ask('/services/finder', { words }),
  }
}
