import { AREA_TITLES, type ItemView } from '../../auth-server/contract.ts'
import { Answer } from '../parts/answer.tsx'
import { ScreenLink } from '../parts/controls.tsx'
import { formatDate } from '../parts/dates.ts'
import { EntryBody, Why } from '../parts/entry.tsx'
import { EntryTerm } from '../parts/entry-term.tsx'
import { FindServicesButton } from '../parts/find-services-button.tsx'
import { QuoteButton } from '../parts/quote-button.tsx'
import { ScreenHeading } from '../parts/screen-heading.tsx'
import { LONG_TERM } from '../parts/screen-titles.ts'
import { SourceLine } from '../parts/source-line.tsx'
import { ItemTags } from '../parts/tags.tsx'
import { Words } from '../parts/words.tsx'

interface SingleItemProps {
  reference: string
  term: string
  rules: string | null
}

/** One entry with the ways on from it: its problems, its consultation, its day. */
export function SingleItem({ reference, term, rules }: SingleItemProps) {
  return (
    <Answer request={{ show: 'item', reference }}>
      {(item) => (
        <>
          <ScreenHeading>
            {isLong(item) ? `Note of ${formatDate(item.date)}` : item.term || term}
          </ScreenHeading>
          <p class="quiet">
            {AREA_TITLES[item.area]}
            {item.group === null ? null : ` · ${item.group}`}
          </p>
          <ItemTags item={item} />
          {isLong(item) ? (
            <p class="words">
              <Words text={item.term} />
            </p>
          ) : null}
          <EntryBody item={item} />
          {item.closing === 'headline' || item.closing === 'safety' ? (
            <p>
              <ScreenLink to={{ name: 'sensitive' }} trail="sensitive">
                What was written opens with a reason
              </ScreenLink>
            </p>
          ) : null}
          <SourceLine item={item} />
          <div class="entry__tools">
            <QuoteButton item={item} withQuestion />
            <FindServicesButton item={item} />
            <Why item={item} rules={rules} />
          </div>
          <LinkedTo item={item} />
        </>
      )}
    </Answer>
  )
}

/** Words to read are no heading. */
const isLong = ({ term }: ItemView) => term.length > LONG_TERM

function LinkedTo({ item }: { item: ItemView }) {
  const { problems, consultation, date } = item
  return (
    <section class="links">
      <h3 class="group__title">Linked by the GP system</h3>
      {problems.length === 0 && consultation === null ? (
        <p>The GP system links this entry to no problem and no consultation.</p>
      ) : (
        <ul class="rows">
          {problems.map((reference) => (
            <NamedLink key={reference} reference={reference} kind="Problem" />
          ))}
          {consultation === null ? null : (
            <NamedLink reference={consultation} kind="Recorded in the consultation" />
          )}
        </ul>
      )}
      {date === null || date.length < 10 ? null : (
        <p class="actions">
          <ScreenLink
            to={{ name: 'same-day', date: date.slice(0, 10) }}
            trail="same-day"
            look="button"
          >
            Everything from this day
          </ScreenLink>
        </p>
      )}
    </section>
  )
}

/** A link named by the entry it leads to. */
function NamedLink({ reference, kind }: { reference: string; kind: string }) {
  return (
    <li class="row">
      <span class="row__kind">{kind}</span>
      <Answer request={{ show: 'item', reference }}>
        {(item) => (
          <>
            <EntryTerm item={item} at="linked" />
            <SourceLine item={item} />
          </>
        )}
      </Answer>
    </li>
  )
}
