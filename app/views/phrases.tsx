import { AREA_TITLES, type ReferralPhrase } from '../../auth-server/contract.ts'
import { Button, ScreenLink } from '../parts/controls.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { RecordedDate } from '../parts/recorded-date.tsx'
import { screenFor } from '../parts/screen-titles.ts'

/** What in the record meets the words of the referral. */
export function Phrases({ phrases }: { phrases: readonly ReferralPhrase[] }) {
  const { search, trail } = usePanel()
  return (
    <ul class="lines">
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
          <Button
            look="link"
            label={`Search for ${words}`}
            onClick={() => {
              void search.lookFor(words)
              trail.open(
                { name: 'search' },
                { scroll: window.scrollY, left: `search-for:${phrase}` },
              )
            }}
          >
            Search for these words
          </Button>
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
          <ScreenLink
            to={screenFor(match)}
            trail={`phrase:${phrase}:${match.reference}`}
            look="row"
          >
            {match.term}
          </ScreenLink>{' '}
          <span class="row__note">
            <RecordedDate date={match.date} /> · {AREA_TITLES[match.area]}
          </span>
        </li>
      ))}
    </ul>
  )
}
