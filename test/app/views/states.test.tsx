// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { SectionView, WarningView } from '../../../auth-server/contract.ts'
import { aGroup, anItem, aSection } from '../builders/items.ts'
import { aRecord, openRecord } from '../builders/open-panel.tsx'
import { aRetrieval } from '../builders/session.ts'

interface Shown {
  /** Classes that give it its look. */
  look: string
  words: string
}

const warning = (code: string, title: string, text: string): WarningView => ({
  areas: ['allergies'],
  code,
  title,
  text,
})
const entry = (marks: NonNullable<Parameters<typeof anItem>[0]>['marks'] = []) =>
  aGroup(
    'Allergies',
    anItem({
      reference: 'AllergyIntolerance/1',
      type: 'AllergyIntolerance',
      area: 'allergies',
      term: 'No known allergies',
      marks,
    }),
  )

type State = Partial<SectionView> & { warnings?: readonly WarningView[] }

/** The eleven states of a list, each with the part of the screen that shows it. */
const STATES: readonly [string, State, string][] = [
  ['nothing recorded', { state: 'nothing-recorded' }, '.state'],
  ['recorded as none', { groups: [entry()] }, '.entry'],
  ['not asked for', { state: 'not-asked' }, '.state'],
  ['not available from this GP system', { state: 'not-available' }, '.state'],
  ['failed', { state: 'not-loaded' }, '.state'],
  [
    'withheld',
    {
      groups: [entry()],
      warnings: [warning('confidential-items', 'Some of this record is withheld.', 'Ask.')],
    },
    '.callout',
  ],
  [
    'record moving',
    { warnings: [warning('data-in-transit', 'Still moving.', 'From 02-Sep-2026.')] },
    '.notice',
  ],
  [
    'awaiting filing',
    { warnings: [warning('data-awaiting-filing', 'Waiting to be filed.', 'Not shown.')] },
    '.notice',
  ],
  ['partly fetched', { range: 'From 22-Nov-2023 to 22-Nov-2026. Older: not asked.' }, '.range'],
  ['old copy', {}, '.old-copy'],
  ['degraded code', { groups: [entry(['originalWording'])] }, '.mark-note'],
]

async function shown({ warnings = [], ...section }: State, part: string): Promise<Shown> {
  const fetchedAt = [part === '.old-copy' ? new Date(Date.now() - 2 * 86_400_000) : new Date()].map(
    (at) => at.toISOString(),
  )
  const { page } = await openRecord(
    aRecord([aSection('allergies', section)], undefined, aRetrieval({ fetchedAt, warnings })),
  )
  fireEvent.click(
    within(screen.getByRole('navigation', { name: 'Sections' })).getByRole('button', {
      name: /^Allergies/,
    }),
  )
  await screen.findByRole('heading', { level: 2, name: 'Allergies' })
  const found = screen.getByRole('main').querySelector(part)
  const answer = { look: found?.className ?? '', words: found?.textContent ?? '' }
  page.unmount()
  return answer
}

describe('the eleven states of a list', () => {
  it.each(STATES)('%s is there to see', async (_state, section, part) => {
    const { look, words } = await shown(section, part)
    expect(look).not.toBe('')
    expect(words).not.toBe('')
  })

  it('never look alike, and never say the same', async () => {
    const all: Shown[] = []
    for (const [, section, part] of STATES) all.push(await shown(section, part))
    expect(new Set(all.map(({ look }) => look)).size).toBe(STATES.length)
    expect(new Set(all.map(({ words }) => words)).size).toBe(STATES.length)
  })
})
