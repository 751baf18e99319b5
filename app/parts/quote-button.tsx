import { useSignal } from '@preact/signals'
import type { ItemView } from '../../auth-server/contract.ts'
import { Button } from './controls.tsx'
import { formatDate } from './dates.ts'
import { TickIcon } from './icons.tsx'
import { usePanel } from './panel-context.tsx'

/** Puts the exact words of an entry into the note. What is closed has no such button until it is opened. */
export function QuoteButton({ item, opened = false }: { item: ItemView; opened?: boolean }) {
  const { notes } = usePanel()
  const refused = useSignal<string | null>(null)
  const busy = useSignal(false)
  // A contact or an address is part of the record's cover sheet, not an entry that can be named.
  if (item.type === 'Patient' || notes.view.value === null) return null
  if (item.place === 'closed' && !opened) return null
  if (item.wordsClosed && !opened) return null
  const isQuoted = notes.quotes.value.some(
    (quote) => quote.reference === item.reference && quote.for === 'note',
  )
  if (isQuoted) {
    return (
      <p class="quote-it small">
        <TickIcon /> In your note
      </p>
    )
  }
  const quote = async () => {
    busy.value = true
    const done = await notes.quote({ from: { reference: item.reference }, heading: 'needs' })
    busy.value = false
    refused.value = done ? null : (notes.trouble.value?.message ?? null)
  }
  return (
    <p class="quote-it">
      <Button look="link" busy={busy.value} onClick={() => void quote()}>
        Quote
        <span class="nhsuk-u-visually-hidden">
          {' '}
          {item.term}, {formatDate(item.date)}
        </span>
      </Button>
      {refused.value === null ? null : <span class="small"> {refused.value}</span>}
    </p>
  )
}
