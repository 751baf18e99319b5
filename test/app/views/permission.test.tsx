// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it, vi } from 'vitest'
import { telling } from '../builders/fake-client.ts'
import { aRecord, openPanel } from '../builders/open-panel.tsx'
import { aSession } from '../builders/session.ts'

const click = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const noConsent = aSession({
  needs: ['consent'],
  consent: { state: 'missing', how: null, by: null, basis: null, on: null, until: null },
})

describe('before the record', () => {
  it('shows why the person was referred, and asks for nothing by itself', async () => {
    const fetchRecord = vi.fn(telling(...aRecord()))
    await openPanel({ fetchRecord })
    await screen.findByText('Low mood, living alone since her husband died.')
    expect(screen.getByText(/Your system holds Joan’s consent/)).toBeTruthy()
    expect(fetchRecord).not.toHaveBeenCalled()
  })

  it('gets the record when asked to', async () => {
    await openPanel({ fetchRecord: telling(...aRecord()) })
    await screen.findByRole('button', { name: 'Get the GP record' })
    click('Get the GP record')
    expect(await screen.findByRole('heading', { name: 'Overview' })).toBeTruthy()
  })

  it('lets the worker talk first, without any call', async () => {
    const fetchRecord = vi.fn(telling(...aRecord()))
    await openPanel({ fetchRecord })
    await screen.findByRole('button', { name: 'I’ll talk first' })
    click('I’ll talk first')
    expect(await screen.findByRole('heading', { name: 'Without the GP record' })).toBeTruthy()
    click('Open the conversation guide')
    expect(await screen.findByRole('heading', { name: 'Conversation guide' })).toBeTruthy()
    expect(screen.getByRole('heading', { name: 'Social history and life events' })).toBeTruthy()
    expect(fetchRecord).not.toHaveBeenCalled()
  })
})

describe('stating consent', () => {
  it('says what is missing and sends nothing until how and by whom are chosen', async () => {
    const stateConsent = vi.fn(async () => aSession())
    await openPanel({ stateConsent }, noConsent)
    await screen.findByRole('button', { name: 'Yes, they agree' })
    click('Yes, they agree')
    expect(await screen.findByText('Choose how you know')).toBeTruthy()
    expect(screen.getByText('Choose who agreed')).toBeTruthy()
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByLabelText('In the referral')),
    )
    expect(stateConsent).not.toHaveBeenCalled()
  })

  it('by a carer needs the basis on which they decide', async () => {
    const stateConsent = vi.fn(async () => aSession())
    await openPanel({ stateConsent }, noConsent)
    fireEvent.click(await screen.findByLabelText('By phone'))
    fireEvent.click(screen.getByLabelText('A carer'))
    click('Yes, they agree')
    expect(await screen.findByText('Choose why they may decide')).toBeTruthy()
    expect(stateConsent).not.toHaveBeenCalled()
    fireEvent.click(screen.getByLabelText('Best interests decision'))
    click('Yes, they agree')
    await waitFor(() =>
      expect(stateConsent).toHaveBeenCalledWith({
        decision: 'agreed',
        how: 'By phone',
        by: 'A carer',
        basis: 'Best interests decision',
      }),
    )
    expect(await screen.findByRole('button', { name: 'Get the GP record' })).toBeTruthy()
  })

  it('that is refused is recorded, makes no call, and the work goes on', async () => {
    const fetchRecord = vi.fn(telling(...aRecord()))
    const no = aSession({
      ...noConsent,
      consent: { ...noConsent.consent, state: 'refused' },
    })
    await openPanel({ fetchRecord, stateConsent: async () => no }, noConsent)
    await screen.findByRole('button', { name: 'No, they don’t agree' })
    click('No, they don’t agree')
    expect(await screen.findByRole('heading', { name: /Joan doesn’t agree/ })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Read the letter' })).toBeTruthy()
    expect(fetchRecord).not.toHaveBeenCalled()
  })
})

describe('what else may be needed', () => {
  it('is the referral, where the vendor sent none', async () => {
    const stateReferral = vi.fn(async () => aSession())
    await openPanel(
      { stateReferral },
      aSession({
        needs: ['referral'],
        referral: {
          source: 'none',
          id: null,
          reason: null,
          referrer: null,
          date: null,
          letter: null,
        },
      }),
    )
    fireEvent.input(await screen.findByLabelText('Why were they referred?'), {
      target: { value: ' Debt ' },
    })
    click('Continue')
    await waitFor(() => expect(stateReferral).toHaveBeenCalledWith({ reason: 'Debt' }))
  })

  it('is the local policy, answered yes or no', async () => {
    const answerPolicy = vi.fn(async () => aSession())
    await openPanel(
      { answerPolicy },
      aSession({ needs: ['policy'], policyText: 'This person is under 16.' }),
    )
    expect(await screen.findByText('This person is under 16.')).toBeTruthy()
    click('Yes, it allows it')
    await waitFor(() => expect(answerPolicy).toHaveBeenCalledWith(true))
  })

  it('may be a letter, pasted', async () => {
    const addLetter = vi.fn(async () => aSession())
    const session = aSession()
    await openPanel({ addLetter }, { ...session, referral: { ...session.referral, letter: null } })
    click('Referral and letter')
    fireEvent.input(await screen.findByLabelText('The letter'), {
      target: { value: 'Dear colleague,\n  Joan …' },
    })
    click('Keep the letter')
    await waitFor(() =>
      expect(addLetter).toHaveBeenCalledWith({ text: 'Dear colleague,\n  Joan …' }),
    )
  })
})
