import type { Area, SectionView, SessionView } from '../../auth-server/contract.ts'
import type { RecordContent } from '../models/record-model.ts'
import { Answer } from '../parts/answer.tsx'
import { Button, ScreenLink } from '../parts/controls.tsx'
import { formatCount, plural } from '../parts/counts.ts'
import { EntryGroups } from '../parts/entry-list.tsx'
import { FetchedLine } from '../parts/fetched-line.tsx'
import { capital, listCounts } from '../parts/list-words.ts'
import { useMemory, usePanel } from '../parts/panel-context.tsx'
import { callName } from '../parts/people.ts'
import { PeriodChoice } from '../parts/period-choice.tsx'
import { ScreenHeading } from '../parts/screen-heading.tsx'
import { STATE_WORDS } from '../parts/section-states.ts'
import { ShowAll } from '../parts/show-all.tsx'
import { STATE_LOOKS, Tag } from '../parts/tags.tsx'
import { Warnings } from '../parts/warnings.tsx'
import { VendorCarePlans } from './vendor-care-plans.tsx'

/** What always holds for an area, where the server says nothing of its own. */
const STANDING: { readonly [area in Area]?: string } = {
  consultations: 'A consultation is never the whole record.',
  socialHistory: 'Blank doesn’t mean no: ask.',
}

interface SectionProps {
  area: Area
  content: RecordContent
  session: SessionView
}

/** One area of the record: relevant entries first, the rest folded, counted and one click away. */
export function Section({ area, content, session }: SectionProps) {
  const section = content.sections.get(area)
  if (!section) {
    return (
      <>
        <ScreenHeading>{'Not loaded yet'}</ScreenHeading>
        <p>This part has not come yet. Nothing can be said about it.</p>
      </>
    )
  }
  const standing = STANDING[area]
  return (
    <>
      <ScreenHeading>{section.title}</ScreenHeading>
      <FetchedLine content={content} range={section.range} />
      <Warnings warnings={section.warnings} />
      <SectionStateNote section={section} session={session} />
      {session.mayAskForTests === true ? <AskForTests area={area} content={content} /> : null}
      {standing === undefined || section.note !== null ? null : (
        <p class="standing-line">{standing}</p>
      )}
      {area === 'carePlans' && session.hasCarePlans === true ? (
        <VendorCarePlans vendor={session.vendor.name} />
      ) : null}
      <SectionLists section={section} rules={content.retrieval?.rules ?? null} />
      {section.range === null ? null : <FetchedLine content={content} range={section.range} />}
      {area === 'consultations' ? <PeriodChoice session={session} content={content} /> : null}
    </>
  )
}

function SectionStateNote({ section, session }: { section: SectionView; session: SessionView }) {
  const { record } = usePanel()
  const who = callName(session.patient.name)
  const { state, note, title } = section
  if (state === 'ready') return note === null ? null : <p class="standing-line">{note}</p>
  return (
    <div class={`state state--${state}`}>
      <Tag word={STATE_WORDS[state]} look={STATE_LOOKS[state]} />
      <p>{note ?? stateSentence(state, title, who)}</p>
      {state === 'not-loaded' ? (
        <Button onClick={() => void record.refresh({})}>Try again</Button>
      ) : null}
    </div>
  )
}

const ON_REQUEST: ReadonlySet<Area> = new Set<Area>(['tests', 'immunisations'])

/** Tests and immunisations come at a click, and only where the service has agreed to see them. */
function AskForTests({ area, content }: { area: Area; content: RecordContent }) {
  const { record } = usePanel()
  const state = record.state.value
  const areas = content.retrieval?.asked.areas ?? []
  if (!ON_REQUEST.has(area) || areas.includes(area) || state.at !== 'ready') return null
  const { update } = state
  return (
    <div class="older">
      <p>Results and immunisations weren’t asked for. What is here came with other entries.</p>
      {update.at === 'running' ? (
        <p class="quiet">{update.words}</p>
      ) : (
        <Button onClick={() => void record.refresh({ tests: true })}>
          Ask for tests and immunisations
        </Button>
      )}
      {update.at === 'refused' ? <p class="failed">{update.refusal.message}</p> : null}
    </div>
  )
}

function stateSentence(
  state: Exclude<SectionView['state'], 'ready'>,
  title: string,
  who: string,
): string {
  switch (state) {
    case 'nothing-recorded':
      return `Nothing recorded under “${title}”. This doesn’t mean there’s nothing to know: ask ${who}.`
    case 'not-asked':
      return 'We didn’t ask for this. It isn’t part of what your service has agreed to see.'
    case 'not-available':
      return 'This practice’s system can’t send this.'
    case 'not-loaded':
      return `${title} didn’t load, so this page may be incomplete.`
    case 'withheld':
      return `The practice has left some items out because they’re private or the patient asked. We don’t know what or how many. Ask ${who}; don’t assume.`
  }
}

function SectionLists({ section, rules }: { section: SectionView; rules: string | null }) {
  const { counts, groups, lowerGroups, area } = section
  const showAll = useMemory('all', false)
  const total = counts.relevant + counts.lower
  return (
    <>
      <EntryGroups groups={groups} name="first" rules={rules} />
      {counts.relevant === 0 && counts.lower > 0 ? (
        <p>Nothing here stands out for social prescribing. Everything that came is below.</p>
      ) : null}
      {counts.closed > 0 ? (
        <p class="closed-line">
          {plural(counts.closed, 'sensitive entry', 'sensitive entries')} here, closed.{' '}
          <ScreenLink to={{ name: 'sensitive' }} trail="sensitive">
            Sensitive entries
          </ScreenLink>
        </p>
      ) : null}
      {counts.lower === 0 ? null : (
        <section class="lower">
          <h3 class="lower__title">
            {capital(formatCount(counts.lower, counts.atLeast))} more, lower in this list
          </h3>
          {lowerGroups.length === 0 ? null : <p>{capital(listCounts(lowerGroups))}.</p>}
          {showAll.value ? (
            <Answer request={{ show: 'section', area, all: true }}>
              {(whole) => <EntryGroups groups={whole.lower ?? []} name="lower" rules={rules} />}
            </Answer>
          ) : (
            <ShowAll
              area={area}
              count={total}
              atLeast={counts.atLeast}
              onShow={() => {
                showAll.value = true
              }}
            />
          )}
        </section>
      )}
    </>
  )
}
