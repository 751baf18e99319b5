import {
  type BriefLine,
  type BriefPart,
  type OverviewView,
  SAFETY_LINE,
  type SensitiveView,
  type SessionView,
} from '../../auth-server/contract.ts'
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
  const texts = (lines: readonly BriefLine[]) => lines.map(({ text }) => text).join()
  const parts = brief.filter(
    ({ key, lines }) =>
      lines.length > 0 &&
      key !== 'why' &&
      (key !== 'conditions' || overview.conditions.length === 0) &&
      (key !== 'check' || texts(lines) !== texts(ask)),
  )
  const named = (keys: readonly BriefPart['key'][]) => parts.filter(({ key }) => keys.includes(key))
  const reason = session.referral.reason
  const why = (brief.find(({ key }) => key === 'why')?.lines ?? []).filter(
    ({ text }) => text !== reason,
  )
  return (
    <>
      <ScreenHeading>Overview</ScreenHeading>
      <Warnings warnings={content.retrieval?.warnings ?? []} />
      <div class="overview">
        <div>
          <WhyReferred session={session} lines={why} phrases={overview.phrases} content={content} />
          {sensitive.safety ? (
            <section class="block block--safety">
              <ScreenLink to={{ name: 'sensitive' }} trail="safety" look="row">
                {SAFETY_LINE}
              </ScreenLink>
            </section>
          ) : null}
          <Lines
            title="Before you contact"
            lines={beforeContact.filter(({ text }) => text !== SAFETY_LINE)}
            content={content}
          />
          {named(['bears', 'conditions']).map((part) => (
            <Lines key={part.key} title={part.title} lines={part.lines} content={content} />
          ))}
          <Conditions overview={overview} content={content} />
          {named(['home', 'involved', 'changed']).map((part) => (
            <Lines key={part.key} title={part.title} lines={part.lines} content={content} />
          ))}
        </div>
        <div>
          <LifeEvents overview={overview} />
          <Lines title="Worth knowing for activities" lines={activityFlags} content={content} />
          <Lines title="Ask, don’t assume" lines={ask} content={content} />
          {named(['check']).map((part) => (
            <Lines key={part.key} title={part.title} lines={part.lines} content={content} />
          ))}
          <Lines title="Already known: no need to ask again" lines={known} content={content} />
          <Lines title="How they have been in touch" lines={contactPattern} content={content} />
          <SensitiveCount sensitive={sensitive} />
        </div>
      </div>
      <FetchedLine content={content} range={content.sections.get('consultations')?.range ?? null} />
      <Refresh update={update} />
    </>
  )
}

function Lines({
  title,
  lines,
  content,
}: {
  title: string
  lines: readonly BriefLine[]
  content: RecordContent
}) {
  if (lines.length === 0) return null
  return (
    <section class="block">
      <h3>{title}</h3>
      <BriefLines lines={lines} at={title} content={content} />
    </section>
  )
}

/** What is closed, in one number, and the headlines that are shown before they are opened. */
function SensitiveCount({ sensitive }: { sensitive: SensitiveView }) {
  if (sensitive.count === 0 && sensitive.headlines.length === 0) return null
  return (
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
