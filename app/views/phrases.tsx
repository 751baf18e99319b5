import { AREA_TITLES, type ReferralPhrase } from '../../auth-server/contract.ts'
import { ScreenLink } from '../parts/controls.tsx'
import { EntryTerm } from '../parts/entry-term.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { RecordedDate } from '../parts/recorded-date.tsx'

/** What in the record meets the words of the referral. */
export function Phrases({ phrases }: { phrases: readonly ReferralPhrase[] }) {
  const { search } = usePanel()
  return (
    <ul class="lines phrases">
      {phrases.map(({ phrase, search: words = phrase, matches, against }) => (
        <li class="line" key={phrase}>
          <strong>“{phrase}”</strong>
          {against.length === 0 ? null : (
            <>
              <p>The record says otherwise:</p>
              <Matches phrase={phrase} matches={against} />
            </>
          )}
          {matches.length > 0 ? <Matches phrase={phrase} matches={matches} /> : null}
          {matches.length === 0 && against.length === 0 ? (
            <p>No entry uses these words. That doesn’t mean that it isn’t so.</p>
          ) : null}
          <ScreenLink
            to={{ name: 'search' }}
            trail={`search-for:${phrase}`}
            label={`Search for ${words}`}
            begin={() => void search.lookFor(words)}
          >
            Search for these words
          </ScreenLink>
        </li>
      ))}
    </ul>
  )
}

function Matches({ phrase, matches }: Pick<ReferralPhrase, 'phrase' | 'matches'>) {
  return (
    <ul class="rows">
      {matches.map((match) => (
        <li class="row" key={match.reference}>
          <EntryTerm item={match} at={`phrase:${phrase}`} dated />{' '}
          <span class="row__note">
            <RecordedDate date={match.date} /> · {AREA_TITLES[match.area]}
          </span>
        </li>
      ))}
    </ul>
  )
}
