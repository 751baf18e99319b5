// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it, vi } from 'vitest'
import { aProblem } from '../builders/items.ts'
import { aRecord, openPanel, openRecord } from '../builders/open-panel.tsx'
import { anOverview, aSession, refused } from '../builders/session.ts'

const events = aRecord([], anOverview({ conditions: [aProblem()] }))
const page = () => document.body.textContent ?? ''
const traces = ['ASHDOWN', '999 012 3456', 'Depressive disorder', 'Elm Road']

describe('the end of the session', () => {
  it('leaves nothing of the patient on the page', async () => {
    const { panel } = await openRecord(events, {
      beat: () => Promise.reject(refused('session-ended')),
    })
    await screen.findByRole('heading', { name: 'Overview' })
    for (const trace of traces) expect(page()).toContain(trace)
    await panel.watch.beat()
    expect(await screen.findByRole('heading', { name: 'Your session has ended' })).toBeTruthy()
    for (const trace of traces) expect(page()).not.toContain(trace)
  })

  it('by the worker’s own wish is told to the server', async () => {
    const end = vi.fn(async () => undefined)
    await openRecord(events, { end })
    fireEvent.click(screen.getByRole('button', { name: 'Help' }))
    fireEvent.click(await screen.findByRole('button', { name: 'End my session' }))
    expect(await screen.findByRole('heading', { name: 'You’ve closed this panel' })).toBeTruthy()
    expect(end).toHaveBeenCalledOnce()
  })

  it('also comes when any other call finds that it is over', async () => {
    await openRecord(events, { view: () => Promise.reject(refused('session-ended')) })
    fireEvent.click(await screen.findByRole('button', { name: 'Depressive disorder' }))
    expect(await screen.findByRole('heading', { name: 'Your session has ended' })).toBeTruthy()
  })
})

describe('two minutes before the end', () => {
  it('the panel says so, aloud too, and one key puts it off', async () => {
    const soon = { idleEndsAt: new Date(Date.now() + 110_000).toISOString() }
    const later = aSession()
    const beat = vi.fn(async () => later)
    const { panel } = await openPanel({ beat }, aSession(soon))
    expect(await screen.findByText('You’ll be signed out in 2 minutes.')).toBeTruthy()
    expect(panel.announcer.message.value).toBe('You’ll be signed out in 2 minutes.')
    fireEvent.click(screen.getByRole('button', { name: 'Stay signed in' }))
    await waitFor(() => expect(screen.queryByText(/signed out/)).toBeNull())
    expect(beat).toHaveBeenCalledWith(true)
  })
})

describe('consent withdrawn', () => {
  it('empties the record at once, and says what is needed now', async () => {
    const withdrawn = aSession({
      needs: ['consent'],
      consent: { ...aSession().consent, state: 'withdrawn' },
    })
    const stateConsent = vi.fn(async () => withdrawn)
    await openRecord(events, { stateConsent })
    fireEvent.click(screen.getByRole('button', { name: 'Help' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Joan no longer agrees' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Withdraw and empty the record' }))
    await waitFor(() => expect(stateConsent).toHaveBeenCalledWith({ decision: 'withdrawn' }))
    expect(page()).not.toContain('Depressive disorder')
    expect(await screen.findByRole('heading', { name: /Joan doesn’t agree/ })).toBeTruthy()
  })
})

describe('hiding the panel', () => {
  it('takes everything off the page and brings it back', async () => {
    await openRecord(events)
    await screen.findByRole('heading', { name: 'Overview' })
    fireEvent.click(screen.getByRole('button', { name: 'Hide this panel' }))
    expect(await screen.findByRole('heading', { name: 'This panel is hidden' })).toBeTruthy()
    for (const trace of traces) expect(page()).not.toContain(trace)
    fireEvent.click(screen.getByRole('button', { name: 'Show it again' }))
    expect(await screen.findByText('ASHDOWN, Joan Mary (Mrs)')).toBeTruthy()
  })
})

describe('the identity of the patient', () => {
  it.each([
    ['stands on every screen', true],
    ['stands there also where the vendor shows a banner of its own', false],
  ])(
    '%s: name, birth date, gender and number, in that order',
    async (_where, needPatientBanner) => {
      await openPanel({}, aSession({ needPatientBanner }))
      const strip = screen.getByRole('banner').textContent ?? ''
      const order = ['ASHDOWN, Joan Mary (Mrs)', '04-Mar-1953', '(73y)', 'Female', '999 012 3456']
      const places = order.map((words) => strip.indexOf(words))
      expect(places.every((place) => place >= 0)).toBe(true)
      expect([...places].sort((one, other) => one - other)).toEqual(places)
    },
  )

  it('comes with a standing line where the server says so', async () => {
    await openPanel({}, aSession({ banner: 'Test patient: a made-up record stands in.' }))
    expect(screen.getByText('Test patient: a made-up record stands in.')).toBeTruthy()
  })
})
