// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { linkToHost, paintMain } from '../../../app/models/host-link.ts'
import { createPanel } from '../../../app/models/panel-model.ts'
import { wantsHost } from '../../../app/models/session-model.ts'
import type { HostPage } from '../../../app/models/web-messaging.ts'
import { aClient } from '../builders/fake-client.ts'
import { aSession } from '../builders/session.ts'

const nothing = { page: null, style: async () => ({}), paint: () => undefined }

describe('what the launch agreed with the vendor’s page', () => {
  it('is nothing for most launches, and then no code is fetched for it', () => {
    expect(wantsHost(aSession())).toBe(false)
    expect(wantsHost(aSession({ intent: 'prepare-consultation' }))).toBe(false)
    expect(wantsHost(aSession({ intent: 'notes' }))).toBe(true)
    expect(wantsHost(aSession({ hasStyle: true }))).toBe(true)
  })

  it('begins with the notes where the launch was for them', () => {
    const panel = createPanel(aClient())
    linkToHost(panel, aSession({ intent: 'notes' }), nothing)
    expect(panel.trail.current.value.screen).toEqual({ name: 'notes' })
  })

  it('tells the page to put the panel away once the worker has ended the session', async () => {
    const sent: { messageType: string; messageId: string }[] = []
    let heard: ((origin: string, data: unknown) => void) | null = null
    const page: HostPage = {
      post: (message) => sent.push(message as (typeof sent)[number]),
      listen: (callback) => {
        heard = callback
        return () => undefined
      },
    }
    const session = aSession({
      webMessaging: { handle: 'h', origin: 'https://vendor.example' },
    })
    const panel = createPanel(aClient({ session: async () => session }))
    await panel.start(null)
    linkToHost(panel, session, { ...nothing, page })
    const answer = () =>
      heard?.('https://vendor.example', {
        responseToMessageId: sent.at(-1)?.messageId,
        payload: {},
      })
    answer()
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    await Promise.resolve()
    await panel.end()
    expect(sent.map(({ messageType }) => messageType)).toEqual(['status.handshake', 'ui.done'])
  })

  it('paints checked values as variables, and nothing else', () => {
    const root = document.createElement('html')
    paintMain(root)({ text: '#1d2a33', highlight: '#0b4f8a' })
    expect(root.style.getPropertyValue('--vendor-ink')).toBe('#1d2a33')
    expect(root.style.getPropertyValue('--vendor-paper')).toBe('')
    expect(root.dataset.vendorLook).toBe('')
  })
})
