import type { ComponentChildren } from 'preact'
import {
  type AnswerPart,
  type BriefLine,
  type OverviewView,
  SAFETY_LINE,
  type SessionView,
} from '../../auth-server/contract.ts'
import type { RecordContent } from '../models/record-model.ts'
import { BriefLines } from '../parts/brief-lines.tsx'
import { ScreenLink } from '../parts/controls.tsx'
import { formatNumber, plural } from '../parts/counts.ts'
import { dayOf, formatDuration } from '../parts/dates.ts'
import { Disclosure } from '../parts/disclosure.tsx'
import { FetchedLine, Refresh } from '../parts/fetched-line.tsx'
import { NewSince } from '../parts/new-since.tsx'
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

/**
 * A person in a minute, in the order in which a link worker asks: why referred; what to know before making contact;
 * conditions; home; money; losses; who is involved; what is not known. Every line leads to what it rests on, and no
 * line stands twice.
 */
export function Overview({ overview, content, session }: OverviewProps) {
  const { record } = usePanel()
  const state = record.state.value
  const update = state.at === 'ready' ? state.update : ({ at: 'none' } as const)
  const { activityFlags, ask, contactPattern } = overview
  const reason = session.referral.reason
  const linesOf = (key: OverviewView['brief'][number]['key']) =>
    overview.brief.find((part) => part.key === key)?.lines ?? []
  const answers = (key: AnswerPart['key']) => overview.answers.find((each) => each.key === key)
  const said = sourcesIn(overview)
  const changed = linesOf('changed').filter(({ sources }) => !sources.some((one) => said.has(one)))
  const flags = activityFlags.filter(({ sources }) => !sources.some((one) => said.has(one)))
  return (
    <>
      <ScreenHeading>Overview</ScreenHeading>
      <Warnings warnings={content.retrieval?.warnings ?? []} />
      <div class="overview">
        <WhyReferred
          session={session}
          lines={linesOf('why').filter(({ text }) => !reason?.includes(text))}
          phrases={overview.phrases}
          differences={overview.differences}
        />
        <Risks overview={overview} />
        {overview.newSince === null ? null : <NewSince view={overview.newSince} />}
        <Conditions overview={overview} content={content} />
        <Answer part={answers('medicines')}>
          <ScreenLink to={{ name: 'section', area: 'medicines' }} trail="medicines">
            All medicines
          </ScreenLink>
        </Answer>
        <Answer part={answers('home')} />
        <Answer part={answers('money')} />
        <Answer part={answers('events')} />
        <Answer part={answers('involved')}>
          <MayBeClosed count={overview.sensitive.count} />
        </Answer>
        <Answer part={answers('habits')} />
        <Lines title="Worth knowing for activities" lines={flags} />
        <Lines title="Changed in the last six months" lines={changed} />
        <Lines title="Not known: ask, don’t assume" lines={ask} />
        {contactPattern.length === 0 ? null : (
          <section class="block block--folded">
            <Disclosure name="contact" look="group" summary="How they have been in touch">
              <BriefLines lines={contactPattern} at="contact" />
            </Disclosure>
          </section>
        )}
      </div>
      <FetchedLine content={content} range={content.sections.get('consultations')?.range ?? null} />
      <Refresh update={update} />
    </>
  )
}

/** References that the answers above already name. */
const sourcesIn = ({ answers, conditions, beforeContact }: OverviewView): ReadonlySet<string> =>
  new Set([
    ...answers.flatMap(({ lines }) => lines.flatMap(({ sources }) => sources)),
    ...beforeContact.flatMap(({ sources }) => sources),
    ...conditions.map(({ reference }) => reference),
  ])

const NOTHING_FOUND = 'Nothing found in what came. That doesn’t mean there is nothing: ask.'

function Block({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="block">
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly BriefLine[] }) {
  return lines.length === 0 ? null : (
    <Block title={title}>
      <BriefLines lines={lines} at={title} />
    </Block>
  )
}

/** One question with what the record says. A question without an answer stays on the page: that is an answer too. */
function Answer({
  part,
  children,
}: {
  part: AnswerPart | undefined
  children?: ComponentChildren
}) {
  if (part === undefined) return null
  return (
    <Block title={part.title}>
      {part.lines.length === 0 ? (
        <p class="quiet">{NOTHING_FOUND}</p>
      ) : (
        <BriefLines lines={part.lines} at={part.key} />
      )}
      {children}
    </Block>
  )
}

const closedWords = (count: number) =>
  `${plural(count, 'sensitive entry', 'sensitive entries')}, closed`

/** Stands wherever anything is closed, whatever it is about: which kind it is may not be told. */
function MayBeClosed({ count }: { count: number }) {
  return count === 0 ? null : (
    <p class="small">
      What is closed may name others:{' '}
      <ScreenLink to={{ name: 'sensitive' }} trail="involved:sensitive">
        {closedWords(count)}
      </ScreenLink>
    </p>
  )
}

/** Risks, how to reach the person, and what is closed, in one number. */
function Risks({ overview: { beforeContact, sensitive } }: { overview: OverviewView }) {
  return (
    <Block title="Before you contact: risks and needs">
      {sensitive.safety ? (
        <p class="safety">
          <ScreenLink to={{ name: 'sensitive' }} trail="safety" look="row">
            {SAFETY_LINE}
          </ScreenLink>
        </p>
      ) : null}
      {beforeContact.length === 0 && sensitive.count === 0 && !sensitive.safety ? (
        <p class="quiet">{NOTHING_FOUND}</p>
      ) : null}
      <BriefLines lines={beforeContact.filter(({ text }) => text !== SAFETY_LINE)} at="before" />
      {sensitive.count > 0 ? (
        <p>
          <ScreenLink to={{ name: 'sensitive' }} trail="sensitive">
            {closedWords(sensitive.count)}
          </ScreenLink>
        </p>
      ) : null}
    </Block>
  )
}

/** Conditions with how long they have lasted, and the count of those that are lower. */
function Conditions({ overview, content }: { overview: OverviewView; content: RecordContent }) {
  const problems = content.sections.get('problems')
  const today = dayOf(content.retrieval?.fetchedAt[0] ?? new Date().toISOString())
  const { conditions } = overview
  if (conditions.length === 0 && !problems) return null
  return (
    <Block title="Conditions">
      {conditions.length === 0 ? (
        <p>
          {problems?.note ??
            'None is picked out here. That doesn’t mean there are none: see Problems and conditions.'}
        </p>
      ) : (
        <ul class="lines">
          {conditions.map((item) => (
            <li class="line" key={item.reference}>
              <ScreenLink to={screenFor(item)} trail={`condition:${item.reference}`}>
                {item.term}
              </ScreenLink>{' '}
              <span class="line__date">
                {item.date === null ? null : (
                  <>
                    since <RecordedDate date={item.date} />
                  </>
                )}
                {formatDuration(item.date, today) ? (
                  <span class="nowrap"> ({formatDuration(item.date, today)})</span>
                ) : null}
              </span>
            </li>
          ))}
        </ul>
      )}
      {problems && problems.counts.lower > 0 ? (
        <ScreenLink to={{ name: 'section', area: 'problems', lower: true }} trail="more-problems">
          {problems.counts.atLeast ? 'At least ' : null}
          {formatNumber(problems.counts.lower)} more, lower in the list
        </ScreenLink>
      ) : null}
    </Block>
  )
}
