import { useSignal } from '@preact/signals'
import type { QuestionKind, RowView } from '../../auth-server/contract.ts'
import { Button } from './controls.tsx'
import { formatDate } from './dates.ts'
import { usePanel } from './panel-context.tsx'
import { questionWords } from './question-words.ts'
import { typeOf } from './screen-titles.ts'
import { TickIcon } from './tick-icon.tsx'

/** Puts the exact words of an entry into the note. What is closed has no such button until it is opened. */
export function QuoteButton({
  item,
  opened = false,
  withQuestion = false,
}: {
  item: RowView
  opened?: boolean
  /** With the way to ask the GP about it. */
  withQuestion?: boolean
}) {
  const panel = usePanel()
  const { notes } = panel
  const refused = useSignal<string | null>(null)
  const busy = useSignal(false)
  // A contact or an address is part of the record's cover sheet, not an entry that can be named.
  if (typeOf(item) === 'Patient' || notes.view.value === null) return null
  if (item.place === 'closed' && !opened) return null
  if (item.wordsClosed && !opened) return null
  const isQuoted = notes.quotes.value.some(
    (quote) => quote.reference === item.reference && quote.for === 'note',
  )
  const quote = async () => {
    busy.value = true
    const done = await notes.quote({ from: { reference: item.reference }, heading: 'needs' })
    busy.value = false
    refused.value = done ? null : (notes.trouble.value?.message ?? null)
  }
  const askAbout = async (kind: QuestionKind) => {
    const now = panel.session.state.value
    if (now.at !== 'open') return
    const id = notes.ask(kind, questionWords(kind, now.session))
    panel.trail.open({ name: 'ask' }, { scroll: window.scrollY, left: `${kind}:${item.reference}` })
    await notes.flush()
    await notes.quote({ from: { reference: item.reference }, heading: 'needs', for: id })
  }
  const about = (
    <span class="nhsuk-u-visually-hidden">
      {' '}
      {item.term}, {formatDate(item.date)}
    </span>
  )
  return (
    <p class="quote-it">
      {isQuoted ? (
        <span class="small">
          <TickIcon /> In your note
        </span>
      ) : (
        <Button look="link" busy={busy.value} onClick={() => void quote()}>
          Quote{about}
        </Button>
      )}
      {withQuestion
        ? (['question', 'mistake'] as const).map((kind) => (
            <Button
              key={kind}
              look="link"
              trail={`${kind}:${item.reference}`}
              onClick={() => void askAbout(kind)}
            >
              {kind === 'question' ? 'Ask the GP about this' : 'This looks wrong'}
              {about}
            </Button>
          ))
        : null}
      {refused.value === null ? null : <span class="small"> {refused.value}</span>}
    </p>
  )
}
