import { effect } from '@preact/signals'
import { render } from 'preact'
import { createPanel, mayAsk } from './models/panel-model.ts'
import { wantsHost } from './models/session-model.ts'
import { createPanelClient } from './panel-client.ts'
import { PanelView } from './views/panel.tsx'

const launchId = location.pathname.split('/').filter(Boolean).at(-1) ?? ''
const handOffCode = /^#handoff=(.+)$/.exec(location.hash)?.[1] ?? null
if (location.hash) history.replaceState(null, '', location.pathname)

const client = createPanelClient(launchId)
const panel = createPanel(client)

const root = document.getElementById('panel')
const status = document.getElementById('status')
if (root) {
  root.replaceChildren()
  render(<PanelView panel={panel} />, root)
}
effect(() => {
  if (status) status.textContent = panel.announcer.message.value
})

/** What the launch agreed with the vendor's page has code of its own, which no overview waits for. */
let linked = false
effect(() => {
  const now = panel.session.state.value
  if (linked || now.at !== 'open') return
  const { session } = now
  const { at } = panel.record.state.value
  const comes = session.hasRecord && mayAsk(session) && (at === 'not-asked' || at === 'loading')
  if (comes || !wantsHost(session)) return
  linked = true
  // The frame in which the overview is drawn comes first.
  setTimeout(async () => {
    const { linkToHost, paintMain, hostPage } = await import('./models/host-link.ts')
    linkToHost(panel, session, {
      page: hostPage(window),
      style: client.style,
      paint: paintMain(document.documentElement),
    })
  }, 50)
})

for (const sign of ['pointerdown', 'keydown', 'wheel', 'touchmove']) {
  addEventListener(sign, () => panel.watch.touch(), { passive: true, capture: true })
}
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) void panel.recheck()
})
addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') {
    void panel.watch.beat()
    void panel.work.peek()?.notes.look()
  } else panel.work.peek()?.notes.leave()
})

addEventListener('pagehide', () => panel.work.peek()?.notes.leave())

/** Words of the worker's own, in a field, are theirs to copy. */
addEventListener('copy', ({ target }) => {
  if (!(target instanceof Element && target.matches('input, textarea'))) panel.taken('copy')
})

/** Closed parts do not print: open them for the paper, and close again those that were closed. */
let opened: HTMLDetailsElement[] = []
addEventListener('beforeprint', () => {
  panel.taken('print')
  opened = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')]
  for (const part of opened) part.open = true
})
addEventListener('afterprint', () => {
  for (const part of opened) part.open = false
  opened = []
})

void panel.start(handOffCode)
