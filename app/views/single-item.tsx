import { AREA_TITLES, type ItemView } from '../../auth-server/contract.ts'
import { Answer } from '../parts/answer.tsx'
import { ScreenLink } from '../parts/controls.tsx'
import { EntryBody, Why } from '../parts/entry.tsx'
import { FindServicesButton } from '../parts/find-services-button.tsx'
import { QuoteButton } from '../parts/quote-button.tsx'
import { ScreenHeading } from '../parts/screen-heading.tsx'
import { screenFor } from '../parts/screen-titles.ts'
import { SourceLine } from '../parts/source-line.tsx'
import { ItemTags } from '../parts/tags.tsx'

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
          <ScreenHeading>{item.term || term}</ScreenHeading>
          <p class="quiet">
            {AREA_TITLES[item.area]}
            {item.group === null ? null : ` · ${item.group}`}
          </p>
          <ItemTags item={item} />
          <EntryBody item={item} />
          <SourceLine item={item} />
          <QuoteButton item={item} withQuestion />
          <FindServicesButton item={item} />
          <Why item={item} rules={rules} />
          <LinkedTo item={item} />
        </>
      )}
    </Answer>
  )
}

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
            <ScreenLink to={screenFor(item)} trail={`linked:${reference}`} look="row">
              {item.term}
            </ScreenLink>
            <SourceLine item={item} />
          </>
        )}
      </Answer>
    </li>
  )
}
