import { type OverviewView, SAFETY_LINE, type SessionView } from '../../auth-server/contract.ts'
import type { RecordContent } from '../models/record-model.ts'
import { BriefLines } from '../parts/brief-lines.tsx'
import { ScreenLink } from '../parts/controls.tsx'
import { formatCount, plural } from '../parts/counts.ts'
import { dayOf, formatDuration } from '../parts/dates.ts'
import { FetchedLine, Refresh } from '../parts/fetched-line.tsx'
import { LinkList } from '../parts/link-list.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { RecordedDate } from '../parts/recorded-date.tsx'
import { ScreenHeading } from '../parts/screen-heading.tsx'
import { screenFor } from '../parts/screen-titles.ts'
import { Warnings } from '../parts/warnings.tsx'
import { WhyReferred } from './why-referred.tsx'

interface OverviewProps {
  overview: OverviewView
  content: RecordContent
  session: SessionView
}

/** A person in a minute: every line leads to what it rests on. */
export function Overview({ overview, content, session }: OverviewProps) {
  const { record } = usePanel()
  const state = record.state.value
  const update = state.at === 'ready' ? state.update : ({ at: 'none' } as const)
  const { brief, beforeContact, activityFlags, known, ask, contactPattern, sensitive } = overview
  const parts = brief.filter(
    ({ key, lines }) =>
      lines.length > 0 &&
      key !== 'why' &&
      (key !== 'conditions' || overview.conditions.length === 0),
  )
  const lists = [
    { key: 'before', title: 'Before you contact', lines: beforeContact },
    { key: 'flags', title: 'Worth knowing for activities', lines: activityFlags },
    { key: 'known', title: 'Already known: no need to ask again', lines: known },
    { key: 'ask', title: 'Ask, don’t assume', lines: ask },
    { key: 'pattern', title: 'How they have been in touch', lines: contactPattern },
  ].filter(({ lines }) => lines.length > 0)
  const before = lists.filter(({ key }) => key === 'before')
  const after = lists.filter(({ key }) => key !== 'before')
  return (
    <>
      <ScreenHeading>Overview</ScreenHeading>
      <Warnings warnings={content.retrieval?.warnings ?? []} />
      <div class="overview">
        <div class="overview__column">
          <WhyReferred
            session={session}
            lines={brief.find(({ key }) => key === 'why')?.lines ?? []}
            phrases={overview.phrases}
            content={content}
          />
          {sensitive.safety ? (
            <section class="block block--safety">
              <ScreenLink to={{ name: 'sensitive' }} trail="safety" look="row">
                {SAFETY_LINE}
              </ScreenLink>
            </section>
          ) : null}
          {before.map(({ key, title, lines }) => (
            <section class="block" key={key}>
              <h3>{title}</h3>
              <BriefLines lines={lines} at={key} content={content} />
            </section>
          ))}
          {parts.map(({ key, title, lines }) => (
            <section class="block" key={key}>
              <h3>{title}</h3>
              <BriefLines lines={lines} at={`brief-${key}`} content={content} />
            </section>
          ))}
        </div>
        <div class="overview__column">
          <Conditions overview={overview} content={content} />
          <LifeEvents overview={overview} />
          {after.map(({ key, title, lines }) => (
            <section class="block" key={key}>
              <h3>{title}</h3>
              <BriefLines lines={lines} at={key} content={content} />
            </section>
          ))}
          {sensitive.count > 0 || sensitive.headlines.length > 0 ? (
            <section class="block">
              <h3>Sensitive</h3>
              {sensitive.headlines.map((item) => (
                <p key={item.reference}>
                  {item.term}{' '}
                  <span class="line__date">
                    <RecordedDate date={item.date} />
                    {item.who === null ? null : ` · ${item.who}`}
                  </span>
                </p>
              ))}
              {sensitive.count > 0 ? (
                <p>{plural(sensitive.count, 'sensitive entry', 'sensitive entries')}, closed.</p>
              ) : null}
              <ScreenLink to={{ name: 'sensitive' }} trail="sensitive" look="button">
                Sensitive entries
              </ScreenLink>
            </section>
          ) : null}
        </div>
      </div>
      <FetchedLine content={content} range={content.sections.get('consultations')?.range ?? null} />
      <Refresh update={update} />
    </>
  )
}

/** Conditions with how long they have lasted, and the count of those that are lower. */
function Conditions({ overview, content }: { overview: OverviewView; content: RecordContent }) {
  const problems = content.sections.get('problems')
  const today = dayOf(content.retrieval?.fetchedAt[0] ?? new Date().toISOString())
  const { conditions } = overview
  if (conditions.length === 0 && !problems) return null
  return (
    <section class="block">
      <h3>Conditions</h3>
      {conditions.length === 0 ? (
        <p>
          None is shown first.{' '}
          {problems?.note ?? 'That doesn’t mean that there are none: see Problems and conditions.'}
        </p>
      ) : (
        <ul class="rows">
          {conditions.map((item) => (
            <li class="row row--inline" key={item.reference}>
              <ScreenLink to={screenFor(item)} trail={`condition:${item.reference}`} look="row">
                {item.term}
              </ScreenLink>
              <span class="row__note">
                {item.date === null ? null : (
                  <>
                    since <RecordedDate date={item.date} />
                  </>
                )}
                {formatDuration(item.date, today) ? ` (${formatDuration(item.date, today)})` : null}
              </span>
            </li>
          ))}
        </ul>
      )}
      {problems && problems.counts.lower > 0 ? (
        <ScreenLink to={{ name: 'section', area: 'problems' }} trail="more-problems">
          {formatCount(problems.counts.lower, problems.counts.atLeast)} more, lower in the list
        </ScreenLink>
      ) : null}
    </section>
  )
}

function LifeEvents({ overview }: { overview: OverviewView }) {
  if (overview.lifeEvents.length === 0) return null
  return (
    <section class="block">
      <h3>Life events</h3>
      <LinkList items={overview.lifeEvents} at="event" />
    </section>
  )
}
