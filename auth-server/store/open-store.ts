import { postgresStore } from './postgres-store.ts'
import { sqliteStore } from './sqlite-store.ts'
import type { Store } from './store.ts'

/** Where the store is: a PostgreSQL that several servers share, or this installation's own SQLite file. */
export type StorePlace = { address: string } | { file: string }

/**
 * Opens the store, and migrates it where that is due. `writer: false` is for a thread, or a command, beside the server.
 * Throws `StoreInUse` when another server holds the file, and `Refusal('store-unavailable')`.
 *
 * @example
 * const store = await openStore({ file: join(folder, 'backstory.sqlite') })
 * await store.close()
 */
export async function openStore(
  place: StorePlace,
  options: { writer?: boolean } = {},
): Promise<Store> {
  return 'address' in place
    ? postgresStore(place.address)
    : sqliteStore({ file: place.file, ...options })
}
