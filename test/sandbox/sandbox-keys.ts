import { randomBytes, randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exportJWK, generateKeyPair } from 'jose'
import { SANDBOX_KEY_MARK, SANDBOX_KID_MARK } from '../../auth-server/unsafe-config.ts'

/** Keys of a sandbox, kept in its data folder so that a restart opens what an earlier run sealed. */
export interface SandboxKeys {
  /** Deployment key, base64url. */
  backstoryKey: string
  /** File of the private keys for `private_key_jwt` towards vendors. */
  signingKeysFile: string
}

/** Reads the keys of a data folder; makes what is missing, readable by the owner alone. */
export async function sandboxKeys(folder: string): Promise<SandboxKeys> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const signingKeysFile = join(folder, 'signing-keys.json')
  const [backstoryKey] = await Promise.all([
    kept(join(folder, 'backstory.key'), async () => deploymentKey()),
    kept(signingKeysFile, async () =>
      JSON.stringify({ keys: [await privateJwk('ES384'), await privateJwk('RS384')] }),
    ),
  ])
  return { backstoryKey, signingKeysFile }
}

/** Marked, so that it opens nothing but a sandbox: `serve` refuses it. */
const deploymentKey = () => Buffer.concat([SANDBOX_KEY_MARK, randomBytes(32)]).toString('base64url')

async function kept(file: string, make: () => Promise<string>): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (error) {
    if (Reflect.get(Object(error), 'code') !== 'ENOENT') throw error
    const text = await make()
    await writeFile(file, text, { mode: 0o600 })
    return text
  }
}

async function privateJwk(alg: 'ES384' | 'RS384') {
  const { privateKey } = await generateKeyPair(alg, { extractable: true, modulusLength: 2048 })
  return { ...(await exportJWK(privateKey)), kid: `${SANDBOX_KID_MARK}${alg}-${randomUUID()}` }
}
