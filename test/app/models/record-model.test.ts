// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LONG_AFTER_MS, RecordModel, SLOW_AFTER_MS } from '../../../app/models/record-model.ts'
import type { PanelClient } from '../../../app/panel-client.ts'
import type { RecordEvent } from '../../../auth-server/contract.ts'
import { aClient, heldRetrieval, telling } from '../builders/fake-client.ts'
import { aGroup, aProblem, aSection } from '../builders/items.ts'
import { anOutcome, anOverview, aRetrieval, refused } from '../builders/session.ts'

const WHOLE: readonly RecordEvent[] = [
  { type: 'retrieval', retrieval: aRetrieval() },
  { type: 'overview', overview: anOverview() },
  { type: 'sections', sections: [aSection('problems', { groups: [aGroup('Mind', aProblem())] })] },
  { type: 'done' },
]

function aModel(answers: Partial<PanelClient>) {
  const said: string[] = []
  const refusals: string[] = []
  const changed = vi.fn()
  const model = new RecordModel(aClient(answers), {
    changed,
    refused: ({ code }) => refusals.push(code),
    say: (message) => said.push(message),
  })
  return { model, said, refusals, changed }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('getting the record', () => {
  it('shows each section as it comes, and is ready when it is whole', async () => {
    const held = heldRetrieval()
    const { model } = aModel(held)
    const got = model.get()
    held.tell({ type: 'overview', overview: anOverview() })
    expect(model.state.value).toMatchObject({ at: 'loading', content: { overview: {} } })
    held.tell({ type: 'done' })
    held.finish()
    await got
    expect(model.state.value.at).toBe('ready')
  })

  it('says after five seconds that it is still working, and after twenty offers to go on', async () => {
    const held = heldRetrieval()
    const { model, said } = aModel(held)
    void model.get()
    expect(model.state.value).toMatchObject({ wait: 'short' })
    vi.advanceTimersByTime(SLOW_AFTER_MS)
    expect(model.state.value).toMatchObject({ wait: 'slow' })
    expect(said).toContain('Still working. This is taking longer than usual.')
    vi.advanceTimersByTime(LONG_AFTER_MS - SLOW_AFTER_MS)
    expect(model.state.value).toMatchObject({ wait: 'long' })
  })

  it('that is refused shows no record at all', async () => {
    const { model, refusals } = aModel({
      fetchRecord: telling({ type: 'refused', outcome: anOutcome('no-patient-consent') }),
    })
    await model.get()
    expect(model.state.value).toMatchObject({
      at: 'refused',
      refusal: { code: 'no-patient-consent' },
    })
    expect(refusals).toEqual(['no-patient-consent'])
  })

  it('that breaks off after the overview keeps what came and says what happened', async () => {
    const { model } = aModel({
      fetchRecord: async (_request, { onEvent }) => {
        onEvent({ type: 'overview', overview: anOverview() })
        throw refused('practice-timeout')
      },
    })
    await model.get()
    expect(model.state.value).toMatchObject({ at: 'ready', update: { at: 'refused' } })
  })

  it('stops at a difference of identity, with nothing of the record kept', async () => {
    const differences = [
      { field: 'birth date', yours: '1953-03-04', theirs: '1953-03-14' },
    ] as const
    const { model } = aModel({ fetchRecord: telling({ type: 'identity', differences }) })
    await model.get()
    expect(model.state.value).toEqual({ at: 'identity', differences })
  })

  it('goes on after the worker confirmed who it is', async () => {
    const confirmIdentity = vi.fn(async () => undefined)
    const { model } = aModel({ confirmIdentity, fetchRecord: telling(...WHOLE) })
    await model.confirmIdentity()
    expect(confirmIdentity).toHaveBeenCalledOnce()
    expect(model.state.value.at).toBe('ready')
  })

  it('drops whatever still comes once the worker went on without it', async () => {
    const held = heldRetrieval()
    const { model } = aModel(held)
    void model.get()
    model.setAside()
    for (const event of WHOLE) held.tell(event)
    expect(model.state.value).toEqual({ at: 'set-aside' })
  })
})

describe('getting it again', () => {
  it('leaves the first untouched when it fails', async () => {
    const fetchRecord = vi
      .fn<PanelClient['fetchRecord']>()
      .mockImplementationOnce(telling(...WHOLE))
      .mockRejectedValueOnce(refused('practice-unavailable'))
    const { model, changed } = aModel({ fetchRecord })
    await model.get()
    await model.refresh({})
    expect(model.state.value).toMatchObject({
      at: 'ready',
      content: { retrieval: { traceId: 'A1B2-C3D4' } },
      update: { at: 'refused', refusal: { code: 'practice-unavailable' } },
    })
    expect(changed).not.toHaveBeenCalled()
  })

  it('changes what is shown only when the new one is whole', async () => {
    const held = heldRetrieval()
    const fetchRecord = vi
      .fn<PanelClient['fetchRecord']>()
      .mockImplementationOnce(telling(...WHOLE))
      .mockImplementationOnce(held.fetchRecord)
    const { model } = aModel({ fetchRecord })
    await model.get()
    const again = model.refresh({})
    held.tell({ type: 'retrieval', retrieval: aRetrieval({ traceId: 'NEW' }) })
    expect(model.state.value).toMatchObject({ content: { retrieval: { traceId: 'A1B2-C3D4' } } })
    held.tell({ type: 'done' })
    held.finish()
    await again
    expect(model.state.value).toMatchObject({
      content: { retrieval: { traceId: 'NEW' } },
      update: { at: 'done' },
    })
    expect(fetchRecord.mock.calls[1]?.[0]).toEqual({ again: true })
  })
})
