import { createHash } from 'node:crypto'
import type { KeyRing } from '../store/seal.ts'
import type { ChainKey } from './chain.ts'
import type { AuditSealing } from './trail.ts'

const CHAIN = 'audit chain'
const IDENTITY = 'audit identity'

/** The chain's keys, newest first, each named by a few bytes of its hash. */
export function chainKeys(keys: KeyRing): [ChainKey, ...ChainKey[]] {
  const [newest, ...older] = keys.keys(CHAIN).map((key) => ({
    id: createHash('sha256').update(key).digest('hex').slice(0, 12),
    key,
  }))
  if (newest === undefined) throw new Error('At least one deployment key is needed')
  return [newest, ...older]
}

/** Identity of the audit, sealed under the deployment key: it has to be read long after the session. */
export function auditSealing(keys: KeyRing): AuditSealing {
  return {
    seal: (text) => keys.seal(IDENTITY, 'audit', Buffer.from(text)),
    open: (sealed) => {
      const plain = keys.open(IDENTITY, 'audit', sealed)
      if (plain === null) throw new Error('This identity was sealed under a key that is not listed')
      return Buffer.from(plain).toString('utf8')
    },
  }
}
