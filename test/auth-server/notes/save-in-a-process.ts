import type { VendorCall } from '../../../auth-server/notes/create-once.ts'
import { createNotebook } from '../../../auth-server/notes/notebook.ts'
import { saveNote } from '../../../auth-server/notes/save-note.ts'
import { keyRing } from '../../../auth-server/store/seal.ts'
import { sqliteStore } from '../../../auth-server/store/sqlite-store.ts'
import { aMaking, anOwner } from './a-notebook.ts'

/** A server that saves one note and may be killed at it: store file, key and the vendor's address are its arguments. */
const [, , file = '', key = '', vendor = ''] = process.argv
const store = sqliteStore({ file })
const notebook = createNotebook(store.kept, keyRing([Buffer.from(key, 'hex')]))

const call: VendorCall = async ({ method = 'GET', path, body, headers = {} }) => {
  const response = await fetch(`${vendor}/${path}`, {
    method,
    headers: { ...headers, 'content-type': 'application/fhir+json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, headers: response.headers, body: await response.json() }
}

const owner = anOwner()
const { revision } = await notebook.read(owner, new Date())
const ports = { notebook, call, now: () => new Date(), leaseTimes: { hold: 600, patience: 5_000 } }
await saveNote(ports, owner, { revision, quotes: [] }, aMaking())
process.stdout.write('saved\n')
await store.close()
