// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BEAT_MS, WatchModel } from '../../../app/models/watch-model.ts'
import type { PanelClient } from '../../../app/panel-client.ts'
import { aClient } from '../builders/fake-client.ts'
import { refused } from '../builders/session.ts'

const START = Date.parse('2026-11-22T12:00:00Z')
const inMinutes = (minutes: number) => new Date(START + minutes * 60_000).toISOString()

beforeEach(() => {
  vi.useFakeTimers({ now: START })
})
afterEach(() => {
  vi.useRealTimers()
})

function watching(beat: PanelClient['beat']) {
  const lost = vi.fn()
  const model = new WatchModel(aClient({ beat }), { lost })
  model.start({ idleEndsAt: inMinutes(20), endsAt: inMinutes(480) })
  return { model, lost }
}

describe('watching the session', () => {
  it('beats every four seconds, and says whether the worker did something', async () => {
    const beat = vi.fn(async () => ({ idleEndsAt: inMinutes(20), endsAt: inMinutes(480) }))
    const { model } = watching(beat)
    model.touch()
    await vi.advanceTimersByTimeAsync(BEAT_MS)
    await vi.advanceTimersByTimeAsync(BEAT_MS)
    expect(beat.mock.calls).toEqual([[true], [false]])
    model.stop()
  })

  it('empties the panel as soon as the server says that the session is over', async () => {
    const { model, lost } = watching(() => Promise.reject(refused('session-ended')))
    await vi.advanceTimersByTimeAsync(BEAT_MS)
    expect(lost).toHaveBeenCalledWith(expect.objectContaining({ code: 'session-ended' }))
    model.stop()
  })

  it('empties the panel when consent is withdrawn elsewhere', async () => {
    const { model, lost } = watching(() => Promise.reject(refused('consent-refused')))
    await vi.advanceTimersByTimeAsync(BEAT_MS)
    expect(lost).toHaveBeenCalledWith(expect.objectContaining({ code: 'consent-refused' }))
    model.stop()
  })

  it('warns two minutes before the end, not earlier', async () => {
    const { model } = watching(async () => ({ idleEndsAt: inMinutes(20), endsAt: inMinutes(480) }))
    await vi.advanceTimersByTimeAsync(17.5 * 60_000)
    expect(model.minutesLeft.value).toBeNull()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(model.minutesLeft.value).toBe(2)
    expect(model.canStay.value).toBe(true)
    model.stop()
  })

  it('does not offer to stay when the whole session is over', async () => {
    const { model } = watching(async () => ({ idleEndsAt: inMinutes(20), endsAt: inMinutes(2) }))
    await vi.advanceTimersByTimeAsync(BEAT_MS)
    expect(model.canStay.value).toBe(false)
    model.stop()
  })

  it('ends by its own clock when the server cannot be reached', async () => {
    const { model, lost } = watching(() => Promise.reject(new TypeError('network')))
    await vi.advanceTimersByTimeAsync(BEAT_MS)
    expect(model.reachable.value).toBe(false)
    expect(lost).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(20 * 60_000)
    expect(lost).toHaveBeenCalledWith(null)
    model.stop()
  })
})
