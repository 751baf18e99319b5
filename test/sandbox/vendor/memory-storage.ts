import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

interface Entry {
  payload: AdapterPayload
  until: number
}

export interface MemoryStorage {
  /** What `oidc-provider` asks for: one adapter for each of its models. */
  adapter: AdapterFactory
  /** Stores a client as a registration would. */
  putClient(clientId: string, metadata: { readonly [name: string]: unknown }): Promise<void>
  /** Ends every session of a user, and with it whatever was granted for as long as they are signed in. */
  endSessionsOf(accountId: string): void
}

/** Everything the authorization server keeps, in memory, gone with the process. */
export function memoryStorage(now: () => number = Date.now): MemoryStorage {
  const models = new Map<string, Map<string, Entry>>()

  const entriesOf = (model: string): Map<string, Entry> => {
    const found = models.get(model) ?? new Map<string, Entry>()
    models.set(model, found)
    return found
  }
  const live = (entry: Entry | undefined): AdapterPayload | undefined =>
    entry === undefined || entry.until < now() ? undefined : entry.payload
  const firstWith = (model: string, name: 'uid' | 'userCode', value: string) =>
    live([...entriesOf(model).values()].find(({ payload }) => payload[name] === value))

  const adapter = (model: string): Adapter => ({
    async upsert(id, payload, expiresIn) {
      entriesOf(model).set(id, {
        payload,
        until: expiresIn === undefined ? Number.POSITIVE_INFINITY : now() + expiresIn * 1000,
      })
    },
    async find(id) {
      return live(entriesOf(model).get(id))
    },
    async findByUid(uid) {
      return firstWith(model, 'uid', uid)
    },
    async findByUserCode(userCode) {
      return firstWith(model, 'userCode', userCode)
    },
    async consume(id) {
      const entry = entriesOf(model).get(id)
      if (entry !== undefined) entry.payload.consumed = Math.floor(now() / 1000)
    },
    async destroy(id) {
      entriesOf(model).delete(id)
    },
    async revokeByGrantId(grantId) {
      for (const entries of models.values()) {
        for (const [id, { payload }] of entries) if (payload.grantId === grantId) entries.delete(id)
      }
    },
  })

  return {
    adapter,
    async putClient(clientId, metadata) {
      await adapter('Client').upsert(clientId, { ...metadata, client_id: clientId })
    },
    endSessionsOf(accountId) {
      const sessions = entriesOf('Session')
      for (const [id, { payload }] of sessions)
        if (payload.accountId === accountId) sessions.delete(id)
    },
  }
}
