import {
  NOTE_HEADINGS,
  NOTE_SOURCE_TITLES,
  type NoteHeading,
  QUOTE_WARNINGS,
  type QuoteView,
} from '../../auth-server/contract.ts'
import { Button } from '../parts/controls.tsx'
import { Select } from '../parts/form.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { Tag } from '../parts/tags.tsx'

const OPTIONS = (Object.keys(NOTE_HEADINGS) as NoteHeading[]).map((value) => ({
  value,
  label: NOTE_HEADINGS[value],
}))

const WARNING_WORDS = {
  notForPatient: 'Not to be told to patient or family',
  sensitive: 'Sensitive',
  thirdParty: 'About another person',
} as const

/** Quotes of one source: exact words with where they come from. They can be moved or removed, never altered. */
export function Quotes({ source, empty }: { source: QuoteView['source']; empty: string }) {
  const { notes } = usePanel()
  const quotes = notes.quotes.value.filter(
    (quote) => quote.source === source && quote.for === 'note',
  )
  return (
    <section class={`block source-block source-block--${source}`}>
      <h3>{NOTE_SOURCE_TITLES[source]}</h3>
      {quotes.length === 0 ? <p class="quiet">{empty}</p> : null}
      {quotes.map((quote) => (
        <QuoteBlock key={quote.id} quote={quote} movable />
      ))}
    </section>
  )
}

/** One quote with its source line and its warnings. */
export function QuoteBlock({ quote, movable = false }: { quote: QuoteView; movable?: boolean }) {
  const { notes } = usePanel()
  const { id, words, sourceLine, warnings, heading } = quote
  return (
    <figure class="quote">
      {words === null ? (
        <p class="quiet">
          These words are hidden: the GP record may not be shown now. They aren’t saved with the
          note.
        </p>
      ) : (
        <blockquote class="quote__words words">{words}</blockquote>
      )}
      <figcaption class="source quote__source">{sourceLine}</figcaption>
      {warnings.length === 0 ? null : (
        <div class="quote__warnings">
          <span class="tags">
            {warnings.map((warning) => (
              <Tag key={warning} word={WARNING_WORDS[warning]} look="nhsuk-tag--red" />
            ))}
          </span>
          {warnings.map((warning) => (
            <p class="mark-note" key={warning}>
              {QUOTE_WARNINGS[warning]}
            </p>
          ))}
        </div>
      )}
      {movable ? (
        <Select
          id={`quote-${id}`}
          label="Heading for this quote"
          hidden
          options={OPTIONS}
          value={heading}
          onChoose={(value) => void notes.moveQuote(id, value)}
        />
      ) : null}
      <Button
        look="link"
        label={`Remove the quote: ${(words ?? sourceLine).slice(0, 60)}`}
        onClick={() => void notes.removeQuote(id)}
      >
        Remove
      </Button>
    </figure>
  )
}
