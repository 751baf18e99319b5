import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Sandbox, type SandboxOptions, startSandbox } from '../sandbox/start.ts'

/** A pretend world with a folder of its own; what the auth server logs is kept for assertions. */
export async function aSandbox(
  options: Omit<SandboxOptions, 'data' | 'log'> = {},
): Promise<Sandbox & { logged(): string; data: string }> {
  const data = await mkdtemp(join(tmpdir(), 'backstory-sandbox-'))
  let log = ''
  const sandbox = await startSandbox({
    ...options,
    data,
    log: (text) => {
      log += text
    },
  })
  return {
    ...sandbox,
    data,
    logged: () => log,
    close: async () => {
      await sandbox.close()
      await rm(data, { recursive: true, force: true })
    },
  }
}
