import { AREA_TITLES, type SearchHit, type SearchView } from '../../auth-server/contract.ts'
import type { RecordContent } from '../models/record-model.ts'
import { STARTER_TOPICS } from '../models/search-model.ts'
import { Button, ScreenLink } from '../parts/controls.tsx'
import { formatNumber, plural } from '../parts/counts.ts'
import { formatDate } from '../parts/dates.ts'
import { Why } from '../parts/entry.tsx'
import { EntryTerm } from '../parts/entry-term.tsx'
import { FetchedLine } from '../parts/fetched-line.tsx'
import { CloseIcon } from '../parts/icons.tsx'
import { RefusalNote } from '../parts/notices.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { ScreenHeading } from '../parts/screen-heading.tsx'
import { LONG_TERM, screenFor } from '../parts/screen-titles.ts'
import { Sentence } from '../parts/sentence.tsx'
import { SourceLine } from '../parts/source-line.tsx'
import { ItemTags } from '../parts/tags.tsx'
import { useRoomToDraw } from '../parts/use-room-to-draw.ts'
import { Words } from '../parts/words.tsx'

/** Search over everything fetched; says what was searched, and which other words. */
export function Search({ rules, content }: { rules: string | null; content: RecordContent }) {
  const { search } = usePanel()
  const result = search.result.value
  return (
    <>
      <ScreenHeading>Search this record</ScreenHeading>
      <search>
        <form
          class="search"
          onSubmit={(event) => {
            event.preventDefault()
            void search.find()
          }}
        >
          <label class="nhsuk-label" for="search-words">
            Words to look for
          </label>
          <div class="search__row">
            <input
              class="nhsuk-input"
              id="search-words"
              type="text"
              enterkeyhint="search"
              autocomplete="off"
              value={search.words.value}
              onInput={({ currentTarget }) => search.type(currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Escape') search.type('')
              }}
            />
            <Button type="submit" look="primary">
              Find
            </Button>
          </div>
        </form>
      </search>
      {result === null ? (
        <>
          <p>Or start from a topic:</p>
          <p class="chips">
            {STARTER_TOPICS.map((topic) => (
              <Button key={topic} onClick={() => void search.lookFor(topic)}>
                {topic}
              </Button>
            ))}
          </p>
        </>
      ) : result.at === 'loading' ? (
        <p class="quiet">Searching.</p>
      ) : result.at === 'refused' ? (
        <RefusalNote refusal={result.refusal} retry={() => void search.find()} />
      ) : (
        <Results view={result.value} rules={rules} />
      )}
      <FetchedLine content={content} />
    </>
  )
}

function Results({ view, rules }: { view: SearchView; rules: string | null }) {
  const { search } = usePanel()
  let room = useRoomToDraw(view)
  return (
    <>
      <Synonyms view={view} />
      <p class="scope">
        <strong>{plural(view.total, 'result')}.</strong> <Sentence words={view.scope} />
      </p>
      {view.notSearched.length === 0 ? null : (
        <p class="small">
          Not searched:{' '}
          {view.notSearched.map(({ area, why }) => `${AREA_TITLES[area]} (${why})`).join(', ')}.
        </p>
      )}
      {view.total === 0 ? (
        <p>
          No entry holds {/\s/.test(view.query.trim()) ? 'all of ' : null}“{view.query}” in what was
          searched. That doesn’t mean that it isn’t so: GPs may use other words.
        </p>
      ) : null}
      {view.suggestions.length === 0 ? null : (
        <p class="chips">
          <span>Try:</span>{' '}
          {view.suggestions.map((suggestion) => (
            <Button key={suggestion} onClick={() => void search.lookFor(suggestion)}>
              {suggestion}
            </Button>
          ))}
        </p>
      )}
      {view.groups.map(({ area, title, hits, total }) => {
        const drawn = hits.slice(0, room)
        room -= drawn.length
        return drawn.length === 0 ? null : (
          <section class="group" key={area}>
            <h3 class="group__title">
              {title} <span class="group__count">{formatNumber(total)}</span>
            </h3>
            <ul class="entries">
              {drawn.map((hit) => (
                <Hit key={hit.item.reference} hit={hit} rules={rules} />
              ))}
            </ul>
            {hits.length < total ? (
              <p class="small">
                Showing the first {hits.length} of {formatNumber(total)}. Add a word to narrow them.
              </p>
            ) : null}
          </section>
        )
      })}
    </>
  )
}

/** The other words that were searched too; each can be taken away. */
function Synonyms({ view }: { view: SearchView }) {
  const { search } = usePanel()
  const also = view.chips.filter((chip) => chip.also.length > 0)
  if (also.length === 0 && search.without.value.length === 0) return null
  return (
    <div class="synonyms">
      {also.map(({ word, also: words }) => (
        <p class="chips" key={word}>
          <span>“{word}” also:</span>{' '}
          {words.map((synonym) => (
            <button
              type="button"
              class="chip"
              key={synonym}
              aria-label={`Search without ${synonym}`}
              onClick={() => void search.drop(synonym)}
            >
              {synonym} <CloseIcon />
            </button>
          ))}
        </p>
      ))}
      {search.without.value.length === 0 ? null : (
        <p class="small">
          Without: {search.without.value.join(', ')}.{' '}
          <Button look="link" onClick={() => void search.restore()}>
            Search them too
          </Button>
        </p>
      )}
    </div>
  )
}

function Hit({ hit, rules }: { hit: SearchHit; rules: string | null }) {
  const { item, snippet, negated, otherPerson } = hit
  // Of a long note the words around the match stand for it; of anything else they come under its name.
  const isTermOnly =
    item.term.length > LONG_TERM || snippet.map(({ text }) => text).join('') === item.term
  const marked = snippet.map(({ text, mark }, index) =>
    mark ? (
      <mark key={`${index} ${text}`}>{text}</mark>
    ) : (
      <Words key={`${index} ${text}`} text={text} />
    ),
  )
  return (
    <li class="entry">
      <h4 class="entry__term">
        {isTermOnly ? (
          <span class="note">
            <span class="words">{marked}</span>{' '}
            <ScreenLink
              to={item.place === 'closed' ? { name: 'sensitive' } : screenFor(item)}
              trail={`hit:${item.reference}`}
              label={`Open the entry of ${formatDate(item.date)}`}
            >
              Open
            </ScreenLink>
          </span>
        ) : (
          <EntryTerm item={item} at="hit" />
        )}
      </h4>
      <ItemTags item={item} />
      {isTermOnly ? null : <p class="words">{marked}</p>}
      {negated ? (
        <p class="mark-note">
          May not be about the patient now: words such as “no history of” or “denies” are close by.
        </p>
      ) : null}
      {otherPerson ? (
        <p class="mark-note">
          May not be about the patient: words such as “mother” or “son” are close by.
        </p>
      ) : null}
      <SourceLine item={item} called={!isTermOnly} />
      <Why item={item} rules={rules} />
    </li>
  )
}
