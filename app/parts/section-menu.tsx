import { AREA_TITLES, AREAS, type Area, type SectionView } from '../../auth-server/contract.ts'
import type { RecordContent } from '../models/record-model.ts'
import type { Screen } from '../models/trail-model.ts'
import { formatNumber } from './counts.ts'
import { CloseIcon, MenuIcon, NoteIcon, SearchIcon } from './icons.tsx'
import { usePanel } from './panel-context.tsx'
import { STATE_WORDS } from './section-states.ts'

const sameScreen = (one: Screen, other: Screen) =>
  one.name === other.name &&
  (one.name !== 'section' || (other.name === 'section' && one.area === other.area))

/** What the menu says beside a section: its number, or which kind of nothing. */
function SectionCount({ section }: { section: SectionView | undefined }) {
  if (!section) return <span class="menu__note">Waiting</span>
  if (section.state !== 'ready') {
    return <span class="menu__note">{STATE_WORDS[section.state]}</span>
  }
  const { relevant, lower, closed, atLeast } = section.counts
  const total = relevant + lower + closed
  if (total === 0) return null
  return (
    <span class="menu__count">
      {atLeast ? 'at least ' : ''}
      {formatNumber(total)}
    </span>
  )
}

/** All screens of the panel; help is always last. Folded behind a button where the panel is narrow. */
export function SectionMenu({ content }: { content: RecordContent | null }) {
  const { trail, sectionsOpen } = usePanel()
  const here = trail.current.value.screen
  const choose = (screen: Screen) => {
    sectionsOpen.value = false
    trail.choose(screen)
  }
  const row = (screen: Screen, title: string, section?: { view: SectionView | undefined }) => (
    <li>
      <button
        type="button"
        class="menu__link"
        aria-current={sameScreen(here, screen) ? 'page' : undefined}
        onClick={() => choose(screen)}
      >
        <span>{title}</span>
        {section ? <SectionCount section={section.view} /> : null}
      </button>
    </li>
  )
  const isOpen = sectionsOpen.value
  return (
    <nav
      class={isOpen ? 'menu menu--open' : 'menu'}
      aria-label="Sections"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return
        sectionsOpen.value = false
        // What is folded away would take the focus with it.
        event.currentTarget.querySelector<HTMLElement>('.menu__toggle')?.focus()
      }}
    >
      <div class="menu__bar">
        <button
          type="button"
          class="menu__toggle"
          aria-expanded={isOpen}
          aria-controls="sections"
          onClick={() => {
            sectionsOpen.value = !isOpen
          }}
        >
          {isOpen ? <CloseIcon /> : <MenuIcon />} Sections
        </button>
        {content === null ? null : (
          <button type="button" class="menu__toggle" onClick={() => choose({ name: 'search' })}>
            <SearchIcon /> Search
          </button>
        )}
        <button
          type="button"
          class="menu__toggle"
          aria-current={here.name === 'notes' ? 'page' : undefined}
          onClick={() => choose({ name: 'notes' })}
        >
          <NoteIcon /> Notes
        </button>
      </div>
      <ul class="menu__list" id="sections">
        {row({ name: 'overview' }, content === null ? 'Start' : 'Overview')}
        {row({ name: 'letter' }, 'Referral and letter')}
        {content === null ? null : (
          <>
            {row({ name: 'search' }, 'Search')}
            {row({ name: 'timeline' }, 'Timeline')}
            {AREAS.filter((area) => isListed(area, content)).map((area) =>
              row({ name: 'section', area }, AREA_TITLES[area], {
                view: content.sections.get(area),
              }),
            )}
            {row({ name: 'about' }, 'About this record')}
          </>
        )}
        {row({ name: 'guide' }, 'Conversation guide')}
        {row({ name: 'services' }, 'Find services')}
        {row({ name: 'notes' }, 'My notes')}
        {row({ name: 'ask' }, 'Ask the GP')}
        {row({ name: 'patient-copy' }, 'Copy for the patient')}
        {row({ name: 'help' }, 'Help')}
      </ul>
    </nav>
  )
}

/** "Other entries" is listed only when there are any; every other area always, whatever its state. */
function isListed(area: Area, { sections }: RecordContent): boolean {
  if (area !== 'other') return true
  const counts = sections.get(area)?.counts
  return counts !== undefined && counts.relevant + counts.lower + counts.closed > 0
}
