import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Refusal } from '../../../auth-server/refusal.ts'
import { type Panel, type PanelServer, startPanelServer } from './panel-server.ts'

let server: PanelServer
let panel: Panel
beforeEach(async () => {
  server = await startPanelServer()
  panel = await server.open()
})
afterEach(() => server.close())

/** Asks for the record while the practice is called a second time, under another trace id. */
async function askTwice(trace: string, body: object): Promise<void> {
  const held = Promise.withResolvers<void>()
  server.practice.hold = held.promise
  const before = server.practice.asked.length
  const asked = panel.record(body)
  await expect.poll(() => server.practice.asked.length).toBe(before + 1)
  server.practice.asked.at(-1)?.onFreshTrace?.(trace)
  held.resolve()
  await asked
}

const traced = async (event: string) =>
  (await server.events())
    .filter((each) => each.event === event)
    .map(({ all }) => (JSON.parse(all) as { fields: { traces?: string[] } }).fields.traces)

describe('the audit of a practice that was called again under another trace id', () => {
  it('names that one too, whether the record came or not', async () => {
    await askTwice('second-trace', {})
    server.practice.answer = new Refusal('retrieval-failed')
    await askTwice('third-trace', { again: true })
    expect(await traced('record-received')).toEqual([['second-trace']])
    expect(await traced('record-refused')).toEqual([['third-trace']])
  })

  it('names none where there was one call', async () => {
    await panel.record()
    expect(await traced('record-received')).toEqual([undefined])
  })
})
