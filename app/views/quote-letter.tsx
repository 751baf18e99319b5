import { useSignal } from '@preact/signals'
import { Button } from '../parts/controls.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { TickIcon } from '../parts/tick-icon.tsx'

/** A passage of a text, by its characters. */
interface Passage {
  from: number
  to: number
  text: string
}

/** Paragraphs as the writer set them: parted by blank lines, every character in its place. */
export function passagesOf(text: string): readonly Passage[] {
  const found: Passage[] = []
  for (const match of text.matchAll(/[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*/g)) {
    found.push({ from: match.index, to: match.index + match[0].length, text: match[0] })
  }
  return found
}

/** A paragraph of its own that nobody would quote. */
const GREETING = /^(?:Dear|Hi|Hello)\b[^.,]{0,40},$/

/** The letter exactly as received, each paragraph with the button that quotes it. */
export function QuotableLetter({ text }: { text: string }) {
  const { notes } = usePanel()
  const busy = useSignal<number | null>(null)
  if (notes.view.value === null) return <div class="letter">{text}</div>
  const quoted = new Set(
    notes.quotes.value
      .filter(({ reference, for: of }) => reference === 'letter' && of === 'note')
      .map(({ words }) => words),
  )
  const quote = async ({ from, to }: Passage) => {
    busy.value = from
    await notes.quote({ from: { letter: { from, to } }, heading: 'needs' })
    busy.value = null
  }
  return (
    <div class="letter letter--parts">
      {passagesOf(text).map((passage) => (
        <div class="letter__part" key={passage.from}>
          <div class="words">{passage.text}</div>
          {GREETING.test(passage.text) ? null : quoted.has(passage.text.trim()) ? (
            <p class="quote-it small">
              <TickIcon /> In your note
            </p>
          ) : (
            <p class="quote-it">
              <Button
                look="link"
                busy={busy.value === passage.from}
                onClick={() => void quote(passage)}
              >
                Quote
                <span class="nhsuk-u-visually-hidden">: {passage.text.slice(0, 40)}</span>
              </Button>
            </p>
          )}
        </div>
      ))}
    </div>
  )
}
