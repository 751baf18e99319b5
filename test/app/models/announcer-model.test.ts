import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { AnnouncerModel, PAUSE_MS } from '../../../app/models/announcer-model.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('says the first message at once and then at most one every three seconds, the latest', () => {
  const announcer = new AnnouncerModel()
  announcer.say('one')
  announcer.say('two')
  announcer.say('three')
  expect(announcer.message.value).toBe('one')
  vi.advanceTimersByTime(PAUSE_MS - 1)
  expect(announcer.message.value).toBe('one')
  vi.advanceTimersByTime(1)
  expect(announcer.message.value).toBe('three')
})
