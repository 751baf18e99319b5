import { effect } from '@preact/signals'
import type { SessionView, StyleView } from '../../auth-server/contract.ts'
import type { Panel } from './panel-model.ts'
import { type HostPage, WebMessagingModel } from './web-messaging.ts'

export { hostPage } from './web-messaging.ts'

export interface HostLinkPorts {
  page: HostPage | null
  /** The vendor's own look, as far as the server let it through. */
  style: () => Promise<StyleView>
  paint: (style: StyleView) => void
}

/** What the vendor's page and the panel do for each other: messages, look, and the screen that the launch asked for. */
export function linkToHost(panel: Panel, session: SessionView, ports: HostLinkPorts): () => void {
  if (session.hasStyle === true) {
    ports.style().then(ports.paint, () => undefined)
  }
  if (session.intent === 'notes') panel.trail.choose({ name: 'notes' })

  const { webMessaging } = session
  if (webMessaging === undefined || ports.page === null) return () => undefined
  const messaging = new WebMessagingModel(webMessaging, ports.page)
  void messaging.connect()

  let known: ReadonlySet<string> | null = null
  const stopNotes = effect(() => {
    const saved = panel.work.value?.notes.view.value?.saved
    if (saved === undefined) return
    const now = new Set(saved.map(({ identifier }) => identifier))
    for (const identifier of now) {
      if (known !== null && !known.has(identifier)) messaging.noteSaved(identifier)
    }
    known = now
  })
  const stopEnd = effect(() => {
    const state = panel.session.state.value
    if (state.at === 'ended' && state.why === 'closed') {
      void messaging.done().finally(() => messaging.close())
    }
  })
  return () => {
    stopNotes()
    stopEnd()
    messaging.close()
  }
}

const VARIABLES = {
  text: '--vendor-ink',
  background: '--vendor-paper',
  highlight: '--vendor-link',
  fontSize: '--vendor-size',
  fontFamily: '--vendor-font',
} as const satisfies { readonly [name in keyof StyleView]: string }

/** Puts the vendor's look on the main part of the page: banner, warnings and focus keep ours. */
export function paintMain(root: HTMLElement): (style: StyleView) => void {
  return (style) => {
    root.dataset.vendorLook = ''
    for (const [name, variable] of Object.entries(VARIABLES)) {
      const value = style[name as keyof StyleView]
      if (value !== undefined) root.style.setProperty(variable, value)
    }
  }
}
