// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/preact'
import { describe, expect, it, vi } from 'vitest'
import type { RefusalCode } from '../../../auth-server/contract.ts'
import { telling } from '../builders/fake-client.ts'
import { aRecord, openPanel } from '../builders/open-panel.tsx'
import { anOutcome, aSession } from '../builders/session.ts'

const refusing = (code: RefusalCode) => telling({ type: 'refused', outcome: anOutcome(code) })

async function refusedWith(code: RefusalCode) {
  const { panel } = await openPanel({ fetchRecord: refusing(code) })
  fireEvent.click(await screen.findByRole('button', { name: 'Get the GP record' }))
  await screen.findByRole('alert')
  return panel
}

describe('a record that does not come', () => {
  it.each([
    ['no-patient-consent', 'You can’t see this GP record', 'has chosen not to share'],
    ['practice-does-not-share', 'You can’t see this GP record', 'does not share records'],
    ['patient-not-found', 'You can’t see this GP record', 'did not return a record'],
    ['patient-restricted', 'The GP record wasn’t asked for', 'restricted nationally'],
    ['practice-unavailable', 'The GP record isn’t available at the moment', 'nothing was received'],
    ['retrieval-failed', 'We couldn’t get the GP record', 'technical reason'],
  ] as const)('because of %s says so in its own words', async (code, heading, words) => {
    await refusedWith(code)
    expect(screen.getByRole('heading', { level: 2, name: heading })).toBeTruthy()
    expect(screen.getByRole('alert').textContent).toContain(words)
    expect(screen.getByText('A1B2-C3D4')).toBeTruthy()
  })

  it.each([
    'no-patient-consent',
    'practice-does-not-share',
    'patient-not-found',
    'patient-restricted',
    'practice-timeout',
    'answer-unreadable',
  ] as const)('because of %s leaves letter, guide and GP within reach', async (code) => {
    await refusedWith(code)
    expect(screen.getByRole('button', { name: 'Open the conversation guide' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Write a message' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Read the letter' }))
    expect(await screen.findByText(/She has been very lonely since Brian died/)).toBeTruthy()
  })

  it('offers to try again only where that may help', async () => {
    await refusedWith('no-patient-consent')
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  })

  it('comes when the second try succeeds', async () => {
    const fetchRecord = vi
      .fn(telling(...aRecord()))
      .mockImplementationOnce(refusing('practice-timeout'))
    await openPanel({ fetchRecord })
    fireEvent.click(await screen.findByRole('button', { name: 'Get the GP record' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('heading', { name: 'Overview' })).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('because the person has died stops, and offers no conversation', async () => {
    await refusedWith('patient-deceased')
    expect(
      screen.getByRole('heading', { name: 'Stop. Check before you make contact.' }),
    ).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Open the conversation guide' })).toBeNull()
  })

  it('for somebody whose role does not allow it is not even offered', async () => {
    await openPanel(
      {},
      aSession({
        barrier: {
          code: 'role-not-allowed',
          kind: 'permission',
          message: 'Your role may not see GP records here.',
        },
      }),
    )
    expect(await screen.findByText('Your role may not see GP records here.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Get the GP record' })).toBeNull()
  })
})

describe('a record of somebody who may be another person', () => {
  const identity = telling({
    type: 'identity',
    differences: [{ field: 'birth date', yours: '1953-03-04', theirs: '1953-03-14' }],
  })

  it('is stopped with each difference side by side, and opened only on an explicit answer', async () => {
    const fetchRecord = vi.fn(telling(...aRecord())).mockImplementationOnce(identity)
    const confirmIdentity = vi.fn(async () => undefined)
    await openPanel({ fetchRecord, confirmIdentity })
    fireEvent.click(await screen.findByRole('button', { name: 'Get the GP record' }))
    await screen.findByRole('heading', { name: 'Stop. These details don’t match.' })
    expect(screen.getByText('04-Mar-1953', { selector: 'dd' })).toBeTruthy()
    expect(screen.getByText('14-Mar-1953')).toBeTruthy()

    fireEvent.click(screen.getByRole('button', { name: 'Open the GP record' }))
    expect(await screen.findByText('Tick this only if you have checked')).toBeTruthy()
    expect(confirmIdentity).not.toHaveBeenCalled()

    fireEvent.click(screen.getByRole('checkbox'))
    fireEvent.click(screen.getByRole('button', { name: 'Open the GP record' }))
    expect(await screen.findByRole('heading', { name: 'Overview' })).toBeTruthy()
    expect(confirmIdentity).toHaveBeenCalledOnce()
  })
})
