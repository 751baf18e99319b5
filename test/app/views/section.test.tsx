// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it, vi } from 'vitest'
import type { PanelClient } from '../../../app/panel-client.ts'
import { AREA_TITLES, type SectionState, type SectionView } from '../../../auth-server/contract.ts'
import { aGroup, anItem, aProblem, aSection } from '../builders/items.ts'
import { aRecord, openRecord } from '../builders/open-panel.tsx'
import { aRetrieval, refused } from '../builders/session.ts'

async function openSection(
  section: SectionView,
  answers: Partial<PanelClient> = {},
  retrieval = aRetrieval(),
) {
  await openRecord(aRecord([section], undefined, retrieval), answers)
  const menu = within(screen.getByRole('navigation', { name: 'Sections' }))
  const title = AREA_TITLES[section.area]
  fireEvent.click(menu.getByRole('button', { name: new RegExp(`^${title}`) }))
  await screen.findByRole('heading', { level: 2, name: title })
}

const withLower = aSection('problems', {
  groups: [aGroup('Mind', aProblem())],
  counts: { relevant: 1, lower: 5, closed: 0, atLeast: false },
  lowerGroups: [
    ['skin', 3],
    ['eyes', 2],
  ],
})

describe('a section that shows nothing', () => {
  const states: readonly [Exclude<SectionState, 'ready'>, string][] = [
    ['nothing-recorded', 'Nothing recorded'],
    ['not-asked', 'Not asked for'],
    ['not-available', 'Not available'],
    ['not-loaded', 'Not loaded'],
    ['withheld', 'Withheld'],
  ]

  it.each(states)(
    'because of %s has its own word and look beside the server’s sentence',
    async (state, word) => {
      await openSection(aSection('allergies', { state, note: `Why it is ${state}.` }))
      const main = within(screen.getByRole('main'))
      const box = main.getByText(word).closest('.state')
      expect(box?.className).toBe(`state state--${state}`)
      expect(main.getByText(`Why it is ${state}.`)).toBeTruthy()
    },
  )

  it('is named in the menu by its kind of nothing, not by a nought', async () => {
    await openRecord(aRecord([aSection('tests', { state: 'not-asked' })]))
    expect(
      screen.getByRole('button', { name: 'Tests and measurements Not asked for' }),
    ).toBeTruthy()
  })
})

