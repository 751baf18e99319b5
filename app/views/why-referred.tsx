import {
  AREA_TITLES,
  type BriefLine,
  type ReferralPhrase,
  type SessionView,
} from '../../auth-server/contract.ts'
import type { RecordContent } from '../models/record-model.ts'
import { BriefLines } from '../parts/brief-lines.tsx'
import { Button, ScreenLink } from '../parts/controls.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { RecordedDate } from '../parts/recorded-date.tsx'
import { screenFor } from '../parts/screen-titles.ts'

interface WhyReferredProps {
  session: SessionView
  lines: readonly BriefLine[]
  phrases: readonly ReferralPhrase[]
  content: RecordContent
}

/** The referral's own words first, then what in the record they meet. */
export function WhyReferred({ session, lines, phrases, content }: WhyReferredProps) {
  const { referral } = session
  return (
    <section class="block block--first">
      <h3>Why referred</h3>
      {referral.reason === null ? (
        <p>No reason for the referral was sent. Ask the person, or paste the letter.</p>
      ) : (
        <p class="words lead">{referral.reason}</p>
      )}
      {referral.source === 'none' ? null : (
        <p class="source">
          <RecordedDate date={referral.date} />
          {referral.referrer === null ? null : ` · from ${referral.referrer}`}
          {referral.source === 'stated' ? ' · as you stated' : null}
        </p>
      )}
      {lines.length === 0 ? null : <BriefLines lines={lines} at="why" content={content} />}
      {phrases.length === 0 ? null : <Phrases phrases={phrases} />}
      <ScreenLink to={{ name: 'letter' }} trail="letter">
        {referral.letter === null ? 'Add the letter' : 'Read the letter'}
      </ScreenLink>
    </section>
  )
}

function Phrases({ phrases }: { phrases: readonly ReferralPhrase[] }) {
  const { search, trail } = usePanel()
  return (
    <Disclosure
      name="phrases"
      look="small"
      summary="What the record says about the words of the referral"
    >
      <ul class="lines">
        {phrases.map(({ phrase, search: words, matches }) => (
          <li class="line" key={phrase}>
            <strong>“{phrase}”</strong>
            {matches.length === 0 ? (
              <p>No entry uses these words. That doesn’t mean that it isn’t so.</p>
            ) : (
              <ul class="rows">
                {matches.map((match) => (
                  <li class="row" key={match.reference}>
                    <ScreenLink
                      to={screenFor(match)}
                      trail={`phrase:${phrase}:${match.reference}`}
                      look="row"
                    >
                      {match.term}
                    </ScreenLink>
                    <span class="row__note">
                      <RecordedDate date={match.date} /> · {AREA_TITLES[match.area]}
                    </span>
                  </li>
                ))}
              </ul>
            )}
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
    </Disclosure>
  )
}
