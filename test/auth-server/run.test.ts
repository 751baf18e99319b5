import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'

const DOOR = resolve(import.meta.dirname, '../../auth-server/run.mjs')

function run(...args: readonly string[]) {
  const child = spawn(process.execPath, [DOOR, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  return { child, complaints: text(child.stderr), ended: once(child, 'close') }
}

describe('the door to every command', () => {
  it('ends without a complaint where its reader goes away, as `head` does', async () => {
    const { child, complaints, ended } = run(
      'vendor',
      'manifest',
      '--base',
      'https://panel.example',
    )
    child.stdout.destroy()
    expect(await complaints).toBe('')
    expect(await ended).toEqual([0, null])
  })

  it('names the commands to who asks for one that is none', async () => {
    const { complaints, ended } = run('toString')
    expect(await complaints).toContain('There is no command "toString". There are: build, start')
    expect(await ended).toEqual([64, null])
  })
})
