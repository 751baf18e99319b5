// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { PanelClient } from '../../../app/panel-client.ts'
import type {
  ConsultationView,
  ProblemView,
  ViewAnswers,
  ViewRequest,
} from '../../../auth-server/contract.ts'
import { aConsultation, aGroup, anItem, aProblem, aSection, aTimeline } from '../builders/items.ts'
import { aRecord, openRecord } from '../builders/open-panel.tsx'
import { anOverview, refused } from '../builders/session.ts'

const problem: ProblemView = {
  problem: aProblem(),
  significance: 'major',
  parents: [],
  children: [],
  siblings: [],
  actual: null,
  consultations: [aConsultation()],
  evidence: [anItem({ reference: 'Observation/lonely', term: 'Lonely' })],
  sameDay: [anItem({ reference: 'Observation/sleep', term: 'Sleep disturbance' })],
  mentions: [anItem({ reference: 'Observation/again', term: 'mood low again' })],
  missing: 1,
  displayOnly: [],
}
const consultation: ConsultationView = {
  consultation: aConsultation(),
  setting: 'Surgery',
  about: 'Low mood after bereavement',
  clinician: 'Dr Asha Patel',
  place: 'Elm Road Surgery',
  topics: [
    {
      title: null,
      problems: [{ reference: 'Condition/low-mood', term: 'Depressive disorder' }],
      headings: [
        {
          title: 'Social',
          folded: false,
          entries: [
            { item: anItem({ reference: 'Observation/lonely', term: 'Lonely' }), display: null },
          ],
        },
        { title: 'Examination', folded: true, entries: [{ item: null, display: 'BP 120/80' }] },
      ],
    },
  ],
  problems: [],
  headerOnly: false,
}

const view = (async (request: ViewRequest): Promise<ViewAnswers[keyof ViewAnswers]> => {
  if (request.show === 'problem') return problem
  if (request.show === 'consultation') return consultation
  if (request.show === 'timeline') {
    return aTimeline({
      years: [
        { year: '2026', entries: [{ item: anItem(), problems: [] }] },
        { year: '2023', entries: [{ item: anItem({ reference: 'Observation/b' }), problems: [] }] },
      ],
      lower: 7,
    })
  }
  throw refused('item-unknown')
}) as PanelClient['view']

const events = aRecord(
  [aSection('problems', { groups: [aGroup('Mind', aProblem())] })],
  anOverview({
    conditions: [aProblem()],
    ask: [{ text: 'Alcohol last recorded in 2023', date: null, sources: ['Observation/alcohol'] }],
  }),
)
const click = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const menu = () => within(screen.getByRole('navigation', { name: 'Sections' }))

beforeEach(() => {
  window.scrollTo = () => undefined
})

describe('from the overview', () => {
  it('each condition says since when and leads to its problem', async () => {
    await openRecord(events, { view })
    await screen.findByRole('heading', { name: 'Overview' })
    expect(screen.getByText(/5y 9m/)).toBeTruthy()
    click('Depressive disorder')
    expect(
      await screen.findByRole('heading', { level: 2, name: 'Depressive disorder' }),
    ).toBeTruthy()
  })

  it('each line of the brief leads to its source', async () => {
    await openRecord(events, { view })
    await screen.findByText('Alcohol last recorded in 2023')
    expect(
      screen.getByRole('button', { name: /^source: Alcohol last recorded in 2023/ }),
    ).toBeTruthy()
  })
})

describe('a problem', () => {
  it('keeps three strengths of link apart, strongest first', async () => {
    await openRecord(events, { view })
    await screen.findByRole('heading', { name: 'Overview' })
    click('Depressive disorder')
    await screen.findByText('Sleep disturbance')
    const groups = within(screen.getByRole('main'))
      .getAllByRole('heading', { level: 3 })
      .map((heading) => heading.textContent?.trim())
    expect(groups).toEqual(['Linked by the GP system 2', 'Same day 1', 'Mentions the words 1'])
    expect(screen.getByText(/Not fetched: 1 linked entry/)).toBeTruthy()
  })

  it('leads to its consultation and back to the link that was used', async () => {
    await openRecord(events, { view })
    await screen.findByRole('heading', { name: 'Overview' })
    click('Depressive disorder')
    await screen.findByText('Sleep disturbance')
    click('04-Mar-2024: Low mood after bereavement')
    const heading = await screen.findByRole('heading', { name: 'Consultation of 04-Mar-2024' })
    expect(document.activeElement).toBe(heading)
    await screen.findByRole('heading', { name: 'Social' })
    expect(screen.getByText('BP 120/80').closest('details')?.open).toBe(false)
    click('Back to Depressive disorder')
    await waitFor(() =>
      expect(document.activeElement?.getAttribute('data-trail')).toBe(
        'consultations:Encounter/march',
      ),
    )
  })

  it('searches its words, and comes back to that link', async () => {
    const search = vi.fn(async () => Promise.reject(refused('vendor-unavailable')))
    await openRecord(events, { view, search })
    await screen.findByRole('heading', { name: 'Overview' })
    click('Depressive disorder')
    await screen.findByText('Sleep disturbance')
    click('Search these words')
    await screen.findByRole('heading', { name: 'Search this record' })
    expect(search).toHaveBeenCalledTimes(1)
    click('Back to Depressive disorder')
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Search these words'))
  })

  it('never adds to the browser’s history', async () => {
    const push = vi.spyOn(history, 'pushState')
    await openRecord(events, { view })
    await screen.findByRole('heading', { name: 'Overview' })
    click('Depressive disorder')
    await screen.findByText('Sleep disturbance')
    click('Back to overview')
    expect(push).not.toHaveBeenCalled()
  })
})

describe('the timeline', () => {
  it('says which years hold nothing, and how much is lower', async () => {
    await openRecord(events, { view })
    fireEvent.click(menu().getByRole('button', { name: 'Timeline' }))
    expect(await screen.findByText('2024 to 2025: no entries')).toBeTruthy()
    expect(screen.getByText(/2 entries shown, 7 more lower/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Show all 9' })).toBeTruthy()
  })
})

describe('an answer that is refused', () => {
  it('is said on its screen, with a way to try again or to quote the reference', async () => {
    await openRecord(events, { view: () => Promise.reject(refused('practice-timeout')) })
    await screen.findByRole('heading', { name: 'Overview' })
    click('Depressive disorder')
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
    expect(screen.getByText('A1B2-C3D4')).toBeTruthy()
  })
})