describe('a section with entries', () => {
  it('shows the relevant first, and the rest by group and number, one click away', async () => {
    const reveal = vi.fn(async () => undefined)
    const view = vi.fn(async () => ({
      ...withLower,
      lower: [
        aGroup('skin', aProblem({ reference: 'Condition/eczema', term: 'Eczema', place: 'lower' })),
      ],
    }))
    await openSection(withLower, { reveal, view: view as unknown as PanelClient['view'] })
    expect(screen.getByText('Skin 3, eyes 2.')).toBeTruthy()
    expect(screen.queryByText('Eczema')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Show all 6' }))
    expect(await screen.findByRole('button', { name: 'Eczema' })).toBeTruthy()
    expect(view).toHaveBeenCalledWith({ show: 'section', area: 'problems', all: true })
    expect(reveal).toHaveBeenCalledWith({
      area: 'problems',
      reason: 'Preparing for the first conversation',
    })
  })

  it('records the reason that was chosen beside the button', async () => {
    const reveal = vi.fn(async () => undefined)
    await openSection(withLower, { reveal })
    const why = 'Checking before I suggest a service'
    fireEvent.change(screen.getByLabelText('Reason, recorded with your name'), {
      target: { value: why },
    })
    fireEvent.click(screen.getByRole('button', { name: 'Show all 6' }))
    expect(reveal).toHaveBeenCalledWith({ area: 'problems', reason: why })
  })

  it('says where none stands first that all is folded, and once it is shown that it is below', async () => {
    const none = { ...withLower, groups: [], counts: { ...withLower.counts, relevant: 0 } }
    const whole = { ...none, lower: [aGroup('skin', aProblem({ term: 'Eczema' }))] }
    const view = vi.fn(async () => whole) as unknown as PanelClient['view']
    await openSection(none, { view, reveal: async () => undefined })
    expect(screen.getByText(/Everything that came is folded below\.$/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Show all 5' }))
    await screen.findByRole('button', { name: 'Eczema' })
    expect(screen.getByText(/Everything that came is below\.$/)).toBeTruthy()
  })

  it('says "at least" where the number is not certain', async () => {
    await openSection({ ...withLower, counts: { ...withLower.counts, atLeast: true } })
    expect(screen.getByRole('button', { name: 'Show all 6 that came' })).toBeTruthy()
    expect(screen.getByText('At least 5 more, lower in this list')).toBeTruthy()
  })

  it('gives the reason of each place in words', async () => {
    await openSection(withLower)
    expect(screen.getByText(/Shown first because: it’s an active problem/)).toBeTruthy()
    expect(screen.getByText(/Rule: active-problem. Rule set 1/)).toBeTruthy()
  })

  it('names practice, time and range on the list', async () => {
    await openSection({ ...withLower, range: 'All problems.' })
    expect(screen.getAllByText('All problems.', { selector: 'p' })).toHaveLength(2)
    expect(screen.getAllByText(/^From Elm Road Surgery, fetched/, { selector: 'p' })).toHaveLength(
      2,
    )
  })

  it('shows a warning of its area as a callout', async () => {
    const warning = {
      areas: ['medicines', 'problems'],
      code: 'confidential-items',
      title: 'Some of this record is withheld.',
      text: 'We don’t know what or how many.',
    } as const
    const ofAnother = { ...warning, areas: ['tests'], title: 'Not of this area.' } as const
    const retrieval = aRetrieval({ warnings: [ofAnother, warning] })
    await openSection(withLower, {}, retrieval)
    expect(within(screen.getByRole('main')).queryByText(/Not of this area/)).toBeNull()
    expect(
      screen.getByRole('heading', { name: /Important: Some of this record is withheld/ }),
    ).toBeTruthy()
  })

  it('opens at once with ten thousand entries, drawing some and saying how many', async () => {
    const many = Array.from({ length: 10_000 }, (_, number) =>
      anItem({ reference: `Observation/${number}`, term: `Entry ${number}` }),
    )
    await openSection(aSection('socialHistory', { groups: [aGroup('Home', ...many)] }))
    const drawn = () => screen.getByRole('main').querySelectorAll('.entry').length
    expect(drawn()).toBe(10)
    await waitFor(() => expect(drawn()).toBe(40))
    fireEvent.click(screen.getByRole('button', { name: 'Show 40 more' }))
    await waitFor(() => expect(drawn()).toBe(80))
  })

  describe('of which only the first came with the record', () => {
    const many = Array.from({ length: 100 }, (_, number) =>
      anItem({ reference: `Observation/${number}`, term: `Entry ${number}` }),
    )
    const cut = (rows: number) => ({ ...aGroup('Home', ...many.slice(0, rows)), count: 100 })
    const section = aSection('socialHistory', {
      groups: [cut(4)],
      counts: { relevant: 100, lower: 2, closed: 0, atLeast: false },
      lowerGroups: [['skin', 2]],
    })
    const drawn = () => screen.getByRole('main').querySelectorAll('.entry').length
    const asking = (answer: (rows: number) => Promise<SectionView>) =>
      vi.fn(({ rows = 100 }: { rows?: number }) => answer(rows))
    const viewWith = (view: ReturnType<typeof asking>) => ({
      view: view as unknown as PanelClient['view'],
    })

    it('shows those at once and the others when they come, asked for as more of them are wanted', async () => {
      const held = Promise.withResolvers<void>()
      const view = asking(async (rows) => {
        await held.promise
        return { ...section, groups: [cut(rows)] }
      })
      await openSection(section, viewWith(view))
      expect(drawn()).toBe(4)
      expect(screen.getByRole('heading', { name: 'Home 100' })).toBeTruthy()
      expect(within(screen.getByRole('main')).getByText('Getting it.')).toBeTruthy()
      held.resolve()
      await waitFor(() => expect(drawn()).toBe(40))
      expect(screen.getByText(/Showing 40 of 100/)).toBeTruthy()
      expect(screen.getByText('2 more, lower in this list')).toBeTruthy()
      const more = screen.getByRole('button', { name: 'Show 40 more' })
      more.focus()
      fireEvent.click(more)
      expect(drawn()).toBe(40)
      expect(screen.getByText(/Showing 40 of 100/)).toBeTruthy()
      await waitFor(() => expect(drawn()).toBe(80))
      expect(document.activeElement?.textContent).toBe('Show 20 more')
      expect(view.mock.calls.map(([request]) => request)).toEqual([
        { show: 'section', area: 'socialHistory', rows: 40 },
        { show: 'section', area: 'socialHistory' },
      ])
    })

    it('keeps those and says so when the others cannot be had, and tries again', async () => {
      let refusals = 1
      const view = asking((rows) =>
        refusals-- > 0
          ? Promise.reject(refused('store-unavailable'))
          : Promise.resolve({ ...section, groups: [cut(rows)] }),
      )
      await openSection(section, viewWith(view))
      fireEvent.click(await screen.findByRole('button', { name: 'Try again' }))
      expect(drawn()).toBe(4)
      await waitFor(() => expect(drawn()).toBe(40))
    })

    it('is asked for once, however often the list is opened', async () => {
      const view = asking(async (rows) => ({ ...section, groups: [cut(rows)] }))
      await openSection(section, viewWith(view))
      await waitFor(() => expect(drawn()).toBe(40))
      const menu = within(screen.getByRole('navigation', { name: 'Sections' }))
      fireEvent.click(menu.getByRole('button', { name: 'Overview' }))
      fireEvent.click(menu.getByRole('button', { name: /^Social history/ }))
      await waitFor(() => expect(drawn()).toBe(40))
      expect(view).toHaveBeenCalledTimes(1)
    })
  })

  it('shows a medicine’s name and dose exactly as they came', async () => {
    await openSection(
      aSection('medicines', {
        groups: [
          aGroup(
            'Antidepressants',
            anItem({
              reference: 'MedicationStatement/1',
              type: 'MedicationStatement',
              area: 'medicines',
              term: 'Sertraline 50mg tablets',
              facts: [{ label: 'Dose', value: 'ONE each  morning' }],
            }),
          ),
        ],
      }),
    )
    expect(screen.getByRole('button', { name: 'Sertraline 50mg tablets' })).toBeTruthy()
    expect(
      screen.getByText(
        (_, node) => node?.tagName === 'DD' && node.textContent === 'ONE each  morning',
      ),
    ).toBeTruthy()
  })
})
