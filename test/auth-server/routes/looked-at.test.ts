import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LookedAtView } from '../../../auth-server/contract.ts'
import { type Panel, type PanelServer, startPanelServer } from './panel-server.ts'

let server: PanelServer
let panel: Panel
beforeAll(async () => {
  server = await startPanelServer()
  panel = await server.open()
})
afterAll(() => server.close())

const looks = async () => (await panel.json<LookedAtView>('/looked-at')).looks

describe('what was looked at', () => {
  it('is said in words, the newest first, what happened several times in a row as one line', async () => {
    await panel.json('')
    await panel.json('')
    await panel.record()
    await panel.json('/record/view', { show: 'section', area: 'socialHistory' })
    await panel.json('/record/search', { words: 'alone' })
    await panel.call('/record/open', { what: 'safety', reason: 'Worried about someone’s safety' })
    await panel.call('/record/reveal', { area: 'problems', how: 'print' })

    const found = await looks()
    expect(found[0]).toMatchObject({ what: 'The audit was read', times: 1 })
    expect(found.map(({ what, details }) => [what, ...details].join('; '))).toEqual([
      'The audit was read',
      'Everything of an area was shown, printed or copied; Problems and conditions; Printed',
      'Something sensitive was opened, with a reason; Safety information; 1 entry; Worried about someone’s safety',
      'The record was searched; 1 entry',
      'A part of the record was shown; Social history and life events',
      'The record was shown; What matters first of every section',
      'The practice answered with a record; NHS number checked nationally',
      'The GP record was asked for',
      'The panel was opened on a patient',
    ])
    expect(found.at(-1)).toMatchObject({ times: 2, first: '2026-11-22T10:00:00Z' })
  })

  it('names a refusal in a sentence', async () => {
    await panel.call('/record/open', {
      what: { reference: 'Observation/n2' },
      reason: 'Worried about someone’s safety',
    })
    expect((await looks())[1]?.refusal).toBe(
      'This is not opened in Backstory. Ask the practice if you need it.',
    )
  })

  it('holds nothing clinical and nothing of the patient', async () => {
    const text = JSON.stringify(await looks())
    expect(text).not.toMatch(/canary|9990000018|Cressida|1953/i)
  })

  it('is this session’s alone', async () => {
    const other = await server.open()
    const { looks: seen } = await other.json<LookedAtView>('/looked-at')
    expect(seen.map(({ what }) => what)).toEqual(['The audit was read'])
  })

  it('is not shown when reading it cannot be written down', async () => {
    server.auditDown.now = true
    expect(await panel.refusal('/looked-at')).toBe('audit-unavailable')
    server.auditDown.now = false
  })
})
