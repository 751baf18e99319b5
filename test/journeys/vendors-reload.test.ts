import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SessionView } from '../../auth-server/contract.ts'
import { doreenPickering } from '../sandbox/people/doreen-pickering.ts'
import { PRACTICES } from '../sandbox/practices.ts'
import { aSandbox } from './a-sandbox.ts'
import { type HttpPanel, launchFromPage, openHttpPanel } from './http-panel.ts'

let sandbox: Awaited<ReturnType<typeof aSandbox>>
let panel: HttpPanel
beforeAll(async () => {
  sandbox = await aSandbox({ world: { practices: PRACTICES, people: [doreenPickering] } })
  panel = await openHttpPanel({
    panelUrl: sandbox.panel().url,
    launch: await launchFromPage(`${sandbox.url}patients/${doreenPickering.id}`),
  })
  await panel.stream('/record', {})
})
afterAll(() => sandbox?.close())

interface Entry {
  escalation?: string
  roles: string[]
}

/** Changes every entry of the vendors file, and has the server read it as an operator would. */
async function change(how: (entry: Entry) => void): Promise<void> {
  const file = join(sandbox.data, 'vendors.json')
  const listed = JSON.parse(readFileSync(file, 'utf8')) as { vendors: Entry[] }
  for (const entry of listed.vendors) how(entry)
  writeFileSync(file, JSON.stringify(listed))
  const before = reloads()
  process.kill(sandbox.panel().pid, 'SIGHUP')
  await expect.poll(reloads, { timeout: 10_000 }).toBe(before + 1)
}
const reloads = () => sandbox.logged().split('the vendors file was read again').length

const session = async () => (await (await panel.call('')).json()) as SessionView
const look = async () => (await panel.call('/record/view', { show: 'timeline' })).status

it('a vendors file that is read again drops no session, and holds for its very next call', async () => {
  expect(await look()).toBe(200)
  await change((entry) => {
    entry.escalation = 'Another duty manager'
  })
  expect(await session()).toMatchObject({
    launchId: panel.launchId,
    vendor: { escalation: 'Another duty manager' },
    hasRecord: true,
  })
  expect(await look()).toBe(200)

  await change((entry) => {
    entry.roles = ['Nobody at all']
    Reflect.deleteProperty(entry, 'assumedRole')
  })
  expect(await look()).toBe(403)
  expect((await session()).barrier?.code).toBe('role-not-allowed')
})
