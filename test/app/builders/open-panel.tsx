import { cleanup, configure, render } from '@testing-library/preact'
import { afterEach } from 'vitest'
import { createPanel } from '../../../app/models/panel-model.ts'
import type { PanelClient } from '../../../app/panel-client.ts'
import { PanelView } from '../../../app/views/panel.tsx'
import type { RecordEvent, SectionView, SessionView } from '../../../auth-server/contract.ts'
import { AREAS } from '../../../auth-server/contract.ts'
import { aClient, telling } from './fake-client.ts'
import { aSection } from './items.ts'
import { anOverview, aRetrieval, aSession } from './session.ts'

// What is waited for comes; on a busy machine not always within the library's one second.
configure({ asyncUtilTimeout: 10_000 })
afterEach(cleanup)

/** All events of a record with these sections; every other area is empty. */
export function aRecord(
  sections: readonly SectionView[] = [],
  overview = anOverview(),
  retrieval = aRetrieval(),
): RecordEvent[] {
  const known = new Map(sections.map((section) => [section.area, section]))
  return [
    { type: 'retrieval', retrieval },
    { type: 'overview', overview },
    { type: 'sections', sections: AREAS.map((area) => known.get(area) ?? aSection(area)) },
    { type: 'done' },
  ]
}

/** The panel on the page, its session open. */
export async function openPanel(
  answers: Partial<PanelClient> = {},
  session: SessionView = aSession(),
) {
  const panel = createPanel(aClient({ session: async () => session, ...answers }))
  const page = render(<PanelView panel={panel} />)
  await panel.start(null)
  return { panel, page }
}

/** The panel with a record open. */
export function openRecord(events: readonly RecordEvent[], answers: Partial<PanelClient> = {}) {
  return openPanel({ fetchRecord: telling(...events), ...answers }, aSession({ hasRecord: true }))
}
